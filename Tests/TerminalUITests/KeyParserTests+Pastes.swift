import TestSupport
import Testing

@testable import TerminalUI

/// Pastes, and whatever comes in pieces.
extension KeyParserTests {
  private static let begin = "\u{1B}[200~"
  private static let end = "\u{1B}[201~"

  @Test func aPasteIsOneKey() {
    let text = "q libya\r\n\u{1B}[A é"
    let bytes = Array("a\(Self.begin)\(text)\(Self.end)b".utf8)
    #expect(keys(bytes) == [.character("a"), .paste(text), .character("b")])
    #expect(keysOneByOne(bytes) == [.character("a"), .paste(text), .character("b")])
  }

  @Test func piecesOfTheEndMarkerAreContent() {
    let text = "\u{1B}[201\u{1B}[20\u{1B}\u{1B}[2"
    #expect(keys("\(Self.begin)\(text)\(Self.end)") == [.paste(text)])
  }

  @Test func twoPastesInOnePacket() {
    let text = "\(Self.begin)a\(Self.end)\(Self.begin)\(Self.end)"
    #expect(keys(text) == [.paste("a"), .paste("")])
  }

  @Test(arguments: [-1, 0, 1, 1_000])
  func aPasteBeyondTheLimitIsNoPasteAndSaid(beyond: Int) {
    var parser = KeyParser(pasteLimit: 5_000)
    let text = String(repeating: "x", count: 5_000 + beyond)
    let keys = parser.feed(Array("\(Self.begin)\(text)\(Self.end)q".utf8), at: 0)
    let expected = beyond > 0 ? Key.lost(.tooLong(bytes: text.utf8.count)) : .paste(text)
    #expect(keys == [expected, .character("q")])
  }

  @Test func aPasteMayPause() {
    var parser = KeyParser()
    #expect(parser.feed(Array("\(Self.begin)ab".utf8), at: 0) == [])
    #expect(parser.feed(Array("cd".utf8), at: 1_999) == [])
    #expect(parser.feed(Array(Self.end.utf8), at: 3_998) == [.paste("abcd")])
  }

  @Test(arguments: ["", "\u{1B}[20"])
  func aPasteWithoutAnEndEndsByItself(torn: String) {
    var parser = KeyParser()
    _ = parser.feed(Array("\(Self.begin)ab\(torn)".utf8), at: 0)
    #expect(parser.flush(at: 1_999) == [])
    #expect(parser.flush(at: 2_000) == [.paste("ab"), .lost(.pasteWithoutEnd)])
    #expect(parser.deadline == nil)
    #expect(parser.feed(Array("q".utf8), at: 6_000) == [.character("q")])
    _ = parser.feed(Array(Self.begin.utf8), at: 7_000)
    #expect(parser.flush(at: 9_000) == [.lost(.pasteWithoutEnd)])
  }

  /// Keys that are pressed meanwhile do not keep it open for ever.
  @Test func aPasteThatIsTypedIntoEndsByItself() {
    var parser = KeyParser()
    var result = parser.feed(Array("\(Self.begin)abc".utf8), at: 0)
    for time in stride(from: 1_500, through: 121_000, by: 1_500) {
      result += parser.feed(Array("q".utf8), at: time)
    }
    #expect(result.dropFirst().first == .lost(.pasteWithoutEnd))
    #expect(result.last == .character("q"))
  }

  /// What comes late of it, in more bytes than anybody types at once, is never taken for commands.
  @Test func theRestOfAPasteThatPausedIsPastedToo() {
    var parser = KeyParser()
    _ = parser.feed(Array("\(Self.begin)ab".utf8), at: 0)
    _ = parser.flush(at: 2_000)
    let rest = String(repeating: "q\r", count: 40)
    #expect(
      parser.feed(Array("\(rest)\(Self.end)Q".utf8), at: 9_000) == [.paste(rest), .character("Q")])
    // Its end has come: from now on everything is typed.
    #expect(parser.feed(Array(rest.utf8), at: 10_000).count == 80)
  }

  @Test func afterTwoMinutesNoRestIsExpected() {
    for (time, count) in [(121_999, 0), (122_000, 80)] {
      var parser = KeyParser()
      _ = parser.feed(Array("\(Self.begin)ab".utf8), at: 0)
      _ = parser.flush(at: 2_000)
      #expect(parser.feed(Array(String(repeating: "q", count: 80).utf8), at: time).count == count)
    }
  }

  /// What came is the same however it was split, with time enough between the pieces.
  @Test func splitsChangeNothing() {
    let parts = [
      "a", "é", "漢", "👩\u{200D}🚀", "\u{1B}[A", "\u{1B}OB", "\u{1B}[3~", "\u{1B}b", "\u{1B}\u{7F}",
      "\r",
      "\(Self.begin)one\ntwo \u{1B}[20\(Self.end)", "\u{1B}]11;rgb:00\u{7}", "\u{1B}P1+r\r\u{1B}\\",
      "\u{1B}[?62;22c", "\u{1B}[1;3A", "\u{9B}5~", "\u{1B}é",
    ]
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<400 {
      let text = (0..<6).compactMap { _ in parts.randomElement(using: &generator) }.joined()
      let bytes = Array(text.utf8) + [0xFF]
      let whole = keys(bytes)
      for place in bytes.indices {
        var parser = KeyParser()
        let result = parser.feed(bytes[..<place], at: 0) + parser.feed(bytes[place...], at: 40)
        #expect(result + parser.flush(at: 100_000) == whole, "\(text.debugDescription) at \(place)")
      }
      var parser = KeyParser()
      var (result, place, time): ([Key], Int, Int) = ([], 0, 0)
      while place < bytes.count {
        let end = min(bytes.count, place + Int.random(in: 1...5, using: &generator))
        result += parser.feed(bytes[place..<end], at: time)
        (place, time) = (end, time + Int.random(in: 0...49, using: &generator))
      }
      #expect(result + parser.flush(at: 100_000) == whole, "\(text.debugDescription)")
    }
  }

  @Test func anyBytesInAnyPiecesAreSurvived() {
    var generator = SeededGenerator(seed: 11)
    let alphabet = Array("\u{1B}[O]P_~0129;?$ABMRq\u{7}\\é".utf8) + [0xFF, 0x9B, 0x00]
    for _ in 0..<2_000 {
      var parser = KeyParser()
      var time = 0
      for _ in 0..<40 {
        let count = Int.random(in: 0...6, using: &generator)
        let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        time += Int.random(in: 0...80, using: &generator)
        _ = parser.feed(bytes, at: time)
      }
      _ = parser.flush(at: time + 10_000)
      #expect(parser.deadline == nil)
      #expect(parser.feed(Array("q".utf8), at: time + 20_000) == [.character("q")])
    }
  }
}
