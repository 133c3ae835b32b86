/// A word, a number or a mark of a text, as far as dates need it.
struct TextToken: Hashable {
  enum Kind: Hashable {
    case word(String)
    /// Its value, and with how many digits it is written.
    case number(Int, digits: Int)
    /// Dashes of every length are `-`.
    case mark(UInt8)
  }

  let kind: Kind
  /// Whether white space stands before it.
  let isSpaced: Bool

  static func tokens(of text: String) -> [TextToken] {
    var reader = TextTokenReader()
    for scalar in text.unicodeScalars { reader.take(scalar) }
    reader.finish()
    return reader.tokens
  }

  var word: String? { if case .word(let word) = kind { word } else { nil } }

  func isMark(_ mark: Unicode.Scalar) -> Bool { kind == .mark(UInt8(ascii: mark)) }

  /// Whether the mark touches what stands before it.
  func joins(with mark: Unicode.Scalar) -> Bool { !isSpaced && isMark(mark) }
}

/// Reads a text scalar by scalar and cuts it into tokens.
private struct TextTokenReader {
  private(set) var tokens: [TextToken] = []
  private var letters = ""
  private var number: (value: Int, digits: Int)?
  private var isSpaced = true

  mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9":
      if !letters.isEmpty { finish() }
      let (value, digits) = number ?? (0, 0)
      // A number of more than nine digits is no date.
      number = (digits < 9 ? value * 10 + Int(scalar.value) - 0x30 : value, digits + 1)
    case _ where scalar.properties.isWhitespace:
      finish()
      isSpaced = true
    case _ where scalar.properties.isAlphabetic:
      if number != nil { finish() }
      letters.unicodeScalars.append(scalar)
    default:
      finish()
      add(.mark(Self.mark(scalar)))
    }
  }

  mutating func finish() {
    if let number { add(.number(number.value, digits: number.digits)) }
    if !letters.isEmpty { add(.word(letters)) }
    (letters, number) = ("", nil)
  }

  private mutating func add(_ kind: TextToken.Kind) {
    tokens.append(TextToken(kind: kind, isSpaced: isSpaced))
    isSpaced = false
  }

  private static func mark(_ scalar: Unicode.Scalar) -> UInt8 {
    if scalar.properties.generalCategory == .dashPunctuation { return UInt8(ascii: "-") }
    return scalar.isASCII ? UInt8(scalar.value) : UInt8(ascii: "?")
  }
}
