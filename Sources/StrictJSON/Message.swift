/// Words for people about what was read, the only kind of text in which problems and errors are
/// told.
///
/// It consists of literals of the source, whole numbers and other messages. What comes from outside
/// enters under one of three names, which write invisible characters as escapes. A bare `String`
/// does not compile, so that no control character, and no quotation mark that ends something, can
/// come from a file, a server, a name or an argument.
package struct Message: Hashable, Sendable {
  /// The text, without control characters from outside.
  package let string: String

  /// Text from outside, in double quotes.
  package init(quoted text: String, limit: Int = Excerpt.limit) {
    string = Excerpt.quoted(text, limit: limit)
  }

  /// Joins the messages.
  package static func joined(_ parts: [Message], separator: Message = ", ") -> Message {
    Message(parts.map(\.string).joined(separator: separator.string))
  }

  private init(_ string: String) {
    self.string = string
  }
}

extension Message: CustomStringConvertible {
  /// The text itself, for interpolation into plain strings.
  package var description: String { string }
}

extension Message: ExpressibleByStringInterpolation {
  /// Takes literals of the source only: a `String` does not fit.
  package init(stringLiteral value: StaticString) {
    string = value.description
  }

  /// Takes what an interpolated literal has collected.
  package init(stringInterpolation: StringInterpolation) {
    string = stringInterpolation.parts
  }

  /// Collects the parts of an interpolated literal.
  package struct StringInterpolation: StringInterpolationProtocol {
    /// Not `String`: literals must be in the source.
    package typealias StringLiteralType = StaticString
    fileprivate var parts = ""

    /// Reserves room for the parts.
    package init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Appends a literal of the source.
    package mutating func appendLiteral(_ literal: StaticString) {
      parts += literal.description
    }

    /// Appends a message, which is safe already.
    package mutating func appendInterpolation(_ message: Message) {
      parts += message.string
    }

    /// Appends a whole number in decimal digits.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      parts += String(number)
    }

    /// Appends text from outside, in double quotes as in JSON.
    package mutating func appendInterpolation(quoted text: String) {
      parts += Excerpt.quoted(text)
    }

    /// Appends text that is plain by its nature, such as a date, a number or an error of the
    /// system; in double quotes if it is not plain.
    package mutating func appendInterpolation(plain text: String) {
      parts += Excerpt.plain(text)
    }

    /// Appends the place at the beginning of a message, a path or an address, without quotes.
    package mutating func appendInterpolation(place text: String) {
      parts += Excerpt.place(text)
    }
  }
}
