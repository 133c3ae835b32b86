import CrisisModel
import Dashboard
import DisplayText
import Presentation
import StrictJSON
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@Suite("Acknowledging alerts") struct AcknowledgementScreenTests {
  private static let unreachable = WatchLogError.unavailable(
    place: "postgres://desk", reason: "refused")
  private static let veto = AlertID("new-veto/syria-2011/S/2011/612/2011-10-04")

  private func dashboard(
    _ store: MemoryLog, by writer: LogWriter = .ndiaye, size: Size = Size(width: 120, height: 40)
  ) -> Rehearsal {
    Rehearsal(at: "20111004T235900Z", size: size).withAlerts().withLog(store, by: writer)
  }

  private func veto(_ dashboard: Rehearsal) throws -> AlertID {
    try #require(dashboard.state.alerts?.book.open.first { $0.rule == "new-veto" }).id
  }

  /// Opens the alert and acknowledges it.
  private func acknowledge(_ dashboard: Rehearsal, note: String) throws -> AlertID {
    let id = try veto(dashboard)
    dashboard.press("1 A")
    #expect(dashboard.enter(.alert(id)))
    dashboard.press("a text:\(note) Enter")
    return id
  }

  @Test func isAnEntryWithANoteAndMovesTheAlertDown() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    let count = try #require(dashboard.state.alerts?.book.open.count)
    #expect(dashboard.lines[0].contains("▲\(count) alerts"))
    let id = try acknowledge(dashboard, note: "calling_New_York")
    let draft = try #require(store.page(LogQuery(), before: nil).entries.first).draft
    #expect(draft.content == .acknowledgement(id, note: "calling New York"))
    #expect(draft.links.crisis == .syria)
    #expect(dashboard.lines[0].contains("▲\(count - 1) alerts ✔1"))
    #expect(dashboard.text.contains("Alice Ndiaye, Africa, 180600Z MAR 11: calling New York"))
    dashboard.press("A")
    let rows = try #require(dashboard.state.page).rows
    let heading = try #require(
      rows.firstIndex { $0.line.text.string.hasPrefix("OPEN, ACKNOWLEDGED") })
    #expect(rows.firstIndex { $0.target == .alert(id) } ?? 0 > heading)
    #expect(rows.contains { $0.line.text.string.contains("calling New York") })
  }

  @Test func anEmptyNoteWillDo() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("A")
    #expect(dashboard.enter(.alert(try veto(dashboard))))
    dashboard.press("a Enter")
    #expect(store.page(LogQuery(), before: nil).entries.count == 1)
  }

  @Test func againOffersTheWithdrawalWhichNeedsAReason() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    let id = try acknowledge(dashboard, note: "seen")
    dashboard.press("a")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.footer.contains("acknowledged by Alice Ndiaye"))
    #expect(dashboard.footer.contains("a again withdraws it"))
    dashboard.press("j a")
    #expect(dashboard.state.prompt == nil, "another key in between takes the offer back")
    dashboard.press("a Enter")
    #expect(dashboard.text.contains("say why it is withdrawn"))
    dashboard.press("text:wrong_alert Enter")
    let draft = try #require(store.page(LogQuery(), before: nil).entries.first).draft
    #expect(draft.content.kind == .withdrawal && draft.content.text == "wrong alert")
    #expect(dashboard.text.contains("by nobody; a acknowledges it"))
    #expect(!dashboard.lines[0].contains("✔"))
    dashboard.press("8")
    #expect(dashboard.text.contains("withdrawn by #2"))
    #expect(store.acknowledgementEntries(of: [id]).count == 2, "nothing is deleted")
  }

  @Test func theFirstCountsAndTheSecondIsTold() throws {
    let store = MemoryLog()
    let (mine, theirs) = (dashboard(store), dashboard(store, by: .haddad))
    let id = try acknowledge(theirs, note: "first")
    // This one has not heard of it yet.
    #expect(mine.state.log?.knownAcknowledgements.isEmpty == true)
    mine.press("A")
    #expect(mine.enter(.alert(id)))
    mine.press("a")
    let order = mine.send(.enter)
    guard case .write(let wanted)? = order.first,
      let draft = wanted.draft(now: mine.now, by: .ndiaye)
    else {
      Issue.record("\(order)")
      return
    }
    let receipt = try store.append(draft)
    let first = try #require(store.acknowledgements(of: [id])[id]).entry
    _ = mine.send(.logWritten(LogWriting(order: wanted, receipt: receipt, earlier: first)))
    #expect(mine.footer.contains("acknowledged before by haddad, Arab States"))
    mine.logChanged()
    #expect(mine.text.contains("Acknowledged  haddad, Arab States"))
    #expect(mine.text.contains("also          Alice Ndiaye, Africa"))
  }

  @Test func theOverviewAcknowledgesNothingBlindly() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("/ text:syria Enter a")
    #expect(dashboard.state.screen == .alerts)
    #expect(dashboard.state.prompt == nil)
    dashboard.press("a")
    #expect(dashboard.footer.contains("acknowledge "))
    #expect(dashboard.footer.contains("syria"))
  }

  @Test func whatCannotBeReadIsNotAcknowledged() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    let count = try #require(dashboard.state.alerts?.book.open.count)
    _ = try acknowledge(dashboard, note: "seen")
    _ = dashboard.send(.logStands(.closed(since: dashboard.now, reason: "/srv/log.db: gone")))
    #expect(dashboard.lines[0].contains("▲\(count) alerts LOG ✘"))
    #expect(!dashboard.lines[0].contains("✔"))
    dashboard.press("A")
    #expect(dashboard.text.contains("/srv/log.db: gone"))
    #expect(!dashboard.text.contains("ACKNOWLEDGED"))
    _ = dashboard.send(.logStands(.open(LogStatus())))
    #expect(dashboard.lines[0].contains("▲\(count - 1) alerts ✔1"))
  }

  @Test func aLogThatIsAwaySaysSinceWhenAndWhatWaits() {
    let dashboard = self.dashboard(MemoryLog())
    _ = dashboard.send(.clock(dashboard.now))
    let since = Instant(seconds: dashboard.now.seconds - 190)
    let status = LogStatus(connection: .away(since: since, Self.unreachable), queued: 2)
    _ = dashboard.send(.logStands(.open(status)))
    #expect(dashboard.lines[0].contains("LOG away 3m, 2 queued"))
    dashboard.press("8")
    #expect(dashboard.text.contains("2 entries wait on this machine"))
  }

  /// What somebody wrote and no log has is said as long as it is so.
  @Test func entriesThatWereSetAsideAreCounted() {
    let dashboard = self.dashboard(MemoryLog())
    _ = dashboard.send(.logStands(.open(LogStatus(setAside: 2))))
    #expect(dashboard.lines[0].contains("LOG ✘ 2 set aside"))
    dashboard.press("8")
    #expect(dashboard.text.contains("2 entries written on this machine could not be handed on"))
    _ = dashboard.send(.logStands(.open(LogStatus(queued: 3, setAside: 1))))
    #expect(dashboard.lines[0].contains("LOG ✘ 1 set aside, 3 queued"))
    _ = dashboard.send(.logStands(.open(LogStatus(setAside: 0))))
    #expect(!dashboard.lines[0].contains("LOG"))
  }

  /// Time and handling are never cut, whatever else is to be said.
  @Test(arguments: [60, 64, 72, 80, 100, 120]) func theHeaderKeepsTimeAndHandling(width: Int) throws
  {
    let dashboard = self.dashboard(MemoryLog(), size: Size(width: width, height: 24))
    _ = try acknowledge(dashboard, note: "seen")
    _ = dashboard.send(.clock(dashboard.now))
    let findings = Array(repeating: "x" as SafeText, count: 3)
    let index = dashboard.state.archive.index
    _ = dashboard.send(
      .snapshotRead(index: index, picture: dashboard.state.picture, problems: findings))
    _ = dashboard.withAlerts()
    dashboard.logChanged()
    let away = LogStatus.Connection.away(
      since: Instant(seconds: dashboard.now.seconds - 190), Self.unreachable)
    let aside = LogStatus(queued: 3, setAside: 1)
    for status in [LogStatus(), LogStatus(connection: away, queued: 2), aside] {
      _ = dashboard.send(.logStands(.open(status)))
      let line = dashboard.lines[0]
      #expect(line.contains("042359Z OCT 11"))
      #expect(line.contains("TLP:CLEAR"))
      #expect(line.contains("▲"))
      #expect(line.contains(status == LogStatus() ? "✔1" : "LOG"))
    }
  }

  @Test func theBellRingsForWhatWantsAttentionAlone() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("B")
    func reading() throws -> Action {
      let open = try #require(dashboard.state.alerts?.book.open.map(\.id))
      let interest = LogInterest(filter: .all, alerts: open.sorted())
      return .logRead(try LogReading(interest, from: store, now: dashboard.now))
    }
    let id = try acknowledge(dashboard, note: "seen")
    #expect(dashboard.send(try reading()) == [])
    let key = try #require(store.page(LogQuery(), before: nil).entries.first).draft.key
    let now = dashboard.now
    _ = try store.append(
      LogDraft(
        occurred: now, recorded: now, by: .haddad,
        .withdrawal(of: key, alert: id, note: "not seen")))
    #expect(dashboard.send(try reading()) == [.ring])
    #expect(dashboard.send(try reading()) == [])
  }
}
