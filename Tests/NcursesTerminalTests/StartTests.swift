import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Start")
  struct StartTests {
    @Test(arguments: [
      ("nonsense", "notice TERM=nonsense is unknown here; using xterm-256color"),
      ("", "notice TERM is not set; using xterm-256color"),
      ("dumb", "notice TERM=dumb cannot place the cursor; using xterm-256color"),
      ("../../etc/passwd", "notice TERM=../../etc/passwd is unknown here; using xterm-256color"),
      ("a\u{1B}[2Jb", "notice TERM=a^[[2Jb is unknown here; using xterm-256color"),
    ])
    func aTermOfNoUseFallsBackWithANotice(term: String, notice: String) throws {
      let terminal = try DemoProgram.start(["TERM": term])
      #expect(terminal.told.first == notice)
      #expect(terminal.type("q", toTell: "closed 0"))
    }

    @Test(arguments: [
      "linux", "vt100", "vt220", "xterm-mono", "xterm", "screen", "screen-256color",
      "tmux-256color",
      "rxvt", "ansi", "cons25", "sun", "vt52", "Eterm",
    ])
    func knownTerminalsDrawAndRestore(term: String) throws {
      let terminal = try DemoProgram.start(["TERM": term])
      #expect(!terminal.told.contains { $0.hasPrefix("notice") })
      #expect(terminal.wait { $0.contains("row 23 of the demo") || $0.contains("row 22 of the") })
      #expect(terminal.type("x\u{1B}[A", toTell: "key Up"))
      #expect(terminal.type("q", toTell: "closed 0"))
      #expect(terminal.waitForExit() == .exited(0))
    }

    /// A delay that is not used as it stands is said; the bounds are used.
    @Test(arguments: [
      ("soon", "notice ESCDELAY=soon is no number from 0 to 10000; using 50"),
      ("-1", "notice ESCDELAY=-1 is no number from 0 to 10000; using 0"),
      ("10001", "notice ESCDELAY=10001 is no number from 0 to 10000; using 10000"),
      ("0", nil), ("10000", nil), ("", nil),
    ])
    func anEscapeDelayThatIsNoneIsSaid(value: String, notice: String?) throws {
      let terminal = try DemoProgram.start(["ESCDELAY": value])
      #expect(terminal.told.first { $0.hasPrefix("notice") } == notice)
    }

    @Test func nothingIsAskedOfTheTerminal() throws {
      let terminal = try DemoProgram.start()
      terminal.wait { $0.contains("row 23") }
      for question in ["\u{1B}[c", "\u{1B}[>c", "\u{1B}[6n", "\u{1B}[5n", "\u{1B}]11;?", "$p"] {
        #expect(!terminal.contains(question))
      }
    }

    @Test func theEnvironmentDoesNotFreezeTheSize() throws {
      let terminal = try DemoProgram.start(["LINES": "5", "COLUMNS": "20"])
      #expect(terminal.told.contains("ready 80x24"))
    }

    @Test func aTerminalWithoutASizeGetsTheUsualOne() throws {
      var program = DemoProgram.program()
      (program.columns, program.rows) = (0, 0)
      let terminal = try DemoProgram.start(program)
      #expect(terminal.told.contains("ready 80x24"))
    }
  }
}
