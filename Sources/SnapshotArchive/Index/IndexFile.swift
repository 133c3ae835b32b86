/// The index of an archive, kept between runs: one file an archive in the user's cache.
///
/// It saves work and decides nothing: every snapshot is looked at again (its stamp), some are compared
/// anew (`Indexing.samples`), and a file that is not sound to the last byte, or that others could have
/// written, is as good as none.
package struct IndexFile: Sendable {
  /// What was found in the cache.
  package enum Kept: Sendable {
    case none
    case index(ArchiveIndex)
    /// There is a file that is of no use; it is replaced by the next writing.
    case discarded(Flaw)
  }

  /// Why a file in the cache is not used.
  package enum Flaw: Error, Hashable {
    case unreadable(FileError)
    /// Made by another version, or no such file at all.
    case foreign
    /// Cut short or altered.
    case damaged
    /// Somebody else made it, or may have altered it.
    case foreignOwner
    /// Of another archive, whose path has the same digest.
    case otherArchive(String)
  }

  /// `index-` with the digest of the archive's path, in the directory.
  package let path: String
  private let archive: ArchiveKey

  /// - Parameter directory: in the user's cache; it is made when the index is written.
  package init(archive: String, directory: String) {
    self.archive = ArchiveKey(archive: archive)
    path = "\(directory)/index-\(self.archive.digest)"
  }

  /// Reads the index of the archive; never throws, since an unusable file counts as missing.
  package func read() -> Kept {
    let bytes: [UInt8]
    do {
      let file = try FileBytes(path: path)
      guard file.isTrusted else { return .discarded(.foreignOwner) }
      bytes = file.withBytes { Array($0) }
    } catch {
      if case .notFound = error { return .none }
      return .discarded(.unreadable(error))
    }
    do {
      return .index(try IndexDecoder.decode(bytes, archive: archive.path))
    } catch {
      return .discarded(error)
    }
  }

  /// Replaces the file in one step.
  package func write(_ index: ArchiveIndex) throws(WriteFailure) {
    try PrivateFile.replace(path, with: IndexEncoder.encode(index, archive: archive.path))
  }
}
