internal import Glibc

/// A descriptor that one thread makes readable and another sleeps on.
package final class NewsPipe: Sendable {
  /// Readable when something was told and not drained yet.
  package let descriptor: Int32
  private let end: Int32

  /// `nil` where the process has no descriptors left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, end) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(end)
  }

  package func tell() {
    // A full pipe says already that there is something.
    _ = write(end, [1], 1)
  }

  package func drain() {
    var buffer = [UInt8](repeating: 0, count: 512)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }

  /// Sleeps until something is told, or so many milliseconds; `true` where it was told.
  package func wait(milliseconds: Int) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isTold = poll(&wanted, 1, Int32(clamping: milliseconds)) > 0
    if isTold { drain() }
    return isTold
  }
}
