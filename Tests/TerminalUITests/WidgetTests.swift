import DisplayText
import TerminalUI
import TestSupport
import Testing

/// Draws on a fresh buffer and gives the lines.
private func screen(
  _ width: Int, _ height: Int, _ body: (inout CellBuffer) -> Void
) -> [String] {
  var buffer = CellBuffer(size: Size(width: width, height: height))
  body(&buffer)
  return Frame(buffer: buffer).lines
}

@Suite("Panel") struct PanelTests {
  init() {
    TestLocale.prepare()
  }

  @Test func hasATitleAndANote() {
    let lines = screen(24, 3) { buffer in
      let inner = Panel(title: "Ladder", note: Line("3 of 5")).draw(in: buffer.area, on: &buffer)
      #expect(inner == Rect(x: 1, y: 1, width: 22, height: 1))
    }
    #expect(
      lines == [
        "╭─ Ladder ──── 3 of 5 ─╮",
        "│                      │",
        "╰──────────────────────╯",
      ])
  }

  @Test func aNoteWithoutRoomIsLeftOut() {
    let lines = screen(14, 2) { buffer in
      _ = Panel(title: "Ladder", note: Line("3 of 5")).draw(in: buffer.area, on: &buffer)
    }
    #expect(lines == ["╭─ Ladder ───╮", "╰────────────╯"])
  }

  @Test func aLongTitleIsCut() {
    let lines = screen(12, 2) { buffer in
      _ = Panel(title: "Escalation ladder").draw(in: buffer.area, on: &buffer)
    }
    #expect(lines == ["╭─ Escala…─╮", "╰──────────╯"])
  }

  @Test func focusChangesRolesOnly() {
    var plain = CellBuffer(size: Size(width: 12, height: 3))
    var focused = plain
    Panel(title: "T").draw(in: plain.area, on: &plain)
    Panel(title: "T", isFocused: true).draw(in: focused.area, on: &focused)
    #expect(plain.cells.map(\.glyph) == focused.cells.map(\.glyph))
    #expect(plain[0, 0].role == .panelBorder)
    #expect(focused[0, 0].role == .panelBorderFocused)
    #expect(focused[3, 0].role == .panelTitleFocused)
  }

  @Test(arguments: [(0, 5), (1, 5), (5, 1), (5, 0)])
  func belowTwoCellsNothingIsDrawn(width: Int, height: Int) {
    let lines = screen(6, 6) { buffer in
      let rect = Rect(x: 0, y: 0, width: width, height: height)
      let inner = Panel(title: "T").draw(in: rect, on: &buffer)
      #expect(inner.isEmpty)
    }
    #expect(lines == ["", "", "", "", "", ""])
  }

  @Test func outsideTheBufferItIsClipped() {
    let lines = screen(4, 2) { buffer in
      _ = Panel(title: "T").draw(in: Rect(x: -2, y: -1, width: 9, height: 9), on: &buffer)
    }
    #expect(lines == ["", ""])
  }
}

@Suite("Scrolling") struct ScrollTests {
  @Test func aListThatFitsDoesNotScroll() {
    #expect(Scroll.first(count: 5, visible: 5, selected: 4) == 0)
    #expect(Scroll.first(count: 0, visible: 5, selected: 0) == 0)
    #expect(Scroll.first(count: 9, visible: 0, selected: 8) == 0)
  }

  @Test func movesByHalfPages() {
    let firsts = (0..<20).map { Scroll.first(count: 20, visible: 6, selected: $0) }
    #expect(firsts == [0, 0, 0, 0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12, 14, 14])
  }

  @Test func theSelectedRowIsAlwaysInView() {
    for visible in 1...9 {
      for count in 0...30 {
        for selected in 0..<max(1, count) {
          let first = Scroll.first(count: count, visible: visible, selected: selected)
          #expect(first >= 0 && first <= max(0, count - visible))
          #expect(count == 0 || (first..<first + visible).contains(selected))
        }
      }
    }
  }

  @Test func marksSayWhereThereIsMore() {
    let rect = Rect(x: 0, y: 0, width: 2, height: 3)
    let marks = { (count: Int, first: Int) in
      screen(3, 3) { Scroll.drawMarks(count: count, first: first, in: rect, on: &$0) }
    }
    #expect(marks(3, 0) == ["", "", ""])
    #expect(marks(9, 0) == ["", "", "  ▼"])
    #expect(marks(9, 3) == ["  ▲", "", "  ▼"])
    #expect(marks(9, 6) == ["  ▲", "", ""])
  }
}

@Suite("Table") struct TableTests {
  init() {
    TestLocale.prepare()
  }

  private func table(_ names: [String], selected: Int?, showsTitles: Bool = true) -> Table {
    Table(
      columns: [.init("Name", .fill(1)), .init("No", .length(3), alignsRight: true)],
      rows: names.enumerated().map { index, name in
        Table.Row([Line(SafeText(name)), Line(SafeText(index))])
      },
      selected: selected, isFocused: true, showsTitles: showsTitles)
  }

  @Test func hasTitlesAndRows() {
    let lines = screen(12, 3) { buffer in
      _ = table(["Libya", "Côte d'Ivoire"], selected: 0).draw(in: buffer.area, on: &buffer)
    }
    #expect(lines == ["Name      No", "Libya      0", "Côte d'…   1"])
  }

  @Test func wideNamesKeepTheColumnsStraight() {
    let lines = screen(12, 3) { buffer in
      _ = table(["漢字漢字漢字", "e\u{301}"], selected: nil, showsTitles: false)
        .draw(in: buffer.area, on: &buffer)
    }
    #expect(lines == ["漢字漢…    0", "e\u{301}          1", ""])
  }

  @Test func theSelectedRowHasTheRoleAndTheCursor() {
    var buffer = CellBuffer(size: Size(width: 12, height: 4))
    let rect = Rect(x: 1, y: 0, width: 10, height: 4)
    var table = table(["a", "b", "c"], selected: 1)
    #expect(table.draw(in: rect, on: &buffer) == Point(x: 1, y: 2))
    #expect(buffer[1, 2].role == .selection)
    #expect(buffer[10, 2].role == .selection)
    #expect(buffer[0, 2].role == .text)
    #expect(buffer[1, 1].role == .text)
    table.isFocused = false
    table.draw(in: rect, on: &buffer)
    #expect(buffer[1, 2].role == .selectionInactive)
  }

  @Test func theSelectedRowStaysInView() {
    let names = (0..<30).map { "row \($0)" }
    for selected in 0..<30 {
      let lines = screen(12, 6) { buffer in
        let cursor = table(names, selected: selected).draw(in: buffer.area, on: &buffer)
        #expect(cursor != nil)
      }
      #expect(lines.contains { $0.hasPrefix("row \(selected) ") })
    }
  }

  @Test func aRowWithFewerCellsIsDrawnAsFarAsItGoes() {
    var table = table(["a"], selected: nil)
    table.rows[0].cells.removeLast()
    let lines = screen(8, 2) { _ = table.draw(in: $0.area, on: &$0) }
    #expect(lines == ["Name  No", "a"])
  }

  @Test func noRoomAndNoRowsDrawNothing() {
    let none = screen(8, 2) { buffer in
      let point = table(["a"], selected: 0).draw(
        in: Rect(x: 0, y: 0, width: 8, height: 0), on: &buffer)
      #expect(point == nil)
    }
    #expect(none == ["", ""])
    let titlesOnly = screen(8, 1) { buffer in
      let point = table(["a"], selected: 0).draw(in: buffer.area, on: &buffer)
      #expect(point == nil)
    }
    #expect(titlesOnly == ["Name  No"])
    let empty = screen(8, 2) { _ = table([], selected: 0).draw(in: $0.area, on: &$0) }
    #expect(empty == ["Name  No", ""])
  }
}
