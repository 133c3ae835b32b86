import DisplayText
import TestSupport
import Testing

@Suite("Sanitizer") struct SanitizerTests {
  init() {
    TestLocale.prepare()
  }

  private func sanitized(_ text: String) -> String {
    SafeText(text).string
  }

  @Test(arguments: ["Libya", "Côte d'Ivoire", "naïve", "Ελλάδα", "Łódź", "漢字", "かな", "한국", "🌍"])
  func harmlessTextIsLeftAlone(text: String) {
    #expect(sanitized(text) == text)
  }

  @Test(arguments: 0..<0x20) func controlsShowWithACaret(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let letter = try #require(Unicode.Scalar(value + 0x40))
    #expect(sanitized("a\(scalar)b") == "a^\(letter)b")
  }

  @Test func deleteShowsWithACaret() {
    #expect(sanitized("a\u{7F}b") == "a^?b")
  }

  @Test func anEscapeSequenceIsReadAndNotObeyed() {
    #expect(sanitized("\u{1B}[31mred\u{1B}[0m") == "^[[31mred^[[0m")
    #expect(sanitized("\u{1B}]0;title\u{07}") == "^[]0;title^G")
  }

  @Test(arguments: 0x80..<0xA0) func c1ControlsShowTheirNumber(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(sanitized("a\(scalar)b") == "a<U+00\(String(value, radix: 16, uppercase: true))>b")
  }

  /// 0x9C is a C1 control, and a byte of many letters.
  @Test func bytesInsideLettersAreNoControls() {
    #expect(sanitized("ܜ Ĝ 🜛") == "ܜ Ĝ 🜛")
  }

  @Test(arguments: [
    // line and paragraph separator
    0x2028, 0x2029,
    // bidi controls
    0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    // what takes no room, and fillers
    0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
    0x206A, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB,
    // tags
    0xE0001, 0xE0020, 0xE0041, 0xE007F,
    // noncharacters
    0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0xFFFFE,
    // private use
    0xE000, 0xF8FF, 0xF0000, 0x10FF7F,
    // not assigned
    0x0378, 0x2065, 0xE0FFF,
    // controls of musical notation and of shorthand
    0x1D173, 0x1BCA0,
  ])
  func hiddenScalarsShowTheirNumber(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let digits = String(value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    #expect(sanitized("a\(scalar)b") == "a<U+\(number)>b")
  }

  /// A path that is no UTF-8 has them for its bytes; whoever writes them otherwise sees the same.
  @Test(arguments: [(0x10FF80, "80"), (0x10FFE9, "E9"), (0x10FFFF, "FF")])
  func bytesOfPathsShowTheirNumber(value: Int, number: String) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    #expect(sanitized("a\(scalar)b") == "a\\x\(number)b")
  }

  @Test(arguments: ["\u{A0}", "\u{2002}", "\u{2009}", "\u{202F}", "\u{3000}", "\u{1680}"])
  func spacesOfAnyKindArePlainOnes(space: String) {
    #expect(sanitized("a\(space)b") == "a b")
  }

  @Test func variationSelectorsVanish() {
    #expect(sanitized("❤\u{FE0F}x\u{FE00}y\u{E0100}z\u{180B}") == "❤xyz")
  }

  @Test(arguments: [
    ("👩\u{200D}👩\u{200D}👧", "👩"), ("👩\u{200D}❤\u{FE0F}\u{200D}👨", "👩"), ("👍🏽", "👍"),
    ("👩🏽\u{200D}🚀", "👩"), ("🏽", "🏽"),
  ])
  func emojiSequencesAreReducedToTheFirst(sequence: String, first: String) {
    #expect(sanitized("a\(sequence)b") == "a\(first)b")
  }

  @Test(arguments: [("🏳\u{FE0F}\u{200D}🌈", "🏳"), ("❤\u{FE0F}\u{200D}🔥", "❤")])
  func emojiThatAreTextByNatureAreReducedToo(sequence: String, first: String) {
    #expect(sanitized("a\(sequence)b") == "a\(first)b")
  }

  /// Digits count as emoji for Unicode; a joiner must not hide one.
  @Test func nothingButEmojiIsSwallowedByAJoiner() {
    #expect(sanitized("👩\u{200D}5 killed") == "👩<U+200D>5 killed")
    #expect(sanitized("👩\u{200D}#") == "👩<U+200D>#")
  }

  @Test func flagsAreReducedToLetters() {
    #expect(sanitized("🇱🇾 🇨🇮") == "LY CI")
  }

  @Test func joinersStayInsideWordsThatNeedThem() {
    let persian = "نمی\u{200C}خواهم"
    #expect(Array(sanitized(persian).unicodeScalars) == Array(persian.unicodeScalars))
    let hindi = "क्\u{200D}ष"
    #expect(Array(sanitized(hindi).unicodeScalars) == Array(hindi.unicodeScalars))
    // The joiner stands before a sign here, and the word is the name of a police force.
    let bengali = "র\u{200D}\u{09CD}যাব"
    #expect(Array(sanitized(bengali).unicodeScalars) == Array(bengali.unicodeScalars))
  }

  @Test(arguments: [
    ("a\u{200C}b", "a<U+200C>b"), ("\u{200D}a", "<U+200D>a"), ("ن\u{200C}", "ن<U+200C>"),
    ("ن\u{200C}a", "ن<U+200C>a"), ("ن\u{200C}\u{200C}ن", "ن<U+200C><U+200C>ن"),
    ("👩\u{200D}", "👩<U+200D>"),
    // a neighbour of the same script that is not drawn is no letter
    ("ن\u{200C}\u{061C}", "ن<U+200C><U+061C>"),
  ])
  func joinersElsewhereShow(text: String, shown: String) {
    #expect(Array(sanitized(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func twoCombiningMarksStayOnABase() {
    let marks = "e\u{301}\u{302}\u{303}\u{304}x"
    #expect(Array(sanitized(marks).unicodeScalars) == Array("e\u{301}\u{302}x".unicodeScalars))
  }

  @Test(arguments: ["\u{301}a", "\u{202E}\u{301}", "\u{7}\u{301}"])
  func aMarkWithoutABaseShows(text: String) {
    #expect(sanitized(text).hasSuffix("<U+0301>" + (text.hasSuffix("a") ? "a" : "")))
  }

  @Test func conjoiningVowelsStayOnTheirSyllable() {
    let syllable = "\u{1112}\u{1161}\u{11AB}"
    #expect(Array(sanitized(syllable).unicodeScalars) == Array(syllable.unicodeScalars))
  }

  @Test func rightToLeftTextIsAllowed() {
    let text = "שלום العالم"
    #expect(sanitized(text) == text)
  }

  @Test func bracketsAndMarkupSurvive() {
    let text = "[ ] < > { } [red]{0}<b>%s%n</b> ^[ <U+202E>"
    #expect(sanitized(text) == text)
  }
}

@Suite("Sanitizer's cap") struct SanitizerCapTests {
  init() {
    TestLocale.prepare()
  }

  @Test(arguments: [(0, "…"), (1, "a…"), (4, "abcd…"), (5, "abcde"), (6, "abcde")])
  func aLongTextEndsInAnEllipsis(limit: Int, shown: String) {
    #expect(SafeText("abcde", limit: limit).string == shown)
  }

  @Test func lettersBeyondASCIIAreCountedAlike() {
    #expect(SafeText("éèêëē", limit: 4).string == "éèêë…")
    #expect(SafeText("éèêëē", limit: 5).string == "éèêëē")
  }

  @Test func theStandardLimitBoundsAnyText() {
    let text = SafeText(String(repeating: "x", count: 1_000_000))
    #expect(text.string.count == 4_001)
    #expect(text.string.hasSuffix("x…"))
  }

  /// What vanishes must not use up the room of what stays without a sign of the cut.
  @Test func aCutShowsWhateverWasTakenOut() {
    let text = String(repeating: "é\u{FE0F}", count: 100)
    #expect(SafeText(text, limit: 100).string.hasSuffix("…"))
  }

  @Test func aTextOfMarksAloneStaysShort() {
    let text = SafeText("e" + String(repeating: "\u{301}", count: 100_000), limit: 10)
    #expect(text.string.unicodeScalars.count <= 11)
  }
}

/// What must hold of any text at all; the seeds are part of the test.
@Suite("Sanitizer's promises") struct SanitizerPropertyTests {
  init() {
    TestLocale.prepare()
  }

  private static func texts(seed: UInt64, count: Int = 1_500) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      HostileText.text(&generator, parts: Int.random(in: 1...12, using: &generator))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func onlyDrawableScalarsAreLeft(seed: UInt64) {
    let broken = Self.texts(seed: seed).first { text in
      !SafeText(text).string.unicodeScalars.allSatisfy(isDrawable)
    }
    #expect(broken == nil)
  }

  /// Joiners stay in some words, which their own tests look at.
  private func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0x200C || scalar.value == 0x200D { return true }
    guard DisplayWidth.known(scalar) != nil, scalar.value != 0x200E, scalar != "\n" else {
      return false
    }
    return HostileText.harmful(in: String(scalar)).isEmpty
  }

  @Test(arguments: [4, 5, 6] as [UInt64]) func sanitizingTwiceChangesNothing(seed: UInt64) {
    let broken = Self.texts(seed: seed).first { text in
      let once = SafeText(text).string
      // Compared by scalars: two strings can be equal and differ in what is drawn.
      return !once.unicodeScalars.elementsEqual(SafeText(once).string.unicodeScalars)
    }
    #expect(broken == nil)
  }

  @Test(arguments: [7, 8] as [UInt64]) func noBaseHasMoreThanTwoMarks(seed: UInt64) {
    let broken = Self.texts(seed: seed).first { text in
      let widths = SafeText(text).string.unicodeScalars.map(DisplayWidth.of)
      return widths.split { $0 > 0 }.contains { $0.count > 2 }
    }
    #expect(broken == nil)
  }

  @Test(arguments: [9, 10] as [UInt64]) func bracketsSurviveAnywhere(seed: UInt64) {
    let brackets: [Unicode.Scalar] = ["[", "]", "<", ">", "{", "}"]
    let broken = Self.texts(seed: seed).first { text in
      let marked: String = "<\(text)>[\(text)]{\(text)}"
      let safe = SafeText(marked, limit: 100_000).string
      // Markers add some of their own.
      return brackets.contains { bracket in
        safe.unicodeScalars.count { $0 == bracket } < marked.unicodeScalars.count { $0 == bracket }
      }
    }
    #expect(broken == nil)
  }

  @Test func everyScalarBetweenLettersLeavesASign() {
    let dropped = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
      let text: String = "a\($0)b"
      return SafeText(text).string.unicodeScalars.count < 3
    }
    #expect(dropped.allSatisfy { $0.properties.isVariationSelector })
    #expect(dropped.count == 260)
  }

  @Test(arguments: [0, 1, 7, 40]) func theCapHolds(limit: Int) {
    // A marker stands for one scalar and is at most ten long.
    let broken = Self.texts(seed: 12, count: 300).first { text in
      SafeText(text, limit: limit).string.unicodeScalars.count > 10 * limit + 1
    }
    #expect(broken == nil)
  }
}
