import Glibc

/// Files of the repository, found from where this source file stands.
enum RepositoryFiles {
  struct Failure: Error {
    let path: String
    let errno: Int32
  }

  static let tests = directory(of: directory(of: #filePath))
  static let root = directory(of: directory(of: tests))

  private static func directory(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Failure(path: path, errno: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// `nil` where there is no such file.
  static func text(_ path: String) -> String? {
    (try? bytes(path)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw Failure(path: path, errno: errno) }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    if fwrite(bytes, 1, bytes.count, file) != bytes.count {
      throw Failure(path: path, errno: errno)
    }
  }

  /// Names in a directory, sorted; none where it does not exist.
  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { preconditionFailure("\(path) cannot be read") }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    // A test with no arguments is a test that does not run.
    precondition(!names.isEmpty, "\(path) has no files")
    return names.sorted()
  }
}
