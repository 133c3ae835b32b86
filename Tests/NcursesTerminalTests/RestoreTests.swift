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

    /// The signals that end a program which has said nothing about them, as this system has it.
    private static let ending: [Int32] = (1..<65).filter { number in
      guard let plain = try? PseudoTerminal(running: Program(path: "/bin/cat")) else { return true }
      plain.signal(number)
      plain.signal(SIGCONT)
      // The end of its input lets a program go that is still there.
      plain.send("\u{4}")
      return plain.waitForExit() != .exited(0)
    }

    private static let answered = [SIGTERM, SIGHUP, SIGINT]

    @Test func theListOfEndingSignalsIsWhole() {
      let ignored = [SIGCHLD, SIGCONT, SIGURG, SIGWINCH]
      let stopping = [SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU]
      // The C library's own two, which its posix_spawn has every program ignore.
      let internals: [Int32] = [32, 33]
      #expect(Set(Self.ending).union(ignored + stopping + internals) == Set(1..<65))
      #expect(Set(Self.ending).isDisjoint(with: ignored + stopping))
    }

    @Test(arguments: ending.filter { !answered.contains($0) && ![SIGKILL, SIGPIPE].contains($0) })
    func onASignalThatEndsTheProgram(signal: Int32) throws {
      let terminal = try DemoProgram.start()
      terminal.signal(signal)
      #expect(terminal.waitForExit() == .killed(signal: signal))
      expectRestored(terminal)
    }

    @Test func aBrokenPipeEndsNothing() throws {
      let terminal = try DemoProgram.start()
      terminal.signal(SIGPIPE)
      #expect(terminal.type("x", toTell: "key x"))
    }

    /// Each with the signal of it; a trap is an illegal instruction on some processors.
    @Test(arguments: [
      ("a reading of nothing", "\u{5}", [SIGSEGV]), ("an abort", "\u{1}", [SIGABRT]),
      ("a trap", "\u{14}", [SIGILL, SIGTRAP]),
      ("a reading of nothing on a thread", "\u{4}", [SIGSEGV]),
      ("a trap on a thread", "\u{17}", [SIGILL, SIGTRAP]),
      ("a stack used up", "\u{6}", [SIGSEGV]), ("a thread's stack used up", "\u{7}", [SIGSEGV]),
      ("memory used up", "\u{E}", [SIGILL, SIGTRAP, SIGABRT, SIGSEGV]),
      ("memory used up on a thread", "\u{16}", [SIGILL, SIGTRAP, SIGABRT, SIGSEGV]),
    ])
    func onACrash(name: String, key: String, signals: [Int32]) throws {
      let terminal = try DemoProgram.start()
      terminal.send(key)
      let ending = terminal.waitForExit()
      #expect(signals.map { .killed(signal: $0) }.contains(ending), "\(name): \(ending as Any)")
      expectRestored(terminal)
    }

    /// A crash ends the program also where its signal is ignored, and an abort is none from outside.
    @Test(arguments: [("\u{5}", SIGSEGV), ("\u{1}", SIGABRT), ("\u{17}", SIGILL)])
    func onACrashThatNobodyCanIgnore(key: String, signal: Int32) throws {
      var program = DemoProgram.program()
      program.wrapper = .ignoring([SIGSEGV, SIGABRT, SIGILL, SIGTRAP])
      let terminal = try DemoProgram.start(program)
      terminal.signal(signal)
      #expect(terminal.type("x", toTell: "key x"), "sent from outside it is ignored")
      terminal.send(key)
      let ending = terminal.waitForExit()
      #expect(ending == .killed(signal: signal) || ending == .killed(signal: SIGTRAP))
      expectRestored(terminal)
    }

    @Test func onAnExitFromWithin() throws {
      let terminal = try DemoProgram.start()
      terminal.send("\u{18}")
      #expect(terminal.waitForExit() == .exited(3))
      expectRestored(terminal)
    }

    @Test func onLeaving() throws {
      let terminal = try DemoProgram.start()
      terminal.send("q")
      #expect(terminal.waitForExit() == .exited(0))
      expectRestored(terminal)
    }

    @Test func onTheKeyThatInterrupts() throws {
      let interrupted = try DemoProgram.start()
      interrupted.send("\u{3}")
      #expect(interrupted.waitForExit() == .exited(130))
      expectRestored(interrupted)
    }

    /// Ctrl-\ would end the program with a core; the shell has it back afterwards.
    @Test func theKeyThatQuitsDoesNothing() throws {
      let terminal = try DemoProgram.start()
      terminal.send("\u{1C}")
      #expect(terminal.type("x", toTell: "key x"))
      terminal.send("q")
      #expect(terminal.waitForExit() == .exited(0))
      expectRestored(terminal)
      #expect(terminal.quits)
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

    @Test(arguments: [SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGXFSZ, SIGALRM, 34, 64])
    func anIgnoredSignalStaysIgnored(signal: Int32) throws {
      var program = DemoProgram.program()
      program.wrapper = .ignoring([signal])
      let terminal = try DemoProgram.start(program)
      terminal.signal(signal)
      #expect(terminal.type("x", toTell: "key x"))
      #expect(!terminal.told.contains { $0.hasPrefix("signal ") })
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
