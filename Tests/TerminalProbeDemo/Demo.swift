internal import DisplayText
internal import Glibc
internal import NcursesTerminal
internal import TerminalUI

struct Demo {
  private let environment: [String: String]
  private var keys: [String] = []
  private var isHostile = false
  private var random = RandomFrame()
  /// The random screen shown in place of the usual one.
  private var randomBuffer: CellBuffer?
  private var isOver = false

  init(environment: [String: String]) {
    self.environment = environment
  }

  static func readEnvironment() -> [String: String] {
    let names = [
      "TERM", "NO_COLOR", "ESCDELAY", "LANG", "LC_ALL", "LC_CTYPE", "PROBE_COLOR",
      "PROBE_SHARED",
    ]
    let pairs = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  mutating func run() -> Int32 {
    var options = TerminalOptions(
      environment: environment, charset: Charset.prepareLocale(environment: environment),
      theme: DemoTheme.first)
    options.colorDepth = environment["PROBE_COLOR"].flatMap(ColorDepth.init(rawValue:))
    options.reopensTerminal = environment["PROBE_SHARED"] == nil
    do {
      let terminal = try NcursesTerminal(options)
      return loop(on: terminal)
    } catch {
      log("error \(error)")
      return 5
    }
  }

  private mutating func loop(on terminal: NcursesTerminal) -> Int32 {
    var status: Int32 = 0
    for notice in terminal.notices { log("notice \(notice.string)") }
    log("depth \(terminal.colorDepth.rawValue) \(terminal.colorDecision.rule)")
    terminal.present(frame(for: terminal))
    log("ready \(terminal.size.width)x\(terminal.size.height)")
    while !isOver {
      let ready = terminal.waitForInput(timeoutMilliseconds: nil)
      if ready.isGone { (isOver, status) = (true, 9) }
      if ready.signals { status = max(status, takeSignals(terminal)) }
      if ready.keys { takeKeys(terminal) }
      if !isOver { terminal.present(frame(for: terminal)) }
    }
    terminal.close()
    log("closed \(status) sent \(terminal.sentBytes) replaced \(terminal.replacedScalars)")
    log("cpu \(clock() / (CLOCKS_PER_SEC / 1_000))")
    return status
  }

  private mutating func takeSignals(_ terminal: NcursesTerminal) -> Int32 {
    while let signal = terminal.nextSignal() {
      log("signal \(signal) \(terminal.size.width)x\(terminal.size.height)")
      switch signal {
      case .hangUp, .terminate, .interrupt:
        isOver = true
        return 128 + signal.number
      case .suspend: terminal.suspend()
      case .resized, .continued: break
      }
    }
    return 0
  }

  private mutating func takeKeys(_ terminal: NcursesTerminal) {
    for key in terminal.readKeys() {
      let name = Self.name(of: key)
      keys.append(name)
      log("key \(name)")
      if case .control(let letter) = key { obey(letter, terminal) }
      if key == .character("q") { isOver = true }
    }
  }

  private mutating func obey(_ letter: Character, _ terminal: NcursesTerminal) {
    switch letter {
    case "a": abort()
    case "e": UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 1
    case "t": fatalError("asked for")
    case "d": Crash.readingNothing.happenOnAThread()
    case "f": Crash.usingUpTheStack.happen()
    case "g": Crash.usingUpTheStack.happenOnAThread()
    case "n": Crash.usingUpMemory.happen()
    case "v": Crash.usingUpMemory.happenOnAThread()
    case "w": Crash.trapping.happenOnAThread()
    case "x": exit(3)
    case "l": terminal.redrawAll()
    case "o": isHostile.toggle()
    case "p":
      keys.removeLast()
      let before = terminal.sentBytes
      terminal.present(frame(for: terminal))
      log("again \(terminal.sentBytes - before)")
    case "y": terminal.theme = terminal.theme == DemoTheme.first ? DemoTheme.second : .builtIn
    case "b": while true {}
    case "r": showRandomFrame(terminal)
    case "u":
      terminal.redrawAll()
      showAndTell(terminal)
    case "k": log("copied \(terminal.sendToClipboard("Côte d’Ivoire") ?? 0)")
    default: break
    }
  }

  private mutating func showRandomFrame(_ terminal: NcursesTerminal) {
    var buffer = randomBuffer ?? CellBuffer(size: terminal.size)
    random.change(&buffer)
    randomBuffer = buffer
    showAndTell(terminal)
  }

  /// Shows the screen and tells what the terminal must show now.
  private func showAndTell(_ terminal: NcursesTerminal) {
    let frame = frame(for: terminal)
    terminal.present(frame)
    // On a busy machine a terminal may take a frame in pieces.
    while !terminal.isCaughtUp && !terminal.isGone {
      _ = terminal.waitForInput(timeoutMilliseconds: 5)
    }
    log((["screen \(terminal.sentBytes)"] + frame.lines + ["end"]).joined(separator: "\n"))
  }

  private static func name(of key: Key) -> String {
    if case .paste(let text) = key { return "paste(\(text.utf8.count)) \(text.prefix(20))" }
    if case .lost(let loss) = key { return "lost \(loss)" }
    return key.name
  }

  private func log(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(3, bytes, bytes.count)
  }
}

extension Demo {
  private func frame(for terminal: NcursesTerminal) -> Frame {
    let size = terminal.size
    var buffer = CellBuffer(size: size)
    let lines: [SafeText] = [
      "READY \(size.width)x\(size.height) keys \(keys.count)",
      SafeText(keys.suffix(8).joined(separator: " ")),
      "╭─ Côte d’Ivoire ─╮ 漢字 e\u{301} ▲▼●",
      SafeText("ليبيا 2011"),
    ]
    for (y, line) in lines.enumerated() {
      buffer.draw(line, in: buffer.area.row(y), role: DemoTheme.roles[y % DemoTheme.roles.count])
    }
    for y in 4..<max(4, size.height) {
      let role = DemoTheme.roles[y % DemoTheme.roles.count]
      buffer.draw("row \(y) of the demo", in: buffer.area.row(y), role: role)
    }
    if let randomBuffer, randomBuffer.size == size { buffer = randomBuffer }
    if isHostile { putHostileCells(into: &buffer) }
    return Frame(
      buffer: buffer, cursor: Point(x: 0, y: min(keys.count, size.height - 1)),
      cursorIsVisible: keys.count % 2 == 1)
  }

  /// Cells that no widget would make: controls, bidi controls, half of a wide glyph.
  private func putHostileCells(into buffer: inout CellBuffer) {
    let scalars: [Unicode.Scalar] = [
      "\u{1B}", "\u{7}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{AD}", "\u{301}",
      "\u{E000}", "\u{E0041}",
    ]
    for (x, scalar) in scalars.enumerated() where x < buffer.size.width {
      buffer[x, 0] = Cell(Glyph(scalar), role: .text)
    }
    let (right, bottom) = (buffer.size.width - 1, buffer.size.height - 1)
    buffer[right, 0] = Cell(Glyph("漢"), role: .text)
    buffer[right, 1] = Cell(.continuation, role: .text)
    guard right > 0 else { return }
    buffer[right - 1, bottom] = Cell(Glyph("漢"), role: .text)
    buffer[right, bottom] = Cell(.continuation, role: .text)
    buffer[0, 1] = Cell(Glyph("a").adding(mark: "\u{202E}"), role: .text)
  }
}

/// Two looks that use many colours.
enum DemoTheme {
  static let roles: [Role] = [
    .severityCritical, .selection, .header, .bannerError, .stale, .trendImproved,
  ]

  static let first = theme(named: "first", shift: 0)
  static let second = theme(named: "second", shift: 5)

  private static func theme(named name: String, shift: UInt8) -> Theme {
    let attributes: [Attributes] = [[], .bold, .underline, .dim, .reverse, [.bold, .italic]]
    var styles: [ColorDepth: [String: Style]] = [:]
    for (index, role) in roles.enumerated() {
      let number = UInt8(index) + shift
      styles[.indexed, default: [:]][role.name] = Style(
        foreground: .indexed(100 + number),
        background: index.isMultiple(of: 2) ? .indexed(17) : .terminalDefault,
        attributes: attributes[index])
      styles[.sixteen, default: [:]][role.name] = Style(
        foreground: .indexed(number + 2), attributes: attributes[index])
      styles[.mono, default: [:]][role.name] = Style(attributes: attributes[index])
    }
    return Theme(name: name, title: "Demo", backdrop: .dark, styles: styles)
  }
}
