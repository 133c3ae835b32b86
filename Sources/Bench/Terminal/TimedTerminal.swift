internal import TerminalProbe

/// A program on a pseudo-terminal; its answers are timed by their last byte.
///
/// An answer is over when nothing has come for `quietMilliseconds`. The quiet is not part of the
/// time, and no marker of the program's is relied on, so that any two programs are treated alike.
struct TimedTerminal {
  let name: String
  private let terminal: PseudoTerminal
  /// What is on the screen, as far as `awaitTop` and `firstFrame` have read along.
  private var screen: ScreenModel
  private static let quietMilliseconds = 20
  private static let frameQuietMilliseconds = 5
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
    let program = tested.program
    var terminal = TimedTerminal(
      name: tested.name, terminal: pseudo,
      screen: ScreenModel(columns: program.columns, rows: program.rows))
    let frame = try terminal.firstFrame(since: start)
    return (terminal, frame)
  }

  private mutating func firstFrame(since start: Int) throws(BenchError) -> Answer {
    // A frame goes out in one piece; what is worked out after it, the alerts, is another frame.
    guard
      let end = settle(
        quiet: Self.frameQuietMilliseconds, until: { $0.last?.contains("quit") ?? false })
    else {
      throw .noFrame(program: name, bottom: screen.lines.last ?? "")
    }
    return Answer(bytes: terminal.receivedBytes, nanoseconds: end - start)
  }

  /// Waits until the program is silent and its screen is as wanted; gives when the last byte came.
  ///
  /// - Parameter quiet: milliseconds after which the program is silent.
  private mutating func settle(
    quiet: Int = quietMilliseconds, until isWanted: ([String]) -> Bool
  ) -> Int? {
    let start = Clock.now()
    while let last = settle(quiet: quiet) {
      screen.feed(terminal.output)
      terminal.forgetOutput()
      if isWanted(screen.lines) { return last }
      if Clock.now() - start > Self.patienceMilliseconds * 1_000_000 { return nil }
    }
    return nil
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
  private func settle(quiet: Int = quietMilliseconds) -> Int? {
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
    while terminal.wait(timeoutMilliseconds: quiet, until: notes) {}
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
  /// Does something that the top row answers; the time ends with the last byte of what is awaited.
  ///
  /// - Parameters:
  ///   - quiet: milliseconds of silence after which the screen is looked at.
  ///   - text: what the top row then says.
  mutating func awaitTop(
    _ text: String, quiet: Int = quietMilliseconds, after act: () throws(BenchError) -> Void
  ) throws(BenchError) -> Answer {
    let before = terminal.receivedBytes
    let start = Clock.now()
    try act()
    guard let end = settle(quiet: quiet, until: { $0.first?.contains(text) ?? false }) else {
      let row = screen.lines.first ?? ""
      throw .neverCame(program: name, what: "\"\(text)\" in the top row, \"\(row)\",")
    }
    return Answer(bytes: terminal.receivedBytes - before, nanoseconds: end - start)
  }

  /// Sends a key and awaits a text in the top row.
  mutating func press(_ key: TestKey, until text: String) throws(BenchError) -> Answer {
    let terminal = self.terminal
    return try awaitTop(text) { terminal.send(key.rawValue) }
  }

  /// Waits until the program uses the processor no more; gives the seconds until then.
  ///
  /// All its work counts, in whatever thread: what it uses within a fifth of a second.
  func quiescence() throws(BenchError) -> Double {
    let start = Clock.now()
    while Clock.now() - start < 300 * 1_000_000_000 {
      let (before, time) = (usage.processorSeconds, Clock.now())
      idle(milliseconds: 200)
      if usage.processorSeconds - before < 0.002 { return Double(time - start) / 1e9 }
    }
    throw .neverCame(program: name, what: "rest")
  }

  /// The greatest resident size so far, in megabytes.
  var peakMegabytes: Double {
    Double(ProcessStatus.peakKilobytes(of: terminal.processID) ?? 0) * 1_024 / 1e6
  }

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
