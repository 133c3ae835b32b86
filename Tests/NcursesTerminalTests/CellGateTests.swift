import TerminalUI
import TestSupport
import Testing

@testable import NcursesTerminal

@Suite("Cell gate")
struct CellGateTests {
  init() {
    TestLocale.prepare()
  }

  @Test(
    arguments: [
      "a", " ", "~", "é", "漢", "╭", "▲", "\u{FFFD}", "ل", "\u{2003}",
    ] as [Unicode.Scalar])
  func visibleScalarsPass(scalar: Unicode.Scalar) {
    var gate = CellGate()
    #expect(gate.pass(Glyph(scalar)) == Glyph(scalar))
    #expect(gate.replacedScalars == 0)
  }

  @Test(
    arguments: [
      "\u{1}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}", "\u{200B}", "\u{200E}",
      "\u{202E}", "\u{2028}", "\u{2029}", "\u{2060}", "\u{2066}", "\u{FEFF}", "\u{E000}",
      "\u{E0041}",
      "\u{301}", "\u{FFFE}", "\u{10FFFF}",
    ] as [Unicode.Scalar])
  func othersAreReplacedAndCounted(scalar: Unicode.Scalar) {
    var gate = CellGate()
    #expect(gate.pass(Glyph(scalar)) == CellGate.replacement)
    #expect(gate.replacedScalars == 1)
  }

  @Test func marksPassWhereTheyOnlyShow() {
    var gate = CellGate()
    let accented = Glyph("e").adding(mark: "\u{301}").adding(mark: "\u{323}")
    let fenced = Glyph("a").adding(mark: "\u{200E}")
    let joined = Glyph("\u{915}").adding(mark: "\u{94D}").adding(mark: "\u{200D}")
    for glyph in [accented, fenced, joined] { #expect(gate.pass(glyph) == glyph) }
    #expect(gate.replacedScalars == 0)
  }

  @Test func otherMarksAreReplacedAndCounted() {
    var gate = CellGate()
    for mark in ["\u{202E}", "\u{200D}", "b", "\u{1B}"] as [Unicode.Scalar] {
      #expect(gate.pass(Glyph("a").adding(mark: mark)) == CellGate.replacement)
    }
    #expect(gate.replacedScalars == 4)
  }
}
