internal import Glibc
internal import Threads

/// A point in time on the monotonic clock.
struct Deadline {
  /// The milliseconds it was made with.
  let given: Int
  private let instant: MonotonicTime

  init(milliseconds: Int) {
    given = milliseconds
    instant = .now + .milliseconds(milliseconds)
  }

  var isOver: Bool { instant <= .now }

  /// The milliseconds that are left, at least 0.
  var milliseconds: Int {
    let left = (instant - .now).components
    return max(0, Int(left.seconds) * 1_000 + Int(left.attoseconds / 1_000_000_000_000_000))
  }
}

enum Descriptor {
  /// Sleeps until one of the descriptors is ready, for so many milliseconds at most; returns
  /// whether one is.
  static func wait(_ descriptors: [Int32], events: Int16, milliseconds: Int) -> Bool {
    var wanted = descriptors.map { pollfd(fd: $0, events: events, revents: 0) }
    let deadline = Deadline(milliseconds: milliseconds)
    while true {
      let count = poll(&wanted, nfds_t(wanted.count), Int32(clamping: deadline.milliseconds))
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }
}
