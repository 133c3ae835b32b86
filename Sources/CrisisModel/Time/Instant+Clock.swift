extension Instant {
  /// Seconds by which the clocks of two machines may differ without either being called wrong.
  package static let clockAllowance = 60

  /// Whether it lies ahead of a clock, by more than the allowance.
  package func isAhead(of clock: Instant) -> Bool {
    seconds > clock.seconds + Self.clockAllowance
  }

  /// Whether it cannot be said to be at most so many days old: it is older, or ahead of the clock.
  package func isStale(at clock: Instant, maxAge days: Int) -> Bool {
    clock.seconds - seconds > days * 86_400 || isAhead(of: clock)
  }
}

extension BidirectionalCollection {
  /// The last of elements in the order of time that is not ahead of a clock.
  ///
  /// Where all are ahead it is the clock that is wrong, as on a machine that was never told the
  /// time, and the last one counts.
  package func lastIndex(
    notAheadOf clock: Instant?, by time: (Element) -> Instant
  ) -> Index? {
    let last = indices.last
    guard let clock else { return last }
    return lastIndex { !time($0).isAhead(of: clock) } ?? last
  }
}
