extension Instant {
  /// By how many seconds the clocks of two machines may differ without either counting as wrong.
  package static let clockAllowance = 60

  /// Whether it is ahead of a clock by more than the allowance.
  package func isAhead(of clock: Instant) -> Bool {
    seconds > clock.seconds + Self.clockAllowance
  }

  /// Whether it cannot be called at most so many days old: it is older, or ahead of the clock.
  package func isStale(at clock: Instant, maxAge days: Int) -> Bool {
    clock.seconds - seconds > days * 86_400 || isAhead(of: clock)
  }
}

extension BidirectionalCollection {
  /// The last element that is not ahead of a clock; the elements must be in order of time.
  ///
  /// If all are ahead, the clock is wrong, as on a machine that was never told the time, and the
  /// last element counts. Without a clock it is also the last.
  package func lastIndex(
    notAheadOf clock: Instant?, by time: (Element) -> Instant
  ) -> Index? {
    let last = indices.last
    guard let clock else { return last }
    return lastIndex { !time($0).isAhead(of: clock) } ?? last
  }
}
