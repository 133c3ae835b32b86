internal import DisplayText

/// Why a run does not end with exit code 0: what is said last, and the code that the shell gets.
///
/// Some of these ends are answers and no failures, as that two snapshots differ. The result tells
/// those, and nothing more is said.
struct CommandError: Error, Equatable {
  /// A text with an error in it, and what of the text stands before the error.
  struct Excerpt: Equatable {
    let text: SafeText
    let before: SafeText
  }

  /// For standard error, in this order.
  let messages: [SafeText]
  /// What the last message is about.
  var excerpt: Excerpt?
  /// A code of `ExitCode`, or 128 and the number of a signal.
  var status: Int32

  init(_ code: ExitCode, _ messages: [SafeText] = []) {
    self.messages = messages
    status = code.rawValue
  }

  /// The end by a signal, as shells number it.
  init(signal: Int32) {
    messages = []
    status = 128 + signal
  }

  /// Of an end whose reason stands on standard output or standard error already.
  static func said(_ code: ExitCode) -> CommandError { CommandError(code) }

  static let differs = said(.differs)

  var isForbidden: Bool { status == ExitCode.forbidden.rawValue }

  static func usage(_ message: SafeText) -> CommandError { CommandError(.usage, [message]) }

  static func invalidData(_ message: SafeText) -> CommandError {
    CommandError(.invalidData, [message])
  }

  static func storeUnavailable(_ message: SafeText) -> CommandError {
    CommandError(.storeUnavailable, [message])
  }
}
