package import CrisisModel
internal import Paths

/// A directory of snapshots in time order; the time axis is known from the file names alone.
package struct Archive: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let asOf: Instant
    private let directory: String
    package let name: String

    init(asOf: Instant, directory: String, name: String) {
      self.asOf = asOf
      self.directory = directory
      self.name = name
    }

    package var path: String { "\(directory)/\(name)" }

    /// Of several names of one instant the usual form comes first.
    fileprivate static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
      if left.asOf != right.asOf { return left.asOf < right.asOf }
      if left.isUsual != right.isUsual { return left.isUsual }
      return left.name < right.name
    }

    private var isUsual: Bool { name == "\(asOf.basic).json" }
  }

  /// A file that is of the same instant as an entry, and is left out: nothing changed between the
  /// two, and which is true cannot be told.
  package struct Twin: Hashable, Sendable {
    package let leftOut: Entry
    package let kept: Entry
  }

  package let path: String
  /// Ascending in time; each instant once.
  package let entries: [Entry]
  package let twins: [Twin]
  /// Names of JSON files that are not times, which are left out.
  package let ignored: [String]

  /// The directory's last name, which the header shows.
  package var name: String {
    PathText.name(of: path)
  }

  package init(path: String) throws(FileError) {
    self.path = path
    let names = try DirectoryListing.names(in: path)
    var entries: [Entry] = []
    var ignored: [String] = []
    for name in names {
      if let asOf = Instant(fileName: name) {
        entries.append(Entry(asOf: asOf, directory: path, name: name))
      } else if name.hasSuffix(".json") {
        ignored.append(name)
      }
    }
    (self.entries, twins) = Self.separate(entries.sorted(by: Entry.comesFirst))
    self.ignored = ignored.sorted()
  }

  /// The first entry of each instant, and the others.
  private static func separate(_ sorted: [Entry]) -> ([Entry], [Twin]) {
    var (entries, twins): ([Entry], [Twin]) = ([], [])
    entries.reserveCapacity(sorted.count)
    for entry in sorted {
      if let kept = entries.last, kept.asOf == entry.asOf {
        twins.append(Twin(leftOut: entry, kept: kept))
      } else {
        entries.append(entry)
      }
    }
    return (entries, twins)
  }

  /// What is wrong with how its files fit together.
  package var findings: [FileProblem] {
    twins.map { .sameInstant(path: $0.leftOut.path, other: $0.kept.name, $0.kept.asOf) }
  }

  /// The newest snapshot that is not ahead of a clock; `nil` where there is none at all.
  package func newestIndex(at clock: Instant) -> Int? {
    entries.lastIndex(notAheadOf: clock) { $0.asOf }
  }

  /// The index of the last snapshot at or before a time; `nil` where all are later.
  package func index(at time: Instant) -> Int? {
    entries.lastIndex { $0.asOf <= time }
  }
}

extension Archive {
  /// Reads one snapshot; its name must say its `asOf`, since the time axis trusts names.
  ///
  /// - Parameters:
  ///   - reviewing: adds what `SnapshotReview` finds.
  ///   - clock: what its `asOf` must not be ahead of; `nil` where that is not asked.
  package static func load(
    path: String, reference: Reference?, reviewing: Bool = false, clock: Instant? = nil
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    load(.path(path), reference: reference, reviewing: reviewing, clock: clock)
  }

  /// The same for what may be a pipe, which has no name to hold it against.
  package static func load(
    _ source: DocumentSource, reference: Reference?, reviewing: Bool = false,
    clock: Instant? = nil
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    let name = instant(in: source.name)
    let result = DocumentFile.read(source) { bytes in
      let result =
        reviewing
        ? SnapshotReader.validate(bytes, reference: reference, named: name, clock: clock)
        : SnapshotReader.read(bytes, reference: reference, named: name, clock: clock)
      return (result.value, result.problems)
    }
    return (result.value, result.problems)
  }

  /// The same of a file that was read before.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, reference: Reference?
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    let result = DocumentFile.decode(bytes, of: path) { bytes in
      let result = SnapshotReader.read(bytes, reference: reference, named: instant(in: path))
      return (result.value, result.problems)
    }
    return (result.value, result.problems)
  }

  private static func instant(in path: String) -> Instant? {
    Instant(fileName: PathText.name(of: path))
  }
}
