internal import DisplayText
internal import StrictJSON
internal import TerminalUI

/// A form of documents in which some characters of plain text have a meaning.
protocol MarkupForm {
  /// The text with that meaning taken away.
  static func escaped(_ text: String) -> String
}

/// Markup in which literals of the source are markup and safe texts are escaped.
///
/// A `String` does not compile, so that nothing can be forgotten: no tag, attribute, link or
/// address can come from the record.
struct MarkupText<Form: MarkupForm>: ExpressibleByStringInterpolation {
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

  static func joined(_ parts: [MarkupText], separator: StaticString = "") -> MarkupText {
    MarkupText(markup: parts.map(\.string).joined(separator: separator.description))
  }

  struct StringInterpolation: StringInterpolationProtocol {
    typealias StringLiteralType = StaticString
    fileprivate var parts = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: StaticString) {
      parts += literal.description
    }

    mutating func appendInterpolation(_ text: SafeText) {
      parts += Form.escaped(text.string)
    }

    mutating func appendInterpolation(_ markup: MarkupText) {
      parts += markup.string
    }

    mutating func appendInterpolation(_ number: Int) {
      parts += String(number)
    }
  }
}

typealias HTMLText = MarkupText<HTMLForm>
typealias MarkdownText = MarkupText<MarkdownForm>

enum HTMLForm: MarkupForm {
  static func escaped(_ text: String) -> String {
    text.replacingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}
