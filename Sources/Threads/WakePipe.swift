internal import Glibc

/// A descriptor that one thread makes readable and another one sleeps on.
package final class WakePipe: Sendable {
  /// Readable from a call of `wake` until the next `drain`.
  package let descriptor: Int32
  private let end: Int32

  /// `nil` if the process has no descriptors left.
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

  /// Wakes the sleeper; any number of calls wake it once.
  package func wake() {
    // A full pipe wakes the sleeper just as well.
    _ = write(end, [1], 1)
  }

  /// Makes the descriptor quiet; a `wake` before it is forgotten.
  package func drain() {
    var buffer = [UInt8](repeating: 0, count: 512)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }

  /// Sleeps until it is woken, for so many milliseconds at most, `nil` for ever; returns whether it
  /// was woken.
  @discardableResult
  package func wait(milliseconds: Int? = nil) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isWoken = poll(&wanted, 1, milliseconds.map { Int32(clamping: $0) } ?? -1) > 0
    if isWoken { drain() }
    return isWoken
  }

  /// What ended a sleep.
  package enum Waking: Hashable, Sendable {
    case woken
    /// The other descriptor is readable.
    case other
    case timeout
  }

  /// Sleeps until it is woken or another descriptor is readable, for so many milliseconds at most.
  package func wait(orFor other: Int32, milliseconds: Int) -> Waking {
    var wanted = [descriptor, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&wanted, nfds_t(wanted.count), Int32(clamping: milliseconds))
    if wanted[0].revents != 0 {
      drain()
      return .woken
    }
    return count > 0 ? .other : .timeout
  }
}
