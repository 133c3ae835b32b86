internal import Glibc

/// A file that is gone when its owner is.
struct TemporaryFile: ~Copyable {
  let path: String

  /// An empty file in `$TMPDIR`, or `/tmp`.
  init() throws(BenchError) {
    var template = Array("\(TemporaryDirectory.parent)/watchfloor-bench-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .system(call: "mkstemp", errno: errno) }
    close(descriptor)
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit {
    unlink(path)
  }

  /// Overwrites a file.
  static func write(_ bytes: [UInt8], to path: String) throws(BenchError) {
    try write(bytes, path, flags: O_TRUNC)
  }

  /// Writes a file that is not there yet.
  static func create(_ bytes: [UInt8], at path: String) throws(BenchError) {
    try write(bytes, path, flags: O_CREAT | O_EXCL)
  }

  private static func write(
    _ bytes: [UInt8], _ path: String, flags: Int32
  ) throws(BenchError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { throw .system(call: "open \(path)", errno: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system(call: "write \(path)", errno: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
