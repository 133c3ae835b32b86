import StrictJSON
import Testing

/// RFC 8259, nothing more and nothing less.
@Suite("JSONReader")
struct JSONReaderTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "7", "\"\"", "\"text\"", "[]", "{}", "[[]]", "[{}]",
    " [ ] ", "\t{\n\r }", "[1,2,3]", "[1 , 2\n,\t3]", "{\"a\":1}", "{ \"a\" : [ 1 , { } ] }",
    "{\"\":0}", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":2}", "[null,true,false]", "[\"\\u0000\"]",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\\uD83D\\uDE00\"", "\"\u{7F}\"", "\"\u{2028}\"",
    "\"\u{10FFFF}\"", "\"\u{FFFF}\"", "\"é€😀\"", "\u{FEFF}[]", "\u{FEFF} 1",
  ])
  func valid(text: String) {
    #expect(syntaxError(text) == nil)
  }

  struct Refusal: CustomTestStringConvertible {
    let text: String
    let offset: Int
    let reason: JSONSyntaxError.Reason

    init(_ text: String, _ offset: Int, _ reason: JSONSyntaxError.Reason) {
      (self.text, self.offset, self.reason) = (text, offset, reason)
    }

    var testDescription: String { text }
    var error: JSONSyntaxError { JSONSyntaxError(offset: offset, reason: reason) }
  }

  static let documents = [
    Refusal("", 0, .empty),
    Refusal(" \n", 2, .empty),
    Refusal("\u{FEFF}", 3, .empty),
    Refusal("[] []", 3, .trailingContent),
    Refusal("{}}", 2, .trailingContent),
    Refusal("1 2", 2, .trailingContent),
    Refusal("[]\u{0}", 2, .trailingContent),
    Refusal("\u{FEFF}\u{FEFF}[]", 3, .expectedValue),
    Refusal("\u{A0}1", 0, .expectedValue),
    Refusal("\u{B}1", 0, .expectedValue),
    Refusal("\u{C}[]", 0, .expectedValue),
    Refusal("// a comment\n1", 0, .comment),
    Refusal("[1 /* a comment */]", 3, .comment),
    Refusal("{/**/}", 1, .comment),
    Refusal("1 // a comment", 2, .comment),
    Refusal("[1 # a comment\n]", 3, .expectedCommaOrEnd(of: .array)),
    Refusal("'text'", 0, .expectedValue),
    Refusal("<json/>", 0, .expectedValue),
  ]

  static let containers = [
    Refusal("[", 1, .unexpectedEnd),
    Refusal("[1", 2, .unexpectedEnd),
    Refusal("[1,", 3, .unexpectedEnd),
    Refusal("]", 0, .expectedValue),
    Refusal("[1,]", 2, .trailingComma),
    Refusal("[,1]", 1, .expectedValue),
    Refusal("[1,,2]", 3, .expectedValue),
    Refusal("[1 2]", 3, .expectedCommaOrEnd(of: .array)),
    Refusal("[1}", 2, .expectedCommaOrEnd(of: .array)),
    Refusal("[1:2]", 2, .expectedCommaOrEnd(of: .array)),
    Refusal("{", 1, .unexpectedEnd),
    Refusal("{\"a\"", 4, .unexpectedEnd),
    Refusal("{\"a\":", 5, .unexpectedEnd),
    Refusal("{\"a\":1", 6, .unexpectedEnd),
    Refusal("{\"a\":1,", 7, .unexpectedEnd),
    Refusal("{\"a\":1,}", 6, .trailingComma),
    Refusal("{,}", 1, .expectedKey),
    Refusal("{a:1}", 1, .expectedKey),
    Refusal("{'a':1}", 1, .expectedKey),
    Refusal("{1:1}", 1, .expectedKey),
    Refusal("{\"a\" 1}", 5, .expectedColon),
    Refusal("{\"a\",1}", 4, .expectedColon),
    Refusal("{\"a\"=1}", 4, .expectedColon),
    Refusal("{\"a\"::1}", 5, .expectedValue),
    Refusal("{\"a\":}", 5, .expectedValue),
    Refusal("{\"a\":1 \"b\":2}", 7, .expectedCommaOrEnd(of: .object)),
    Refusal("{\"a\":1]", 6, .expectedCommaOrEnd(of: .object)),
    Refusal("{\"a\":1,,\"b\":2}", 7, .expectedKey),
  ]

  static let literals = [
    Refusal("nul", 0, .badLiteral),
    Refusal("nulL", 0, .badLiteral),
    Refusal("True", 0, .expectedValue),
    Refusal("tru", 0, .badLiteral),
    Refusal("truth", 0, .badLiteral),
    Refusal("nulls", 0, .badLiteral),
    Refusal("[false1]", 1, .badLiteral),
    Refusal("NULL", 0, .expectedValue),
    Refusal("undefined", 0, .expectedValue),
  ]

  static let numbers = [
    Refusal("NaN", 0, .expectedValue),
    Refusal("nan", 0, .badLiteral),
    Refusal("Infinity", 0, .expectedValue),
    Refusal("-Infinity", 0, .badNumber),
    Refusal("[-NaN]", 1, .badNumber),
    Refusal("-", 0, .badNumber),
    Refusal("--1", 0, .badNumber),
    Refusal("+1", 0, .expectedValue),
    Refusal(".5", 0, .expectedValue),
    Refusal("-.5", 0, .badNumber),
    Refusal("1.", 0, .badNumber),
    Refusal("1.e1", 0, .badNumber),
    Refusal("1e", 0, .badNumber),
    Refusal("1e+", 0, .badNumber),
    Refusal("1E-", 0, .badNumber),
    Refusal("1e1.5", 0, .badNumber),
    Refusal("01", 0, .badNumber),
    Refusal("-01", 0, .badNumber),
    Refusal("00", 0, .badNumber),
    Refusal("[0x1F]", 1, .badNumber),
    Refusal("1_000", 0, .badNumber),
    Refusal("1.2.3", 0, .badNumber),
    Refusal("[2011-03-17]", 1, .badNumber),
    Refusal("12px", 0, .badNumber),
    Refusal("1,5", 1, .trailingContent),
    Refusal("\u{FF11}", 0, .expectedValue),
  ]

  static let strings = [
    Refusal("\"", 0, .unterminatedString),
    Refusal("\"abc", 0, .unterminatedString),
    Refusal("\"abc\\\"", 0, .unterminatedString),
    Refusal("\"abc\\", 0, .unterminatedString),
    Refusal("\"a\nb\"", 2, .controlCharacter(0x0A)),
    Refusal("\"a\tb\"", 2, .controlCharacter(0x09)),
    Refusal("\"\u{0}\"", 1, .controlCharacter(0)),
    Refusal("\"long enough text\u{1F}\"", 17, .controlCharacter(0x1F)),
    Refusal("{\"a\u{1B}\":1}", 3, .controlCharacter(0x1B)),
    Refusal("\"a\\x\"", 2, .badEscape),
    Refusal("\"\\'\"", 1, .badEscape),
    Refusal("\"\\U0041\"", 1, .badEscape),
    Refusal("\"\\u12\"", 1, .badEscape),
    Refusal("\"\\u12G4\"", 1, .badEscape),
    Refusal("\"\\u\u{FF11}234\"", 1, .badEscape),
    Refusal("\"\\u 123\"", 1, .badEscape),
    Refusal("\"\\u+123\"", 1, .badEscape),
    Refusal("\"\\uD83D\"", 1, .loneSurrogate),
    Refusal("\"\\uDE00\"", 1, .loneSurrogate),
    Refusal("\"ab\\uD83Dx\"", 3, .loneSurrogate),
    Refusal("\"\\uD83D\\n\"", 1, .loneSurrogate),
    Refusal("\"\\uD83D\\uD83D\"", 1, .loneSurrogate),
    Refusal("\"\\uD83D\\u00e9\"", 1, .loneSurrogate),
    Refusal("\"\\uD83D\\uDE0\"", 7, .badEscape),
    Refusal("\"\\uDE00\\uD83D\"", 1, .loneSurrogate),
  ]

  @Test(arguments: documents + containers + literals + numbers + strings)
  func invalid(refusal: Refusal) {
    #expect(syntaxError(refusal.text) == refusal.error)
  }

  @Test func everyControlCharacterIsRefusedInAString() {
    for byte in UInt8(0)..<0x20 {
      let bytes = [UInt8(ascii: "\""), byte, UInt8(ascii: "\"")]
      #expect(syntaxError(bytes) == JSONSyntaxError(offset: 1, reason: .controlCharacter(byte)))
    }
  }

  /// The fast path looks at eight bytes at a time; what it looks for must be found at each of them.
  @Test func specialBytesAreFoundAtEveryPosition() {
    for position in 0..<24 {
      let plain = String(repeating: "~", count: position)
      #expect(syntaxError("\"\(plain)\\n\"") == nil)
      #expect(syntaxError("\"\(plain)é\"") == nil)
      #expect(syntaxError("\"\(plain)\"x")?.reason == .trailingContent)
      let error = syntaxError("\"\(plain)\u{1}\"")
      #expect(error == JSONSyntaxError(offset: position + 1, reason: .controlCharacter(1)))
    }
  }

  @Test func escapesAreDecoded() throws {
    #expect(try string(#""\"\\\/\b\f\n\r\t""#) == "\"\\/\u{8}\u{C}\n\r\t")
    #expect(try string(#""\u00e9\u00E9\u20ac""#) == "éé€")
    #expect(try string(#""a\ud83d\ude00z""#) == "a😀z")
    #expect(try string(#""\uDBFF\uDFFF""#) == "\u{10FFFF}")
    #expect(try string(#""\u0000""#) == "\u{0}")
  }

  @Test func bytesOfAnEscapedKeyAreDecoded() throws {
    let isRisk = try withReader(#"{"r\u0069sk": 1}"#) { reader in
      _ = try reader.peek()
      try reader.enter()
      let key = try #require(try reader.nextKey(isFirst: true))
      return reader.withBytes(of: key) { $0.elementsEqual("risk".utf8) }
    }
    #expect(isRisk)
  }

  @Test func peekSaysTheKindAndWhere() throws {
    let kinds: [(String, JSONKind)] = [
      (" {}", .object), ("\n[]", .array), ("\t\"\"", .string), (" -1", .number), (" 9", .number),
      (" true", .boolean), (" false", .boolean), ("\rnull", .null),
    ]
    for (text, kind) in kinds {
      let (found, offset) = try withReader(text) { (try $0.peek(), $0.offset) }
      #expect(found == kind)
      #expect(offset == 1)
    }
  }
}
