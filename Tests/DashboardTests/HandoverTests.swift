import CrisisModel
import DisplayText
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import Dashboard

@Suite("Handover") struct HandoverTests {
  private func dashboard(
    _ store: MemoryLog, by writer: LogWriter = .ndiaye, at time: String = "20110317T235900Z"
  ) -> Rehearsal {
    Rehearsal(at: time, size: Size(width: 80, height: 400)).withAlerts().withLog(store, by: writer)
  }

  /// Another officer at the desk of the first.
  private static let cole = LogWriter(
    author: LogAuthor(name: "Ben Cole", login: "cole", host: "watch3"), desk: "Africa",
    role: "duty officer")

  private static let dunn = LogWriter(
    author: LogAuthor(name: "Cara Dunn", login: "dunn", host: "watch4"), desk: "Africa", role: "")

  private func entries(_ store: MemoryLog, _ kind: LogContent.Kind) -> [LogEntry] {
    var query = LogQuery()
    query.kind = kind
    return store.page(query, before: nil).entries
  }

  private func document(_ store: MemoryLog) throws -> String {
    try #require(entries(store, .handoverPrepared).first).draft.content.text
  }

  /// The document without its line breaks.
  private func words(_ store: MemoryLog) throws -> String {
    try document(store).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func theDocumentIsAsRecorded() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("O Enter Down w Tab text:@-20m_tree_trucks_left Enter 8")
    let first = try #require(dashboard.state.log?.entries.first)
    #expect(dashboard.enter(.logEntry(first.draft.key)))
    dashboard.press("x C-u text:three_trucks_left Enter A a text:seen,_calling Enter")
    dashboard.press("H P text:did_the_trucks_arrive? Enter")
    let complaint = try Golden(file: "handover.txt", in: .reports)
      .complaint(about: try document(store) + "\n")
    if let complaint { Issue.record("\(complaint)") }
    let draft = try #require(entries(store, .handoverPrepared).first).draft
    #expect(draft.links.snapshot == Instant("20110317T235900Z"))
    #expect(draft.content.text.split(separator: "\n").allSatisfy { $0.count <= 76 })
    #expect(draft.level == .duty)
  }

  @Test func theNextPeriodBeginsWhereAnotherOfficerTookOver() throws {
    let store = MemoryLog()
    let outgoing = dashboard(store, at: "20110312T235900Z")
    outgoing.press("w text:before Enter H P Enter")
    let incoming = dashboard(store, by: Self.cole)
    incoming.press("H R text:all_clear_to_me Enter")
    #expect(incoming.text.contains("O says that you are on watch"))
    let prepared = try #require(entries(store, .handoverPrepared).first)
    let accepted = try #require(entries(store, .handoverAccepted).first)
    #expect(
      accepted.draft.content == .handoverAccepted(of: prepared.draft.key, note: "all clear to me"))
    incoming.now = Instant(seconds: incoming.now.seconds + 3_600)
    incoming.press("w text:after Enter P Enter")
    let text = try words(store)
    #expect(text.contains("122359Z MAR 11 to 172359Z MAR 11, 5 days"))
    #expect(text.contains("#2, accepted by Ben Cole (cole)"))
    #expect(text.contains(": after"))
    #expect(!text.contains(": before"))
    #expect(text.contains("accepted handover #2: all clear to me"))
  }

  @Test func whatWasWrittenBetweenReadingAndPreparingIsToldByTheNext() throws {
    let store = MemoryLog()
    let outgoing = dashboard(store)
    outgoing.press("w text:one Enter H")
    // Another desk writes, and this one has not heard of it yet.
    dashboard(store, by: .haddad).press("w text:meanwhile Enter")
    outgoing.press("P Enter")
    #expect(!(try words(store)).contains("meanwhile"))
    let incoming = dashboard(store, by: Self.cole)
    incoming.press("H R Enter P Enter")
    #expect(try words(store).contains("meanwhile"))
    #expect(!(try words(store)).contains(": one"))
  }

  @Test func ownAcceptanceIsAskedForAndSaid() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("H P Enter R")
    #expect(dashboard.footer.contains("accept OWN handover"))
    dashboard.press("Enter")
    #expect(dashboard.state.log?.handoverReading?.last?.isBySameOfficer == true)
    dashboard.press("P Enter")
    #expect(try words(store).contains("one officer alone"))
  }

  @Test func ofTwoAcceptancesTheFirstCountsAndTheSecondIsTold() throws {
    let store = MemoryLog()
    dashboard(store).press("H P Enter")
    let (first, second) = (dashboard(store, by: Self.cole), dashboard(store, by: Self.dunn))
    first.press("H R")
    second.press("H R")
    first.press("Enter")
    second.press("Enter")
    #expect(second.text.contains("accepted before by Ben Cole"))
    #expect(entries(store, .handoverAccepted).count == 2)
    #expect(second.state.log?.handoverReading?.last?.acceptance.draft.author.login == "cole")
    second.press("R")
    #expect(second.state.prompt == nil)
    #expect(second.text.contains("is accepted already by Ben Cole"))
  }

  @Test func desksHaveHandoversOfTheirOwn() throws {
    let store = MemoryLog()
    dashboard(store).press("H P Enter")
    let other = dashboard(store, by: .haddad)
    other.press("H R")
    #expect(other.state.prompt == nil)
    #expect(other.text.contains("no handover waits at Arab States"))
    other.press("P Enter R Enter")
    let reading = try HandoverReading(at: "Africa", from: store, now: other.now)
    #expect(reading.last == nil)
    #expect(reading.waiting?.sequence == 1)
  }

  /// What limits what is told stands out; the rest of the preamble does not.
  @Test func aWarningStandsOut() throws {
    let dashboard = self.dashboard(MemoryLog())
    dashboard.press("[ H")
    let row = try #require(dashboard.lines.firstIndex { $0.contains("NOT THE NEWEST: ") })
    #expect(dashboard.frame.buffer[2, row].role == .stale)
    let note = try #require(dashboard.lines.firstIndex { $0.contains("What is on record, for") })
    #expect(dashboard.frame.buffer[2, note].role == .dim)
  }

  @Test func nothingNewIsNotCalm() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("H P Enter R Enter P Enter")
    let text = try words(store)
    #expect(text.contains("No snapshot came since 172359Z MAR 11: nothing could be compared"))
    #expect(text.contains("Not compared: no snapshot came after that of 172359Z MAR 11"))
    #expect(!text.contains("No new decision"))
  }

  @Test func aLogThatCannotBeReadIsSaidAndNothingIsPrepared() {
    let dashboard = self.dashboard(MemoryLog())
    dashboard.press("H")
    dashboard.perform(dashboard.send(.logStands(.closed(since: dashboard.now, reason: "gone"))))
    #expect(dashboard.text.contains("NOT READ: gone"))
    #expect(dashboard.text.contains("nothing is known to be acknowledged"))
    dashboard.press("P")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.text.contains("no handover can be prepared"))
  }

  @Test func aHandoverThatCouldNotBeWrittenComesBack() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.writeFailure = .readOnly(place: "/srv/log.db")
    dashboard.press("H P text:where_is_it? Enter")
    #expect(dashboard.state.prompt?.text == "where is it?")
    dashboard.writeFailure = nil
    dashboard.press("Enter")
    #expect(try words(store).contains("where is it?"))
  }

  @Test func whoMayNotWriteMayLook() {
    let dashboard = self.dashboard(MemoryLog())
    dashboard.state.permissions = Permissions(isReadOnly: true, isRestricted: false)
    dashboard.press("H P")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.text.contains("IN SHORT"))
  }

  @Test func aStoredDocumentIsReadFromTheLog() throws {
    let store = MemoryLog()
    let dashboard = self.dashboard(store)
    dashboard.press("H P Enter")
    let entry = try #require(entries(store, .handoverPrepared).first)
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    let shown = dashboard.state.page?.rows.map { $0.line.text.string } ?? []
    let lines = try document(store).split(separator: "\n").map(String.init)
    #expect(Set(lines).subtracting(shown) == [])
    dashboard.press("8")
    #expect(dashboard.text.contains("Enter reads it"))
  }

  @Test func hostileTextStaysText() throws {
    let store = MemoryLog()
    for attack in HostileText.attacks + HostileText.markup {
      _ = try store.append(
        LogDraft(
          occurred: Instant(seconds: 1_300_420_000), recorded: Instant(seconds: 1_300_420_000),
          by: .haddad, .note(attack)))
    }
    let dashboard = self.dashboard(store)
    dashboard.press("H P Enter")
    let text = try document(store)
    #expect(
      SafeText(text.filter { $0 != "\n" }, limit: 1_000_000).string == text.filter { $0 != "\n" })
    #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 76 })
    #expect(Borders.complaints(about: dashboard.frame.buffer) == [])
  }

  @Test func aLongPeriodIsCutAndSaid() throws {
    let store = MemoryLog()
    for number in 1...305 {
      _ = try store.append(
        LogDraft(
          occurred: Instant(seconds: 1_300_420_000), recorded: Instant(seconds: 1_300_420_000),
          by: .haddad, .note("n\(number)")))
    }
    dashboard(store).press("H P Enter")
    let text = try document(store)
    #expect(text.contains("CUT: only the newest 300 entries are told, from #6 on"))
    #expect(text.contains(": n6\n") && !text.contains(": n5\n"))
  }
}
