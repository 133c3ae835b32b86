import CrisisModel
import Testing
import WatchLog

@Suite("How much an officer may write") struct WritingLimitsTests {
  private static let limits = WritingLimits(entriesPerMinute: 3, bytesPerDay: 1_000)

  private func refusal(
    _ record: inout WritingRecord, _ size: Int = 1, at now: Instant
  ) -> WritingRefusal? {
    do throws(WatchLogError) {
      try record.take(size, now: now, within: Self.limits)
      return nil
    } catch .limited(let refusal) {
      return refusal
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func soManyEntriesPassWithinAMinute() {
    var record = WritingRecord()
    for second in [0, 10, 20] { #expect(refusal(&record, at: .march(17, plus: second)) == nil) }
    let refused = refusal(&record, at: .march(17, plus: 59))
    #expect(
      refused == WritingRefusal(limit: .entriesPerMinute(3), until: .march(17, plus: 60)))
    // What was refused does not count; at the time that was said one more passes, and then none.
    #expect(refusal(&record, at: .march(17, plus: 60)) == nil)
    #expect(refusal(&record, at: .march(17, plus: 60))?.until == .march(17, plus: 70))
  }

  @Test(arguments: [(1_000, true), (1_001, false)])
  func soManyBytesPassInADay(bytes: Int, passes: Bool) {
    var record = WritingRecord()
    #expect(refusal(&record, 400, at: .march(17)) == nil)
    let refused = refusal(&record, bytes - 400, at: .march(17, plus: 3_600))
    let midnight = Instant(day: Instant.march(18).day, secondOfDay: 0)
    #expect(refused == (passes ? nil : WritingRefusal(limit: .bytesPerDay(1_000), until: midnight)))
    #expect(refusal(&record, 600, at: midnight.advanced(by: -1)) == (passes ? refusedAgain : nil))
    #expect(refusal(&record, 1_000, at: midnight) == nil)
  }

  private var refusedAgain: WritingRefusal {
    WritingRefusal(
      limit: .bytesPerDay(1_000), until: Instant(day: Instant.march(18).day, secondOfDay: 0))
  }

  /// No time would ever be right for it.
  @Test func anEntryThatIsLongerThanADayAllowsIsTooLong() {
    var record = WritingRecord()
    #expect(throws: WatchLogError.tooLong(bytes: 1_001, limit: 1_000)) {
      try record.take(1_001, now: .march(17), within: Self.limits)
    }
  }

  @Test func whatWasNotWrittenIsGivenBack() {
    var record = WritingRecord()
    for _ in 0..<2 { #expect(refusal(&record, 400, at: .march(17)) == nil) }
    record.giveBack(400, now: .march(17))
    for _ in 0..<2 { #expect(refusal(&record, 300, at: .march(17)) == nil) }
    #expect(refusal(&record, 1, at: .march(17))?.limit == .entriesPerMinute(3))
  }

  /// A clock that was ahead for a moment keeps nobody from writing for hours.
  @Test func timesAheadDoNotCount() {
    var record = WritingRecord()
    for _ in 0..<3 { #expect(refusal(&record, at: .march(17, plus: 7_200)) == nil) }
    #expect(refusal(&record, at: .march(17)) == nil)
  }

  @Test func isKeptAsText() throws {
    var record = WritingRecord()
    for second in [0, 7] { _ = refusal(&record, 400, at: .march(17, plus: second)) }
    let text = record.text
    #expect(text.hasPrefix("2011-03-17 800\n"))
    #expect(WritingRecord(text) == record)
    for broken in ["", "x", "2011-03-17", "2011-03-17 -1", "2011-02-30 1", "2011-03-17 1\nx\n"] {
      #expect(WritingRecord(broken) == nil, "\(broken)")
    }
  }
}
