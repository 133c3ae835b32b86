import TerminalUI
import Testing

@Suite("Key names") struct KeyNameTests {
  @Test(arguments: [
    ("Enter", Key.enter), ("Esc", .escape), ("Space", .character(" ")), ("q", .character("q")),
    ("?", .character("?")), ("C-l", .control("l")), ("F1", .function(1)), ("F12", .function(12)),
    ("PageDown", .pageDown), ("BackTab", .backTab), ("漢", .character("漢")), ("-", .character("-")),
    ("A-b", .alt("b")), ("A-é", .alt("é")), ("A-Backspace", .altBackspace), ("A--", .alt("-")),
  ])
  func nameAKey(name: String, key: Key) {
    #expect(Key(name: name) == key)
    #expect(key.name == name)
  }

  @Test(arguments: ["", "enter", "F0", "F13", "C-", "C-ab", "A-", "A-ab", "text:x", "Foo"])
  func otherWordsNameNone(name: String) {
    #expect(Key(name: name) == nil)
  }
}
