internal import Glibc

/// Nanoseconds since a moment that stays the same.
enum Clock {
  /// Of a steady clock.
  static func now() -> Int { read(CLOCK_MONOTONIC) }

  /// That this process has been running on a processor, all threads together.
  static func processorTime() -> Int { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
