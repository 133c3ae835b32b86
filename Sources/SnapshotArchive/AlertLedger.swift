package import CrisisModel

/// Alert books of an archive, built snapshot by snapshot and kept at some of its instants, so that
/// a step back in time need not start from the beginning.
///
/// A snapshot that cannot be read is left out and named, as it is for whoever watched live.
package struct AlertLedger: Sendable {
  private struct Page: Sendable {
    var book = AlertBook()
    /// How many entries of the archive the book has taken.
    var count = 0
    var unread: [Unread] = []
  }

  /// A snapshot that was left out.
  package struct Unread: Sendable {
    /// Of its file.
    package let path: String
    /// The first error of its file.
    package let problem: FileProblem?
  }

  /// The rules that every book is built with.
  package let rules: AlertRules
  private let reference: Reference
  private let cache: SnapshotCache
  /// The entries of the archive on which the pages are based.
  private var entries: [Archive.Entry] = []
  /// In ascending order of `count`; the first is empty.
  private var kept: [Page] = [Page()]
  private var current = Page()
  /// How many pages are kept on either side of the requested book: an officer goes back step by
  /// step.
  private static let near = 32
  /// The most pages that are kept over the whole archive.
  private static let far = 64

  /// - Parameter cache: where snapshots are read, with the same reference.
  package init(rules: AlertRules, reference: Reference, cache: SnapshotCache? = nil) {
    self.rules = rules
    self.reference = reference
    self.cache = cache ?? SnapshotCache(reference: reference)
  }

  /// How many snapshots must still be read to reach the book at an index.
  package mutating func distance(to index: Int, in archive: Archive) -> Int {
    follow(archive)
    return index + 1 - start(for: index).count
  }

  private func start(for index: Int) -> Page {
    let earlier = kept.last { $0.count <= index + 1 } ?? Page()
    let isNearer = current.count <= index + 1 && current.count > earlier.count
    return isNearer ? current : earlier
  }

  /// Reads at most so many more snapshots towards the book at an index; returns whether it got
  /// there.
  package mutating func advance(to index: Int, in archive: Archive, reading limit: Int) -> Bool {
    follow(archive)
    current = start(for: index)
    var left = limit
    while left > 0 && current.count <= index {
      take(archive.entries[current.count])
      keepPages(near: index + 1)
      left -= 1
    }
    return current.count == index + 1
  }

  /// Forgets everything based on snapshots from an instant on, since these may say something else
  /// now.
  package mutating func forget(from instant: Instant) {
    keep(entries.firstIndex { $0.asOf >= instant } ?? entries.count)
  }

  /// Keeps what is based on snapshots that the archive still has.
  private mutating func follow(_ archive: Archive) {
    guard archive.entries != entries else { return }
    keep(zip(entries, archive.entries).prefix { $0 == $1 }.count)
    entries = archive.entries
  }

  private mutating func keep(_ count: Int) {
    kept.removeAll { $0.count > count }
    if current.count > count { current = kept.last ?? Page() }
  }

  private mutating func take(_ entry: Archive.Entry) {
    let (snapshot, problems) = cache.snapshot(of: entry)
    if let snapshot {
      _ = current.book.take(snapshot, reference: reference, rules: rules)
    } else {
      let problem = problems.first(where: \.isError)
      current.unread.append(Unread(path: entry.path, problem: problem))
    }
    current.count += 1
  }

  /// Keeps the current page if it is likely to be needed again.
  ///
  /// Every page has a price: the book copies what it changes next.
  private mutating func keepPages(near target: Int) {
    let spacing = spacing
    func isWanted(_ page: Page) -> Bool {
      page.count % spacing == 0 || abs(page.count - target) <= Self.near
    }
    guard isWanted(current) else { return }
    kept.removeAll { !isWanted($0) }
    let place = kept.firstIndex { $0.count >= current.count } ?? kept.count
    if place == kept.count || kept[place].count != current.count {
      kept.insert(current, at: place)
    }
  }

  /// How many snapshots lie between pages that are far away; doubled until there are few enough
  /// pages.
  private var spacing: Int {
    var spacing = 64
    while entries.count / spacing > Self.far { spacing *= 2 }
    return spacing
  }

  /// The book as far as `advance` came, which may be short of the index.
  package var book: AlertBook { current.book }
  /// The files that could not be read for the book, in order of time.
  package var unread: [Unread] { current.unread }
}
