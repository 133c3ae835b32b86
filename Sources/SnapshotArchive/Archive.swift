package import CrisisModel

/// A directory of snapshots in time order; the time axis is known from the file names alone.
package struct Archive: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let asOf: Instant
    private let directory: String
    let name: String

    init(asOf: Instant, directory: String, name: String) {
      self.asOf = asOf
      self.directory = directory
      self.name = name
    }

    package var path: String { "\(directory)/\(name)" }

    fileprivate static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
      left.asOf != right.asOf ? left.asOf < right.asOf : left.name < right.name
    }
  }

  package let path: String
  /// Ascending in time.
  package let entries: [Entry]
  /// Names of JSON files that are not times, which are left out.
  package let ignored: [String]

  /// The directory's last name, which the header shows.
  package var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
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
    self.entries = entries.sorted(by: Entry.comesFirst)
    self.ignored = ignored.sorted()
  }

  /// The index of the last snapshot at or before a time; `nil` where all are later.
  package func index(at time: Instant) -> Int? {
    entries.lastIndex { $0.asOf <= time }
  }
}

extension Archive {
  /// Reads one snapshot; its name must say its `asOf`, since the time axis trusts names.
  ///
  /// - Parameter reviewing: adds what `SnapshotReview` finds.
  package static func load(
    path: String, reference: Reference?, reviewing: Bool = false
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    load(.path(path), reference: reference, reviewing: reviewing)
  }

  /// The same for what may be a pipe, which has no name to hold it against.
  package static func load(
    _ source: DocumentSource, reference: Reference?, reviewing: Bool = false
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    let name = instant(in: source.name)
    let result = DocumentFile.read(source) { bytes in
      let result =
        reviewing
        ? SnapshotReader.validate(bytes, reference: reference, named: name)
        : SnapshotReader.read(bytes, reference: reference, named: name)
      return (result.value, result.problems)
    }
    return (result.value, result.problems)
  }

  private static func instant(in path: String) -> Instant? {
    Instant(fileName: path.split(separator: "/").last.map(String.init) ?? path)
  }
}
