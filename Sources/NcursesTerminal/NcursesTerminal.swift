internal import CNcurses
package import DisplayText
internal import Glibc
package import TerminalUI

/// The only real terminal: shows frames, reads keys and signals, and gives the terminal back.
///
/// One thread owns it, and only one may exist at a time. It asks the terminal nothing, so that no
/// answer can come late. It waits only in `waitForInput`: the newest frame replaces one that a
/// stalled terminal does not take, and goes out when the terminal moves again.
package final class NcursesTerminal {
  let options: TerminalOptions
  package let entry: TerminalEntry
  package let colorDecision: ColorDecision
  /// What the user should be told once, such as a fallback.
  package let notices: [SafeText]

  var device: TerminalDevice
  var parser: KeyParser
  let signalDescriptor: Int32
  /// When the input was last known to be empty, in milliseconds; everything read later arrived
  /// after it.
  var knownEmpty = 0

  var palette: Palette
  var pairs: PairTable
  var looks: [CellLook] = []
  /// By role: whether a blank looks the same as any other plain blank.
  var blanksArePlain: [Bool] = []
  var gate = CellGate()

  /// The frame that the terminal shows, as it was passed in; `nil` before the first.
  var presented: Frame?
  /// The same frame as it was drawn, with blanks joined.
  var shown = CellBuffer(size: Size(width: 0, height: 0))
  /// The newest frame, while an older one is still on its way.
  var deferred: Frame?
  /// Whether every cell must be sent again.
  var needsRepaint = true
  var hasEntered = false
  private var isClosed = false

  /// Columns and rows at the last resize.
  package private(set) var size: Size

  /// The theme; a new one shows with the next frame.
  package var theme: Theme {
    didSet { if theme != oldValue { applyTheme() } }
  }

  /// Takes the terminal over; the first frame enters the screen.
  package init(_ options: TerminalOptions) throws(TerminalStartError) {
    guard isatty(options.output) == 1 else { throw .notATerminal }
    if options.trustsSystemEntriesOnly { wf_entry_trust_system_only() }
    let entry = try TerminalEntry.find(term: options.environment["TERM"])
    self.options = options
    self.entry = entry
    self.notices = Self.notices(of: entry) + [options.escapeNotice].compactMap(\.self)
    self.theme = options.theme
    self.parser = KeyParser(escapeTimeout: options.escapeTimeout)
    self.colorDecision = ColorDecision.decide(
      option: options.colorDepth, environment: options.environment, colors: entry.colors)
    self.signalDescriptor = wf_signals_start()
    guard signalDescriptor >= 0 else { throw .refused(errno: errno) }
    self.device = TerminalDevice(options)
    self.size = Self.size(of: device)
    self.palette = Palette(colors: entry.colors, hasTerminalDefaults: true)
    self.pairs = PairTable(terminalPairs: 0)
    try start()
  }

  deinit {
    close()
  }

  private func start() throws(TerminalStartError) {
    guard wf_screen_start(entry.name, Int32(size.width), Int32(size.height)) else {
      close()
      throw .noUsableEntry(tried: [entry.name])
    }
    let undo = undoBytes()
    wf_restore_prepare(device.output, undo, undo.count)
    let problem = wf_device_enter(device.output)
    guard problem == 0 else {
      close()
      throw .refused(errno: problem)
    }
    let colors = colorDecision.depth == .mono ? 0 : wf_colors_start()
    palette = Palette(colors: entry.colors, hasTerminalDefaults: colors != 1)
    applyTheme()
    knownEmpty = Self.now()
  }

  /// Gives the terminal back; afterwards only `close()` may be called.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    wf_restore()
    wf_screen_end()
    wf_signals_end()
    device.close()
  }

  /// How many colours are in use.
  package var colorDepth: ColorDepth { colorDecision.depth }
  package var charset: Charset { options.charset }
  /// How many scalars the second gate replaced; any number but 0 deserves a report.
  package var replacedScalars: Int { gate.replacedScalars }
  /// How many bytes the terminal has taken so far.
  package var sentBytes: Int { device.sentBytes }
  /// Whether the terminal has taken everything that was presented.
  package var isCaughtUp: Bool { device.isDrained && deferred == nil }
  /// Whether the terminal turned out to be gone.
  package var isGone: Bool { device.isGone }

  private func undoBytes() -> [UInt8] {
    let modes = TerminalModes.off(entry)
    return modes
      + [UInt8](unsafeUninitializedCapacity: 512 - modes.count) { buffer, initialized in
        buffer.withMemoryRebound(to: CChar.self) { bytes in
          initialized = wf_screen_undo_bytes(bytes.baseAddress, bytes.count)
        }
      }
  }

  private static func notices(of entry: TerminalEntry) -> [SafeText] {
    let requested = SafeText(entry.requested, limit: 40)
    let name = SafeText(entry.name)
    return switch entry.fallback {
    case nil: []
    case .unset: ["TERM is not set; using \(name)"]
    case .unknown: ["TERM=\(requested) is unknown here; using \(name)"]
    case .cannotPlaceCursor: ["TERM=\(requested) cannot place the cursor; using \(name)"]
    }
  }
}

extension NcursesTerminal {
  /// A larger size is no window, but a mistake or an attack.
  private static let limit = Size(width: 1_000, height: 500)

  /// The size of the window behind a descriptor; `nil` if there is none or it does not say.
  package static func windowSize(of descriptor: Int32) -> Size? {
    var (width, height): (Int32, Int32) = (0, 0)
    guard wf_device_size(descriptor, &width, &height) else { return nil }
    return Size(width: min(Int(width), limit.width), height: min(Int(height), limit.height))
  }

  private static func size(of device: TerminalDevice) -> Size {
    windowSize(of: device.output) ?? Size(width: 80, height: 24)
  }

  /// Asks for the window's size and adapts the screen to it.
  func refreshSize() {
    let current = Self.size(of: device)
    guard current != size else { return }
    size = current
    wf_screen_resize(Int32(size.width), Int32(size.height))
    needsRepaint = true
  }

  /// Milliseconds on a steady clock.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
