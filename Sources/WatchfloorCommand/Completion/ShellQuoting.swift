internal import StrictJSON

/// Texts as words of a shell's language.
enum ShellQuoting {
  /// For bash and zsh: in single quotes, where only the quote itself means something.
  static func posix(_ text: String) -> String {
    "'\(text.replacingScalars { $0 == "'" ? "'\\''" : nil })'"
  }

  /// For fish, where a backslash keeps its meaning in single quotes.
  static func fish(_ text: String) -> String {
    "'\(text.replacingScalars { $0 == "'" || $0 == "\\" ? "\\\($0)" : nil })'"
  }

  /// For a description in a specification of zsh's `_arguments`, which is then quoted as a whole.
  static func zshDescription(_ text: String) -> String {
    text.replacingScalars { "\\[]:".unicodeScalars.contains($0) ? "\\\($0)" : nil }
  }

  /// A list of words, each in quotes where it has more than letters, digits and plain signs.
  static func posixWords(_ words: [String]) -> String {
    words.map { $0.unicodeScalars.allSatisfy(isPlain) && !$0.isEmpty ? $0 : posix($0) }
      .joined(separator: " ")
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", ":", "/", "+", ",": true
    default: false
    }
  }
}
