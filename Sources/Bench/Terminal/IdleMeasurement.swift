/// What an untouched dashboard costs, beside the C baseline at the same time.
struct IdleMeasurement {
  private let installation: Installation
  private let seconds: Int

  init(_ options: BenchOptions) throws(BenchError) {
    installation = try Installation()
    seconds = options.isQuick ? 2 : 30
  }

  /// Used while idle.
  private struct Cost {
    let milliseconds: Double
    let wakeUps: Double
    let bytes: Double

    init(from before: TimedTerminal.Usage, to after: TimedTerminal.Usage) {
      milliseconds = (after.processorSeconds - before.processorSeconds) * 1e3
      wakeUps = Double((after.wakeUps ?? 0) - (before.wakeUps ?? 0))
      bytes = Double(after.bytes - before.bytes)
    }
  }

  func figures() throws(BenchError) -> [Figure] {
    let dashboard = try TimedTerminal.start(.dashboard(installation)).terminal
    let baseline = try TimedTerminal.start(.baseline(installation)).terminal
    defer {
      dashboard.quit()
      baseline.quit()
    }
    let before = (dashboard.usage, baseline.usage)
    dashboard.idle(milliseconds: seconds * 1_000)
    let our = Cost(from: before.0, to: dashboard.usage)
    let their = Cost(from: before.1, to: baseline.usage)
    return table(our, their)
  }

  private func table(_ our: Cost, _ their: Cost) -> [Figure] {
    // 0.05 s in 30 s.
    let limit = 50 * Double(seconds) / 30
    var processor = figure(
      "processor time", our.milliseconds, their.milliseconds, unit: " ms", places: 1)
    processor.aim = .atMost(limit, our.milliseconds, unit: " ms")
    return [
      processor, figure("wake-ups", our.wakeUps, their.wakeUps),
      figure("bytes sent", our.bytes, their.bytes),
    ]
  }

  private func figure(
    _ name: String, _ our: Double, _ their: Double, unit: String = "", places: Int = 0
  ) -> Figure {
    Figure(
      name: "\(seconds) s idle, \(name)", measured: our.text(places: places) + unit,
      reference: "C curses " + their.text(places: places) + unit,
      ratio: (our / their).text(places: 1), aim: nil)
  }
}
