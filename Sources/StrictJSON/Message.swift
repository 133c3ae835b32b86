/// Words for people about what was read: the one kind of text that problems and errors are told in.
///
/// It is made of literals of the source, whole numbers and other messages; what comes from outside
/// enters through one of three names, which write out what cannot be seen. A bare `String` does not
/// compile, so that no control character, and no quotation mark that ends something, can come from a
/// file, a server, a name or an argument.
package struct Message: Hashable, Sendable {
  /// The text, without control characters from outside.
  package let string: String

  /// What comes from outside, in double quotes.
  package init(quoted text: String, limit: Int = Excerpt.limit) {
    string = Excerpt.quoted(text, limit: limit)
  }

  /// The messages one after another.
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

    /// What comes from outside, in double quotes as JSON has them.
    package mutating func appendInterpolation(quoted text: String) {
      parts += Excerpt.quoted(text)
    }

    /// What is plain by its kind, such as a date, a number or an error of the system; in double quotes
    /// where it is not.
    package mutating func appendInterpolation(plain text: String) {
      parts += Excerpt.plain(text)
    }

    /// Where something is, at the beginning of a message: a path or an address, without quotes.
    package mutating func appendInterpolation(place text: String) {
      parts += Excerpt.place(text)
    }
  }
}
