internal import TerminalProbe

/// A program on a pseudo-terminal; its answers are timed by their last byte.
///
/// An answer is over when nothing has come for `quietMilliseconds`. The quiet is not part of the
/// time, and no marker of the program's is relied on, so that any two programs are treated alike.
struct TimedTerminal {
  let name: String
  private let terminal: PseudoTerminal
  private static let quietMilliseconds = 20
  private static let patienceMilliseconds = 5_000

  /// What a program sent at one go.
  struct Answer {
    let bytes: Int
    /// From the moment it was asked to the arrival of the last byte.
    let nanoseconds: Int
  }

  /// Starts a program; the answer is its first frame, whole.
  ///
  /// It is whole when the last row of the screen says "quit" and the program has fallen silent. The
  /// time runs from just before the process is made, its terminal included, to the last byte.
  static func start(
    _ tested: TestedProgram
  ) throws(BenchError) -> (terminal: TimedTerminal, firstFrame: Answer) {
    let start = Clock.now()
    let pseudo: PseudoTerminal
    do {
      pseudo = try PseudoTerminal(running: tested.program)
    } catch {
      throw .probe(error)
    }
    let terminal = TimedTerminal(name: tested.name, terminal: pseudo)
    return (terminal, try terminal.firstFrame(since: start))
  }

  private func firstFrame(since start: Int) throws(BenchError) -> Answer {
    var end = start
    while let last = settle(), Clock.now() - start < Self.patienceMilliseconds * 1_000_000 {
      end = last
      if bottomRow.contains("quit") {
        return Answer(bytes: terminal.receivedBytes, nanoseconds: end - start)
      }
    }
    throw .noFrame(program: name, bottom: bottomRow)
  }

  private var bottomRow: String {
    var screen = ScreenModel(columns: TestedProgram.columns, rows: TestedProgram.rows)
    screen.feed(terminal.output)
    return screen.lines.last ?? ""
  }

  /// Sends a key; the answer is all that comes for it.
  func press(_ key: TestKey) throws(BenchError) -> Answer {
    terminal.forgetOutput()
    let before = terminal.receivedBytes
    let start = Clock.now()
    guard terminal.send(key.rawValue), let end = settle() else {
      throw .noAnswer(program: name, key: "\(key)")
    }
    return Answer(bytes: terminal.receivedBytes - before, nanoseconds: end - start)
  }

  /// Waits for bytes, then until no more come; gives when the last one came.
  private func settle() -> Int? {
    var count = terminal.receivedBytes
    var last: Int?
    func notes(_ terminal: PseudoTerminal) -> Bool {
      guard terminal.receivedBytes != count else { return false }
      (count, last) = (terminal.receivedBytes, Clock.now())
      return true
    }
    guard terminal.wait(timeoutMilliseconds: Self.patienceMilliseconds, until: notes) else {
      return nil
    }
    while terminal.wait(timeoutMilliseconds: Self.quietMilliseconds, until: notes) {}
    return last
  }

  /// Leaves and waits for the end, so that nothing of this run disturbs the next.
  func quit() {
    terminal.send(TestKey.quit.rawValue)
    if terminal.waitForExit(timeoutMilliseconds: Self.patienceMilliseconds) == nil {
      terminal.hangUp()
    }
  }
}

extension TimedTerminal {
  /// What a process has used so far.
  struct Usage {
    /// Of all its threads.
    let processorSeconds: Double
    /// Times that its main thread slept and was woken; `nil` where the kernel does not say.
    let wakeUps: Int?
    let bytes: Int
  }

  /// Takes what the program has sent meanwhile, without waiting.
  var usage: Usage {
    _ = terminal.listen(milliseconds: 1)
    return Usage(
      processorSeconds: Double(terminal.processorMicroseconds) / 1e6,
      wakeUps: ProcessStatus.voluntarySwitches(of: terminal.processID),
      bytes: terminal.receivedBytes)
  }

  /// Lets time pass in which nothing is asked of the program.
  func idle(milliseconds: Int) {
    _ = terminal.listen(milliseconds: milliseconds)
  }
}
