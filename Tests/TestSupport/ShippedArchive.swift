package import CrisisModel
internal import Dashboard
package import Presentation
package import SnapshotArchive
internal import TerminalUI

/// An archive of the repository with all its snapshots read, which happens once.
package struct ShippedArchive: Sendable, CustomStringConvertible {
  package let archive: Archive
  package let reference: Reference
  /// One for each entry of the archive.
  package let pictures: [Picture]

  /// Libya, Côte d'Ivoire, Yemen, Syria, Sudan.
  package static let year2011 = named("2011")
  package static let gambia = named("gambia-2016")

  private static func named(_ name: String) -> ShippedArchive {
    do {
      return try ShippedArchive(path: "\(Repository.archives)/\(name)")
    } catch {
      preconditionFailure("the shipped archive \(name) cannot be read: \(error.text)")
    }
  }

  private init(path: String) throws(FileError) {
    let reference = ReferenceDirectory.load(path: Repository.reference).reference
    self.reference = reference
    archive = try Archive(path: path)
    pictures = archive.entries.compactMap { entry in
      Archive.load(path: entry.path, reference: reference).snapshot
        .map { Picture($0, reference: reference) }
    }
    precondition(pictures.count == archive.entries.count, "a snapshot of \(path) is unsound")
  }

  /// Its name: a test that takes an archive must not print all of it.
  package var description: String { archive.name }

  /// The alerts up to an instant, as the program works them out by the shipped rules.
  package func alerts(upTo index: Int) -> AlertsView {
    let rules = AlertRulesFile.load(reference: Repository.reference, own: nil).rules
    var book = AlertBook()
    for snapshot in snapshots[...index] {
      _ = book.take(snapshot, reference: reference, rules: rules)
    }
    return AlertsView(index: index, book: book, rules: rules, notes: [])
  }

  /// The records that differ, as the index counts them; without the figures of indicators.
  package var changeCounts: ChangeCounts {
    let index = ArchiveIndex.bringUpToDate(archive, from: nil, Indexing(processors: 1))
    func records(_ place: Int, _ crisis: CrisisID?) -> Int? {
      index.differences(at: place, of: crisis).map { $0.total - $0[.indicators] }
    }
    let all = archive.entries.indices.map { place -> ChangeCounts.Count in
      place == 0 ? .first : records(place, nil).map { .records($0) } ?? .unknown
    }
    let crises = Set(snapshots.flatMap(\.crises).map(\.id)).map { crisis in
      let places = archive.entries.indices.map { ($0, records($0, crisis) ?? 0) }
      return (crisis, Dictionary(uniqueKeysWithValues: places.filter { $0.1 > 0 }))
    }
    return ChangeCounts(
      instants: instants, all: all, crises: Dictionary(uniqueKeysWithValues: crises))
  }

  package var instants: [Instant] { archive.entries.map(\.asOf) }
  package var snapshots: [Snapshot] { pictures.map(\.snapshot) }
}
