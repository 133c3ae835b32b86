import Testing

@testable import TerminalUI

@Suite("Key parser")
struct KeyParserTests {
  /// Keys of bytes that arrive at once, and of what is still pending long after.
  func keys(_ text: String) -> [Key] {
    keys(Array(text.utf8))
  }

  func keys(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    return parser.feed(bytes, at: 0) + parser.flush(at: 100_000)
  }

  /// Keys of bytes that arrive one by one, a millisecond apart.
  func keysOneByOne(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    var result: [Key] = []
    for (time, byte) in bytes.enumerated() {
      result += parser.feed([byte], at: time)
    }
    return result + parser.flush(at: bytes.count + 100_000)
  }

  func characters(_ text: String) -> [Key] {
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
    ("[1;5A", .up), ("[1;2D", .left), ("[1;6H", .home), ("[3;5~", .delete), ("[1;2P", .function(1)),
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

  @Test(arguments: [
    ("x", [Key.alt("x")]), ("q", [.alt("q")]), ("B", [.alt("B")]), (" ", [.alt(" ")]),
    ("~", [.alt("~")]), ("\u{7F}", [.altBackspace]), ("\u{8}", [.altBackspace]),
    ("é", [.alt("é")]), ("🌍", [.alt("🌍")]),
    // Alt with Enter, Tab and Ctrl-C are no keys.
    ("\r", []), ("\t", []), ("\u{3}", []), ("\u{1F}", []),
  ])
  func escapeAndACharacterAreAlt(typed: String, expected: [Key]) {
    let bytes = Array("\u{1B}\(typed)".utf8)
    #expect(keys(bytes) == expected)
    #expect(keysOneByOne(bytes) == expected)
    #expect(keys(bytes + Array("j".utf8)) == expected + [.character("j")])
  }

  /// At 49 ms it is Alt; from 50 ms on the Esc key was pressed before the other.
  @Test(arguments: [
    (49, [Key.alt("q")]), (50, [.escape, .character("q")]), (51, [.escape, .character("q")]),
  ])
  func escapeAndLaterAKey(time: Int, expected: [Key]) {
    var parser = KeyParser()
    #expect(parser.feed([0x1B], at: 0) + parser.feed(Array("q".utf8), at: time) == expected)
  }

  /// As rxvt says it, then as xterm does, with Alt or Meta among the modifiers.
  @Test(arguments: [
    "\u{1B}[A", "\u{1B}OA", "\u{1B}[5~", "\u{1B}[3$", "\u{1B}[[A", "[1;3A", "[1;4A", "[1;7A",
    "[1;8A", "[1;9A", "[3;3~", "[15;3~", "[1;3P", "O3A", "O1;3A",
  ])
  func altWithASpecialKeyIsNone(sequence: String) {
    let bytes = Array("a\u{1B}\(sequence)b".utf8)
    #expect(keys(bytes) == characters("ab"))
    #expect(keysOneByOne(bytes) == characters("ab"))
  }

  @Test func escapeTwice() {
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}\u{1B}\u{1B}") == [.escape, .escape, .escape])
    #expect(keys("\u{1B}\u{1B}b") == [.escape, .alt("b")])
    #expect(keys("\u{1B}\u{1B}\u{1B}[A") == [.escape])
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
    #expect(parser.deadline == 1_400)
    #expect(parser.feed(Array("\\q".utf8), at: 800) == [.character("q")])
  }

  @Test(arguments: [
    ("[", 0), ("[12;", 3), ("O", 0), ("O1;", 2), ("]", 0), ("]11;", 3), ("P", 0), ("_", 0),
    ("Xab", 2),
    ("[M", 0), ("[M!", 0), ("[[", 0), ("\u{1B}[", 0), ("^\u{1B}", 1),
  ])
  func anUnfinishedSequenceIsGivenUp(beginning: String, lost: Int) {
    let said: [Key] = lost == 0 ? [] : [.lost(.brokenAnswer(bytes: lost))]
    for time in [999, 1_000, 5_000] {
      var parser = KeyParser()
      #expect(parser.feed(Array("\u{1B}\(beginning)".utf8), at: 0) == [])
      #expect(parser.deadline == 1_000)
      #expect(parser.flush(at: time) == (time < 1_000 ? [] : said))
      if time < 1_000 { #expect(parser.flush(at: 1_000) == said) }
      #expect(parser.feed(Array("q".utf8), at: 5_000) == [.character("q")])
      #expect(parser.deadline == nil)
    }
  }

  /// An answer is swallowed to its end, however long it is, in pieces or at once.
  @Test(arguments: [63, 64, 65, 200, 4_096, 4_097, 200_000])
  func answersOfAnyLengthAreSwallowed(length: Int) {
    let text = String(repeating: "qw\r\n7", count: length / 5 + 1).prefix(length)
    let digits = String(repeating: "1;", count: length / 2)
    for answer in [
      "]\(text)\u{7}", "]\(text)\u{1B}\\", "P\(text)\u{1B}\\", "_\(text)\u{1B}\\",
      "^\(text)\u{1B}\\", "X\(text)\u{1B}\\", "P\(text)\u{7}q\u{1B}\\", "[\(digits)q",
      "[?\(digits)c", "[200\(digits)~", "O\(digits)A",
    ] {
      let bytes = Array("a\u{1B}\(answer)b".utf8)
      #expect(keys(bytes) == characters("ab"))
      var parser = KeyParser()
      var result: [Key] = []
      for (time, start) in stride(from: 0, to: bytes.count, by: 700).enumerated() {
        result += parser.feed(bytes[start..<min(bytes.count, start + 700)], at: time * 300)
      }
      #expect(result == characters("ab"), "\(answer.prefix(2))")
    }
  }

  /// A string without an end is given up when nothing comes, after two minutes, and after 16 MiB.
  @Test func aStringWithoutAnEndIsGivenUp() {
    var parser = KeyParser()
    _ = parser.feed(Array("\u{1B}]".utf8), at: 0)
    var time = 0
    while time < 119_500 {
      time += 500
      #expect(parser.feed(Array("x".utf8), at: time) == [])
    }
    #expect(parser.deadline == 120_000)
    let said = Key.lost(.brokenAnswer(bytes: 239))
    #expect(parser.feed(Array("q".utf8), at: 120_000) == [said, .character("q")])
  }

  @Test(arguments: [("]", 0), ("P", 0), ("[", 1), ("O", 1), ("[200~", 0)])
  func noStateSwallowsForEver(beginning: String, more: Int) {
    var parser = KeyParser(pasteLimit: 100, swallowLimit: 1_000)
    let bytes = [UInt8](repeating: UInt8(ascii: "1"), count: 999 + more)
    #expect(parser.feed(Array("\u{1B}\(beginning)".utf8) + bytes, at: 0) == [])
    let last = parser.feed(Array("1".utf8), at: 0)
    let isLoss = if case .lost = last.first { true } else { false }
    #expect(isLoss, "\(last)")
    #expect(parser.feed(Array("q".utf8), at: 0) == [.character("q")])
  }

  /// As a terminal that was set to controls of eight bits sends it.
  @Test(arguments: [
    "\u{9B}?62;22c", "\u{9D}11;rgb:0000/0000/0000\u{9C}", "\u{90}>|xterm\u{9C}", "\u{9F}x\u{1B}\\",
    "\u{98}x\u{9C}", "\u{9E}x\u{9C}", "\u{85}", "\u{9C}",
  ])
  func controlsOfEightBitsBeginAnswers(answer: String) {
    let bytes = Array("a\(answer)b".utf8)
    #expect(keys(bytes) == characters("ab"))
    #expect(keysOneByOne(bytes) == characters("ab"))
    #expect(keys("\u{9B}A\u{8F}B") == [.up, .down])
  }

  @Test func aControlBreaksASequenceAndIsObeyed() {
    #expect(keys("\u{1B}[12\r") == [.enter])
    #expect(keys("\u{1B}[[\r") == [.enter])
    #expect(keys("\u{1B}[M!\u{3}") == [.control("c")])
    #expect(keys("\u{1B}O\u{7F}") == [.backspace])
    #expect(keys("\u{1B}[1\u{1B}[B") == [.down])
    #expect(keys("\u{1B}]11;\u{1B}[B") == [.down])
  }

  /// Only CAN and SUB end it, so that no line end within an answer is taken for Enter.
  @Test func aControlWithinAStringIsContent() {
    #expect(keys("\u{1B}]11;\u{3}\r\n\tq\u{7}a") == characters("a"))
    #expect(keys("\u{1B}P1\u{18}a\u{1B}P1\u{1A}b") == characters("ab"))
    #expect(keys("\u{1B}_1\u{1B}q2\u{1B}\\a") == characters("a"))
  }
}

extension KeyParserTests {
  @Test func utf8MayBeSplitAnywhere() {
    let text = "é漢🌍ليبيا"
    #expect(keysOneByOne(Array(text.utf8)) == text.unicodeScalars.map { .character(Character($0)) })
  }

  /// How many marks stand for the bytes, before the letters behind them.
  @Test(arguments: [
    ([UInt8(0xFF)], 1), ([0x80], 1), ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0x80], 1),
    ([0xED, 0xA0, 0x80], 1), ([0xF5, 0x80], 2), ([0xF4, 0x90, 0x80, 0x80], 1), ([0x9B], 1),
    ([0xC3], 1),
    ([0xE6, 0xBC], 1), ([0x63, 0x61, 0x66, 0xE9], 1), ([0x1B, 0xFF], 1), ([0x1B, 0xC3], 1),
  ])
  func invalidTextIsShown(bytes: [UInt8], marks: Int) {
    let result = keys(bytes + Array("ab".utf8))
    #expect(result == keysOneByOne(bytes + Array("ab".utf8)))
    #expect(result.count { $0 == .character(Key.replacement) } == marks)
    #expect(result.suffix(2) == characters("ab")[...])
  }

  @Test func aCharacterThatIsNeverFinishedIsShown() {
    var parser = KeyParser()
    #expect(parser.feed([0xE6, 0xBC], at: 0) == [])
    #expect(parser.deadline == 1_000)
    #expect(parser.flush(at: 1_000) == [.character(Key.replacement)])
  }

  @Test func anInterruptedCharacterDoesNotTouchTheNextKey() {
    let mark = Key.character(Key.replacement)
    #expect(keys([0xE6, 0xBC, 0x1B, 0x5B, 0x41]) == [mark, .up])
    #expect(keys([0xE6, 0x0D]) == [mark, .enter])
    #expect(keys([0xE6, 0xC3, 0xA9]) == [mark, .character("é")])
  }
}
