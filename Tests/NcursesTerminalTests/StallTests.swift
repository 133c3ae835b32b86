import Glibc
import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Stall")
  struct StallTests {
    /// Fills the terminal's buffer, which holds about 64 KiB, with whole frames.
    private func stall(_ terminal: PseudoTerminal) {
      terminal.isStalled = true
      for _ in 0..<200 { terminal.send("\u{C}", timeoutMilliseconds: 20) }
      terminal.wait(timeoutMilliseconds: 500) { $0.told.count { $0 == "key C-l" } == 200 }
    }

    /// It sleeps, and is woken a few times a second at most: not by frames that nobody takes, nor by
    /// looking again and again whether somebody does.
    private func expectQuiet(_ terminal: PseudoTerminal, seconds: Int) throws {
      let (used, slept) = (terminal.processorMicroseconds, try #require(terminal.sleeps))
      _ = terminal.listen(milliseconds: seconds * 1_000)
      #expect(try #require(terminal.sleeps) - slept <= 10 * seconds)
      // One that never sleeps uses fifty times as much.
      #expect(terminal.processorMicroseconds - used < 20_000 * seconds)
    }

    @Test func aStalledTerminalCostsNothing() throws {
      let terminal = try DemoProgram.start()
      stall(terminal)
      try expectQuiet(terminal, seconds: 3)
    }

    @Test func keysAreHeardAndTheNewestFrameShowsAfterwards() throws {
      let terminal = try DemoProgram.start()
      stall(terminal)
      #expect(terminal.type("abc", toTell: "key c"))
      terminal.isStalled = false
      #expect(terminal.wait { $0.contains("a b c") })
      #expect(terminal.receivedBytes < 300_000)
      #expect(terminal.type("q", toTell: "closed 0"))
    }

    @Test func whereTheTerminalCannotBeOpenedAnew() throws {
      let terminal = try DemoProgram.start(["PROBE_SHARED": "1"])
      stall(terminal)
      try expectQuiet(terminal, seconds: 1)
      terminal.isStalled = false
      #expect(terminal.type("x", toTell: "key x"))
      #expect(terminal.wait { $0.contains("\u{1B}[?2026l") })
      terminal.forgetOutput()
      terminal.send("\u{C}")
      #expect(terminal.wait { $0.contains("row 23 of the demo") })
      stall(terminal)
      terminal.signal(SIGTERM)
      #expect(terminal.waitForExit(timeoutMilliseconds: 2_000) == .exited(143))
    }

    @Test func leavingWhileStoppedByFlowControl() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.wait { $0.contains("\u{1B}[?2004h") })
      terminal.send("\u{13}")
      #expect(terminal.type("x", toTell: "key x"))
      terminal.signal(SIGTERM)
      #expect(terminal.waitForExit(timeoutMilliseconds: 2_000) == .exited(143))
      #expect(terminal.contains("\u{1B}[?1049l"))
    }

    @Test func stoppedByFlowControl() throws {
      let terminal = try DemoProgram.start()
      terminal.send("\u{13}")
      #expect(terminal.type("x", toTell: "key x"))
      terminal.send("\u{11}")
      terminal.forgetOutput()
      #expect(terminal.type("y", toTell: "key y"))
      #expect(terminal.wait { $0.contains("x y") || $0.contains(" y") })
    }
  }
}
