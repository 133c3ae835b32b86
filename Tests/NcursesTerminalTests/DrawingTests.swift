import TerminalProbe
import TestSupport
import Testing

@testable import NcursesTerminal

extension OnATerminal {
  @Suite("Drawing")
  struct DrawingTests {
    init() {
      TestLocale.prepare()
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "rxvt-unicode"])
    func differencesAddUpToTheScreen(term: String) throws {
      let terminal = try DemoProgram.start(["TERM": term])
      var model = ScreenModel(columns: 80, rows: 24)
      for turn in 0..<200 {
        let expected = try #require(nextScreen(of: terminal))
        model.feed(terminal.output)
        let wrong = expected.indices.filter { model.lines[$0] != expected[$0] }
        try #require(
          wrong.isEmpty, "turn \(turn), rows \(wrong), sent \(terminal.text.debugDescription)")
        terminal.forgetOutput()
      }
      #expect(model.unknown.isEmpty)
    }

    @Test(arguments: [
      ("xterm-256color", ""), ("xterm-256color", "16"), ("xterm-256color", "mono"), ("xterm", ""),
      ("tmux-256color", ""), ("screen-256color", ""), ("rxvt", ""), ("linux", ""),
    ])
    func looksAddUpToThoseOfAFullRepaint(term: String, depth: String) throws {
      let terminal = try DemoProgram.start(["TERM": term, "PROBE_COLOR": depth])
      var grown = ScreenModel(columns: 80, rows: 24)
      for turn in 0..<30 {
        for _ in 0..<3 { _ = try #require(nextScreen(of: terminal)) }
        grown.feed(terminal.output)
        terminal.forgetOutput()
        _ = try #require(nextScreen(of: terminal, after: "\u{15}"))
        var fresh = ScreenModel(columns: 80, rows: 24)
        fresh.feed(terminal.output)
        terminal.forgetOutput()
        let (one, other) = (grown.appearance, fresh.appearance)
        let wrong = one.indices.filter { one[$0] != other[$0] }
        try #require(wrong.isEmpty, "turn \(turn), rows \(wrong)")
        grown = fresh
      }
      #expect(grown.unknown.isEmpty)
    }

    @Test(arguments: ["xterm-256color", "tmux-256color"])
    func wideGlyphsThatWouldBeCutAreBlank(term: String) throws {
      let terminal = try DemoProgram.start(["TERM": term])
      #expect(terminal.type("\u{F}", toTell: "key C-o"))
      #expect(terminal.wait { $0.contains("\u{FFFD}\u{FFFD}") && $0.contains("-o") })
      var model = ScreenModel(columns: 80, rows: 24)
      model.feed(terminal.output)
      #expect(model.lines[0] == String(repeating: "\u{FFFD}", count: 10) + "4 keys 1")
      #expect(model.lines[23] == "row 23 of the demo")
    }

    /// Has the next random screen shown, or the same one drawn anew; returns what must be there when it has been received.
    private func nextScreen(
      of terminal: PseudoTerminal, after key: String = "\u{12}"
    ) -> [String]? {
      let before = terminal.told.count
      terminal.send(key)
      guard terminal.wait(until: { $0.told.dropFirst(before).contains("end") }) else { return nil }
      let told = terminal.told.dropFirst(before).drop { !$0.hasPrefix("screen ") }
      guard let sent = told.first.flatMap({ Int($0.dropFirst("screen ".count)) }) else {
        return nil
      }
      guard terminal.wait(until: { $0.receivedBytes >= sent }) else { return nil }
      return Array(told.dropFirst().prefix { $0 != "end" })
    }
  }
}
