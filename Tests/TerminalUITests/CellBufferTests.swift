import DisplayText
import TerminalUI
import TestSupport
import Testing

/// Buffers as lines of text; a wide glyph is one character of a line and takes two columns.
@Suite("Cell buffer") struct CellBufferTests {
  init() {
    TestLocale.prepare()
  }

  private func lines(_ buffer: CellBuffer) -> [String] {
    Frame(buffer: buffer).lines
  }

  private func buffer(_ width: Int, _ height: Int = 1) -> CellBuffer {
    CellBuffer(size: Size(width: width, height: height))
  }

  private func row(_ width: Int, x: Int = 0, y: Int = 0) -> Rect {
    Rect(x: x, y: y, width: width, height: 1)
  }

  @Test func isBlankAtFirst() {
    #expect(lines(buffer(3, 2)) == ["", ""])
    #expect(buffer(3, 2).cells.count == 6)
    #expect(buffer(0, 5).cells.isEmpty)
  }

  @Test func drawingSaysHowManyColumnsItTook() {
    var buffer = buffer(10)
    #expect(buffer.draw("ab", in: row(10), role: .text) == 2)
    #expect(buffer.draw(SafeText("漢字"), in: row(10, x: 2), role: .text) == 4)
    #expect(buffer.draw("", in: row(10), role: .text) == 0)
    #expect(lines(buffer) == ["ab漢字"])
  }

  @Test(arguments: [("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("ab", 1, "…"), ("漢字漢", 4, "漢…")])
  func whatDoesNotFitEndsInAnEllipsis(text: String, width: Int, shown: String) {
    var buffer = buffer(10)
    buffer.draw(SafeText(text), in: row(width), role: .text)
    #expect(lines(buffer) == [shown])
  }

  @Test func aWideGlyphTakesTwoCells() {
    var buffer = buffer(4)
    buffer.draw(SafeText("漢a"), in: row(4), role: .strong)
    #expect(buffer[0, 0].glyph.base == "漢")
    #expect(buffer[1, 0].glyph.isContinuation)
    #expect(buffer[1, 0].role == .strong)
    #expect(buffer[2, 0].glyph.base == "a")
  }

  @Test func overwritingAHalfMendsTheOther() {
    var left = buffer(4)
    left.draw(SafeText("漢"), in: row(4), role: .text)
    left.draw("x", in: row(1), role: .text)
    #expect(lines(left) == ["x"])
    #expect(!left[1, 0].glyph.isContinuation)
    var right = buffer(4)
    right.draw(SafeText("漢"), in: row(4), role: .text)
    right.draw("x", in: row(1, x: 1), role: .text)
    #expect(lines(right) == [" x"])
  }

  @Test func wideOverWideMendsBothSides() {
    var buffer = buffer(6)
    buffer.draw(SafeText("漢字漢"), in: row(6), role: .text)
    buffer.draw(SafeText("語"), in: row(2, x: 1), role: .text)
    #expect(lines(buffer) == [" 語 漢"])
  }

  @Test func chromeOverAWideGlyphMendsIt() {
    var left = buffer(4)
    left.draw(SafeText("漢"), in: row(4), role: .text)
    left.set("│", x: 1, y: 0, role: .panelBorder)
    #expect(lines(left) == [" │"])
    var right = buffer(4)
    right.draw(SafeText("漢"), in: row(4), role: .text)
    right.set("│", x: 0, y: 0, role: .panelBorder)
    #expect(lines(right) == ["│"])
    #expect(!right[1, 0].glyph.isContinuation)
  }

  @Test func aWideGlyphThatTheEdgeCutsIsNotDrawn() {
    var buffer = buffer(3)
    buffer.draw(SafeText("a漢字"), in: row(10), role: .text)
    #expect(lines(buffer) == ["a漢"])
    var cut = self.buffer(2)
    cut.draw(SafeText("a漢"), in: row(10), role: .text)
    #expect(lines(cut) == ["a"])
    var before = self.buffer(3)
    before.draw(SafeText("漢ab"), in: row(10, x: -1), role: .text)
    #expect(lines(before) == [" ab"])
  }

  @Test(arguments: [-3, -1, 0, 2, 4, 9]) func nothingIsDrawnOutside(x: Int) {
    var buffer = buffer(5, 3)
    for y in -2...4 { buffer.draw("abcdef", in: row(6, x: x, y: y), role: .text) }
    let visible = String(
      (x..<x + 6).enumerated().compactMap { index, column in
        (0..<5).contains(column) ? Array("abcdef")[index] : nil
      })
    let line = visible.isEmpty ? "" : String(repeating: " ", count: max(0, x)) + visible
    #expect(lines(buffer) == [line, line, line])
  }

  @Test func marksAttachToTheGlyphBefore() {
    var buffer = buffer(4)
    buffer.draw(SafeText("ae\u{301}\u{302}b"), in: row(4), role: .text)
    #expect(buffer[1, 0].glyph.scalars == ["e", "\u{301}", "\u{302}"])
    #expect(buffer[2, 0].glyph.scalars == ["b"])
  }

  @Test func marksOfAWideGlyphStandOnItsFirstHalf() {
    var buffer = buffer(4)
    buffer.draw(SafeText("漢\u{301}b"), in: row(4), role: .text)
    #expect(buffer[0, 0].glyph.scalars == ["漢", "\u{301}"])
    #expect(buffer[1, 0].glyph.isContinuation)
  }

  @Test func theMarkOfAGlyphThatIsCutOffIsCutOffToo() {
    var buffer = buffer(2)
    buffer.draw(SafeText("abe\u{301}"), in: row(10), role: .text)
    #expect(buffer[1, 0].glyph.scalars == ["b"])
  }

  @Test func aThirdMarkIsNotKept() {
    let glyph = Glyph("e").adding(mark: "\u{301}").adding(mark: "\u{302}").adding(mark: "\u{303}")
    #expect(glyph.scalars == ["e", "\u{301}", "\u{302}"])
    #expect(Glyph.continuation.adding(mark: "\u{301}").scalars == [])
  }

  @Test func fillingBlanksAndSetsTheRole() {
    var buffer = buffer(4, 3)
    for y in 0..<3 { buffer.draw("abcd", in: row(4, y: y), role: .text) }
    buffer.fill(Rect(x: 1, y: 1, width: 2, height: 9), role: .header)
    #expect(lines(buffer) == ["abcd", "a  d", "a  d"])
    #expect(buffer[1, 1].role == .header)
    #expect(buffer[0, 1].role == .text)
  }

  @Test func fillingHalfAWideGlyphMendsIt() {
    var buffer = buffer(4)
    buffer.draw(SafeText("漢字"), in: row(4), role: .text)
    buffer.fill(Rect(x: 1, y: 0, width: 2, height: 1), role: .text)
    #expect(lines(buffer) == [""])
  }

  @Test func restylingLeavesWhatIsShown() {
    var buffer = buffer(4, 2)
    buffer.draw("abcd", in: row(4), role: .text)
    buffer.restyle(Rect(x: -2, y: -2, width: 4, height: 9), role: .selection)
    #expect(lines(buffer) == ["abcd", ""])
    #expect((0..<4).map { buffer[$0, 0].role } == [.selection, .selection, .text, .text])
  }
}

/// A terminal that reorders right-to-left text must find a fence on either side of it.
@Suite("Right-to-left text in cells") struct RightToLeftTests {
  private static let fence: Unicode.Scalar = "\u{200E}"

  init() {
    TestLocale.prepare()
  }

  private func drawn(_ text: String) -> CellBuffer {
    var buffer = CellBuffer(size: Size(width: 20, height: 1))
    buffer.draw("│", in: Rect(x: 4, y: 0, width: 1, height: 1), role: .panelBorder)
    buffer.draw(SafeText(text), in: Rect(x: 5, y: 0, width: 15, height: 1), role: .text)
    return buffer
  }

  @Test(arguments: ["שלום", "العربية", "ܫܠܡܐ", "ﷺ", "𞤀𞤣"]) func isFenced(text: String) {
    let buffer = drawn(text)
    let last = 4 + DisplayWidth.of(text)
    #expect(buffer[4, 0].glyph.scalars == ["│", Self.fence])
    #expect(buffer[last, 0].glyph.scalars.last == Self.fence)
  }

  @Test func otherTextIsNotFenced() {
    #expect(drawn("Ελλάδα 漢字").cells.allSatisfy { !$0.glyph.scalars.contains(Self.fence) })
  }

  /// Two marks on the last letter leave no room in its cell.
  @Test func isFencedWhereTheLastLetterIsFullOfMarks() {
    let buffer = drawn("שלםִּ")
    let scalars = buffer.cells.flatMap(\.glyph.scalars)
    #expect(scalars.filter { $0 == Self.fence }.count == 2)
  }

  @Test func atTheLeftEdgeThereIsNothingToFence() {
    var buffer = CellBuffer(size: Size(width: 6, height: 2))
    buffer.draw(SafeText("שלום"), in: Rect(x: 0, y: 1, width: 6, height: 1), role: .text)
    #expect(buffer[5, 0].glyph == .space)
    #expect(buffer[3, 1].glyph.scalars.last == Self.fence)
  }

  @Test func aCutTextIsFencedAfterItsEllipsis() {
    var buffer = CellBuffer(size: Size(width: 6, height: 1))
    buffer.draw(SafeText("שלום"), in: Rect(x: 1, y: 0, width: 3, height: 1), role: .text)
    #expect(buffer[3, 0].glyph.scalars == ["…", Self.fence])
  }
}
