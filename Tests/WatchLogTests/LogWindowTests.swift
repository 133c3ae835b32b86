import CrisisModel
import Testing
import WatchLog

/// A search says how far it got, and goes on from there.
@Suite("Windows of a search") struct LogWindowTests {
  private func window(
    before: Int64? = nil, indexed: Bool = false, _ set: (inout LogQuery) -> Void
  ) -> LogWindow {
    var query = LogQuery()
    set(&query)
    return LogWindow(query, before: before, head: 1_000_000, textIsIndexed: indexed)
  }

  @Test func nothingAskedLooksAtAll() {
    #expect(window { _ in }.range == 1..<1_000_001)
    #expect(window(before: 7) { _ in }.range == 1..<7)
    #expect(window { $0.crisis = "libya-2011" }.range.lowerBound == 1)
    #expect(window(indexed: true) { $0.text = "convoy" }.range.lowerBound == 1)
  }

  @Test func withoutAnIndexOnlySoManyAreRead() {
    let search = window { $0.text = "rare" }
    #expect(search.range == (1_000_001 - LogWindow.length)..<1_000_001)
    #expect(search.page([]).next == search.range.lowerBound)
    let last = window(before: 20_000) { $0.text = "rare" }
    #expect(last.range == 1..<20_000)
    #expect(last.page([]).next == nil)
    let period = LogPeriod(from: .march(1), to: .march(2))
    #expect(window { $0.period = period }.range.count == Int(LogWindow.length))
  }

  @Test func oneOfTwoConditionsHasAnIndex() {
    let two = window { ($0.crisis, $0.author) = ("libya-2011", "Bob") }
    #expect(two.range.count == Int(LogWindow.length))
  }

  /// From the newest to the first, window by window, nothing is left out.
  @Test func windowsJoin() {
    var next: Int64? = 1_000_001
    var seen = 0
    while let before = next {
      let search = window(before: before) { $0.text = "rare" }
      #expect(search.range.upperBound == before)
      seen += search.range.count
      next = search.page([]).next
    }
    #expect(seen == 1_000_000)
  }
}
