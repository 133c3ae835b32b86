import Testing

@testable import NcursesTerminal

@Suite("Terminal entry")
struct TerminalEntryTests {
  private func entry(_ requested: String, name: String? = nil) -> TerminalEntry {
    TerminalEntry(
      requested: requested, name: name ?? requested, fallback: nil, colors: 8, pairs: 64)
  }

  @Test(arguments: [
    "linux", "linux-16color", "dumb", "vt100", "vt220", "screen", "screen-256color",
    "screen.xterm-256color", "ansi", "cons25", "sun",
  ])
  func framesAreNotMarked(term: String) {
    #expect(!entry(term).synchronizesOutput)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "vte-256color", "xterm-kitty", "foot"])
  func framesAndPastesAreMarked(term: String) {
    #expect(entry(term).synchronizesOutput)
    #expect(entry(term).bracketsPastes)
  }

  @Test func screenMarksPastes() {
    #expect(entry("screen").bracketsPastes)
    #expect(!entry("linux").bracketsPastes)
  }

  @Test func whatWasAskedForCountsBesideTheFallback() {
    #expect(!entry("dumb", name: "xterm-256color").synchronizesOutput)
    #expect(entry("ghostty", name: "xterm-256color").synchronizesOutput)
  }

  @Test func entriesAreFound() throws {
    let known = try TerminalEntry.find(term: "linux")
    #expect(known.name == "linux" && known.fallback == nil && known.colors == 8)
    #expect(try TerminalEntry.find(term: nil).fallback == .unset)
    #expect(try TerminalEntry.find(term: "nonsense").fallback == .unknown)
    #expect(try TerminalEntry.find(term: "dumb").fallback == .cannotPlaceCursor)
  }
}
