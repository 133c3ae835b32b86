import Glibc
import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Job control")
  struct JobControlTests {
    @Test func suspendedAndContinued() throws {
      var program = DemoProgram.program()
      program.wrapper = .shell
      let terminal = try DemoProgram.start(program)
      terminal.forgetOutput()
      // No shell could continue this group, so the stop is refused and the screen comes back.
      #expect(terminal.type("\u{1A}", toTell: "signal suspend"))
      #expect(terminal.wait { $0.contains("\u{1B}[?1049l") && $0.contains("\u{1B}[?1049h") })
      #expect(terminal.wait { $0.contains("row 23 of the demo") })
      #expect(!terminal.contains("\u{1B}]104"))
      #expect(terminal.type("x", toTell: "key x"))
      #expect(!terminal.echoes)
    }

    @Test func stoppedFromOutside() throws {
      let terminal = try DemoProgram.start()
      terminal.signal(SIGSTOP)
      terminal.forgetOutput()
      terminal.signal(SIGCONT)
      #expect(terminal.wait(forTold: "signal continued"))
      #expect(terminal.wait { $0.contains("\u{1B}[?1049h") && $0.contains("row 23 of the demo") })
      #expect(terminal.wait { $0.contains("\u{1B}[?2004h") })
      #expect(terminal.type("q", toTell: "closed 0"))
    }

    @Test func underAShellWithJobControl() throws {
      let demo = DemoProgram.program()
      let script = "set -m; \"$1\"; echo stopped $? >&3; fg; echo over $? >&3"
      var program = Program(
        path: "/bin/bash", arguments: ["-c", script, "sh", demo.path],
        environment: demo.environment)
      program.environment["PATH"] = "/usr/bin:/bin"
      let terminal = try DemoProgram.start(program)
      terminal.forgetOutput()
      terminal.send("\u{1A}")
      #expect(terminal.wait(forTold: "stopped 148"))
      #expect(terminal.wait { $0.contains("\u{1B}[?1049h") && $0.contains("row 23 of the demo") })
      #expect(terminal.type("x\u{1B}[A", toTell: "key Up"))
      terminal.send("q")
      #expect(terminal.wait(forTold: "over 0"))
      #expect(terminal.echoes)
    }
  }
}
