import DisplayText
import TestSupport
import Testing

/// That a `String` does not fit where safe text is wanted is the compiler's to check, and a test
/// cannot hold what does not compile: `let text: SafeText = name` and `"\(name)" as SafeText` are
/// errors where `name` is a `String`.
///
/// A literal is trusted, also in `SafeText("…")`: tests of the sanitizer pass it a variable.
@Suite("Safe text") struct SafeTextTests {
  init() {
    TestLocale.prepare()
  }

  @Test func literalsAreTakenAsTheyStand() {
    let text: SafeText = "▲ requests"
    #expect(text.string == "▲ requests")
  }

  @Test func interpolationTakesSafeTextAndNumbers() {
    let hostile = "Lib\u{1B}ya"
    let name = SafeText(hostile)
    let text: SafeText = "\(name): \(3) of \(-4)"
    #expect(text.string == "Lib^[ya: 3 of -4")
  }

  @Test func numbersAreWrittenInFull() {
    #expect(SafeText(Int.min).string == String(Int.min))
    #expect(SafeText(0).string == "0")
  }

  @Test func partsAreJoined() {
    #expect(SafeText.joined(["a", "b", "c"]).string == "a, b, c")
    #expect(SafeText.joined(["a"], separator: " ▸ ").string == "a")
    #expect(SafeText.joined([]).isEmpty)
    #expect(("a" + "b" as SafeText).string == "ab")
  }

  /// Two texts put together must not give a base a third mark.
  @Test func aMarkDoesNotReachIntoTheTextBefore() {
    let (first, second) = ("e\u{301}\u{302}", "\u{303}x")
    let joined = SafeText(first) + SafeText(second)
    #expect(joined.string.hasSuffix("<U+0303>x"))
  }

  @Test func capitalsAreSafeToo() {
    #expect(SafeText("Côte d'Ivoire").uppercased().string == "CÔTE D'IVOIRE")
  }

  @Test(arguments: [("", 0), ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("🌍", 2), ("a漢\u{301}b", 4)])
  func widthIsInColumns(text: String, columns: Int) {
    #expect(SafeText(text).width == columns)
  }

  @Test func paddingFillsAndNeverCuts() {
    #expect(SafeText("漢").padded(to: 4).string == "漢  ")
    #expect(SafeText("abc").padded(to: 3).string == "abc")
    #expect(SafeText("abc").padded(to: 1).string == "abc")
    #expect(SafeText("abc").padded(to: -1).string == "abc")
  }
}

@Suite("Truncated text") struct TruncationTests {
  init() {
    TestLocale.prepare()
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abcd", 1, "…"), ("abcd", 0, ""), ("", 0, ""),
    ("abcd", -1, ""),
    // a wide glyph is not cut in half
    ("漢字漢", 6, "漢字漢"), ("漢字漢", 5, "漢字…"), ("漢字漢", 4, "漢…"), ("漢字", 2, "…"),
    ("a漢", 2, "a…"),
  ])
  func aCutEndsInAnEllipsis(text: String, columns: Int, shown: String) {
    #expect(SafeText(text).truncated(to: columns).string == shown)
  }

  @Test func marksStayWithTheirBase() {
    let cut = SafeText("ae\u{301}bcd").truncated(to: 3).string
    #expect(Array(cut.unicodeScalars) == Array("ae\u{301}…".unicodeScalars))
  }

  @Test func neverWiderThanAsked() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<1_000 {
      let text = SafeText(HostileText.text(&generator, parts: 6))
      let columns = Int.random(in: 0...30, using: &generator)
      let cut = text.truncated(to: columns)
      #expect(cut.width <= columns)
      #expect(text.width > columns || cut == text)
    }
  }
}

@Suite("Wrapped text") struct WrappingTests {
  init() {
    TestLocale.prepare()
  }

  private func lines(_ text: String, _ columns: Int) -> [String] {
    SafeText(text).wrapped(to: columns).map(\.string)
  }

  @Test func breaksAtSpaces() {
    #expect(lines("one two three", 7) == ["one two", "three"])
    #expect(lines("one two three", 8) == ["one two", "three"])
    #expect(lines("one two three", 6) == ["one", "two", "three"])
    #expect(lines("one two three", 13) == ["one two three"])
  }

  @Test func aLongWordIsBroken() {
    #expect(lines("abcdefgh", 3) == ["abc", "def", "gh"])
    #expect(lines("x abcdefgh", 3) == ["x", "abc", "def", "gh"])
    #expect(lines("abcdef gh", 3) == ["abc", "def", "gh"])
  }

  @Test func wideGlyphsAreNotCut() {
    #expect(lines("漢字漢字", 5) == ["漢字", "漢字"])
    #expect(lines("a漢字", 2) == ["a", "漢", "字"])
  }

  @Test func runsOfSpacesCountAsOne() {
    #expect(lines("  a   b  ", 10) == ["a b"])
  }

  @Test(arguments: ["", "   "]) func nothingGivesNoLine(text: String) {
    #expect(lines(text, 10) == [])
  }

  @Test(arguments: [0, -1]) func noRoomGivesNoLine(columns: Int) {
    #expect(lines("abc", columns) == [])
  }

  /// A wide glyph in a single column is the exception: it must go somewhere.
  @Test func oneColumnTakesOneGlyphALine() {
    #expect(lines("ab漢", 1) == ["a", "b", "漢"])
  }

  @Test func everyWordIsThereAndNoLineIsTooWide() {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<1_000 {
      let text = SafeText(HostileText.text(&generator, parts: 8))
      let columns = Int.random(in: 2...30, using: &generator)
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { $0.width <= columns })
      let letters = { (text: String) in text.unicodeScalars.filter { $0 != " " } }
      let kept = lines.flatMap { letters($0.string) }
      #expect(kept == Array(letters(text.string)))
    }
  }
}
