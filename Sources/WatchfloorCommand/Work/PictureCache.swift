internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import SnapshotArchive
internal import Synchronization

/// Pictures that were read ahead, or shown a moment ago, with what was found wrong with their files.
///
/// A picture is given only while its file is the one that was read, by its stamp.
final class PictureCache: Sendable {
  struct Item: Sendable {
    let picture: Picture
    let problems: [SafeText]
    let instant: Instant
    let stamp: FileStamp
  }

  /// Bytes of the files whose pictures are kept; one is kept however large it is.
  private static let limit = 8 << 20
  /// Oldest first.
  private let items = Mutex<[Item]>([])

  func item(for instant: Instant, stamp: FileStamp) -> Item? {
    items.withLock { $0.last { $0.instant == instant && $0.stamp == stamp } }
  }

  func keep(_ item: Item) {
    items.withLock { items in
      items.removeAll { $0.instant == item.instant }
      items.append(item)
      var total = items.reduce(0) { $0 + Int($1.stamp.size) }
      while items.count > 1 && total > Self.limit {
        total -= Int(items.removeFirst().stamp.size)
      }
    }
  }

  func forget(_ changed: Set<Instant>) {
    items.withLock { $0.removeAll { changed.contains($0.instant) } }
  }
}
