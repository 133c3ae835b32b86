internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc

/// The one way out of the program for what snapshots and the log say: reports, tables, screens as
/// text, entries, the clipboard.
///
/// `Output` takes such results only with a pass, which only this gives.
struct ExportGate {
  private let output: Output
  private let arguments: Arguments
  private let environment: [String: String]

  init(_ arguments: Arguments, environment: [String: String], output: Output) {
    self.arguments = arguments
    self.environment = environment
    self.output = output
  }

  /// That something may leave, by the limit that holds.
  struct Pass {
    fileprivate init() {}
  }

  /// The limit where it is going: a file, a pipe or a terminal.
  private func ceiling() throws(ExportRefusal) -> ExportCeiling {
    try ceiling(
      isTerminal: arguments.outputFile == nil && isatty(STDOUT_FILENO) == 1)
  }

  private func ceiling(isTerminal: Bool) throws(ExportRefusal) -> ExportCeiling {
    do {
      return try ExportCeiling(
        option: arguments.maxHandling, environment: environment, isTerminal: isTerminal)
    } catch {
      throw ExportRefusal(text: error.text, code: .usage)
    }
  }

  /// Throws where a site's limit is not understood; asked first, it is said before anything is read.
  func check() throws(ExportRefusal) {
    _ = try ceiling()
  }

  /// The strictest marking that may leave.
  func limit() throws(ExportRefusal) -> Handling { try ceiling().handling }

  func pass(_ marking: Marking, _ what: SafeText) throws(ExportRefusal) -> Pass {
    let ceiling = try ceiling()
    guard marking.handling <= ceiling.handling else {
      throw ExportRefusal(text: ceiling.refusal(of: marking.handling, what), code: .forbidden)
    }
    return Pass()
  }

  func allows(_ marking: Marking) -> Bool { (try? pass(marking, "")) != nil }

  /// Says why something may not leave, and gives the exit code; `nil` where it may.
  func refuse(_ marking: Marking, _ what: SafeText) -> ExitCode? {
    let code = letOut(marking, what) { _ in }
    return code == .fine ? nil : code
  }

  /// Why something may not go to the clipboard, which whoever sits at the terminal may paste
  /// anywhere: it counts as a pipe.
  func clipboardRefusal(_ marking: Marking) -> SafeText? {
    do throws(ExportRefusal) {
      let ceiling = try ceiling(isTerminal: false)
      guard marking.handling > ceiling.handling else { return nil }
      return
        "the text is marked \(SafeText(marking.handling.rawValue)); the clipboard takes up to \(SafeText(ceiling.handling.rawValue)), as a pipe does"
    } catch {
      return error.text
    }
  }

  /// Prints lines, or says why not.
  ///
  /// - Parameter what: they are, for the message.
  func write(_ lines: [SafeText], _ marking: Marking, _ what: SafeText) -> ExitCode {
    letOut(marking, what) { output.lines(lines, $0) }
  }

  /// Prints bytes that are harmless by construction: a rendered screen, or JSON for a pipe.
  func write(_ bytes: [UInt8], _ marking: Marking, _ what: SafeText) -> ExitCode {
    letOut(marking, what) { output.raw(bytes, $0) }
  }

  private func letOut(
    _ marking: Marking, _ what: SafeText, _ body: (Pass) -> Void
  ) -> ExitCode {
    do throws(ExportRefusal) {
      body(try pass(marking, what))
      return .fine
    } catch {
      output.message(error.text)
      return error.code
    }
  }
}

/// Why something does not leave the program.
struct ExportRefusal: Error {
  let text: SafeText
  let code: ExitCode
}
