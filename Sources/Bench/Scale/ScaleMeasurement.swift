internal import CrisisModel
internal import SnapshotArchive

/// What ten years of daily snapshots cost beside sixteen of the same files.
struct ScaleMeasurement {
  private let options: BenchOptions
  private let installation: Installation

  static let crises = 40
  /// Snapshots of the small archive.
  static let few = 16

  init(_ options: BenchOptions) throws(BenchError) {
    self.options = options
    installation = try Installation()
  }

  func figures() throws(BenchError) -> [Figure] {
    let place = try TemporaryDirectory(isKept: options.keepsArchive)
    var pair = try ArchivePair(
      many: place.directory("archive"), few: place.directory("newest"), count: options.files)
    pair.bytes = try write(pair, in: place)
    let watched = try WatchMeasurement(installation, pair, steps: options.isQuick ? 60 : 300)
      .figures(in: place)
    let opened = try OpeningMeasurement(installation, pair, runs: options.isQuick ? 3 : 15)
      .figures(in: place)
    let background = try BackgroundMeasurement(installation, pair).figures(in: place)
    return opened + watched + background
  }

  /// Gives the bytes of all files.
  private func write(
    _ pair: ArchivePair, in place: borrowing TemporaryDirectory
  ) throws(BenchError) -> Int {
    // With a tenth more than the files have on average.
    try place.demand(megabytes: options.files * 165 / 1_000 + 1, remedy: "ask for fewer --files")
    let reference = ReferenceDirectory.load(path: installation.reference).reference
    let start = Clock.now()
    var files = ArchiveFiles(crises: Self.crises, directory: pair.many, reference: reference)
    try files.write(pair.count)
    try files.linkNewest(Self.few, into: pair.few)
    let seconds = Double(Clock.now() - start) / 1e9
    complain(
      "wrote \(pair.count) snapshots of \(Self.crises) crises, \(files.bytes / 1_000_000) MB, "
        + "in \(seconds.text(places: 1)) s")
    if options.keepsArchive { complain("they stay in \(pair.many)") }
    return files.bytes
  }
}

/// The large archive and the one of its newest files.
struct ArchivePair {
  let many: String
  let few: String
  /// Snapshots of the large one, and the bytes of all of them.
  let count: Int
  var bytes = 0

  func path(isLarge: Bool) -> String { isLarge ? many : few }
  func count(isLarge: Bool) -> Int { isLarge ? count : ScaleMeasurement.few }
}
