package import CrisisModel
internal import Paths

/// A directory of snapshots in order of time; file names alone give the time axis.
package struct Archive: Hashable, Sendable {
  /// A snapshot of the archive, which need not have been read.
  package struct Entry: Hashable, Sendable {
    /// The instant in the file's name, which the document must repeat.
    package let asOf: Instant
    private let directory: String
    /// The file's name, without its directory.
    package let name: String

    init(asOf: Instant, directory: String, name: String) {
      self.asOf = asOf
      self.directory = directory
      self.name = name
    }

    /// The archive's path with the name appended.
    package var path: String { "\(directory)/\(name)" }

    /// Orders by time; among several names of one instant the usual form comes first.
    fileprivate static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
      if left.asOf != right.asOf { return left.asOf < right.asOf }
      if left.isUsual != right.isUsual { return left.isUsual }
      return left.name < right.name
    }

    private var isUsual: Bool { name == "\(asOf.basic).json" }
  }

  /// A file of the same instant as an entry, which is left out: nothing changed between the two,
  /// and nobody can tell which is true.
  package struct Twin: Hashable, Sendable {
    /// The entry that is not on the time axis.
    package let leftOut: Entry
    /// The entry that is.
    package let kept: Entry
  }

  /// The directory, as it was given.
  package let path: String
  /// In ascending order of time; each instant occurs once.
  package let entries: [Entry]
  /// One for each file that shares its instant with another.
  package let twins: [Twin]
  /// The names of JSON files that are no times, which are left out.
  package let ignored: [String]

  /// The last name of the path, which the header shows.
  package var name: String {
    PathText.name(of: path)
  }

  /// Lists the directory; reads none of its files.
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

  /// What is wrong with how the files fit together.
  package var findings: [FileProblem] {
    twins.map { .sameInstant(path: $0.leftOut.path, other: $0.kept.name, $0.kept.asOf) }
  }

  /// The index of the newest snapshot that is not ahead of the clock, of the newest of all if every
  /// one is ahead; `nil` if the archive is empty.
  package func newestIndex(at clock: Instant) -> Int? {
    entries.lastIndex(notAheadOf: clock) { $0.asOf }
  }

  /// The index of the last snapshot at or before a time; `nil` if all are later.
  package func index(at time: Instant) -> Int? {
    entries.lastIndex { $0.asOf <= time }
  }
}

extension Archive {
  /// Reads one snapshot, whose name must state its `asOf`: the time axis trusts names.
  ///
  /// - Parameters:
  ///   - reviewing: whether to add what `SnapshotReview` finds.
  ///   - clock: the time that `asOf` must not be ahead of; `nil` for no such check.
  package static func load(
    path: String, reference: Reference?, reviewing: Bool = false, clock: Instant? = nil
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    load(.path(path), reference: reference, reviewing: reviewing, clock: clock)
  }

  /// The same for what may be a pipe, whose name says nothing about `asOf`.
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
