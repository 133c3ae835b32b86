import Glibc
import TerminalProbe
import Testing

extension OnATerminal {
  @Suite("Hang-up")
  struct HangUpTests {
    @Test(arguments: [
      Program.Wrapper.none, .ignoring([SIGHUP]), .otherSession, .shell,
    ])
    func aLostTerminalEndsTheProgram(wrapper: Program.Wrapper) throws {
      var program = DemoProgram.program()
      program.wrapper = wrapper
      let terminal = try DemoProgram.start(program)
      let start = PseudoTerminal.now()
      terminal.hangUp()
      #expect(terminal.waitForExit() != nil)
      #expect(PseudoTerminal.now() - start < 1_000)
      #expect(cpuMilliseconds(told: terminal.told) < 50)
    }

    @Test(arguments: [
      Program.Wrapper.none, .ignoring([SIGHUP]), .otherSession, .shell,
    ])
    func aTerminalLostInAStallEndsTheProgram(wrapper: Program.Wrapper) throws {
      var program = DemoProgram.program()
      program.wrapper = wrapper
      let terminal = try DemoProgram.start(program)
      terminal.isStalled = true
      for _ in 0..<200 { terminal.send("\u{C}", timeoutMilliseconds: 20) }
      let start = PseudoTerminal.now()
      terminal.hangUp()
      #expect(terminal.waitForExit() != nil)
      #expect(PseudoTerminal.now() - start < 1_000)
    }

    @Test(arguments: [
      Program.Wrapper.none, .ignoring([SIGHUP]), .otherSession, .shell,
    ])
    func whereTheTerminalCannotBeOpenedAnew(wrapper: Program.Wrapper) throws {
      var program = DemoProgram.program(["PROBE_SHARED": "1"])
      program.wrapper = wrapper
      let terminal = try DemoProgram.start(program)
      let start = PseudoTerminal.now()
      terminal.hangUp()
      #expect(terminal.waitForExit() != nil)
      #expect(PseudoTerminal.now() - start < 1_000)
      #expect(cpuMilliseconds(told: terminal.told) < 50)
    }

    @Test func hangUpWhileTyping() throws {
      var program = DemoProgram.program()
      program.wrapper = .ignoring([SIGHUP])
      let terminal = try DemoProgram.start(program)
      terminal.send(String(repeating: "j", count: 1_000))
      terminal.hangUp()
      #expect(terminal.waitForExit(timeoutMilliseconds: 1_000) == .exited(9))
    }

    /// What the program says of itself; one that a signal has killed says nothing.
    private func cpuMilliseconds(told: [String]) -> Int {
      let line = told.last { $0.hasPrefix("cpu ") }
      return line.flatMap { Int($0.dropFirst(4)) } ?? 0
    }
  }
}
