/// Time from a key to the last byte of its frame, beside the C baseline, key by key in turn.
struct LatencyMeasurement {
  private let installation: Installation
  private let sweeps: Int

  init(_ options: BenchOptions) throws(BenchError) {
    installation = try Installation()
    sweeps = options.isQuick ? 5 : 40
  }

  /// In milliseconds.
  private struct Latencies {
    var ours: [Double] = []
    var theirs: [Double] = []
  }

  func figures() throws(BenchError) -> [Figure] {
    let crises = try latencies(screen: nil)
    let sources = try latencies(screen: .sources)
    return figures("list of crises", crises) + figures("list of sources", sources)
  }

  private func latencies(screen: TestKey?) throws(BenchError) -> Latencies {
    let dashboard = try TimedTerminal.start(.dashboard(installation)).terminal
    let baseline = try TimedTerminal.start(.baseline(installation)).terminal
    defer {
      dashboard.quit()
      baseline.quit()
    }
    if let screen { _ = try dashboard.press(screen) }
    var found = Latencies()
    for _ in 0..<sweeps {
      // As far as the shortest of the lists goes.
      for key in [TestKey.down, .down, .down, .down, .up, .up, .up, .up] {
        found.ours.append(Double(try dashboard.press(key).nanoseconds) / 1e6)
        found.theirs.append(Double(try baseline.press(key).nanoseconds) / 1e6)
      }
    }
    return found
  }

  private func figures(_ list: String, _ found: Latencies) -> [Figure] {
    let (our, their) = (Series(found.ours), Series(found.theirs))
    return [50.0, 99.0].map { percent in
      let (ours, theirs) = (our.percentile(percent), their.percentile(percent))
      return Figure(
        name: "key to frame, \(list), p\(percent.text(places: 0))",
        measured: ours.text(places: 2) + " ms",
        reference: "C curses " + theirs.text(places: 2) + " ms",
        ratio: (ours / theirs).text(places: 1), aim: nil)
    }
  }
}
