import Testing

@testable import TerminalUI

@Suite("Key parser")
struct KeyParserTests {
  /// Keys of bytes that arrive at once, and of what is still pending long after.
  private func keys(_ text: String) -> [Key] {
    keys(Array(text.utf8))
  }

  private func keys(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    return parser.feed(bytes, at: 0) + parser.flush(at: 100_000)
  }

  /// Keys of bytes that arrive one by one, a millisecond apart.
  private func keysOneByOne(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    var result: [Key] = []
    for (time, byte) in bytes.enumerated() {
      result += parser.feed([byte], at: time)
    }
    return result + parser.flush(at: bytes.count + 100_000)
  }

  private func characters(_ text: String) -> [Key] {
    text.map(Key.character)
  }

  @Test func characters() {
    #expect(keys("aZ5 é漢🌍") == characters("aZ5 é漢🌍"))
  }

  @Test(arguments: [
    (UInt8(0x0D), Key.enter), (0x0A, .enter), (0x09, .tab), (0x08, .backspace), (0x7F, .backspace),
    (0x01, .control("a")), (0x1A, .control("z")), (0x0C, .control("l")),
  ])
  func controls(byte: UInt8, key: Key) {
    #expect(keys([byte]) == [key])
  }

  @Test(arguments: [UInt8(0x00), 0x1C, 0x1D, 0x1E, 0x1F])
  func controlsWithoutALetterAreNoKeys(byte: UInt8) {
    #expect(keys([byte]) == [])
  }

  @Test(arguments: [
    // xterm, in both cursor modes
    ("[A", Key.up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OB", .down),
    ("OC", .right), ("OD", .left), ("[H", .home), ("[F", .end), ("OH", .home), ("OF", .end),
    ("[Z", .backTab), ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)),
    ("OS", .function(4)), ("[P", .function(1)), ("[S", .function(4)),
    // VT220
    ("[1~", .home), ("[2~", .insert), ("[3~", .delete), ("[4~", .end), ("[5~", .pageUp),
    ("[6~", .pageDown), ("[11~", .function(1)), ("[15~", .function(5)), ("[17~", .function(6)),
    ("[18~", .function(7)), ("[19~", .function(8)), ("[20~", .function(9)),
    ("[21~", .function(10)), ("[23~", .function(11)), ("[24~", .function(12)),
    // rxvt
    ("[7~", .home), ("[8~", .end), ("[a", .up), ("[d", .left), ("Oa", .up), ("Oc", .right),
    ("[7$", .home), ("[5^", .pageUp), ("[6@", .pageDown), ("[3$", .delete),
    // Linux console
    ("[[A", .function(1)), ("[[E", .function(5)),
    // modifiers
    ("[1;5A", .up), ("[1;2D", .left), ("[1;3H", .home), ("[3;5~", .delete), ("[1;2P", .function(1)),
    ("[15;2~", .function(5)), ("[1;2Z", .backTab), ("O5C", .right), ("O1;2S", .function(4)),
    // keypad
    ("OM", .enter), ("Op", .character("0")), ("Oy", .character("9")), ("Ok", .character("+")),
  ])
  func specialKeys(sequence: String, key: Key) {
    let bytes = Array("\u{1B}\(sequence)".utf8)
    #expect(keys(bytes) == [key])
    #expect(keysOneByOne(bytes) == [key])
  }

  @Test func keysInOnePacket() {
    #expect(
      keys("j\u{1B}[B\u{1B}OBk\r") == [.character("j"), .down, .down, .character("k"), .enter])
  }
}

extension KeyParserTests {
  @Test func escapeAloneIsAKeyAfterTheTimeout() {
    var parser = KeyParser()
    #expect(parser.feed([0x1B], at: 1_000) == [])
    #expect(parser.deadline == 1_050)
    #expect(parser.flush(at: 1_049) == [])
    #expect(parser.flush(at: 1_050) == [.escape])
    #expect(parser.deadline == nil)
  }

  @Test func anArrowMayComeInTwoParts() {
    var parser = KeyParser()
    _ = parser.feed([0x1B], at: 0)
    #expect(parser.feed(Array("[A".utf8), at: 20) == [.up])
  }

  @Test func whatComesTooLateIsTyped() {
    var parser = KeyParser()
    _ = parser.feed([0x1B], at: 0)
    #expect(parser.feed(Array("[A".utf8), at: 80) == [.escape] + characters("[A"))
  }

  @Test func aProgramThatReadsLateDoesNotTearAnArrowApart() {
    var parser = KeyParser()
    _ = parser.feed([0x1B], at: 0)
    #expect(parser.feed(Array("[A".utf8), at: 80, arrivedAfter: 0) == [.up])
  }

  @Test func theTimeoutCanBeLonger() {
    var parser = KeyParser(escapeTimeout: 500)
    _ = parser.feed([0x1B], at: 0)
    #expect(parser.feed(Array("[A".utf8), at: 400) == [.up])
  }

  @Test func altIsEscapeAndTheKey() {
    #expect(keys("\u{1B}x") == [.escape, .character("x")])
    #expect(keys("\u{1B}\r") == [.escape, .enter])
    #expect(keys("\u{1B}é") == [.escape, .character("é")])
  }

  @Test func escapeTwice() {
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
  }
}

extension KeyParserTests {
  @Test(arguments: [
    "\u{1B}[?62;22c", "\u{1B}[>41;354;0c", "\u{1B}[?2026;2$y", "\u{1B}[4;1$y", "\u{1B}[24;80R",
    "\u{1B}[1;2R", "\u{1B}[0n", "\u{1B}[8;40;120t", "\u{1B}[6c", "\u{1B}[?1;2;4S",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\",
    "\u{1B}]10;rgb:d0d0/d0d0/d0d0\u{1B}\\", "\u{1B}]52;c;bGlieWE=\u{7}",
    "\u{1B}P1+r544e=787465726d\u{1B}\\", "\u{1B}P>|XTerm(390)\u{1B}\\",
    "\u{1B}P!|00000000\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^x\u{1B}\\", "\u{1B}Xx\u{1B}\\",
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[<0;10;10M", "\u{1B}[<0;10;10m", "\u{1B}[M !!",
    "\u{1B}[27;5;13~", "\u{1B}[97;5u", "\u{1B}[?1u", "\u{1B}[25~", "\u{1B}[16~", "\u{1B}[201~",
    "\u{1B}[E", "\u{1B}[[Z",
  ])
  func answersAndUnknownSequencesAreSwallowed(sequence: String) {
    let bytes = Array("a\(sequence)b".utf8)
    #expect(keys(bytes) == characters("ab"))
    #expect(keysOneByOne(bytes) == characters("ab"))
  }

  @Test func anAnswerMayComeInTwoParts() {
    var parser = KeyParser()
    #expect(parser.feed(Array("\u{1B}]11;rgb:00".utf8), at: 0) == [])
    #expect(parser.feed(Array("00/0000/0000\u{1B}".utf8), at: 400) == [])
    #expect(parser.feed(Array("\\q".utf8), at: 800) == [.character("q")])
  }

  @Test func anUnfinishedSequenceIsGivenUp() {
    for beginning in ["[", "[12;", "O", "]", "]11;", "P", "_", "[M", "[["] {
      var parser = KeyParser()
      #expect(parser.feed(Array("\u{1B}\(beginning)".utf8), at: 0) == [])
      #expect(parser.deadline == 1_000)
      #expect(parser.feed(Array("q".utf8), at: 1_000) == [.character("q")])
    }
  }

  @Test func sequencesAreBounded() {
    let digits = String(repeating: "1", count: 200)
    #expect(keys("\u{1B}[\(digits)q").last == .character("q"))
    let text = String(repeating: "x", count: 10_000)
    #expect(keys("\u{1B}]\(text)q").last == .character("q"))
  }

  @Test func aControlBreaksASequenceAndIsObeyed() {
    #expect(keys("\u{1B}[12\r") == [.enter])
    #expect(keys("\u{1B}]11;\u{3}") == [.control("c")])
    #expect(keys("\u{1B}[1\u{1B}[B") == [.down])
    #expect(keys("\u{1B}]11;\u{1B}[B") == [.down])
  }
}

extension KeyParserTests {
  @Test func utf8MayBeSplitAnywhere() {
    let text = "é漢🌍ليبيا"
    #expect(keysOneByOne(Array(text.utf8)) == text.unicodeScalars.map { .character(Character($0)) })
  }

  @Test(arguments: [
    [UInt8(0xFF)], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xC2, 0x9B], [0x9B], [0xC3], [0xE6, 0xBC],
  ])
  func invalidTextIsNoKey(bytes: [UInt8]) {
    #expect(keys(bytes + Array("ab".utf8)) == characters("ab"))
  }

  @Test func anInterruptedCharacterDoesNotTouchTheNextKey() {
    #expect(keys([0xE6, 0xBC, 0x1B, 0x5B, 0x41]) == [.up])
    #expect(keys([0xE6, 0x0D]) == [.enter])
    #expect(keys([0xE6, 0xC3, 0xA9]) == [.character("é")])
  }
}

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

  @Test func aLongPasteIsCutAndTheRestIsNotTyped() {
    var parser = KeyParser()
    let text = String(repeating: "x", count: KeyParser.pasteLimit + 1_000)
    let keys = parser.feed(Array("\(Self.begin)\(text)\(Self.end)q".utf8), at: 0)
    let kept = String(repeating: "x", count: KeyParser.pasteLimit)
    #expect(keys == [.paste(kept), .character("q")])
    #expect(parser.swallowedPasteBytes == 1_000)
  }

  @Test func aPasteMayPause() {
    var parser = KeyParser()
    #expect(parser.feed(Array("\(Self.begin)ab".utf8), at: 0) == [])
    #expect(parser.feed(Array("cd".utf8), at: 4_000) == [])
    #expect(parser.feed(Array(Self.end.utf8), at: 8_000) == [.paste("abcd")])
  }

  @Test func aPasteWithoutAnEndIsDelivered() {
    var parser = KeyParser()
    _ = parser.feed(Array("\(Self.begin)ab".utf8), at: 0)
    #expect(parser.flush(at: 5_000) == [.paste("ab")])
    #expect(parser.feed(Array("q".utf8), at: 6_000) == [.character("q")])
  }

  @Test func anyBytesInAnyPiecesAreSurvived() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("\u{1B}[O]P_~0129;?$ABMRq\u{7}\\é".utf8) + [0xFF, 0x9B, 0x00]
    for _ in 0..<2_000 {
      var parser = KeyParser()
      var time = 0
      for _ in 0..<40 {
        let count = Int.random(in: 0...6, using: &generator)
        let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }
        time += Int.random(in: 0...80, using: &generator)
        _ = parser.feed(bytes, at: time)
      }
      _ = parser.flush(at: time + 10_000)
      #expect(parser.feed(Array("q".utf8), at: time + 20_000) == [.character("q")])
    }
  }
}
