internal import Glibc
internal import Paths
package import StrictJSON

/// Why a file could not be read.
package enum FileError: Error, Hashable, Sendable {
  case notFound(path: String)
  case notAFile(path: String)
  case tooLarge(path: String, bytes: Int, limit: Int)
  case unreadable(path: String, errno: Int32)
  /// It can be read only once, and was named before.
  case usedUp(path: String)

  /// Describes a failed call.
  init(path: String, errno: Int32) {
    self = errno == ENOENT ? .notFound(path: path) : .unreadable(path: path, errno: errno)
  }

  /// `path: what is wrong; what to do`.
  package var text: Message {
    switch self {
    case .notFound(let path): "\(place: path): no such file or directory; check the path"
    case .notAFile(let path): "\(place: path): not a regular file; name a file"
    case .tooLarge(let path, let bytes, let limit):
      "\(place: path): \(bytes) bytes, more than the \(limit) allowed; split it"
    case .unreadable(let path, let errno):
      "\(place: path): cannot be read (\(plain: String(cString: strerror(errno)))); \(Self.remedy(errno))"
    case .usedUp(let path): "\(place: path): can be read once only; name it once"
    }
  }

  private static func remedy(_ errno: Int32) -> Message {
    switch errno {
    case EACCES, EPERM: "ask for the right to read it"
    case ENOTDIR: "a part of the path is a file; name a directory"
    case ELOOP: "its links lead in a circle; correct them"
    case ENAMETOOLONG: "check the path"
    case EMFILE, ENFILE: "raise ulimit -n, or end other programs"
    case ENOMEM: "free memory"
    case EIO, ESTALE, ENOTCONN, ETIMEDOUT, EHOSTDOWN: "check the disk, or the server it is on"
    default: "check it with ls -l"
    }
  }
}

/// A whole file in memory.
///
/// It is read, not mapped: a mapped file that someone truncates kills the process. Its memory is
/// filled before anybody has it, and never written to again, so that threads may share it.
package struct FileBytes: ~Copyable, @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer
  /// In bytes.
  package let count: Int
  /// The state of the file that was read; `nil` if it changed meanwhile.
  package let stamp: FileStamp?
  /// Whether it belongs to this user or root, and nobody else can write it.
  package let isTrusted: Bool

  /// - Parameter limit: in bytes; a larger file is refused before any of it is read.
  package init(path: String, limit: Int = 128 << 20) throws(FileError) {
    // Without O_NONBLOCK, opening a pipe would wait for its other end.
    let descriptor = path.withPath { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    let isTrusted =
      [0, geteuid()].contains(status.st_uid) && status.st_mode & (S_IWGRP | S_IWOTH) == 0
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
    let before = FileStamp(descriptor: descriptor)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 1), alignment: 16)
    switch Self.fill(memory, size, descriptor) {
    case .success(let count):
      self.memory = memory
      self.count = count
      let isSame = count == size && FileStamp(descriptor: descriptor) == before
      stamp = isSame ? before : nil
      self.isTrusted = isTrusted
    case .failure(let failure):
      memory.deallocate()
      throw .unreadable(path: path, errno: failure.code)
    }
  }

  /// Reads what somebody named on the command line, a file, a pipe or a device, to its end.
  ///
  /// It asks for nothing but bytes: a pipe knows no size and cannot be read twice.
  package init(named source: NamedSource, limit: Int = 128 << 20) throws(FileError) {
    let descriptor = try source.open()
    defer { close(descriptor) }
    var room = 1 << 16
    var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    var count = 0
    while true {
      if count == room {
        let more = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * room, alignment: 16)
        more.copyMemory(from: UnsafeRawBufferPointer(memory))
        memory.deallocate()
        (memory, room) = (more, 2 * room)
      }
      let got = read(descriptor, memory.baseAddress?.advanced(by: count), room - count)
      let failure = got < 0 ? errno : 0
      if failure == EINTR || (failure == EAGAIN && Self.waitForMore(descriptor)) { continue }
      count += max(0, got)
      guard failure == 0, count <= limit else {
        memory.deallocate()
        throw failure == 0
          ? .tooLarge(path: source.name, bytes: count, limit: limit)
          : .unreadable(path: source.name, errno: failure)
      }
      if got == 0 { break }
    }
    (self.memory, self.count, stamp, isTrusted) = (memory, count, nil, false)
  }

  /// Waits for a pipe that another program has set not to block.
  private static func waitForMore(_ descriptor: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, -1) > 0 || errno == EINTR
  }

  private struct ReadFailure: Error {
    let code: Int32
  }

  /// Reads until `size` bytes are there or the file ends, which may be earlier than it said.
  private static func fill(
    _ memory: UnsafeMutableRawBufferPointer, _ size: Int, _ descriptor: Int32
  ) -> Result<Int, ReadFailure> {
    var count = 0
    while count < size {
      let got = read(descriptor, memory.baseAddress?.advanced(by: count), size - count)
      if got < 0 && errno == EINTR { continue }
      if got < 0 { return .failure(ReadFailure(code: errno)) }
      if got == 0 { break }
      count += got
    }
    return .success(count)
  }

  deinit {
    memory.deallocate()
  }

  /// Passes the bytes to a body; they are valid only within it.
  package func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[..<count]))
  }
}
