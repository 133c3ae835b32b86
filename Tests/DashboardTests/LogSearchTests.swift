import CrisisModel
import Dashboard
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

/// A log in which a search gets through ten entries at a time.
private struct SlowSearch: WatchLogStore {
  let log = MemoryLog()

  var place: String { log.place }
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt { try log.append(draft) }
  func entry(_ key: LogKey) -> LogEntry? { log.entry(key) }
  func stored(after sequence: Int64, limit: Int) -> [StoredEntry] {
    log.stored(after: sequence, limit: limit)
  }
  func acknowledgementEntries(of alerts: [AlertID]) -> [LogEntry] {
    log.acknowledgementEntries(of: alerts)
  }
  func entries(pointingTo keys: [LogKey]) -> [LogEntry] { log.entries(pointingTo: keys) }
  func head() -> LogHead { log.head() }

  func page(_ query: LogQuery, before: Int64?) -> LogPage {
    let end = min(before ?? .max, head().sequence + 1)
    var all = query
    all.limit = 1_000
    let found = log.page(all, before: nil).entries.filter {
      $0.sequence >= end - 10 && $0.sequence < end
    }
    return LogPage(entries: found, next: end > 11 ? end - 10 : nil)
  }
}

@Suite("Searching a long watch log on screen") struct LogSearchTests {
  private let store = SlowSearch()
  private let dashboard: Rehearsal

  init() throws {
    for number in 1...300 {
      let text = number == 2 ? "boats leaving" : "no change \(number)"
      _ = try store.append(
        LogDraft(
          occurred: Instant(seconds: number), recorded: Instant(seconds: number), by: .ndiaye,
          .note(text)))
    }
    dashboard = Rehearsal(size: Size(width: 80, height: 24)).withAlerts().withLog(store)
  }

  /// Nobody has to press End until something is found.
  @Test func goesOnByItself() {
    dashboard.press("8 / text:boats Enter")
    #expect(dashboard.text.contains("boats leaving"))
    #expect(dashboard.text.contains("searched back") == false)
  }

  /// A list that has a page of entries waits for the officer.
  @Test func stopsWithAPage() throws {
    dashboard.press("8")
    let log = try #require(dashboard.state.log)
    #expect(log.entries.count == 100)
    #expect(log.next == 201)
    dashboard.press("End")
    #expect(dashboard.state.log?.entries.count == 110)
  }

  /// Each stretch that was searched is on the screen before the next one is asked for.
  @Test func saysHowFarItGot() throws {
    dashboard.press("8")
    let keys: [Key] = [.character("/")] + "boats".map { .character($0) } + [.enter]
    let asked = keys.flatMap { dashboard.send($0) }.compactMap { effect in
      if case .followLog(let interest) = effect { interest } else { nil }
    }
    let interest = try #require(asked.last)
    let reading = try LogReading(interest, from: store, now: dashboard.now)
    let effects = dashboard.send(.logRead(reading))
    #expect(dashboard.text.contains("searched back to #291; searching on"))
    #expect(effects.contains(.readOlderLog(interest.filter, before: 291)))
  }
}
