import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Resize")
  struct ResizeTests {
    @Test func fiveHundredSizesWhileTyping() throws {
      let terminal = try DemoProgram.start()
      let start = terminal.processorMicroseconds
      for count in 0..<500 {
        let extremes = [(1, 1), (400, 200), (1, 200), (400, 1), (2, 2)]
        let (columns, rows) =
          count % 10 == 0
          ? extremes[count / 10 % extremes.count]
          : (Int.random(in: 1...400), Int.random(in: 1...200))
        terminal.resize(columns: columns, rows: rows)
        terminal.send("j\u{1B}[A")
        if count % 5 == 0 { _ = terminal.listen(milliseconds: 1) }
      }
      terminal.resize(columns: 90, rows: 30)
      #expect(terminal.wait(forTold: "signal resized 90x30"))
      terminal.forgetOutput()
      #expect(terminal.type("q", toTell: "closed 0"))
      #expect(terminal.told.count { $0 == "key j" } == 500)
      #expect(terminal.told.count { $0 == "key Up" } == 500)
      #expect(terminal.processorMicroseconds - start < 20_000_000)
      #expect(terminal.waitForExit() == .exited(0))
    }

    @Test func theWholeScreenIsDrawnAfterAResize() throws {
      let terminal = try DemoProgram.start()
      terminal.wait { $0.contains("row 23 of the demo") }
      terminal.forgetOutput()
      terminal.resize(columns: 100, rows: 50)
      #expect(terminal.wait { $0.contains("row 49 of the demo") && $0.contains("READY 100x50") })
    }

    @Test func anAbsurdSizeIsCut() throws {
      let terminal = try DemoProgram.start()
      terminal.resize(columns: 65_535, rows: 65_535)
      #expect(terminal.wait(forTold: "signal resized 1000x500"))
      #expect(terminal.type("q", toTell: "closed 0"))
    }
  }
}
