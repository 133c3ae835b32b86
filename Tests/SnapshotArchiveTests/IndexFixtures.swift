import CrisisModel
import FoundationEssentials
import Presentation
import SnapshotArchive
import StrictJSON
import TestSupport

/// Brought up to date at once, on two threads, trusting stamps of files just written.
func index(
  _ archive: Archive, from previous: ArchiveIndex? = nil, processors: Int = 2
) -> ArchiveIndex {
  var indexing = Indexing(processors: processors)
  indexing.settling = 0
  return ArchiveIndex.bringUpToDate(archive, from: previous, indexing)
}

/// Everything an index says of some crises, and of all.
func answers(_ index: ArchiveIndex, of crises: [CrisisID]) -> [[ArchiveIndex.Comparison]] {
  ([nil] + crises).map { index.comparisons(of: $0) }
}

/// A directory of snapshots that are edited.
struct EditedArchive {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  static func name(_ day: Int) -> String { "\(CalendarDay(dayNumber: day).basic)T235900Z.json" }

  /// Writes the crises of a shipped snapshot as those of another day.
  func write(_ snapshot: Snapshot, on day: Int) throws {
    var snapshot = snapshot
    snapshot.asOf = Instant(day: CalendarDay(dayNumber: day), secondOfDay: 86_340)
    try directory.write(SnapshotWriter.write(snapshot), to: Self.name(day))
  }

  /// Writes the crises, in JSON, of a snapshot.
  func write(crises: String, on day: Int) throws {
    let asOf = Instant(day: CalendarDay(dayNumber: day), secondOfDay: 86_340).iso
    try directory.write(
      """
      {"schemaVersion":1,"asOf":"\(asOf)","handling":"TLP:CLEAR","exercise":false,"sources":[],
       "crises":\(crises)}
      """, to: Self.name(day))
  }

  func open() throws -> Archive { try Archive(path: directory.path) }

  /// What the second of two documents differs in from the first.
  func differences(_ old: String, _ new: String) throws -> ArchiveIndex.Comparison {
    try write(crises: old, on: 15_000)
    try write(crises: new, on: 15_001)
    return index(try open(), processors: 1).comparison(at: 1, of: nil)
  }
}

extension CalendarDay {
  fileprivate var basic: String { iso.filter { $0 != "-" } }
}
