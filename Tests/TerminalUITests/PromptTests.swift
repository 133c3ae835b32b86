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

  @Test(arguments: [Key.enter, .escape, .tab, .up, .down, .function(1), .control("x")])
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
