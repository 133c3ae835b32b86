internal import Glibc
internal import Paths

/// How the kernel resolves a path.
enum PathLookup {
  /// A name that is looked up in a directory on the way.
  struct Place: Hashable {
    let directory: String
    let name: String
  }

  /// The kernel refuses a path with more links.
  private static let mostLinks = 40

  /// The places in which a path is looked up, with links followed.
  ///
  /// If one of the names is given to something else, the path leads elsewhere.
  static func places(of path: String) -> [Place] {
    var directory = path.hasPrefix("/") ? "/" : "."
    var names = names(in: path)[...]
    var places: [Place] = []
    var links = 0
    while let name = names.popFirst() {
      let full = directory == "/" ? "/\(name)" : "\(directory)/\(name)"
      if name != ".." { places.append(Place(directory: directory, name: name)) }
      guard name != "..", let target = target(of: full) else {
        directory = full
        continue
      }
      links += 1
      guard links <= mostLinks else { break }
      if target.hasPrefix("/") { directory = "/" }
      names = (Self.names(in: target) + names)[...]
    }
    return places
  }

  private static func names(in path: String) -> [String] {
    PathText.names(in: path).filter { $0 != "." }
  }

  /// `nil` if it is no link.
  private static func target(of path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = path.withPath { readlink($0, &buffer, Int(PATH_MAX)) }
    guard count > 0 else { return nil }
    return PathText.text(buffer[..<count].map(UInt8.init(bitPattern:)))
  }
}

/// Identifies a directory, whatever path leads there.
struct DirectoryIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64

  /// `nil` if the path leads nowhere.
  init?(path: String) {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
