internal import Dashboard
internal import Glibc
internal import SnapshotArchive
internal import TerminalUI

/// Where the session of an archive is remembered: `$XDG_STATE_HOME/watchfloor`, else
/// `~/.local/state/watchfloor`; one file an archive, readable by its owner alone.
struct SessionFile {
  let path: String
  private let directory: String
  private let archive: String

  /// `nil` where the environment names no place for it.
  init?(archive: String, environment: [String: String]) {
    guard let state = Self.stateDirectory(environment) else { return nil }
    self.archive = Self.absolute(archive)
    directory = "\(state)/watchfloor"
    path = "\(directory)/session-\(Self.digest(self.archive)).json"
  }

  private static func stateDirectory(_ environment: [String: String]) -> String? {
    // A relative path is to be ignored, by the XDG base directory specification.
    if let named = environment["XDG_STATE_HOME"], named.hasPrefix("/") { return named }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state"
  }

  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// FNV-1a: a short name for a path; the file itself says which archive it belongs to.
  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The session, or what is wrong with the file; neither where there is none yet.
  func read() -> (memory: SessionMemory?, problem: SafeText?) {
    guard access(path, F_OK) == 0 else { return (nil, nil) }
    let read = DocumentFile.read(path: path) { SessionDocument.read($0) }
    if let problem = read.problems.first(where: \.isError) {
      return (nil, "the last session is lost: \(SafeText(problem.text))")
    }
    guard let document = read.value, document.archive == archive else { return (nil, nil) }
    return (document.memory, nil)
  }

  /// Replaces the file in one step; gives what went wrong.
  func write(_ memory: SessionMemory) -> SafeText? {
    for place in Self.parents(of: directory) where mkdir(place, 0o700) != 0 && errno != EEXIST {
      return failure(place)
    }
    let bytes = SessionDocument(archive: archive, memory: memory).write()
    do {
      try WholeFile(path: path, permissions: 0o600, replaces: true).write(bytes)
      return nil
    } catch {
      return "the session is not remembered: \(error.text)"
    }
  }

  /// The directory and those above it, from the root.
  private static func parents(of path: String) -> [String] {
    var result: [String] = []
    for (index, character) in zip(path.indices, path)
    where character == "/" && index > path.startIndex {
      result.append(String(path[..<index]))
    }
    return result + [path]
  }

  private func failure(_ place: String) -> SafeText {
    "the session is not remembered: \(SafeText(place)): \(SafeText(String(cString: strerror(errno))))"
  }
}
