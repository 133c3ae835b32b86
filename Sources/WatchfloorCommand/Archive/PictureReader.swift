internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import SnapshotArchive
internal import Synchronization

/// Reads snapshots as pictures, and keeps those that were read ahead, or shown a moment ago.
///
/// A picture is given only while its file is the one that was read, by its stamp.
final class PictureReader: Sendable {
  struct Result: Sendable {
    /// `nil` where the file has an error, or cannot be read.
    var picture: Picture?
    /// Errors first.
    var problems: [SafeText]

    /// Why there is no picture.
    var failure: SafeText { problems.first ?? "the snapshot could not be read" }
  }

  private struct Item: Sendable {
    let result: Result
    let instant: Instant
    let stamp: FileStamp
  }

  let reference: Reference
  let referenceProblems: [SafeText]
  /// The files that the pictures are made from.
  let cache: SnapshotCache
  /// Bytes of the files whose pictures are kept; one is kept however large it is.
  private static let limit = 8 << 20
  /// Oldest first.
  private let items = Mutex<[Item]>([])

  /// - Parameter directory: of the reference data.
  init(reference directory: String, file: @escaping SnapshotCache.Reader) {
    let loaded = ReferenceDirectory.load(path: directory)
    reference = loaded.reference
    referenceProblems = loaded.problems.map { SafeText($0.text) }
    cache = SnapshotCache(reference: loaded.reference, reader: file)
  }

  /// A snapshot as a picture; one that is at hand is not made again.
  func picture(of entry: Archive.Entry) -> Result {
    let stamp = FileStamp(path: entry.path)
    if let stamp, let known = known(entry.asOf, stamp) { return known }
    let (snapshot, problems) = cache.snapshot(of: entry)
    let ordered = problems.filter(\.isError) + problems.filter { !$0.isError }
    let result = Result(
      picture: snapshot.map { Picture($0, reference: reference) },
      problems: ordered.map { SafeText($0.text) })
    // A file that was replaced while it was read is not kept.
    if snapshot != nil, let stamp, stamp == FileStamp(path: entry.path) {
      keep(Item(result: result, instant: entry.asOf, stamp: stamp))
    }
    return result
  }

  /// How a snapshot is marked; no picture is made, and none that is at hand is lost for it.
  func marking(of entry: Archive.Entry) -> Marking? {
    if let stamp = FileStamp(path: entry.path), let known = known(entry.asOf, stamp) {
      return known.picture?.snapshot.marking
    }
    return cache.snapshot(of: entry).snapshot?.marking
  }

  /// The picture that is at hand of a state of a file.
  func known(_ instant: Instant, _ stamp: FileStamp) -> Result? {
    items.withLock { $0.last { $0.instant == instant && $0.stamp == stamp }?.result }
  }

  func forget(_ changed: Set<Instant>) {
    cache.forget(changed)
    items.withLock { $0.removeAll { changed.contains($0.instant) } }
  }

  private func keep(_ item: Item) {
    items.withLock { items in
      items.removeAll { $0.instant == item.instant }
      items.append(item)
      var total = items.reduce(0) { $0 + Int($1.stamp.size) }
      while items.count > 1 && total > Self.limit {
        total -= Int(items.removeFirst().stamp.size)
      }
    }
  }
}
