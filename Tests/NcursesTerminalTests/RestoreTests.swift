import Glibc
import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Restore")
  struct RestoreTests {
    private static let undone = [
      "\u{1B}[?2026l", "\u{1B}[?2004l", "\u{1B}[?1000l", "\u{1B}[?1049l", "\u{1B}[?25h",
    ]

    private func expectRestored(_ terminal: PseudoTerminal) {
      let lastFrame =
        terminal.text.range(ofLast: "\u{1B}[?2026l\u{1B}[?2004l") ?? terminal.text[...]
      for sequence in Self.undone {
        #expect(lastFrame.contains(text: sequence), "\(sequence.dropFirst()) is missing")
      }
      #expect(!lastFrame.contains(text: "\u{1B}[?1049h"))
      #expect(terminal.echoes)
    }

    @Test(arguments: [
      (SIGTERM, Ending.exited(143)), (SIGHUP, .exited(129)), (SIGINT, .exited(130)),
    ])
    func onARequestToLeave(signal: Int32, status: Ending) throws {
      let terminal = try DemoProgram.start()
      #expect(!terminal.echoes)
      terminal.signal(signal)
      #expect(terminal.waitForExit() == status)
      expectRestored(terminal)
    }

    @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT])
    func onAFatalSignalFromOutside(signal: Int32) throws {
      let terminal = try DemoProgram.start()
      terminal.signal(signal)
      #expect(terminal.waitForExit() == .killed(signal: signal))
      expectRestored(terminal)
    }

    @Test(arguments: [("\u{5}", SIGSEGV), ("\u{1}", SIGABRT), ("\u{14}", SIGILL)])
    func onACrash(key: String, signal: Int32) throws {
      let terminal = try DemoProgram.start()
      terminal.send(key)
      let status = terminal.waitForExit()
      #expect(status == .killed(signal: signal) || status == .killed(signal: SIGTRAP))
      expectRestored(terminal)
    }

    @Test func onLeaving() throws {
      let terminal = try DemoProgram.start()
      terminal.send("q")
      #expect(terminal.waitForExit() == .exited(0))
      expectRestored(terminal)
    }

    @Test func onTheKeysThatInterruptAndQuit() throws {
      let interrupted = try DemoProgram.start()
      interrupted.send("\u{3}")
      #expect(interrupted.waitForExit() == .exited(130))
      let quit = try DemoProgram.start()
      quit.send("\u{1C}")
      #expect(quit.waitForExit() == .killed(signal: SIGQUIT))
      expectRestored(quit)
    }

    @Test func aHangingProgramDiesOfTheThirdRequest() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.type("\u{2}", toTell: "key C-b"))
      terminal.signal(SIGTERM)
      terminal.signal(SIGINT)
      #expect(terminal.wait(timeoutMilliseconds: 200) { $0.contains("\u{1B}[?1049l") } == false)
      terminal.signal(SIGTERM)
      #expect(terminal.waitForExit() == .killed(signal: SIGTERM))
      expectRestored(terminal)
    }

    @Test func aStalledTerminalDoesNotHoldTheProgram() throws {
      let terminal = try DemoProgram.start()
      terminal.isStalled = true
      for _ in 0..<200 { terminal.send("\u{C}", timeoutMilliseconds: 20) }
      terminal.signal(SIGTERM)
      #expect(terminal.waitForExit(timeoutMilliseconds: 2_000) == .exited(143))
    }

    @Test func anIgnoredSignalStaysIgnored() throws {
      var program = DemoProgram.program()
      program.wrapper = .ignoringHangUp
      let terminal = try DemoProgram.start(program)
      terminal.signal(SIGHUP)
      #expect(terminal.type("x", toTell: "key x"))
      #expect(!terminal.told.contains { $0.hasPrefix("signal hangUp") })
    }
  }
}

extension String {
  /// From the last place where `text` begins.
  fileprivate func range(ofLast text: String) -> Substring? {
    let scalars = Array(text.unicodeScalars)
    var best: Substring?
    for index in unicodeScalars.indices where unicodeScalars[index...].starts(with: scalars) {
      best = self[index...]
    }
    return best
  }
}

extension Substring {
  fileprivate func contains(text: String) -> Bool {
    unicodeScalars.indices.contains { unicodeScalars[$0...].starts(with: text.unicodeScalars) }
  }
}
