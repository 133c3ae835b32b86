/// Time from starting the program to its first frame, on both archives by turns, with a cache that
/// is empty and with one that an earlier session has filled.
///
/// The files were written a moment ago and are in memory: what is measured is the program, no disk.
struct OpeningMeasurement {
  private let installation: Installation
  private let pair: ArchivePair
  private let runs: Int

  init(_ installation: Installation, _ pair: ArchivePair, runs: Int) {
    (self.installation, self.pair, self.runs) = (installation, pair, runs)
  }

  /// In milliseconds.
  private struct Times {
    var many: [Double] = []
    var few: [Double] = []
  }

  func figures(in place: borrowing TemporaryDirectory) throws(BenchError) -> [Figure] {
    let filled = (
      many: try ProgramHome("filled-many", in: place), few: try ProgramHome("filled-few", in: place)
    )
    _ = try open(pair.many, filled.many, untilQuiet: true)
    _ = try open(pair.few, filled.few, untilQuiet: true)
    var (empty, warm) = (Times(), Times())
    for run in 0..<runs {
      empty.many.append(try open(pair.many, try ProgramHome("many-\(run)", in: place)))
      empty.few.append(try open(pair.few, try ProgramHome("few-\(run)", in: place)))
      warm.many.append(try open(pair.many, filled.many))
      warm.few.append(try open(pair.few, filled.few))
    }
    return [figure("cache empty", empty), figure("cache filled", warm)]
  }

  private func open(
    _ archive: String, _ home: ProgramHome, untilQuiet: Bool = false
  ) throws(BenchError) -> Double {
    let (terminal, frame) = try TimedTerminal.start(
      .dashboard(installation, archive: archive, home: home))
    if untilQuiet { _ = try terminal.quiescence() }
    terminal.quit()
    return Double(frame.nanoseconds) / 1e6
  }

  private func figure(_ state: String, _ times: Times) -> Figure {
    let (many, few) = (Series(times.many), Series(times.few))
    let ratio = many.ratio(to: few)
    return Figure(
      name: "start to first frame, \(pair.count) snapshots, \(state)",
      measured: many.text(places: 1) + " ms",
      reference: "\(ScaleMeasurement.few) of them \(few.text(places: 1)) ms",
      ratio: ratio.text(places: 2), aim: .atMost(1.5, ratio.median, unit: " times", places: 1))
  }
}
