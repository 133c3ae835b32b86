internal import CWidth

/// What a terminal of the xterm kind would show.
///
/// It knows what curses sends for such a terminal, and notes in `unknown` what it does not know,
/// so that a test fails rather than passes by accident.
package struct ScreenModel {
  /// One cell; the text is empty for the right half of a wide character.
  package struct Place: Hashable, Sendable {
    package var text: String
    package var look: Look
  }

  package let columns: Int
  package let rows: Int
  private var cells: [[Place]]
  private var look = Look()
  package private(set) var cursor = (x: 0, y: 0)
  package private(set) var cursorIsVisible = true
  /// Sequences that the model does not know.
  package private(set) var unknown: Set<String> = []
  private var region: ClosedRange<Int>
  /// The cursor is at the right edge and the next character goes to the next line.
  private var isPastEdge = false
  private var lastScalar: Unicode.Scalar = " "

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    let blank = Array(repeating: Place(text: " ", look: Look()), count: columns)
    self.cells = Array(repeating: blank, count: rows)
    self.region = 0...(rows - 1)
  }

  /// Erased cells take the background that is set.
  private var blank: Place {
    Place(text: " ", look: Look(background: look.background))
  }

  private var blankRow: [Place] {
    Array(repeating: blank, count: columns)
  }

  /// Rows as text, without trailing spaces.
  package var lines: [String] {
    cells.map { row in
      var line = String.UnicodeScalarView(row.map(\.text).joined().unicodeScalars)
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// All cells as far as they can be told apart by looking at them.
  package var appearance: [[Place]] {
    cells.map { row in
      row.map { $0.text == " " ? Place(text: " ", look: $0.look.ofBlank) : $0 }
    }
  }

  /// Takes whole sequences; the bytes of a frame are never split.
  package mutating func feed(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        readSequence(&rest)
      } else if scalar.value < 0x20 {
        obey(control: scalar)
      } else {
        put(scalar)
      }
    }
  }
}

extension ScreenModel {
  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Int(wf_scalar_width(scalar.value))
    guard width > 0 else { return addMark(scalar) }
    if isPastEdge || cursor.x + width > columns {
      cursor.x = 0
      lineFeed()
      isPastEdge = false
    }
    clearHalves(from: cursor.x, to: cursor.x + width, y: cursor.y)
    cells[cursor.y][cursor.x] = Place(text: String(scalar), look: look)
    if width == 2 { cells[cursor.y][cursor.x + 1] = Place(text: "", look: look) }
    lastScalar = scalar
    cursor.x += width
    if cursor.x >= columns { (cursor.x, isPastEdge) = (columns - 1, true) }
  }

  private mutating func addMark(_ mark: Unicode.Scalar) {
    var x = isPastEdge ? cursor.x : cursor.x - 1
    guard x >= 0 else { return }
    if cells[cursor.y][x].text.isEmpty { x -= 1 }
    cells[cursor.y][x].text.unicodeScalars.append(mark)
  }

  /// Half of a wide character does not survive the other half.
  private mutating func clearHalves(from start: Int, to end: Int, y: Int) {
    if cells[y][start].text.isEmpty { cells[y][start - 1].text = " " }
    if end < columns && cells[y][end].text.isEmpty { cells[y][end].text = " " }
  }

  private mutating func lineFeed() {
    if cursor.y == region.upperBound {
      scroll(region, up: 1)
    } else {
      cursor.y = min(cursor.y + 1, rows - 1)
    }
  }

  private mutating func scroll(_ range: ClosedRange<Int>, up count: Int) {
    let height = range.count
    let count = max(-height, min(height, count))
    let blank = Array(repeating: blankRow, count: abs(count))
    let kept =
      count > 0
      ? Array(cells[range].dropFirst(count)) + blank
      : blank + Array(cells[range].dropLast(-count))
    cells.replaceSubrange(range, with: kept)
  }

  private mutating func obey(control: Unicode.Scalar) {
    switch control {
    case "\r": cursor.x = 0
    case "\n": lineFeed()
    case "\u{8}": cursor.x = max(0, cursor.x - 1)
    case "\t": cursor.x = min(columns - 1, (cursor.x / 8 + 1) * 8)
    case "\0", "\u{E}", "\u{F}", "\u{7}": return
    default: unknown.insert("control \(control.value)")
    }
    isPastEdge = false
  }
}

extension ScreenModel {
  private typealias Scalars = Substring.UnicodeScalarView

  private mutating func readSequence(_ rest: inout Scalars) {
    switch rest.popFirst() {
    case "[": readControlSequence(&rest)
    case "]": while let scalar = rest.popFirst(), scalar != "\u{7}", scalar != "\\" {}
    case "(", ")": _ = rest.popFirst()
    case "M": if cursor.y == region.lowerBound { scroll(region, up: -1) } else { moveBy(0, -1) }
    case "7", "8", "=", ">": return
    case let other: unknown.insert("ESC \(other.map(String.init) ?? "")")
    }
  }

  private mutating func readControlSequence(_ rest: inout Scalars) {
    var text = ""
    while let scalar = rest.popFirst() {
      if (0x40...0x7E).contains(scalar.value) {
        return obey(scalar, parameters: text)
      }
      text.unicodeScalars.append(scalar)
    }
  }

  private mutating func obey(_ final: Unicode.Scalar, parameters text: String) {
    if text.hasPrefix("?") { return setMode(text.dropFirst(), isOn: final == "h") }
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    let first = numbers.first ?? 0
    switch final {
    case "m": for code in look.apply(text) { unknown.insert("SGR \(code)") }
    case "h", "l", "t": return
    case "b": for _ in 0..<count { put(lastScalar) }
    case "H": moveTo((numbers.count > 1 ? max(1, numbers[1]) : 1) - 1, count - 1)
    case "d": moveTo(cursor.x, count - 1)
    case "G": moveTo(count - 1, cursor.y)
    case "A": moveBy(0, -count)
    case "B": moveBy(0, count)
    case "C": moveBy(count, 0)
    case "D": moveBy(-count, 0)
    case "I": moveTo((cursor.x / 8 + count) * 8, cursor.y)
    case "Z": moveTo(((cursor.x + 7) / 8 - count) * 8, cursor.y)
    case "r": setRegion(numbers)
    default: edit(final, count: count, first: first)
    }
  }

  /// Sequences that change cells without putting a character.
  private mutating func edit(_ final: Unicode.Scalar, count: Int, first: Int) {
    let (x, y) = (cursor.x, cursor.y)
    switch final {
    case "X": erase(x..<min(columns, x + count), y: y)
    case "K": erase(first == 1 ? 0..<(x + 1) : first == 2 ? 0..<columns : x..<columns, y: y)
    case "J": eraseScreen(first)
    case "P": shift(y, at: x, removing: count)
    case "@": shift(y, at: x, inserting: count)
    case "L" where region.contains(y): scroll(y...region.upperBound, up: -count)
    case "M" where region.contains(y): scroll(y...region.upperBound, up: count)
    case "S": scroll(region, up: count)
    case "T": scroll(region, up: -count)
    default: unknown.insert("CSI \(final)")
    }
    isPastEdge = false
  }

  private mutating func setMode(_ text: Substring, isOn: Bool) {
    if text.split(separator: ";").contains("25") { cursorIsVisible = isOn }
  }

  private mutating func setRegion(_ numbers: [Int]) {
    let top = max(1, numbers.first ?? 1)
    let bottom = numbers.count > 1 && numbers[1] > 0 ? min(rows, numbers[1]) : rows
    guard top < bottom || rows == 1 else { return }
    region = (top - 1)...(bottom - 1)
    moveTo(0, 0)
  }

  private mutating func moveTo(_ x: Int, _ y: Int) {
    cursor = (min(max(0, x), columns - 1), min(max(0, y), rows - 1))
    isPastEdge = false
  }

  private mutating func moveBy(_ dx: Int, _ dy: Int) {
    moveTo(cursor.x + dx, cursor.y + dy)
  }

  private mutating func erase(_ range: Range<Int>, y: Int) {
    guard !range.isEmpty else { return }
    clearHalves(from: range.lowerBound, to: range.upperBound, y: y)
    for x in range { cells[y][x] = blank }
  }

  private mutating func eraseScreen(_ kind: Int) {
    switch kind {
    case 0:
      erase(cursor.x..<columns, y: cursor.y)
      for y in (cursor.y + 1)..<max(cursor.y + 1, rows) { cells[y] = blankRow }
    case 2: for y in 0..<rows { cells[y] = blankRow }
    default: unknown.insert("CSI \(kind) J")
    }
  }

  private mutating func shift(_ y: Int, at x: Int, removing count: Int) {
    let count = min(count, columns - x)
    clearHalves(from: x, to: x + count, y: y)
    cells[y].removeSubrange(x..<(x + count))
    cells[y] += Array(repeating: blank, count: count)
  }

  private mutating func shift(_ y: Int, at x: Int, inserting count: Int) {
    let count = min(count, columns - x)
    if cells[y][x].text.isEmpty { clearHalves(from: x, to: x, y: y) }
    cells[y].insert(contentsOf: Array(repeating: blank, count: count), at: x)
    cells[y].removeLast(count)
    let next = columns - 1
    if wf_scalar_width(cells[y][next].text.unicodeScalars.first?.value ?? 32) == 2 {
      cells[y][next].text = " "
    }
  }
}
