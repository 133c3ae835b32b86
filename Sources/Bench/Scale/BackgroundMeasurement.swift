internal import Threads

/// The index of the whole archive, and its alerts on the command line, beside reading its files and
/// no more.
struct BackgroundMeasurement {
  private let installation: Installation
  private let pair: ArchivePair

  init(_ installation: Installation, _ pair: ArchivePair) {
    (self.installation, self.pair) = (installation, pair)
  }

  func figures(in place: borrowing TemporaryDirectory) throws(BenchError) -> [Figure] {
    let home = try ProgramHome("alerts", in: place)
    let first = try alerts(home)
    let reading = try CrisesTask.read(archive: pair.many).run(installation)
    let again = try alerts(home)
    let seconds = reading[0].median / 1e9
    return try index(reading: seconds) + [
      figure("cache empty", first.seconds, seconds), figure("cache filled", again.seconds, seconds),
      Figure(
        name: "alerts --check, peak memory",
        measured: (first.megabytes).text(places: 1) + " MB", reference: "none", ratio: "–",
        aim: .atMost(150, first.megabytes, unit: " MB")),
    ]
  }

  private func index(reading seconds: Double) throws(BenchError) -> [Figure] {
    let times = try CrisesTask.index(archive: pair.many).run(installation)
    guard times.count == 2 else { throw .disagreement("\(times.count) times of the index") }
    let megabytes = Double(pair.bytes) / 1e6
    let speeds = times.map { megabytes / ($0.median / 1e9) }
    let reading = megabytes / seconds
    return [
      speed("a processor", speeds[1], reading, aim: 250),
      speed("all \(Processors.count)", speeds[0], reading, aim: 250 * Processors.count),
    ]
  }

  private func speed(_ what: String, _ our: Double, _ their: Double, aim: Int) -> Figure {
    Figure(
      name: "index of \(pair.count) snapshots, \(what)",
      measured: our.text(places: 0) + " MB/s",
      reference: "reading the files \(their.text(places: 0)) MB/s",
      ratio: (our / their).text(places: 2), aim: .atLeast(Double(aim), our, unit: " MB/s"))
  }

  private func alerts(
    _ home: ProgramHome
  ) throws(BenchError) -> (seconds: Double, megabytes: Double) {
    let settings = home.environment.map { "\($0)=\($1)" }.sorted()
    let command = [installation.dashboard, "alerts", "--check", pair.many]
    let start = Clock.now()
    // Alerts that are open, or too old data, are what it is to say.
    let child = try ChildProcess("/usr/bin/env", settings + command, allowed: [0, 1, 4])
    return (Double(Clock.now() - start) / 1e9, Double(child.peakMemory) / 1e6)
  }

  private func figure(_ state: String, _ our: Double, _ their: Double) -> Figure {
    Figure(
      name: "alerts --check over \(pair.count) snapshots, \(state)",
      measured: our.text(places: 1) + " s",
      reference: "reading the files \(their.text(places: 1)) s",
      ratio: (our / their).text(places: 1), aim: nil)
  }
}
