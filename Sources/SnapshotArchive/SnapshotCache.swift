package import CrisisModel
internal import Paths
internal import Synchronization

/// The snapshot files that were read last, so that screen, alerts and index share one reading.
///
/// A file is looked at whenever it is asked for, and opened again only where it is not the one that was
/// read. Whoever asks for a file that another thread reads just then waits for that reading. What
/// could not be read, or changed meanwhile, is not kept.
package final class SnapshotCache: Sendable {
  /// Reads a whole file; a test that counts has one of its own.
  package typealias Reader = @Sendable (_ path: String) throws(FileError) -> FileBytes

  /// One state of a file; its bytes are `nil` until they are read.
  private final class Item: Sendable {
    let path: String
    let stamp: FileStamp
    let bytes = Mutex<SnapshotBytes?>(nil)

    init(path: String, stamp: FileStamp) {
      (self.path, self.stamp) = (path, stamp)
    }
  }

  private let reference: Reference?
  private let read: Reader
  /// The one that was asked for last comes last.
  private let items = Mutex<[Item]>([])

  /// How much is kept at most; one file is, however large it is.
  private static let mostFiles = 8
  private static let mostBytes: Int64 = 4 << 20

  /// - Parameter reference: what the ids of the snapshots resolve in; `nil` where they are not checked.
  package init(
    reference: Reference?,
    reader: @escaping Reader = { (path) throws(FileError) in try FileBytes(path: path) }
  ) {
    self.reference = reference
    read = reader
  }

  /// One snapshot with the problems of its file; its name must say its `asOf`.
  ///
  /// The snapshot is `nil` where the file has an error or cannot be read.
  package func snapshot(
    of entry: Archive.Entry
  ) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    do {
      return try bytes(of: entry).snapshot(reference)
    } catch {
      return (nil, [.file(error)])
    }
  }

  /// The file of a snapshot.
  ///
  /// - Parameter settling: nanoseconds after its last change from which a file that is changed again
  ///   has another stamp. One that was read earlier is read again once they are over.
  package func bytes(
    of entry: Archive.Entry, settling: Int64 = Indexing.usualSettling
  ) throws(FileError) -> SnapshotBytes {
    guard let stamp = FileStamp(path: entry.path) else {
      return SnapshotBytes(try read(entry.path), path: entry.path)
    }
    let item = item(entry.path, stamp)
    let bytes = try item.bytes.withLock { (kept) throws(FileError) in
      if let kept, kept.isSettled(settling) || !stamp.isSettled(after: settling) { return kept }
      let bytes = SnapshotBytes(try self.read(entry.path), path: entry.path)
      kept = bytes.stamp == stamp ? bytes : nil
      return bytes
    }
    if bytes.stamp != stamp { drop { $0 === item } }
    return bytes
  }

  /// Forgets files, since they may have changed without another stamp.
  package func forget(_ changed: Set<Instant>) {
    drop { Instant(fileName: PathText.name(of: $0.path)).map(changed.contains) ?? false }
  }

  private func drop(_ isUnwanted: (Item) -> Bool) {
    items.withLock { $0.removeAll(where: isUnwanted) }
  }

  /// That of a state of a file, which is now the last; other states of the file go.
  private func item(_ path: String, _ stamp: FileStamp) -> Item {
    items.withLock { items in
      let known = items.first { $0.path == path && $0.stamp == stamp }
      let item = known ?? Item(path: path, stamp: stamp)
      items.removeAll { $0.path == path }
      items.append(item)
      var bytes = items.reduce(0) { $0 &+ $1.stamp.size }
      while items.count > 1, items.count > Self.mostFiles || bytes > Self.mostBytes {
        bytes &-= items.removeFirst().stamp.size
      }
      return item
    }
  }
}

/// The bytes of a snapshot's file as they were read once, and the snapshot that they tell.
package final class SnapshotBytes: Sendable {
  private typealias Decoded = (snapshot: Snapshot?, problems: [FileProblem])

  private let file: FileBytes
  private let path: String
  /// Nanoseconds between the last change of the file and its reading.
  private let age: Int64
  /// `nil` until the snapshot was asked for.
  private let decoded = Mutex<Decoded?>(nil)

  init(_ file: consuming FileBytes, path: String) {
    age = file.stamp?.age ?? 0
    self.file = file
    self.path = path
  }

  /// `nil` where the file changed while it was read.
  package var stamp: FileStamp? { file.stamp }

  /// Whether it was read when so many nanoseconds had passed since its last change.
  func isSettled(_ settling: Int64) -> Bool { age >= settling }

  func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try file.withBytes(body)
  }

  /// Decodes it, the first time; who asks once has one reference.
  func snapshot(_ reference: Reference?) -> (snapshot: Snapshot?, problems: [FileProblem]) {
    decoded.withLock { decoded in
      if let decoded { return decoded }
      let result = file.withBytes { Archive.decode($0, path: path, reference: reference) }
      decoded = result
      return result
    }
  }
}
