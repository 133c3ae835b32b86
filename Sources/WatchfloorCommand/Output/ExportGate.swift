internal import CrisisModel
internal import DisplayText
internal import Glibc

/// The one way out of the program for what snapshots and the log say: reports, tables, screens as
/// text, entries, the clipboard.
///
/// `Output` takes such results only with a pass, which only this gives.
struct ExportGate {
  private let output: Output
  /// The strictest marking, as it was given on the command line.
  private let option: Handling?
  /// Whether the result goes to a file and not to standard output.
  private let isFile: Bool
  private let environment: [String: String]

  init(limit: Handling?, isFile: Bool, environment: [String: String], output: Output) {
    option = limit
    self.isFile = isFile
    self.environment = environment
    self.output = output
  }

  /// That something may leave, by the limit that holds.
  struct Pass {
    fileprivate init() {}
  }

  /// The limit where it is going: a file, a pipe or a terminal.
  private func ceiling() throws(CommandError) -> ExportCeiling {
    try ceiling(isTerminal: !isFile && isatty(STDOUT_FILENO) == 1)
  }

  private func ceiling(isTerminal: Bool) throws(CommandError) -> ExportCeiling {
    do {
      return try ExportCeiling(option: option, environment: environment, isTerminal: isTerminal)
    } catch {
      throw .usage(error.text)
    }
  }

  /// Throws where a site's limit is not understood; asked first, it is said before anything is read.
  func check() throws(CommandError) {
    _ = try ceiling()
  }

  /// The strictest marking that may leave.
  func limit() throws(CommandError) -> Handling { try ceiling().handling }

  func pass(_ marking: Marking, _ what: SafeText) throws(CommandError) -> Pass {
    try check(marking, what, ceiling())
    return Pass()
  }

  /// Throws where a limit that somebody set forbids to write what is no export, but the record itself.
  func checkRecord(_ marking: Marking, _ what: SafeText) throws(CommandError) {
    // A terminal has no limit of its own.
    try check(marking, what, ceiling(isTerminal: true))
  }

  private func check(
    _ marking: Marking, _ what: SafeText, _ ceiling: ExportCeiling
  ) throws(CommandError) {
    guard marking.handling <= ceiling.handling else {
      throw CommandError(.forbidden, [ceiling.refusal(of: marking.handling, what)])
    }
  }

  func allows(_ marking: Marking) -> Bool { (try? pass(marking, "")) != nil }

  /// Why something may not go to the clipboard, which whoever sits at the terminal may paste
  /// anywhere: it counts as a pipe.
  func clipboardRefusal(_ marking: Marking) -> SafeText? {
    do throws(CommandError) {
      let ceiling = try ceiling(isTerminal: false)
      guard marking.handling > ceiling.handling else { return nil }
      return
        "the text is marked \(SafeText(marking.handling.rawValue)); the clipboard takes up to \(SafeText(ceiling.handling.rawValue)), as a pipe does"
    } catch {
      return error.messages.first
    }
  }

  /// Prints lines that may leave.
  ///
  /// - Parameter what: they are, for the message where they may not.
  func write(_ lines: [SafeText], _ marking: Marking, _ what: SafeText) throws(CommandError) {
    output.lines(lines, try pass(marking, what))
  }

  /// Prints bytes that are harmless by construction: a rendered screen, or JSON for a pipe.
  func write(_ bytes: [UInt8], _ marking: Marking, _ what: SafeText) throws(CommandError) {
    output.raw(bytes, try pass(marking, what))
  }
}

/// What is said where some of what was asked for may not leave the program.
enum LeftOut {
  /// `3 entries above TLP:AMBER left out`.
  static func text(
    _ count: Int, _ one: SafeText, _ many: SafeText, above limit: Handling
  ) -> SafeText {
    "\(SafeText.counted(count, one, many)) above \(SafeText(limit.rawValue)) left out"
  }
}
