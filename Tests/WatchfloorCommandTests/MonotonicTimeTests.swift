import Testing
import Threads

@Suite("Monotonic time") struct MonotonicTimeTests {
  @Test func itGoesOn() {
    let first = MonotonicTime.now
    while MonotonicTime.now == first {}
    #expect(MonotonicTime.now > first)
  }

  @Test(arguments: [
    (Duration.milliseconds(20), 21), (.microseconds(1_500), 2), (.zero, 1), (.milliseconds(-1), 0),
    (.seconds(3_600), 3_600_001),
  ])
  func millisecondsReachBeyondIt(stretch: Duration, expected: Int) {
    let now = MonotonicTime.now
    #expect((now + stretch).milliseconds(from: now) == expected)
    #expect(now + stretch - now == stretch)
    #expect(now + stretch - stretch == now)
  }

  /// A snapshot may be dated to the year 9999.
  @Test func whatIsTooFarIsTheLast() {
    let now = MonotonicTime.now
    let far = now + .seconds(300_000_000_000)
    #expect(far > now + .seconds(1_000_000_000))
    #expect(far == far + .seconds(1))
    #expect(far.milliseconds(from: now) > 0)
    #expect(now - .seconds(300_000_000_000) < now)
  }
}
