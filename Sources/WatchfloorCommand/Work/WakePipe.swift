internal import Glibc

/// Wakes whoever sleeps on its reading end, once for any number of calls.
final class WakePipe: Sendable {
  let reader: Int32
  private let writer: Int32

  init() throws(WorkerError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noPipe(errno: errno) }
    (reader, writer) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(reader)
    close(writer)
  }

  /// A pipe that is full wakes as well as one byte more would.
  func wake() {
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(reader, &bytes, bytes.count) > 0 {}
  }

  /// Sleeps until it is woken, or so long; `nil` for ever.
  func wait(milliseconds: Int32? = nil) {
    var item = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    _ = poll(&item, 1, milliseconds ?? -1)
    drain()
  }

  /// Sleeps until it is woken or another descriptor is readable; whether it was woken.
  func wait(orFor other: Int32) -> Bool {
    var items = [reader, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&items, nfds_t(items.count), -1)
    drain()
    return items[0].revents != 0
  }
}
