internal import Glibc
internal import Threads

/// A point of the monotonic clock.
struct Deadline {
  /// What there was at the beginning, in milliseconds.
  let given: Int
  private let instant: MonotonicTime

  init(milliseconds: Int) {
    given = milliseconds
    instant = .now + .milliseconds(milliseconds)
  }

  var isOver: Bool { instant <= .now }

  /// What is left, at least 0.
  var milliseconds: Int {
    let left = (instant - .now).components
    return max(0, Int(left.seconds) * 1_000 + Int(left.attoseconds / 1_000_000_000_000_000))
  }
}

enum Descriptor {
  /// Sleeps until one of the descriptors is ready, or so many milliseconds; `true` where one is.
  static func wait(_ descriptors: [Int32], events: Int16, milliseconds: Int) -> Bool {
    var wanted = descriptors.map { pollfd(fd: $0, events: events, revents: 0) }
    let deadline = Deadline(milliseconds: milliseconds)
    while true {
      let count = poll(&wanted, nfds_t(wanted.count), Int32(clamping: deadline.milliseconds))
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }
}
