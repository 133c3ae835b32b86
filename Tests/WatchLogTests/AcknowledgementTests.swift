import CrisisModel
import TestSupport
import Testing
import WatchLog

@Suite("Acknowledgements") struct AcknowledgementTests {
  private let log = MemoryLog()
  private let alert: AlertID = "new-veto/syria/20111004"

  private var state: Acknowledgement? {
    get throws { try log.acknowledgements(of: [alert])[alert] }
  }

  private func acknowledge(_ note: String, by writer: LogWriter = .alice) throws -> LogEntry {
    try log.record(.acknowledgement(alert, note: note), by: writer)
  }

  private func withdraw(_ entry: LogEntry) throws {
    try log.record(.withdrawal(of: entry.draft.key, alert: alert, note: "again"), by: .bob)
  }

  @Test func firstCountsAndLaterOnesStay() throws {
    let first = try acknowledge("seen")
    let second = try acknowledge("me too", by: .bob)
    #expect(try state?.entry == first)
    #expect(try state?.later == [second])
  }

  @Test func withdrawalBringsTheAlertBack() throws {
    let first = try acknowledge("seen")
    _ = try acknowledge("me too", by: .bob)
    try withdraw(first)
    #expect(try state == nil)
    let third = try acknowledge("now I have it")
    #expect(try state?.entry == third)
    #expect(try state?.later.isEmpty == true)
  }

  @Test func withdrawingALaterOneLeavesTheFirst() throws {
    let first = try acknowledge("seen")
    let second = try acknowledge("me too", by: .bob)
    try withdraw(second)
    #expect(try state?.entry == first)
    #expect(try state?.later.isEmpty == true)
  }

  @Test func withdrawalOfSomethingElseChangesNothing() throws {
    let note = try log.record(.note("no acknowledgement"))
    let first = try acknowledge("seen")
    try withdraw(note)
    #expect(try state?.entry == first)
    try withdraw(first)
    try withdraw(first)
    #expect(try state == nil)
  }

  @Test func alertsAreKeptApart() throws {
    _ = try acknowledge("seen")
    #expect(try log.acknowledgements(of: ["another"]).isEmpty)
    #expect(try log.acknowledgements(of: []).isEmpty)
  }
}
