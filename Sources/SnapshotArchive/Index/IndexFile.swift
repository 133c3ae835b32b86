/// The index of an archive, kept between runs: one file an archive in the user's cache.
///
/// It saves work and decides nothing: the stamp of every snapshot is checked again, some are
/// compared anew (`Indexing.samples`), and a file that is damaged anywhere, or that others could
/// have written, counts as missing.
package struct IndexFile: Sendable {
  /// What was found in the cache.
  package enum Kept: Sendable {
    case none
    case index(ArchiveIndex)
    /// A file that is of no use; the next writing replaces it.
    case discarded(Flaw)
  }

  /// Why a file in the cache is not used.
  package enum Flaw: Error, Hashable {
    case unreadable(FileError)
    /// Another version made it, or it is no index at all.
    case foreign
    /// It was cut short or altered.
    case damaged
    /// Somebody else made it, or may have altered it.
    case foreignOwner
    /// It belongs to another archive, whose path has the same digest.
    case otherArchive(String)
  }

  /// `index-` with the digest of the archive's path, in the directory.
  package let path: String
  private let archive: ArchiveKey

  /// - Parameter directory: in the user's cache; created when the index is written.
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

  /// Replaces the file in one step, readable by its owner alone.
  package func write(_ index: ArchiveIndex) throws(WriteFailure) {
    try PrivateFile.replace(path, with: IndexEncoder.encode(index, archive: archive.path))
  }
}
