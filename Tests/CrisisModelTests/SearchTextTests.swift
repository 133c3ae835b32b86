import CrisisModel
import Testing

@Suite("Folding of searched text") struct SearchTextTests {
  @Test(arguments: [
    ("Côte d’Ivoire", "cote d'ivoire"), ("‘x’ ‚x‛ ′ ‵ ‹x›", "'x' 'x' ' ' 'x'"),
    ("“x” „x‟ ″ «x»", "\"x\" \"x\" \" \"x\""), ("a‐b‑c‒d–e—f―g−h－i", "a-b-c-d-e-f-g-h-i"),
    ("Sanʿa Qurʾan Hawaiʻi rockʼn", "san'a qur'an hawai'i rock'n"),
    ("a\u{A0}b\u{202F}c\u{3000}d", "a b c d"), ("co\u{AD}operate", "cooperate"),
    ("ÅÉÎØÜ ñ ş ł", "aeiou n s l"), ("Ж 漢 ليبيا", "ж 漢 ليبيا"), ("", ""), ("\u{301}", "\u{301}"),
    ("\u{AD}", "\u{AD}"),
  ])
  func folds(text: String, expected: String) {
    #expect(SearchText.folded(text) == expected)
    #expect(SearchText.folded(expected) == expected)
    #expect(
      SearchText.folded(text.uppercased()) == SearchText.folded(text.uppercased().lowercased()))
  }

  @Test func quotesOfFiltersStayOneCharacterEach() {
    let text = "“côte d’ivoire” «x» ‹y›"
    let plain = SearchText.plainQuotes(text)
    #expect(plain == "\"côte d’ivoire\" \"x\" ‹y›")
    #expect(plain.count == text.count)
  }

  /// A minus sign or a dash from a text counts back like the hyphen of a keyboard.
  @Test(arguments: ["-2h", "−2h", "–2h", "‑2h"]) func timesTakeAnyDash(text: String) throws {
    #expect(try TimeExpression(parsing: text) == .beforeNewest(seconds: 7_200))
  }
}
