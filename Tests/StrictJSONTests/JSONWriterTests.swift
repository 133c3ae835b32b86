import StrictJSON
import Testing

@Suite("JSONWriter")
struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// A part stands as if it had been written in its place, first, between others and last.
  @Test func parts() {
    func value(_ writer: inout JSONWriter) {
      writer.object { writer in
        writer.string("id", "a")
        writer.strings("sources", ["s"])
      }
    }
    let part = JSONWriter.part(depth: 2, value)
    func document(_ write: (inout JSONWriter) -> Void) -> String {
      written { writer in
        writer.object { writer in
          writer.array("list") { writer in
            for _ in 0..<3 { write(&writer) }
          }
          writer.integer("count", 3)
        }
      }
    }
    #expect(document { $0.part(part) } == document(value))
    let whole = JSONWriter.part(depth: 0, value)
    #expect(written { $0.part(whole) } == written(value))
  }

  @Test func layout() {
    let text = written { writer in
      writer.object { writer in
        writer.string("name", "Libya")
        writer.integer("count", -3)
        writer.boolean("exercise", false)
        writer.null("best")
        writer.strings("alerts", ["a", "b"])
        writer.strings("none", [])
        writer.array("empty") { _ in }
        writer.object("nothing") { _ in }
        writer.array("series") { writer in
          writer.inlineArray(nil, [1, 2]) { $0.integer(nil, $1) }
          writer.inlineArray(nil, [3]) { $0.number(nil, Double($1)) }
        }
      }
    }
    #expect(
      text == """
        {
          "name": "Libya",
          "count": -3,
          "exercise": false,
          "best": null,
          "alerts": ["a", "b"],
          "none": [],
          "empty": [],
          "nothing": {},
          "series": [
            [1, 2],
            [3]
          ]
        }

        """)
  }

  @Test(arguments: [
    ("", #""""#), ("é€😀", #""é€😀""#), ("\"\\/", #""\"\\/""#),
    ("\n\t\u{0}", #""\u000a\u0009\u0000""#),
    ("\u{7F}", #""\u007f""#), ("\u{2028}\u{80}", #""\u2028\u0080""#),
  ])
  func escapes(text: String, expected: String) throws {
    let json = written { $0.string(nil, text) }
    #expect(json == expected + "\n")
    #expect(try string(json) == text)
  }

  @Test func everyASCIICharacterReadsBack() throws {
    let text = String(String.UnicodeScalarView((0..<0x80).compactMap(Unicode.Scalar.init)))
    #expect(try string(written { $0.string(nil, text) }) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (410, "410"),
    (1e14, "100000000000000"), (1e15, "1000000000000000"), (1e16, "1e+16"),
    (.leastNonzeroMagnitude, "5e-324"),
    (32.1167, "32.1167"),
  ])
  func numberForms(value: Double, expected: String) {
    #expect(written { $0.number(nil, value) } == expected + "\n")
  }

  /// Bit patterns from a fixed sequence, and the doubles around the ones that code compares with.
  @Test func doublesReadBackEqual() throws {
    var state: UInt64 = 2011
    var values: [Double] = [1e15, 0x1p53, 0x1p63, .greatestFiniteMagnitude, .leastNormalMagnitude]
    values += values.flatMap { [$0.nextDown, -$0.nextUp] }
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      values.append(Double(bitPattern: state))
      values.append(Double(Int64(bitPattern: state) >> 20) / 1000)
    }
    for value in values where value.isFinite {
      let text = written { $0.number(nil, value) }
      let read = try double(String(text.dropLast()))
      #expect(read == value, "\(text)")
    }
  }

  @Test func integersReadBackEqual() throws {
    for value in [Int.min, Int.min + 1, -1, 0, 1, Int.max] {
      #expect(try integer(String(written { $0.integer(nil, value) }.dropLast())) == value)
    }
  }
}

@Suite("JSON on a terminal")
struct JSONOnATerminalTests {
  private func written(_ text: String) -> String {
    var writer = JSONWriter()
    writer.strings(nil, [text])
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{9B}2J", "\\u009b2J"), ("a\u{202E}b", "a\\u202eb"), ("\u{2028}", "\\u2028"),
    ("\u{7F}", "\\u007f"), ("\u{E0041}", "\\udb40\\udc41"), ("\u{1B}[31m", "\\u001b[31m"),
  ])
  func whatIsNotDrawnIsEscaped(text: String, escaped: String) {
    #expect(written(text) == "[\"\(escaped)\"]")
  }

  @Test(arguments: ["Côte d'Ivoire", "漢字", "العربية", "e\u{301}", "🙂"])
  func whatIsDrawnStands(text: String) {
    #expect(written(text) == "[\"\(text)\"]")
  }
}
