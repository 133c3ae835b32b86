internal import CNcurses
internal import DisplayText
package import TerminalUI

/// How cells of one role are drawn.
struct CellLook {
  var attributes: UInt32
  var pair: ColorPair?
}

extension NcursesTerminal {
  /// Shows a frame: sends what differs from the last one in one piece, or nothing if nothing
  /// differs.
  package func present(_ frame: Frame) {
    device.flush()
    guard device.isDrained else {
      deferred = frame
      return
    }
    deferred = nil
    draw(frame)
  }

  /// Sends every cell again with the next frame, for a screen that another program spoilt.
  package func redrawAll() {
    needsRepaint = true
  }

  /// Continues with a frame that the terminal had not taken; call it when the terminal takes bytes
  /// again.
  func catchUp() {
    device.flush()
    if device.isDrained, let frame = deferred { present(frame) }
  }

  private func draw(_ frame: Frame) {
    let rows = changedRows(of: frame)
    if let rows {
      let isMoved =
        presented?.cursor != frame.cursor || presented?.cursorIsVisible != frame.cursorIsVisible
      guard isMoved || !rows.isEmpty else { return }
      putChanges(of: frame, in: rows)
    } else {
      repaint(frame)
    }
    presented = frame
    placeCursor(of: frame)
    wf_update()
    sendUpdate(isShortened: rows != nil && entry.usesStandardLooks)
  }

  /// The rows in which the frame differs from what the terminal shows; `nil` if that is unknown.
  private func changedRows(of frame: Frame) -> [Int]? {
    let size = frame.buffer.size
    guard !needsRepaint, let presented, presented.buffer.size == size else { return nil }
    let (before, after) = (presented.buffer.cells, frame.buffer.cells)
    return (0..<size.height).filter { y in
      let row = (y * size.width)..<((y + 1) * size.width)
      return before[row] != after[row]
    }
  }

  private func placeCursor(of frame: Frame) {
    let x = min(max(0, frame.cursor.x), size.width - 1)
    let y = min(max(0, frame.cursor.y), size.height - 1)
    wf_cursor(Int32(x), Int32(y), frame.cursorIsVisible)
  }

  private func sendUpdate(isShortened: Bool) {
    let count = wf_taken_count()
    guard count > 0 else { return }
    let written = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      wf_take(buffer.baseAddress, count)
      initialized = count
    }
    let bytes = isShortened ? LineEconomy.shorten(written) : written
    let isSynchronized = entry.synchronizesOutput
    device.send(
      (isSynchronized ? TerminalModes.beginFrame : []) + bytes
        + (isSynchronized ? TerminalModes.endFrame : []) + enteringBytes())
  }

  /// Turns on the modes that go out with the first frame after the screen was entered.
  private func enteringBytes() -> [UInt8] {
    guard !hasEntered else { return [] }
    hasEntered = true
    wf_restore_screen_too()
    return entry.bracketsPastes ? TerminalModes.markPastes : []
  }
}

extension NcursesTerminal {
  private func repaint(_ frame: Frame) {
    needsRepaint = false
    wf_screen_erase()
    wf_screen_redraw_all()
    let rows = Array(0..<frame.buffer.size.height)
    shown = joined(frame.buffer, in: rows)
    let drawn = drawnForm(of: shown)
    for y in rows.prefix(size.height) {
      for x in 0..<min(size.width, shown.size.width) {
        put(shown, drawn, x: x, y: y)
      }
    }
  }

  private func putChanges(of frame: Frame, in rows: [Int]) {
    let next = joined(frame.buffer, in: rows)
    let drawn = drawnForm(of: next)
    let columns = min(size.width, next.size.width)
    // It is moved out for the loop: each use of a class's property checks for exclusive access.
    var known = CellBuffer(size: Size(width: 0, height: 0))
    swap(&known, &shown)
    for y in rows where y < size.height {
      for x in 0..<columns where known[x, y] != next[x, y] {
        put(next, drawn, x: x, y: y)
        known[x, y] = next[x, y]
      }
    }
    swap(&known, &shown)
  }

  private func joined(_ buffer: CellBuffer, in rows: [Int]) -> CellBuffer {
    var buffer = buffer
    for y in rows { BlankJoining.apply(to: &buffer, row: y, isPlain: blanksArePlain) }
    return buffer
  }

  private func drawnForm(of buffer: CellBuffer) -> CellBuffer {
    options.charset == .ascii ? AsciiForm.of(buffer) : buffer
  }

  /// Puts one cell; the right half of a wide glyph goes together with the left half.
  private func put(_ original: CellBuffer, _ drawn: CellBuffer, x: Int, y: Int) {
    let cell = drawn[x, y]
    var glyph = gate.pass(original[x, y].glyph.isContinuation ? .space : original[x, y].glyph)
    if options.charset == .ascii {
      glyph = glyph == CellGate.replacement ? CellGate.asciiReplacement : cell.glyph
    } else if cell.glyph.isContinuation {
      if isRightHalf(drawn, x: x, y: y) { return }
      glyph = .space
    } else if isCut(glyph, in: drawn, x: x, y: y) {
      glyph = .space
    }
    put(glyph, look: looks[Int(cell.role.rawValue)], x: x, y: y, of: original)
  }

  /// Whether a wide glyph lacks a second cell.
  ///
  /// The last two columns of the last row count as missing: to fill the corner without scrolling,
  /// curses shifts them on some terminals, and would tear a wide glyph in two.
  private func isCut(_ glyph: Glyph, in buffer: CellBuffer, x: Int, y: Int) -> Bool {
    guard DisplayWidth.of(glyph.base) == 2 else { return false }
    let columns = min(size.width, buffer.size.width) - (y == size.height - 1 ? 2 : 0)
    return x + 1 >= columns || !buffer[x + 1, y].glyph.isContinuation
  }

  private func isRightHalf(_ buffer: CellBuffer, x: Int, y: Int) -> Bool {
    guard x > 0 else { return false }
    let left = buffer[x - 1, y].glyph
    return !left.isContinuation && DisplayWidth.known(left.base) == 2
      && !isCut(left, in: buffer, x: x - 1, y: y)
  }

  private func put(_ glyph: Glyph, look: CellLook, x: Int, y: Int, of buffer: CellBuffer) {
    let pair = look.pair.map { number(of: $0, in: buffer) } ?? 0
    if glyph.firstMark == nil {
      var scalar = glyph.base.value
      wf_put(Int32(x), Int32(y), &scalar, 1, look.attributes, pair)
    } else {
      let scalars = glyph.scalars.map(\.value)
      wf_put(Int32(x), Int32(y), scalars, Int32(scalars.count), look.attributes, pair)
    }
  }
}

extension NcursesTerminal {
  /// Fits the theme to the terminal and lets the next frame be drawn anew.
  func applyTheme() {
    let isColored = colorDecision.depth != .mono
    looks = theme.table(depth: colorDecision.depth).map { style in
      guard isColored else { return CellLook(attributes: style.attributes.curses, pair: nil) }
      let look = palette.look(of: style)
      let isDefault = look.pair == ColorPair(foreground: -1, background: -1)
      return CellLook(
        attributes: look.attributes.curses, pair: isDefault ? nil : look.pair)
    }
    blanksArePlain = theme.table(depth: colorDecision.depth).map {
      $0.background == .terminalDefault && $0.attributes.isDisjoint(with: [.reverse, .underline])
    }
    if isColored { wf_pairs_forget() }
    pairs = PairTable(terminalPairs: isColored ? entry.pairs : 0)
    needsRepaint = true
  }

  private func number(of pair: ColorPair, in buffer: CellBuffer) -> Int32 {
    pairs.number(of: pair) { candidate in
      buffer.cells.contains { looks[Int($0.role.rawValue)].pair == candidate }
    } install: { number, pair in
      _ = wf_pair_set(number, pair.foreground, pair.background)
    }
  }
}

extension Attributes {
  /// The same, as bits of the C interface.
  fileprivate var curses: UInt32 {
    let table: [(Attributes, UInt32)] = [
      (.bold, UInt32(WF_BOLD)), (.dim, UInt32(WF_DIM)), (.underline, UInt32(WF_UNDERLINE)),
      (.reverse, UInt32(WF_REVERSE)), (.italic, UInt32(WF_ITALIC)),
    ]
    return table.reduce(0) { contains($1.0) ? $0 | $1.1 : $0 }
  }
}
