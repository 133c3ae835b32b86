internal import DisplayText
internal import Glibc
internal import TerminalUI

/// Standard output and standard error; takes safe text only, so that a printed table is as
/// harmless as the screen.
///
/// What could not be written is remembered: `finish` says it, for every subcommand.
struct Output {
  /// ASCII where the locale is not UTF-8.
  let isASCII: Bool
  private let results = StandardStream(STDOUT_FILENO)
  private let messages = StandardStream(STDERR_FILENO)

  init(isASCII: Bool) {
    self.isASCII = isASCII
  }

  /// Lines that tell what snapshots or the log say.
  func lines(_ lines: [SafeText], _ pass: ExportGate.Pass) {
    for text in lines { line(text) }
  }

  /// A result that tells nothing of what snapshots or the log say; what does has to pass the gate.
  func line(_ text: SafeText = .empty) {
    write(text, to: results)
  }

  /// A message about the run, not a result.
  func message(_ text: SafeText) {
    write("watchfloor: \(text)", to: messages)
  }

  /// How far long work has come, over the line before; for a terminal only.
  func progress(_ text: SafeText) {
    let string = isASCII ? AsciiForm.of(text.string) : text.string
    messages.write("\r\u{1B}[K\(string)")
  }

  /// Points at the character of a text that the message before is about.
  private func excerpt(_ excerpt: CommandError.Excerpt) {
    write("  \(excerpt.text)", to: messages)
    write("  \(SafeText.empty.padded(to: excerpt.before.width))^", to: messages)
  }

  private func write(_ text: SafeText, to stream: StandardStream) {
    let string = isASCII ? AsciiForm.of(text.string) : text.string
    stream.write(string + "\n")
  }

  /// Writes bytes that are harmless by construction: a rendered screen, or JSON for a pipe.
  func raw(_ bytes: [UInt8], _ pass: ExportGate.Pass) {
    results.write(bytes)
  }

  /// Says that what was asked for is done; on standard error too where standard output is lost, so
  /// that nobody does it again.
  func confirmation(_ text: SafeText) {
    line(text)
    if results.failure != nil { message(text) }
  }

  /// Says what is wrong, without the end of the run.
  func say(_ error: CommandError) {
    for text in error.messages { message(text) }
    if let excerpt = error.excerpt { self.excerpt(excerpt) }
  }

  /// Says why the run ends, and ends it.
  ///
  /// - Parameter error: `nil` where all is done that was asked for.
  func end(_ error: CommandError?) -> Int32 {
    if let error { say(error) }
    return finish(error?.status ?? ExitCode.fine.rawValue)
  }

  /// How the run ends: as the subcommand says, unless it could not say it.
  ///
  /// A lost result outweighs everything; a lost message all that is no failure already.
  private func finish(_ code: Int32) -> Int32 {
    results.finish()
    if let failure = results.failure {
      message(
        "standard output: \(SafeText(String(cString: strerror(failure)))), so what is printed is not complete; print it again to where there is room"
      )
      return ExitCode.outputFailed.rawValue
    }
    messages.finish()
    guard messages.failure != nil else { return code }
    let isFailure = ![ExitCode.fine, .differs].map(\.rawValue).contains(code)
    return isFailure ? code : ExitCode.outputFailed.rawValue
  }
}
