/// Text in the language of man pages, ASCII only.
///
/// A line that is text never begins with a control character, whatever the text is.
enum Roff {
  private static let lineLength = 78

  /// Prose in lines: hyphens within words stay hyphens, those of options and dates are minus signs.
  static func prose(_ text: String) -> [String] {
    var lines = [""]
    for word in text.unicodeScalars.split(separator: " ").map({ hyphenated(String($0)) }) {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = guarded(word)
      } else if line.count + 1 + word.count <= lineLength {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(guarded(word))
      }
    }
    return lines
  }

  private static func hyphenated(_ word: String) -> String {
    let scalars = Array(word.unicodeScalars)
    return scalars.indices.map { index in
      let isWithin =
        scalars[index] == "-" && index > 0 && index + 1 < scalars.count
        && scalars[index - 1].properties.isAlphabetic
        && scalars[index + 1].properties.isAlphabetic
      return isWithin ? "-" : escaped(scalars[index])
    }.joined()
  }

  /// What is typed: every character as it is on a keyboard.
  static func literal(_ text: String) -> String {
    guarded(text.unicodeScalars.map(escaped).joined())
  }

  static func bold(_ text: String) -> String { "\\fB\(inline(literal(text)))\\fR" }

  /// A macro with arguments that hold spaces.
  static func macro(_ name: String, _ arguments: String...) -> String {
    ([".\(name)"] + arguments.map { "\"\(inline(literal($0)))\"" }).joined(separator: " ")
  }

  /// Where a line begins with it, the guard is not needed further on.
  private static func inline(_ text: String) -> String {
    text.utf8.starts(with: "\\&".utf8) ? String(text.unicodeScalars.dropFirst(2)) : text
  }

  private static func guarded(_ text: String) -> String {
    text.utf8.starts(with: ".".utf8) || text.utf8.starts(with: "\\(aq".utf8) ? "\\&\(text)" : text
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    // A line break would begin a line that nobody guards.
    case "\n", "\r", "\t", "\u{B}", "\u{C}": " "
    case "\\": "\\(rs"
    case "-": "\\-"
    case "'": "\\(aq"
    case "\"": "\\(dq"
    case "`": "\\(ga"
    case "^": "\\(ha"
    case "~": "\\(ti"
    case _ where scalar.isASCII: String(Character(scalar))
    default: "\\[u\(hexadecimal(scalar.value))]"
    }
  }

  /// At least four digits, as groff and mandoc want them.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
