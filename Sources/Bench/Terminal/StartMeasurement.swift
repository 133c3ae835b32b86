/// Time from starting the program to its first frame, beside that of the C baseline.
struct StartMeasurement {
  private let runs: Int
  private let dashboard: TestedProgram
  private let baseline: TestedProgram

  init(_ options: BenchOptions) throws(BenchError) {
    let installation = try Installation()
    runs = options.isQuick ? 5 : 31
    dashboard = .dashboard(installation)
    baseline = .baseline(installation)
  }

  func figures() throws(BenchError) -> [Figure] {
    var (ours, theirs): ([Double], [Double]) = ([], [])
    for run in -2..<runs {
      let our = try firstFrame(of: dashboard)
      let their = try firstFrame(of: baseline)
      // The first runs bring the programs and their data into memory.
      guard run >= 0 else { continue }
      ours.append(our)
      theirs.append(their)
    }
    let (our, their) = (Series(ours), Series(theirs))
    let ratio = our.ratio(to: their)
    return [
      Figure(
        name: "start to first frame", measured: our.text(places: 1) + " ms",
        reference: "C curses " + their.text(places: 1) + " ms", ratio: ratio.text(places: 1),
        aim: .atMost(3, ratio.median, unit: " times"))
    ]
  }

  /// In milliseconds.
  private func firstFrame(of program: TestedProgram) throws(BenchError) -> Double {
    let (terminal, frame) = try TimedTerminal.start(program)
    terminal.quit()
    return Double(frame.nanoseconds) / 1e6
  }
}
