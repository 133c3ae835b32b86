import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Constraints") struct ConstraintTests {
  private func divide(_ length: Int, _ constraints: [Constraint], gap: Int = 0) -> [Int] {
    Constraint.divide(length, constraints, gap: gap)
  }

  @Test func lengthsComeFirstAndTheRestIsShared() {
    #expect(divide(20, [.length(5), .fill(1), .fill(2)]) == [5, 5, 10])
    #expect(divide(20, [.fill(1), .length(5)]) == [15, 5])
    #expect(divide(10, [.fill(1), .fill(1), .fill(1)]) == [3, 3, 4])
    #expect(divide(10, [.minimum(4), .minimum(2)]) == [6, 4])
  }

  @Test func laterPartsGetLessWhereItIsShort() {
    #expect(divide(7, [.length(5), .length(5)]) == [5, 2])
    #expect(divide(5, [.length(5), .length(5), .fill(1)]) == [5, 0, 0])
    #expect(divide(0, [.length(5), .fill(1)]) == [0, 0])
  }

  @Test func lengthsAloneLeaveTheRestFree() {
    #expect(divide(20, [.length(5), .length(3)]) == [5, 3])
  }

  @Test func gapsAreTakenOffFirst() {
    #expect(divide(10, [.fill(1), .fill(1)], gap: 2) == [4, 4])
    #expect(divide(3, [.fill(1), .fill(1), .fill(1)], gap: 2) == [0, 0, 0])
  }

  @Test func oddAmountsAreNotNegative() {
    #expect(divide(-5, [.length(3), .fill(1)]) == [0, 0])
    #expect(divide(10, [.length(-3), .fill(0), .fill(-2)]) == [0, 5, 5])
    #expect(divide(10, []) == [])
  }

  @Test func thePartsNeverExceedTheWhole() {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<3_000 {
      let constraints = (0..<Int.random(in: 0...6, using: &generator)).map { _ -> Constraint in
        let amount = Int.random(in: -2...40, using: &generator)
        return [Constraint.length(amount), .minimum(amount), .fill(amount)][
          Int.random(in: 0..<3, using: &generator)]
      }
      let length = Int.random(in: -3...200, using: &generator)
      let gap = Int.random(in: 0...2, using: &generator)
      let parts = divide(length, constraints, gap: gap)
      let room = max(0, length - gap * max(0, constraints.count - 1))
      #expect(parts.count == constraints.count)
      #expect(parts.allSatisfy { $0 >= 0 })
      #expect(parts.reduce(0, +) <= room)
      let shares = constraints.contains { if case .length = $0 { false } else { true } }
      #expect(!shares || parts.reduce(0, +) == room, "a share takes all that is left")
    }
  }
}

@Suite("Rectangles") struct RectTests {
  private let rect = Rect(x: 2, y: 3, width: 10, height: 4)

  @Test func sizesAreNeverNegative() {
    #expect(Rect(x: 0, y: 0, width: -1, height: -1).isEmpty)
    #expect(Size(width: -4, height: -4) == Size(width: 0, height: 0))
    #expect(Rect(x: 0, y: 0, width: 3, height: 3).inset(by: 2).isEmpty)
  }

  @Test func rowsAreOneCellHigh() {
    #expect(rect.row(3) == Rect(x: 2, y: 6, width: 10, height: 1))
    #expect(rect.row(4).isEmpty)
    #expect(rect.row(-1).isEmpty)
  }

  @Test func droppingMoreThanThereIsLeavesNothing() {
    #expect(rect.dropTop(1) == Rect(x: 2, y: 4, width: 10, height: 3))
    #expect(rect.dropTop(9) == Rect(x: 2, y: 7, width: 10, height: 0))
    #expect(rect.dropLeft(3) == Rect(x: 5, y: 3, width: 7, height: 4))
    #expect(rect.dropLeft(99).isEmpty)
  }

  @Test func intersectionsLieInBoth() {
    let other = Rect(x: 8, y: 0, width: 10, height: 5)
    #expect(rect.intersection(other) == Rect(x: 8, y: 3, width: 4, height: 2))
    #expect(rect.intersection(Rect(x: 50, y: 50, width: 1, height: 1)).isEmpty)
  }

  @Test func rowsAndColumnsTileTheArea() {
    let rows = rect.rows([.length(1), .fill(1)])
    #expect(rows == [rect.row(0), Rect(x: 2, y: 4, width: 10, height: 3)])
    let columns = rect.columns([.length(4), .fill(1)], gap: 1)
    #expect(columns.map(\.x) == [2, 7])
    #expect(columns.map(\.width) == [4, 5])
  }
}

@Suite("Lines") struct LineTests {
  init() {
    TestLocale.prepare()
  }

  private func drawn(_ body: (inout CellBuffer) -> Void) -> String {
    var buffer = CellBuffer(size: Size(width: 12, height: 1))
    body(&buffer)
    return Frame(buffer: buffer).lines[0]
  }

  private let line = Line("ab").appending("cd", .strong) + Line("ef", .dim)

  @Test func spansFollowEachOtherWithTheirRoles() {
    var buffer = CellBuffer(size: Size(width: 12, height: 1))
    let used = buffer.draw(line, in: buffer.area)
    #expect(used == 6)
    #expect((0..<6).map { buffer[$0, 0].role } == [.text, .text, .strong, .strong, .dim, .dim])
    #expect(line.width == 6)
    #expect(line.text.string == "abcdef")
  }

  @Test func aLineThatIsTooLongEndsInAnEllipsis() {
    let text = drawn { $0.draw(line, in: Rect(x: 0, y: 0, width: 5, height: 1)) }
    #expect(text == "abcd…")
  }

  @Test func trailingTextEndsAtTheEdge() {
    let text = drawn { $0.drawTrailing(line, in: $0.area) }
    #expect(text == "      abcdef")
    let narrow = drawn { $0.drawTrailing(line, in: Rect(x: 2, y: 0, width: 3, height: 1)) }
    #expect(narrow == "  ab…")
    let none = drawn { $0.drawTrailing(line, in: Rect(x: 2, y: 0, width: 0, height: 1)) }
    #expect(none == "")
  }
}
