package import CrisisModel

/// Alert books of an archive, worked out snapshot by snapshot and kept at some of its instants, so
/// that a step back in time does not begin at the beginning.
///
/// A snapshot that cannot be read is left out, and named, as it is for whoever watched live.
package struct AlertLedger: Sendable {
  private struct Page: Sendable {
    var book = AlertBook()
    /// How many entries of the archive it has taken in.
    var count = 0
    var unread: [String] = []
  }

  package let rules: AlertRules
  private let reference: Reference
  private var paths: [String] = []
  private var kept: [Page] = [Page()]
  private var current = Page()
  private static let spacing = 64

  package init(rules: AlertRules, reference: Reference) {
    self.rules = rules
    self.reference = reference
  }

  /// How many snapshots must still be read for the book at an index.
  package func distance(to index: Int, in archive: Archive) -> Int {
    guard paths == archive.entries.prefix(paths.count).map(\.path) else { return index + 1 }
    return index + 1 - start(for: index).count
  }

  private func start(for index: Int) -> Page {
    let earlier = kept.last { $0.count <= index + 1 } ?? Page()
    let isNearer = current.count <= index + 1 && current.count > earlier.count
    return isNearer ? current : earlier
  }

  /// Reads at most so many snapshots more towards the book at an index; `true` once it is there.
  package mutating func advance(to index: Int, in archive: Archive, reading limit: Int) -> Bool {
    if paths != archive.entries.prefix(paths.count).map(\.path) {
      (paths, kept, current) = ([], [Page()], Page())
    }
    current = start(for: index)
    var left = limit
    while left > 0 && current.count <= index {
      take(archive.entries[current.count])
      left -= 1
    }
    return current.count == index + 1
  }

  private mutating func take(_ entry: Archive.Entry) {
    if let snapshot = Archive.load(path: entry.path, reference: reference).snapshot {
      _ = current.book.take(snapshot, reference: reference, rules: rules)
    } else {
      current.unread.append(entry.path)
    }
    if current.count == paths.count { paths.append(entry.path) }
    current.count += 1
    let isDue = current.count % Self.spacing == 0
    if isDue, (kept.last?.count ?? 0) < current.count { kept.append(current) }
  }

  /// The book as far as it has come, and the files that could not be read for it.
  package var book: AlertBook { current.book }
  package var unread: [String] { current.unread }
}
