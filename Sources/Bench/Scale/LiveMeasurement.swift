internal import SnapshotArchive

/// Snapshots that are renamed into the archive while it is watched, an hour of one a second: each
/// as soon as the one before is on the screen.
struct LiveMeasurement {
  private let options: BenchOptions
  private let installation: Installation

  private static let crises = 8
  private static let few = 16
  /// Milliseconds; a frame is sent in one piece.
  private static let quiet = 2

  init(_ options: BenchOptions) throws(BenchError) {
    self.options = options
    installation = try Installation()
  }

  private struct Hour {
    /// In milliseconds, in the order of arrival.
    var times: [Double] = []
    /// Megabytes after a sixth of the hour, and after all of it.
    var early = 0.0
    var late = 0.0
  }

  func figures() throws(BenchError) -> [Figure] {
    let place = try TemporaryDirectory()
    try place.demand(megabytes: options.arrivals * 40 / 1_000 + 1, remedy: "ask for fewer --files")
    let staging = try place.directory("staging")
    let reference = ReferenceDirectory.load(path: installation.reference).reference
    var files = ArchiveFiles(
      crises: Self.crises, directory: try place.directory("archive"), reference: reference)
    try files.write(Self.few)
    let home = try ProgramHome("live", in: place)
    var terminal = try TimedTerminal.start(
      .dashboard(installation, archive: files.directory, home: home)
    ).terminal
    defer { terminal.quit() }
    _ = try terminal.quiescence()
    return figures(try watch(&terminal, &files, staging))
  }

  private func watch(
    _ terminal: inout TimedTerminal, _ files: inout ArchiveFiles, _ staging: String
  ) throws(BenchError) -> Hour {
    var hour = Hour()
    for number in 1...options.arrivals {
      try files.stage(in: staging)
      let count = files.names.count
      let shown = try terminal.awaitTop("◀ \(count)/\(count) ▶", quiet: Self.quiet) {
        [files] () throws(BenchError) in try files.arrive(from: staging)
      }
      hour.times.append(Double(shown.nanoseconds) / 1e6)
      if number == options.arrivals / 6 { hour.early = terminal.peakMegabytes }
    }
    hour.late = terminal.peakMegabytes
    return hour
  }

  private func figures(_ hour: Hour) -> [Figure] {
    let sixth = options.arrivals / 6
    let (all, first) = (Series(hour.times), Series(Array(hour.times.prefix(sixth))))
    let latencies = [50.0, 99.0].map { percent in
      let (our, their) = (all.percentile(percent), first.percentile(percent))
      return Figure(
        name: "rename to screen, \(options.arrivals) snapshots of \(Self.crises) crises, "
          + "p\(percent.text(places: 0))",
        measured: our.text(places: 1) + " ms",
        reference: "the first \(sixth) \(their.text(places: 1)) ms",
        ratio: (our / their).text(places: 2), aim: .atMost(200, our, unit: " ms"))
    }
    let growth = hour.late / hour.early
    let memory = Figure(
      name: "peak memory after \(options.arrivals) arrivals",
      measured: hour.late.text(places: 1) + " MB",
      reference: "after \(sixth) \(hour.early.text(places: 1)) MB", ratio: growth.text(places: 2),
      aim: .atMost(1.05, growth, unit: " times", places: 2))
    return latencies + [memory]
  }
}
