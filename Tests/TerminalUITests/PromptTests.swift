import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Prompt") struct PromptTests {
  init() {
    TestLocale.prepare()
  }

  private func prompt(_ text: String, _ keys: [Key]) -> Prompt {
    var prompt = Prompt(text)
    for key in keys { _ = prompt.handle(key) }
    return prompt
  }

  @Test func typingInsertsAtTheCursor() {
    let typed = prompt("ac", [.left, .character("b"), .end, .character("漢")])
    #expect(typed.text == "abc漢")
    #expect(typed.cursor == 4)
  }

  @Test(arguments: [
    ([Key.backspace], "ab", 2), ([.left, .backspace], "ac", 1), ([.home, .backspace], "abc", 0),
    ([.delete], "abc", 3), ([.home, .delete], "bc", 0), ([.left, .left, .delete], "ac", 1),
    ([.left, .control("u")], "c", 0), ([.home, .right, .control("k")], "a", 1),
    ([.control("u"), .backspace, .delete], "", 0),
    ([.left, .left, .left, .left, .left], "abc", 0), ([.home, .end], "abc", 3),
    ([.home, .control("e")], "abc", 3), ([.right], "abc", 3),
  ])
  func editingKeys(keys: [Key], text: String, cursor: Int) {
    let edited = prompt("abc", keys)
    #expect(edited.text == text)
    #expect(edited.cursor == cursor)
  }

  @Test(arguments: [
    ("one two", "one "), ("one two  ", "one "), ("one", ""), ("", ""), ("  ", ""), ("a 漢字", "a "),
  ])
  func controlWTakesAWord(text: String, left: String) {
    #expect(prompt(text, [.control("w")]).text == left)
  }

  /// Words are letters and digits; what stands between goes with the word behind or before it.
  @Test(arguments: [
    ([Key.altBackspace], "one, two.", 9, "one, ", 5),
    ([.altBackspace, .altBackspace], "one, two.", 9, "", 0),
    ([.altBackspace], "one", 0, "one", 0), ([.altBackspace], "one two", 5, "one wo", 4),
    ([.altBackspace], "12:30 left", 5, "12: left", 3), ([.altBackspace], " - ", 3, "", 0),
    ([.alt("b")], "one, two.", 9, "one, two.", 5),
    ([.alt("b"), .alt("b")], "one, two.", 9, "one, two.", 0),
    ([.alt("b"), .alt("b"), .alt("b")], "one, two.", 9, "one, two.", 0),
    ([.alt("f")], "one, two.", 0, "one, two.", 3),
    ([.alt("f"), .alt("f")], "one, two.", 0, "one, two.", 8),
    ([.alt("f"), .alt("f"), .alt("f")], "one, two.", 0, "one, two.", 9),
    ([.alt("d")], "one, two.", 0, ", two.", 0), ([.alt("d"), .alt("d")], "one, two.", 0, ".", 0),
    ([.alt("d")], "one, two.", 3, "one.", 3), ([.alt("d")], "one", 3, "one", 3),
    ([.altBackspace], "a 漢字", 4, "a ", 2), ([.alt("d")], "é̂tat x", 0, " x", 0),
  ])
  func altKeysEditWords(keys: [Key], text: String, from: Int, left: String, cursor: Int) {
    let lefts = Array(repeating: Key.left, count: text.count - from)
    let edited = prompt(text, lefts + keys)
    #expect(edited.text == left)
    #expect(edited.cursor == cursor)
  }

  @Test func aPasteGoesInAtOnce() {
    let pasted = prompt("ad", [.left, .paste("b c")])
    #expect(pasted.text == "ab cd")
    #expect(pasted.cursor == 4)
  }

  @Test func linesOfAPasteBecomeOne() {
    #expect(prompt("", [.paste("a\r\nb\nc\n")]).text == "a b c")
    #expect(prompt("", [.paste("\n\n")]).text == "")
  }

  @Test func aGraphemeIsDeletedWhole() {
    #expect(prompt("", [.paste("xe\u{301}"), .backspace]).text == "x")
    #expect(prompt("x👩\u{200D}🚀", [.backspace]).text == "x")
  }

  private static let family = "👨‍👩‍👧‍👦"

  /// However many presses a terminal makes of it, it is one character to move over and to delete.
  @Test(arguments: [
    family, "🇱🇾", "👍🏽", "👩🏿‍🚀", "é̂", "e\u{301}", "🏴‍☠️", "❤️", "각", "1️⃣",
  ])
  func aTypedGraphemeIsOneCharacter(grapheme: String) {
    let typed = "x\(grapheme)".unicodeScalars.map { Key.character(Character($0)) }
    #expect(prompt("", typed).text == "x\(grapheme)")
    #expect(prompt("", typed).cursor == 2)
    #expect(prompt("", typed + [.backspace]).text == "x")
    #expect(prompt("", typed + [.left, .backspace]).text == grapheme)
    #expect(prompt("", typed + [.left, .delete]).text == "x")
    #expect(prompt("", [.paste("x\(grapheme)"), .backspace]).text == "x")
  }

  /// Flags pair from the left: one letter put before them pairs anew, and the cursor follows.
  @Test func theCursorStandsBetweenCharacters() {
    let flags = prompt("🇱🇾🇸🇩", [.home, .character("🇫")])
    #expect(flags.text == "🇫🇱🇾🇸🇩")
    #expect(flags.cursor == 1)
    #expect(prompt("🇱🇾🇸🇩", [.home, .character("🇫"), .backspace]).text == "🇾🇸🇩")
    let joined = prompt("ex\u{301}", [.left, .backspace])
    #expect(joined.text.count == 1)
    let accent = prompt("e", [.character("x"), .character("\u{301}"), .left, .backspace])
    #expect(accent.text == "x\u{301}")
  }

  /// Whatever is typed, the text is that of the keys, and the cursor stands at a character's edge.
  @Test func randomEditingAgreesWithCharacters() {
    var generator = SeededGenerator(seed: 18)
    let scalars = Array("ab e\u{301}\u{200D}👩🚀🇱🇾🏽漢\u{FE0F}".unicodeScalars)
    for _ in 0..<300 {
      var edited = Prompt()
      for _ in 0..<40 {
        let count = edited.text.count
        let before = edited
        switch Int.random(in: 0...9, using: &generator) {
        case 0:
          _ = edited.handle(.backspace)
          #expect(before.cursor > 0 || edited == before)
        case 1: _ = edited.handle(.left)
        case 2: _ = edited.handle(.right)
        case 3:
          _ = edited.handle(
            [Key.altBackspace, .alt("b"), .alt("f"), .alt("d")].randomElement(using: &generator)
              ?? .home)
        default:
          _ = edited.handle(.character(Character(scalars.randomElement(using: &generator) ?? "a")))
        }
        #expect((0...max(edited.text.count, count)).contains(edited.cursor))
        let cursor = drawn(edited, width: 12).cursor
        #expect((0..<12).contains(cursor.x))
        var ends = edited
        for _ in 0..<edited.cursor { _ = ends.handle(.left) }
        #expect(ends.cursor == 0)
      }
    }
  }

  @Test(arguments: [(7, true), (8, true), (9, false), (100, false)])
  func whatDoesNotFitIsSaidAndNothingIsCutOff(bytes: Int, fits: Bool) {
    let added = String(repeating: "é", count: bytes / 2) + (bytes % 2 == 1 ? "x" : "")
    var full = Prompt("12", limit: 10)
    _ = full.handle(.paste(added))
    #expect(full.text == (fits ? "12\(added)" : "12"))
    #expect(full.loss == (fits ? nil : .tooLong(bytes: bytes)))
    _ = full.handle(.left)
    #expect(full.loss == nil)
  }

  @Test func bytesThatAreNoTextAreMarked() {
    let marked = prompt("", [.paste("a\u{FFFD}b")])
    #expect(marked.text == "a\u{FFFD}b")
    #expect(marked.loss == .notUTF8)
    #expect(prompt("a\u{FFFD}", [.character("b"), .left]).loss == .notUTF8)
    #expect(prompt("a\u{FFFD}b", [.left, .backspace]).loss == nil)
    #expect(prompt("a\u{FFFD}", [.lost(.pasteWithoutEnd)]).loss == .pasteWithoutEnd)
    #expect(prompt("a", [.lost(.pasteWithoutEnd)]).loss == .pasteWithoutEnd)
    #expect(prompt("a", [.lost(.pasteWithoutEnd), .left]).loss == nil)
  }

  @Test(arguments: [
    Key.enter, .escape, .tab, .up, .down, .function(1), .control("x"), .alt("q"), .alt("x"),
    .alt("B"),
  ])
  func otherKeysAreNotTaken(key: Key) {
    var prompt = Prompt("a")
    let isTaken = prompt.handle(key)
    #expect(!isTaken)
    #expect(prompt == Prompt("a"))
  }

  private func drawn(_ prompt: Prompt, width: Int) -> (line: String, cursor: Point) {
    var buffer = CellBuffer(size: Size(width: width, height: 1))
    let cursor = prompt.draw(label: "f: ", in: buffer.area, on: &buffer)
    return (Frame(buffer: buffer).lines[0], cursor)
  }

  @Test func showsTheTextAndTheCursor() {
    let shown = drawn(prompt("abc", [.left]), width: 10)
    #expect(shown.line == "f: abc")
    #expect(shown.cursor == Point(x: 5, y: 0))
  }

  @Test func wideCharactersMoveTheCursorByTwo() {
    #expect(drawn(Prompt("漢字"), width: 10).cursor == Point(x: 7, y: 0))
    #expect(drawn(prompt("漢字", [.left]), width: 10).cursor == Point(x: 5, y: 0))
  }

  @Test func scrollsToKeepTheCursorInView() {
    let end = drawn(Prompt("abcdefghij"), width: 8)
    #expect(end.line == "f: ghij")
    #expect(end.cursor == Point(x: 7, y: 0))
    let start = drawn(prompt("abcdefghij", [.home]), width: 8)
    #expect(start.line == "f: abcd…")
    #expect(start.cursor == Point(x: 3, y: 0))
  }

  @Test func hostileTextIsShownAndNotObeyed() {
    #expect(drawn(Prompt("\u{1B}[2J"), width: 20).line == "f: ^[[2J")
  }

  @Test func theCursorNeverLeavesTheLine() {
    var generator = SeededGenerator(seed: 41)
    for width in 1...14 {
      for _ in 0..<40 {
        let text = HostileText.text(&generator, parts: 5)
        let lefts = Int.random(in: 0...12, using: &generator)
        let prompt = prompt("", [.paste(text)] + Array(repeating: .left, count: lefts))
        let cursor = drawn(prompt, width: width).cursor
        #expect((0..<width).contains(cursor.x))
      }
    }
  }

  @Test func aLongPasteIsDrawnFromItsEnd() {
    let prompt = prompt("", [.paste(String(repeating: "x", count: 2_000) + "end")])
    let shown = drawn(prompt, width: 20)
    #expect(shown.line == "f: xxxxxxxxxxxxxend")
    #expect(shown.cursor == Point(x: 19, y: 0))
  }
}
