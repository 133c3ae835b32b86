internal import Glibc

/// A file that is written in one step: a reader finds either all of it or what was there before,
/// even if two processes write at once, and after loss of power.
///
/// What a name stands for remains. A device or a pipe is written to and never replaced. A symbolic
/// link keeps pointing, and its target is replaced or created. A replaced file passes on its mode
/// and, if the system allows it, its owner; its other names (hard links) keep what was there
/// before.
package struct WholeFile: Sendable {
  /// Where to write, as it was given.
  package let path: String
  /// The mode of a new file, before the umask.
  package let permissions: UInt32
  /// Whether to replace an existing file; otherwise it is an error.
  package let replaces: Bool
  /// Whether it is the program's own: such a file has these permissions whatever was there before,
  /// replaces a link, and waits for nobody.
  package let isPrivate: Bool

  /// Why nothing was written, or not everything to a device or a pipe.
  package enum Failure: Error, Hashable, Sendable {
    case exists(path: String)
    case system(WriteFailure)
  }

  /// Describes the file; nothing is opened yet.
  package init(path: String, permissions: UInt32, replaces: Bool, isPrivate: Bool = false) {
    self.path = path
    self.permissions = permissions
    self.replaces = replaces
    self.isPrivate = isPrivate
  }

  /// Writes all the bytes; a file is safely on the disk before it gets its name.
  package func write(_ bytes: [UInt8]) throws(Failure) {
    switch try destination() {
    case .descriptor(let number): try check(WholeWriting.write(bytes, to: number))
    case .stream(let stream):
      let reason = WholeWriting.write(bytes, to: stream) ?? DurableWriting.file(stream)
      try check(close(stream) == 0 ? reason : reason ?? errno)
    case .existing(let target, let before): try write(bytes, to: target, inPlaceOf: before)
    case .new(let target): try write(bytes, to: target, inPlaceOf: nil)
    }
  }

  private func destination() throws(Failure) -> FileDestination {
    // In the program's own place a link is somebody else's work.
    if isPrivate && FileDestination.isLink(path) { return .new(path) }
    let found: FileDestination
    do throws(WriteFailure) {
      found = try FileDestination(path, isWaiting: !isPrivate, opensFiles: replaces)
    } catch {
      throw .system(error)
    }
    if case .existing = found, !replaces { throw .exists(path: path) }
    return found
  }

  private func write(
    _ bytes: [UInt8], to target: String, inPlaceOf before: FileStatus?
  ) throws(Failure) {
    let directory = FileDestination.directory(of: target)
    PartialFile.removeStale(in: directory)
    let kept = isPrivate ? nil : before
    var part: PartialFile
    do throws(WriteFailure) {
      part = try PartialFile(in: directory, permissions: kept == nil ? permissions : 0o600)
    } catch {
      throw .system(error)
    }
    defer { part.discard() }
    try check(WholeWriting.write(bytes, to: part.descriptor))
    if let kept { part.take(kept) }
    try check(part.place(at: target, replaces: replaces))
  }

  private func check(_ reason: Int32?) throws(Failure) {
    guard let reason else { return }
    throw reason == EEXIST
      ? .exists(path: path) : .system(WriteFailure(path: path, errno: reason))
  }
}
