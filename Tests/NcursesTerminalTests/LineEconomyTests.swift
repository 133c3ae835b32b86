import DisplayText
import TerminalUI
import Testing

@testable import NcursesTerminal

@Suite("Line economy")
struct LineEconomyTests {
  private func shorten(_ text: String) -> String {
    String(decoding: LineEconomy.shorten(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{1B}[39m\u{1B}(B\u{1B}[m\u{1B}[39;49m\u{1B}[38;5;243mx", "\u{1B}[0;38;5;243mx"),
    ("\u{1B}[39;49m\u{1B}(B\u{1B}[m", "\u{1B}[m"),
    ("\u{1B}(B\u{1B}[0;1m\u{1B}[38;5;100m\u{1B}[48;5;17mx", "\u{1B}[0;1;38;5;100;48;5;17mx"),
    ("\u{1B}[1m\u{1B}[31m", "\u{1B}[1;31m"),
    ("\u{1B}[38;2;1;2;3m\u{1B}[4m", "\u{1B}[4;38;2;1;2;3m"),
  ])
  func neighboursBecomeOne(long: String, short: String) {
    #expect(shorten(long) == short)
  }

  @Test(arguments: [
    "", "plain é漢", "\u{1B}[31mx\u{1B}[32m", "\u{1B}[2;5H", "\u{1B}(B", "\u{1B}[?25h", "\u{1B}[1",
    "\u{1B}", "\u{1B}]0;\u{7}", "\u{1B}[4:3m",
  ])
  func allElseStays(text: String) {
    #expect(shorten(text) == text)
  }
}

@Suite("Blank joining")
struct BlankJoiningTests {
  private func roles(after text: SafeText, blank: Role, isPlain: Bool) -> [Role] {
    var buffer = CellBuffer(size: Size(width: 12, height: 1))
    buffer.draw(text, in: buffer.area, role: .header)
    for x in 0..<12 where buffer[x, 0].glyph == .space { buffer[x, 0].role = blank }
    let plain = Role.allCases.map { $0 != blank || isPlain }
    BlankJoining.apply(to: &buffer, row: 0, isPlain: plain)
    return (0..<12).map { buffer[$0, 0].role }
  }

  @Test func shortBlanksTakeTheLookOfTheWordBefore() {
    let roles = roles(after: "ab  cd", blank: .text, isPlain: true)
    #expect(roles.prefix(6).allSatisfy { $0 == .header })
    #expect(roles.dropFirst(6).allSatisfy { $0 == .text })
  }

  @Test func longBlanksKeepTheirs() {
    let roles = roles(after: "ab     cd", blank: .text, isPlain: true)
    #expect(roles[2..<7].allSatisfy { $0 == .text })
  }

  @Test func blanksThatShowSomethingKeepTheirs() {
    let roles = roles(after: "ab  cd", blank: .selection, isPlain: false)
    #expect(roles[2..<4].allSatisfy { $0 == .selection })
  }
}
