import StrictJSON
import Testing

/// What comes from outside enters a message in quotes, with what cannot be seen written out.
@Suite("Messages") struct MessageTests {
  private static let hostile = [
    "\u{0}DEU", "a\u{1B}[2J", "a\nb", "a\r\nb", "a\u{85}b", "a\u{2028}b", "\u{202E}a", "a\u{200B}b",
    "a\"\u{301}b", "a\\\u{301}b", "\u{E000}", "\u{FEFF}", "\u{7F}", "\u{E0041}",
  ]

  private func isSeen(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
      default: true
      }
    }
  }

  @Test(arguments: hostile) func everyWayInWritesOut(text: String) {
    let messages: [Message] = [
      "id \(quoted: text) is no id", "id \(plain: text) is no id", "\(place: text): is no place",
      Message(quoted: text), "\(Message(quoted: text)) twice \(Message(quoted: text))",
    ]
    for message in messages { #expect(isSeen(message.string), "\(message)") }
  }

  @Test func quotesAsJSONDoes() {
    let message: Message = "id \(quoted: "\u{0}DEU\"\\é") of \(3)"
    #expect(message.string == #"id "\u0000DEU\"\\é" of 3"#)
    let marked = Array(Message(quoted: "a\"\u{301}b").string.utf8)
    #expect(marked == Array("\"a\\\"\u{301}b\"".utf8))
  }

  @Test func whatIsPlainHasNoQuotes() {
    #expect(
      ("\(plain: "--at") and \(plain: "2011-03-17")" as Message).string == "--at and 2011-03-17")
    #expect(("\(plain: "a\u{1B}b")" as Message).string == #""a\u001bb""#)
    #expect(("\(plain: "")" as Message).string == "\"\"")
    #expect(("\(place: "/srv/a \"b\"\n.json")" as Message).string == #"/srv/a "b"\u000a.json"#)
  }

  @Test func isShort() {
    let long = String(repeating: "x", count: 10_000)
    #expect(("\(quoted: long)" as Message).string.count == 63)
    #expect(Message(quoted: long, limit: 100).string.count == 103)
    #expect(("\(place: long)" as Message).string.count == 1_001)
  }

  @Test func partsAreJoined() {
    let parts: [Message] = ["\(quoted: "a")", "b"]
    #expect(Message.joined(parts).string == "\"a\", b")
    #expect(Message.joined(parts, separator: " or ").string == "\"a\" or b")
  }
}
