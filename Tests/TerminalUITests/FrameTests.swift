import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Frame") struct FrameTests {
  init() {
    TestLocale.prepare()
  }

  @Test func linesHaveNoTrailingSpacesAndKeepInnerOnes() {
    var buffer = CellBuffer(size: Size(width: 8, height: 3))
    buffer.draw("a  b", in: Rect(x: 1, y: 1, width: 7, height: 1), role: .text)
    #expect(Frame(buffer: buffer).lines == ["", " a  b", ""])
  }

  @Test func theCursorRestsHiddenAtFirst() {
    let frame = Frame(buffer: CellBuffer(size: Size(width: 1, height: 1)))
    #expect(frame.cursor == Point(x: 0, y: 0))
    #expect(!frame.cursorIsVisible)
  }
}
