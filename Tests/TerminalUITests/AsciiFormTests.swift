import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("ASCII form") struct AsciiFormTests {
  init() {
    TestLocale.prepare()
  }

  @Test(arguments: [
    ("Libya", "Libya"), ("Côte d'Ivoire", "Cote d'Ivoire"), ("Łódź", "Lodz"), ("ÉÈ", "EE"),
    ("╭─┬╮│", "+-++|"), ("▲ requests · ▼", "^ requests . v"), ("…", "~"),
    ("“x” – ‘y’", "\"x\" - 'y'"),
    ("漢字", "????"), ("🌍", "??"), ("e\u{301}", "e"), ("عر", "??"), ("a\u{A0}b", "a b"),
  ])
  func isTheNearest(text: String, ascii: String) {
    #expect(AsciiForm.of(text) == ascii)
  }

  /// What stands for different things, without a word beside it, must not become one sign.
  @Test(arguments: [Array("●◐◇△✘○"), Array("✔✘–○?"), Array("▲▼=")])
  func signsOfOneKindStayApart(signs: [Character]) {
    let forms = signs.map { AsciiForm.of(String($0)) }
    #expect(Set(forms).count == signs.count, "\(forms)")
  }

  @Test func oneCharacterAColumn() {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<1_000 {
      let text = SafeText(HostileText.text(&generator, parts: 6))
      let ascii = AsciiForm.of(text.string)
      #expect(ascii.unicodeScalars.count == text.width)
      #expect(ascii.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    }
  }

  @Test func aFrameKeepsItsShapeAndRoles() {
    var generator = SeededGenerator(seed: 52)
    var buffer = CellBuffer(size: Size(width: 40, height: 30))
    for y in 0..<30 {
      let text = SafeText(HostileText.text(&generator, parts: 8))
      buffer.draw(text, in: Rect(x: 0, y: y, width: 40, height: 1), role: .strong)
    }
    let ascii = AsciiForm.of(buffer)
    #expect(ascii.size == buffer.size)
    #expect(ascii.cells.map(\.role) == buffer.cells.map(\.role))
    for cell in ascii.cells {
      #expect(cell.glyph.scalars.count == 1)
      #expect(cell.glyph.scalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F })
    }
  }
}
