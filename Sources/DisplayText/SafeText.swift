package import StrictJSON

/// Text that cannot harm the terminal on which it is drawn; widgets accept no other text.
///
/// There are two ways to make it: from a literal in the source (the literal type is `StaticString`,
/// so that a `String` variable does not fit), or with the sanitizer, whatever the text came from.
/// There is no other initializer, so that forgetting is a compile error.
///
/// It guarantees that every scalar can be drawn, that at most two combining marks follow a base,
/// and that no control, bidi control, invisible or private-use scalar is left (they show as `^X` or
/// `<U+202E>`).
package struct SafeText: Hashable, Sendable {
  package let string: String

  init(alreadySafe string: String) {
    self.string = string
  }

  /// Sanitizes one line of text from outside; CR, LF and TAB count as hostile too.
  ///
  /// - Parameter limit: the most scalars that are kept; a longer text ends with an ellipsis.
  package init(_ untrusted: String, limit: Int = 4_000) {
    self.string = Sanitizer.sanitize(untrusted, limit: limit)
  }

  /// Sanitizes a message, in which text from outside is already quoted.
  package init(_ message: Message, limit: Int = 4_000) {
    self.init(message.string, limit: limit)
  }

  package init(_ number: Int) {
    self.string = String(number)
  }

  package static let empty = SafeText(alreadySafe: "")

  package var isEmpty: Bool { string.isEmpty }

  /// How many columns it takes on the terminal.
  package var width: Int { DisplayWidth.of(string) }

  package static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(alreadySafe: left.string + right.string)
  }

  /// Joins the texts, with a separator between them.
  package static func joined(_ parts: [SafeText], separator: SafeText = ", ") -> SafeText {
    SafeText(alreadySafe: parts.map(\.string).joined(separator: separator.string))
  }

  /// A number with its noun: `1 entry`, `0 entries`.
  package static func counted(_ count: Int, _ one: SafeText, _ many: SafeText) -> SafeText {
    "\(count) \(count == 1 ? one : many)"
  }

  /// The text without spaces at its end.
  package var trimmed: SafeText {
    var string = string[...]
    while string.last == " " { string.removeLast() }
    return SafeText(alreadySafe: String(string))
  }

  /// The text in capitals, sanitized again, since a capital may bring marks of its own.
  package func uppercased() -> SafeText {
    SafeText(string.uppercased())
  }
}

extension SafeText: ExpressibleByStringLiteral {
  package typealias StringLiteralType = StaticString

  package init(stringLiteral value: StaticString) {
    self.init(alreadySafe: value.description)
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  /// Accepts literal parts, safe texts and whole numbers; a plain `String` does not compile.
  package struct StringInterpolation: StringInterpolationProtocol {
    package typealias StringLiteralType = StaticString
    fileprivate var parts = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(literalCapacity + 8 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      parts += literal.description
    }

    package mutating func appendInterpolation(_ text: SafeText) {
      parts += text.string
    }

    package mutating func appendInterpolation(_ number: Int) {
      parts += String(number)
    }

    /// Appends text from outside, quoted as in a message.
    package mutating func appendInterpolation(quoted text: String) {
      parts += SafeText("\(quoted: text)" as Message).string
    }

    /// Appends text that is plain by its nature; quoted if it is not.
    package mutating func appendInterpolation(plain text: String) {
      parts += SafeText("\(plain: text)" as Message).string
    }
  }

  package init(stringInterpolation: StringInterpolation) {
    self.init(alreadySafe: stringInterpolation.parts)
  }
}

extension SafeText {
  /// The text cut to `columns`, with an ellipsis if something was cut.
  package func truncated(to columns: Int) -> SafeText {
    guard width > columns else { return self }
    guard columns > 0 else { return .empty }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in string.unicodeScalars {
      let scalarWidth = DisplayWidth.of(scalar)
      if used + scalarWidth > columns - 1 { break }
      used += scalarWidth
      kept.append(scalar)
    }
    return SafeText(alreadySafe: String(kept) + "…")
  }

  /// The text with spaces appended to fill `columns`; it is never shortened.
  package func padded(to columns: Int) -> SafeText {
    SafeText(alreadySafe: string + String(repeating: " ", count: max(0, columns - width)))
  }

  /// Lines of at most `columns`, broken at spaces if there are any.
  package func wrapped(to columns: Int) -> [SafeText] {
    guard columns > 0 else { return [] }
    var lines: [SafeText] = []
    var line = ""
    var lineWidth = 0
    for word in string.split(separator: " ", omittingEmptySubsequences: true) {
      var rest = SafeText(alreadySafe: String(word))
      if lineWidth > 0 && lineWidth + 1 + rest.width > columns {
        lines.append(SafeText(alreadySafe: line))
        (line, lineWidth) = ("", 0)
      }
      while rest.width > columns {
        let (head, tail) = rest.split(at: columns)
        lines.append(head)
        rest = tail
      }
      line += lineWidth > 0 ? " \(rest.string)" : rest.string
      lineWidth += (lineWidth > 0 ? 1 : 0) + rest.width
    }
    if !line.isEmpty { lines.append(SafeText(alreadySafe: line)) }
    return lines
  }

  /// At most `lines` lines; the last one ends with an ellipsis if something was left out.
  package func wrapped(to columns: Int, lines: Int) -> [SafeText] {
    let all = wrapped(to: columns)
    guard all.count > lines, lines > 0 else { return Array(all.prefix(max(0, lines))) }
    let rest = SafeText.joined(Array(all[(lines - 1)...]), separator: " ")
    return Array(all.prefix(lines - 1)) + [rest.truncated(to: columns)]
  }

  /// The part that fits into `columns`, at least one scalar, and the rest.
  private func split(at columns: Int) -> (SafeText, SafeText) {
    var head = String.UnicodeScalarView()
    var used = 0
    var scalars = string.unicodeScalars[...]
    while let scalar = scalars.first {
      let scalarWidth = DisplayWidth.of(scalar)
      if !head.isEmpty && used + scalarWidth > columns { break }
      head.append(scalar)
      used += scalarWidth
      scalars = scalars.dropFirst()
    }
    return (SafeText(alreadySafe: String(head)), SafeText(alreadySafe: String(scalars)))
  }
}

extension SafeText {
  /// For a name in the middle of a title.
  package var lowercasedFirst: SafeText {
    guard let first = string.first, first.isASCII,
      string.dropFirst().first?.isLowercase == true || string.dropFirst().first == "-"
    else { return self }
    return SafeText(first.lowercased() + string.dropFirst())
  }
}
