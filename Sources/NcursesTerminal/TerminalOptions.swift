internal import DisplayText
package import TerminalUI

/// What the terminal is told before it starts.
///
/// It reads nothing else from outside, except what the C library and terminfo read themselves.
package struct TerminalOptions: Sendable {
  /// Of the variables, TERM, NO_COLOR and ESCDELAY are used.
  package var environment: [String: String]
  package var input: Int32
  package var output: Int32
  /// The user's own choice of colours, which overrides everything.
  package var colorDepth: ColorDepth?
  package var charset: Charset
  package var theme: Theme
  /// Whether to ignore terminfo entries that the user could have written, as in a restricted
  /// session; the variables that lead to them, HOME among them, are removed from the process's
  /// environment.
  package var trustsSystemEntriesOnly: Bool
  /// Whether to open the terminal anew, so that writing never blocks; done wherever possible.
  package var reopensTerminal: Bool

  package init(
    environment: [String: String], charset: Charset, theme: Theme = .builtIn,
    colorDepth: ColorDepth? = nil
  ) {
    self.environment = environment
    self.input = 0
    self.output = 1
    self.colorDepth = colorDepth
    self.charset = charset
    self.theme = theme
    self.trustsSystemEntriesOnly = false
    self.reopensTerminal = true
  }

  private static let escapeDelays = 0...10_000

  /// Milliseconds after which a single ESC is a key: ESCDELAY, as curses itself reads it, or 50.
  var escapeTimeout: Int {
    guard let text = environment["ESCDELAY"], let delay = Int(text) else { return 50 }
    return min(max(delay, Self.escapeDelays.lowerBound), Self.escapeDelays.upperBound)
  }

  /// Says that ESCDELAY is not used as it stands.
  var escapeNotice: SafeText? {
    guard let text = environment["ESCDELAY"], !text.isEmpty else { return nil }
    if let delay = Int(text), Self.escapeDelays.contains(delay) { return nil }
    return
      "ESCDELAY=\(SafeText(text, limit: 20)) is no number from 0 to 10000; using \(escapeTimeout)"
  }
}
