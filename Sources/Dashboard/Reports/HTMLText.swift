internal import TerminalUI

/// HTML in which literals of the source are markup and safe texts are escaped.
///
/// A `String` does not compile, so that nothing can be forgotten: no tag, attribute, reference or
/// address can come from the record.
struct HTMLText: ExpressibleByStringInterpolation {
  let string: String

  private init(markup: String) {
    string = markup
  }

  init(stringLiteral value: StaticString) {
    string = value.description
  }

  init(stringInterpolation: StringInterpolation) {
    string = stringInterpolation.parts
  }

  static func joined(_ parts: [HTMLText], separator: StaticString = "") -> HTMLText {
    HTMLText(markup: parts.map(\.string).joined(separator: separator.description))
  }

  struct StringInterpolation: StringInterpolationProtocol {
    typealias StringLiteralType = StaticString
    fileprivate var parts = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: StaticString) {
      parts += literal.description
    }

    mutating func appendInterpolation(_ text: SafeText) {
      for scalar in text.string.unicodeScalars { append(scalar) }
    }

    mutating func appendInterpolation(_ markup: HTMLText) {
      parts += markup.string
    }

    mutating func appendInterpolation(_ number: Int) {
      parts += String(number)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "&": parts += "&amp;"
      case "<": parts += "&lt;"
      case ">": parts += "&gt;"
      case "\"": parts += "&quot;"
      case "'": parts += "&#39;"
      default: parts.unicodeScalars.append(scalar)
      }
    }
  }
}
