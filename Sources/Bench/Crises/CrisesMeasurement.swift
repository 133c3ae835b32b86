internal import SnapshotArchive

/// What thousands of crises in one snapshot cost: a comparison, and a frame.
struct CrisesMeasurement {
  private let options: BenchOptions
  private let installation: Installation

  private static let many = 2_000
  private static let few = 40

  init(_ options: BenchOptions) throws(BenchError) {
    self.options = options
    installation = try Installation()
  }

  func figures() throws(BenchError) -> [Figure] {
    let runs = options.isQuick ? 3 : 11
    let times = try CrisesTask.compare(crises: Self.many, runs: runs).run(installation)
    guard times.count == 4 else { throw .disagreement("\(times.count) series of comparisons") }
    let names = ["equal", "a tenth of them differ", "all differ"]
    let comparisons = zip(names, times).map { comparison($0, $1, decoding: times[3]) }
    return comparisons + (try frames()) + (try keys())
  }

  private func comparison(_ name: String, _ times: Series, decoding: Series) -> Figure {
    let (our, their) = (times.scaled(by: 1e-6), decoding.scaled(by: 1e-6))
    return Figure(
      name: "changes among \(Self.many) shipped crises, \(name)",
      measured: our.text(places: 1) + " ms",
      reference: "JSONDecoder of both \(their.text(places: 0)) ms",
      ratio: (our.median / their.median).text(places: 3), aim: .atMost(50, our.median, unit: " ms"))
  }

  private func frames() throws(BenchError) -> [Figure] {
    let keys = options.isQuick ? 100 : 1_000
    let many = try CrisesTask.draw(crises: Self.many, keys: keys).run(installation)[0]
    let few = try CrisesTask.draw(crises: Self.few, keys: keys).run(installation)[0]
    return [50.0, 99.0].map { percent in
      let (our, their) = (many.percentile(percent) / 1e6, few.percentile(percent) / 1e6)
      return Figure(
        name: "Down to frame of 200x60 in memory, \(Self.many) crises, "
          + "p\(percent.text(places: 0))",
        measured: our.text(places: 2) + " ms",
        reference: "\(Self.few) crises \(their.text(places: 2)) ms",
        ratio: (our / their).text(places: 1), aim: .atMost(2, our, unit: " ms"))
    }
  }

  /// The same on a terminal.
  private func keys() throws(BenchError) -> [Figure] {
    let place = try TemporaryDirectory()
    let presses = options.isQuick ? 20 : 200
    let our = try press(presses, crises: Self.many, in: place)
    let their = try press(presses, crises: Self.few, in: place)
    return [50.0, 99.0].map { percent in
      let (ours, theirs) = (our.percentile(percent), their.percentile(percent))
      return Figure(
        name: "Down to frame of 200x60 on a terminal, \(Self.many) crises, "
          + "p\(percent.text(places: 0))",
        measured: ours.text(places: 1) + " ms",
        reference: "\(Self.few) crises \(theirs.text(places: 1)) ms",
        ratio: (ours / theirs).text(places: 1), aim: nil)
    }
  }

  /// In milliseconds.
  private func press(
    _ count: Int, crises: Int, in place: borrowing TemporaryDirectory
  ) throws(BenchError) -> Series {
    let reference = ReferenceDirectory.load(path: installation.reference).reference
    var files = ArchiveFiles(
      crises: crises, directory: try place.directory("\(crises)"), reference: reference)
    try files.write(1)
    let home = try ProgramHome("\(crises)", in: place)
    let program = TestedProgram.dashboard(installation, archive: files.directory, home: home)
    let terminal = try TimedTerminal.start(program.sized(columns: 200, rows: 60)).terminal
    defer { terminal.quit() }
    _ = try terminal.quiescence()
    var times: [Double] = []
    for number in 0..<count {
      // Within the shorter of the lists.
      let key: TestKey = number / 30 % 2 == 0 ? .down : .up
      times.append(Double(try terminal.press(key).nanoseconds) / 1e6)
    }
    return Series(times)
  }
}
