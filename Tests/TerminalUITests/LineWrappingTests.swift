import DisplayText
import TestSupport
import Testing

@Suite("Wrapping of lines") struct LineWrappingTests {
  init() { TestLocale.prepare() }

  private let line = Line("one ", .strong).appending("two three", .dim)

  @Test func breaksAtSpacesAndKeepsRoles() {
    let lines = line.wrapped(to: 8, lines: 3)
    #expect(lines.map(\.text.string) == ["one two", "three"])
    #expect(lines[0].spans.first?.role == .strong)
    #expect(lines[1].spans.first?.role == .dim)
  }

  @Test func aLastLineThatIsTooLongEndsInAnEllipsis() {
    #expect(line.wrapped(to: 5, lines: 2).map(\.text.string) == ["one", "two …"])
    #expect(line.wrapped(to: 8, lines: 1).map(\.text.string) == ["one two…"])
  }

  @Test func aWordWiderThanALineIsCut() {
    #expect(Line("abcdefgh ij").wrapped(to: 4, lines: 3).map(\.text.string) == ["abc…", "ij"])
  }

  @Test func nothingIsWiderThanAsked() {
    for columns in 1...12 {
      #expect(line.wrapped(to: columns, lines: 4).allSatisfy { $0.width <= columns })
      #expect(line.cut(to: columns).width <= columns)
    }
    #expect(line.wrapped(to: 0, lines: 2).isEmpty)
  }
}
