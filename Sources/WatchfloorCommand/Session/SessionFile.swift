internal import Dashboard
internal import DisplayText
internal import Glibc
internal import Paths
internal import SnapshotArchive

/// Where the session of an archive is remembered: `$XDG_STATE_HOME/watchfloor`, else
/// `~/.local/state/watchfloor`; one file an archive, readable by its owner alone.
struct SessionFile {
  let path: String
  private let archive: ArchiveKey

  /// `nil` where the environment names no place for it.
  init?(archive: String, environment: [String: String]) {
    guard let state = UserDirectories(environment).state else { return nil }
    self.archive = ArchiveKey(archive: archive)
    path = "\(state)/session-\(self.archive.digest).json"
  }

  /// The session, or what is wrong with the file; neither where there is none yet.
  func read() -> (memory: SessionMemory?, problem: SafeText?) {
    guard path.withPath({ access($0, F_OK) }) == 0 else { return (nil, nil) }
    let read = DocumentFile.read(path: path) { SessionDocument.read($0) }
    if let problem = read.problems.first(where: \.isError) {
      return (nil, "the last session is lost: \(SafeText(problem.text))")
    }
    guard let document = read.value, document.archive == archive.path else { return (nil, nil) }
    return (document.memory, nil)
  }

  /// Replaces the file in one step; gives what went wrong.
  func write(_ memory: SessionMemory) -> SafeText? {
    let bytes = SessionDocument(archive: archive.path, memory: memory).write()
    do {
      try PrivateFile.replace(path, with: bytes)
      return nil
    } catch {
      return "the session is not remembered: \(SafeText(error.path)): \(SafeText(error.reason))"
    }
  }
}
