/// A watch on the large archive, and the same on the small one: what steps in time take, while work
/// in the background is going on and after it, and in how much memory.
struct WatchMeasurement {
  private let installation: Installation
  private let pair: ArchivePair
  /// Half of them back, then as many forward; on the small archive to and fro.
  private let steps: Int

  init(_ installation: Installation, _ pair: ArchivePair, steps: Int) {
    (self.installation, self.pair, self.steps) = (installation, pair, steps)
  }

  /// What one session costs.
  private struct Watch {
    /// In megabytes.
    var opened = 0.0
    var quiet = 0.0
    var stepped = 0.0
    /// From the first frame to rest, in seconds.
    var background = 0.0
    /// In milliseconds.
    var steps: [Double] = []
  }

  func figures(in place: borrowing TemporaryDirectory) throws(BenchError) -> [Figure] {
    let busy = (
      many: try stepAtOnce(isLarge: true, in: place), few: try stepAtOnce(isLarge: false, in: place)
    )
    let many = try watch(isLarge: true, in: place)
    let few = try watch(isLarge: false, in: place)
    return stepFigures("right after the start", busy.many, busy.few)
      + stepFigures("at rest", many.steps, few.steps)
      + [
        memory("opened", many.opened, few.opened), memory("at rest", many.quiet, few.quiet),
        memory("after \(steps) steps", many.stepped, few.stepped),
        background(many.background, few.background),
      ]
  }

  private func stepAtOnce(
    isLarge: Bool, in place: borrowing TemporaryDirectory
  ) throws(BenchError) -> [Double] {
    let home = try ProgramHome("busy-\(isLarge)", in: place)
    var terminal = try start(isLarge, home)
    defer { terminal.quit() }
    return try step(&terminal, isLarge)
  }

  private func watch(
    isLarge: Bool, in place: borrowing TemporaryDirectory
  ) throws(BenchError) -> Watch {
    var terminal = try start(isLarge, try ProgramHome("watch-\(isLarge)", in: place))
    defer { terminal.quit() }
    var watch = Watch()
    watch.opened = terminal.peakMegabytes
    watch.background = try terminal.quiescence()
    watch.quiet = terminal.peakMegabytes
    watch.steps = try step(&terminal, isLarge)
    watch.stepped = terminal.peakMegabytes
    return watch
  }

  private func start(_ isLarge: Bool, _ home: ProgramHome) throws(BenchError) -> TimedTerminal {
    let archive = pair.path(isLarge: isLarge)
    return try TimedTerminal.start(.dashboard(installation, archive: archive, home: home)).terminal
  }

  private func step(
    _ terminal: inout TimedTerminal, _ isLarge: Bool
  ) throws(BenchError) -> [Double] {
    let count = pair.count(isLarge: isLarge)
    let reach = min(steps / 2, count - 1)
    var (times, shown, isBack): ([Double], Int, Bool) = ([], count, true)
    for _ in 0..<steps {
      if shown == count { isBack = true } else if shown == count - reach { isBack = false }
      shown += isBack ? -1 : 1
      let answer = try terminal.press(
        isBack ? .earlier : .later, until: "◀ \(shown)/\(count) ▶")
      times.append(Double(answer.nanoseconds) / 1e6)
    }
    return times
  }

  private func stepFigures(_ when: String, _ many: [Double], _ few: [Double]) -> [Figure] {
    [50.0, 99.0].map { percent in
      let (our, their) = (Series(many).percentile(percent), Series(few).percentile(percent))
      return Figure(
        name: "step in time to frame, \(when), p\(percent.text(places: 0))",
        measured: our.text(places: 1) + " ms",
        reference: "\(ScaleMeasurement.few) snapshots \(their.text(places: 1)) ms",
        ratio: (our / their).text(places: 2),
        aim: percent == 99 ? .atMost(16, our, unit: " ms") : nil)
    }
  }

  private func memory(_ when: String, _ our: Double, _ their: Double) -> Figure {
    Figure(
      name: "peak memory, \(pair.count) snapshots, \(when)",
      measured: our.text(places: 1) + " MB",
      reference: "\(ScaleMeasurement.few) snapshots \(their.text(places: 1)) MB",
      ratio: (our / their).text(places: 2), aim: .atMost(150, our, unit: " MB"))
  }

  private func background(_ our: Double, _ their: Double) -> Figure {
    Figure(
      name: "first frame to rest, \(pair.count) snapshots, cache empty",
      measured: our.text(places: 1) + " s",
      reference: "\(ScaleMeasurement.few) snapshots \(their.text(places: 1)) s",
      ratio: (our / their).text(places: 1), aim: nil)
  }
}
