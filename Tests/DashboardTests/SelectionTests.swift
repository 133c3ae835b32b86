import CrisisModel
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchLog

@testable import Dashboard

/// What an officer has selected stays selected, or is said to be gone; an action hits nothing else.
@Suite("Selection") struct SelectionTests {
  private static let archive = ShippedArchive.year2011
  private static let middle = Size(width: 120, height: 40)

  private func dashboard(at time: String = "20110317T235900Z") -> Rehearsal {
    Rehearsal(at: time, size: Self.middle).withAlerts().withLog()
  }

  /// Another snapshot takes the place of the one shown, with its alerts.
  private func arrive(_ index: Int, at dashboard: Rehearsal) {
    dashboard.perform([.readSnapshot(index: index)])
    dashboard.perform(dashboard.send(.alertsEvaluated(Self.archive.alerts(upTo: index))))
  }

  /// The shown snapshot is replaced by one in which something is otherwise.
  private func replace(at dashboard: Rehearsal, _ change: (inout Snapshot) -> Void) throws {
    var snapshot = try #require(dashboard.state.picture).snapshot
    change(&snapshot)
    let picture = Picture(snapshot, reference: Self.archive.reference)
    _ = dashboard.send(
      .snapshotRead(index: dashboard.state.archive.index, picture: picture, problems: []))
  }

  private func open(_ index: Int) -> [AlertID] {
    Self.archive.alerts(upTo: index).book.open.map(\.id)
  }

  private func select(_ target: Screen, on dashboard: Rehearsal) throws {
    let found = dashboard.state.page?.rows.firstIndex { $0.target == target }
    let row = try #require(found, "\(target)")
    dashboard.press("Home" + String(repeating: " Down", count: row))
    try #require(dashboard.state.selectedPageRow?.target == target)
  }

  /// A place in the archive where the first open alert is another one than at the snapshot before.
  private func flash() throws -> (before: Int, old: AlertID, new: AlertID) {
    for index in Self.archive.pictures.indices.dropFirst() {
      let (before, after) = (open(index - 1), open(index))
      if let old = before.first, let new = after.first, old != new, after.contains(old),
        !before.contains(new)
      {
        return (index - 1, old, new)
      }
    }
    throw NoSuchPlace()
  }

  private struct NoSuchPlace: Error {}

  private func time(_ index: Int) -> String { Self.archive.instants[index].iso }

  @Test(arguments: [true, false]) func aFlashTakesNoAcknowledgementOfAnother(isChosen: Bool) throws
  {
    let (index, old, new) = try flash()
    let dashboard = dashboard(at: time(index))
    dashboard.press("A")
    // What is selected at first is as much a choice as what was moved to.
    if isChosen { try select(.alert(old), on: dashboard) }
    try #require(dashboard.state.selectedPageRow?.target == .alert(old))
    arrive(index + 1, at: dashboard)
    let rows = try #require(dashboard.state.page).rows
    let first = try #require(rows.first { if case .alert = $0.target { true } else { false } })
    #expect(first.target == .alert(new))
    #expect(dashboard.state.selectedPageRow?.target == .alert(old))
    dashboard.press("a Enter")
    let entry = try #require(dashboard.store?.page(LogQuery(), before: nil).entries.first)
    #expect(entry.draft.content == .acknowledgement(old, note: ""))
  }

  @Test func aPromptWritesAboutWhatItWasOpenedFor() throws {
    let (index, old, _) = try flash()
    let dashboard = dashboard(at: time(index))
    let shown = try #require(dashboard.state.picture).snapshot.asOf
    dashboard.press("A a")
    arrive(index + 1, at: dashboard)
    _ = dashboard.send(.resized(Size(width: 60, height: 16)))
    dashboard.press("text:seen Enter")
    let draft = try #require(dashboard.store?.page(LogQuery(), before: nil).entries.first).draft
    #expect(draft.content == .acknowledgement(old, note: "seen"))
    #expect(draft.links.snapshot == shown)
  }

  /// An alert that is open at one snapshot, and not at the next.
  private func cleared() throws -> (before: Int, id: AlertID) {
    for index in Self.archive.pictures.indices.dropFirst() {
      let after = Set(open(index))
      if let id = open(index - 1).first(where: { !after.contains($0) }), !after.isEmpty {
        return (index - 1, id)
      }
    }
    throw NoSuchPlace()
  }

  @Test func whatIsGoneIsSaidAndNothingIsDoneToAnother() throws {
    let (index, id) = try cleared()
    let dashboard = dashboard(at: time(index))
    dashboard.press("A")
    try select(.alert(id), on: dashboard)
    arrive(index + 1, at: dashboard)
    let line = try #require(dashboard.lines.first { $0.contains("✘ no longer listed: ▲") })
    #expect(dashboard.lines[dashboard.frame.cursor.y] == line)
    for key in ["Enter", "a", "w", "x", "y", "o", "{"] {
      dashboard.press(key)
      #expect(dashboard.state.screen == .alerts, "\(key)")
      #expect(dashboard.state.prompt == nil, "\(key)")
      #expect(dashboard.clipboard == nil, "\(key)")
      #expect(dashboard.footer.contains("no longer listed: the selected alert"), "\(key)")
      #expect(dashboard.text.contains("✘ no longer listed: ▲"), "\(key)")
    }
    dashboard.press("g")
    #expect(!dashboard.text.contains("no longer listed"))
    // Where it is listed again nothing was lost; here the officer has moved on.
    arrive(index, at: dashboard)
    #expect(dashboard.state.selectedPageRow?.target != .alert(id))
  }

  @Test func whatComesBackIsSelectedAgain() throws {
    let (index, id) = try cleared()
    let dashboard = dashboard(at: time(index))
    dashboard.press("A")
    try select(.alert(id), on: dashboard)
    arrive(index + 1, at: dashboard)
    #expect(dashboard.state.selectedPageRow == nil)
    arrive(index, at: dashboard)
    #expect(dashboard.state.selectedPageRow?.target == .alert(id))
    #expect(!dashboard.text.contains("no longer listed"))
  }

  /// The next line down is the one that took its place, the next up the one above.
  @Test func movingGoesOnFromWhereItStood() throws {
    for (key, offset) in [("Down", 1), ("Up", -1)] {
      let dashboard = dashboard()
      dashboard.press("9")
      let sources = try #require(dashboard.state.page).rows.compactMap(\.target)
      try select(sources[5], on: dashboard)
      try replace(at: dashboard) { snapshot in
        snapshot.sources.removeAll { Screen.record(.source($0.id)) == sources[5] }
      }
      #expect(dashboard.text.contains("no longer listed"))
      dashboard.press(key)
      #expect(dashboard.state.selectedPageRow?.target == sources[5 + offset], "\(key)")
    }
  }

  @Test func theLastLineThatIsGoneIsFollowedByNothing() throws {
    let dashboard = dashboard()
    dashboard.press("9 End")
    let sources = try #require(dashboard.state.page).rows.compactMap(\.target)
    try #require(dashboard.state.selectedPageRow?.target == sources.last)
    try replace(at: dashboard) { snapshot in
      snapshot.sources.removeAll { Screen.record(.source($0.id)) == sources.last }
    }
    #expect(dashboard.text.contains("no longer listed"))
    dashboard.press("Down")
    #expect(dashboard.state.selectedPageRow?.target == sources[sources.count - 2])
  }

  @Test func sortingKeepsTheSource() throws {
    let dashboard = dashboard()
    dashboard.press("9")
    try select(.record(.source("s1973")), on: dashboard)
    for key in ["s", "s", "S", "s", "S", "s"] {
      dashboard.press(key)
      #expect(dashboard.state.selectedPageRow?.target == .record(.source("s1973")), "\(key)")
    }
  }

  @Test func aFilterKeepsTheAlertOrSaysThatItIsGone() throws {
    let dashboard = dashboard(at: "20111004T235900Z")
    let book = try #require(dashboard.state.alerts?.book)
    let syrian = try #require(book.open.last { $0.crisis == .syria })
    dashboard.press("A")
    try select(.alert(syrian.id), on: dashboard)
    dashboard.press("1 / text:syria Enter A")
    #expect(dashboard.state.selectedPageRow?.target == .alert(syrian.id))
    dashboard.press("1 / C-u text:libya Enter A")
    #expect(dashboard.state.selectedPageRow == nil)
    dashboard.press("a")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.footer.contains("no longer listed: the selected alert"))
    dashboard.press("1 Esc A")
    #expect(dashboard.state.selectedPageRow?.target == .alert(syrian.id))
  }

  @Test(arguments: ["A", "9", "2", "3", "4", "5", "6", "?", "t", "i", "o", "e", "H", "8"])
  func anotherSizeKeepsTheLine(key: String) throws {
    let dashboard = dashboard(at: "20111004T235900Z")
    dashboard.press("w text:x Enter Down \(key)")
    let count = try #require(dashboard.state.page).rows.count
    for row in stride(from: 0, to: count, by: max(1, count / 12)) {
      dashboard.press("Home" + String(repeating: " Down", count: row))
      let line = try #require(dashboard.state.selectedPageRow)
      for width in [80, 200, 60, 120] {
        _ = dashboard.send(.resized(Size(width: width, height: 40)))
        let found = try #require(dashboard.state.selectedPageRow, "\(row), \(width)")
        // What is laid out otherwise has other words between its things.
        if case .title = found.subject, line.subject == .words { continue }
        #expect(found.subject == line.subject, "\(row), \(width)")
      }
      _ = dashboard.send(.resized(Self.middle))
    }
  }

  @Test func theLogKeepsTheEntryOrSaysThatItIsGone() throws {
    let dashboard = dashboard()
    dashboard.press("w text:convoy Enter w text:bridge Enter 8")
    let keys = try #require(dashboard.state.log).entries.map(\.draft.key)
    try select(.logEntry(keys[1]), on: dashboard)
    let store = try #require(dashboard.store)
    Rehearsal().withLog(store, by: .haddad).press("O Enter w text:theirs Enter")
    dashboard.logChanged()
    #expect(dashboard.state.selectedPageRow?.target == .logEntry(keys[1]))
    dashboard.press("/ text:bridge Enter")
    #expect(dashboard.text.contains("✘ no longer listed: G "))
    dashboard.press("x")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.footer.contains("no longer listed: the selected entry"))
    dashboard.press("/ C-u Enter x")
    guard case .entry(let open) = dashboard.state.prompt, case .correct(let key, _) = open.purpose
    else {
      Issue.record("nothing is corrected")
      return
    }
    #expect(key == keys[1])
  }

  @Test func aFindingStaysTheSameFinding() {
    let dashboard = dashboard()
    let index = dashboard.state.archive.index
    func read(_ findings: [SafeText]) {
      _ = dashboard.send(
        .snapshotRead(index: index, picture: dashboard.state.picture, problems: findings))
    }
    read(["one", "two", "three"])
    dashboard.press("! Down")
    read(["zero", "one", "two", "three"])
    #expect(dashboard.state.selectedPageRow?.line.text == "two")
    read(["zero", "one", "three"])
    #expect(dashboard.text.contains("✘ no longer listed: two"))
  }

  @Test func aLineOfJSONIsTheFieldOfItsRecord() throws {
    let dashboard = dashboard()
    dashboard.press("Down o")
    let rows = try #require(dashboard.state.page).rows
    let found = rows.lastIndex { $0.line.text.string.contains("\"status\": \"inForce\"") }
    let row = try #require(found)
    dashboard.press("Home" + String(repeating: " Down", count: row))
    let name = try #require(dashboard.state.selectedPageRow).subject
    try replace(at: dashboard) { $0.crises.sort { $0.id > $1.id } }
    try replace(at: dashboard) { snapshot in
      for index in snapshot.crises.indices {
        snapshot.crises[index].measures = Array(snapshot.crises[index].measures.dropFirst())
      }
    }
    #expect(dashboard.state.selectedPageRow?.subject == name)
    #expect(dashboard.state.selectedPageRow?.line.text.string.contains("inForce") == true)
  }

  @Test func anAlertThatTheSnapshotDoesNotHaveIsNotAcknowledged() throws {
    let (index, _, new) = try flash()
    let dashboard = dashboard(at: time(index + 1))
    dashboard.press("A")
    #expect(dashboard.enter(.alert(new)))
    arrive(index, at: dashboard)
    for key in ["a", "w"] {
      dashboard.press(key)
      #expect(dashboard.state.prompt == nil, "\(key)")
      #expect(dashboard.footer.contains("is not in the snapshot shown"), "\(key)")
    }
    dashboard.perform([.readSnapshot(index: index + 1)])
    dashboard.press("a")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.footer.contains("the alerts are being worked out"))
  }

  /// An acknowledgement that another one has replaced is not withdrawn by the second key.
  @Test func onlyTheAcknowledgementThatWasOfferedIsWithdrawn() throws {
    let dashboard = dashboard(at: "20111004T235900Z")
    let store = try #require(dashboard.store)
    dashboard.press("A")
    let target = try #require(dashboard.state.selectedPageRow?.target)
    guard case .alert(let id) = target else {
      Issue.record("\(target) is selected")
      return
    }
    dashboard.press("a Enter")
    let key = try #require(store.page(LogQuery(), before: nil).entries.first).draft.key
    dashboard.press("a")
    #expect(dashboard.footer.contains("a again withdraws it"))
    _ = try store.append(
      LogDraft(
        occurred: dashboard.now, recorded: dashboard.now, by: .haddad,
        .withdrawal(of: key, alert: id, note: "not seen")))
    dashboard.logChanged()
    dashboard.press("a")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.footer.contains("does not count any more"))
  }

  /// A second handover came while the first was about to be accepted.
  @Test func theHandoverThatWaitedIsTheOneAccepted() throws {
    let dashboard = dashboard()
    let store = try #require(dashboard.store)
    dashboard.press("H P Enter")
    let first = try #require(store.page(LogQuery(), before: nil).entries.first).draft.key
    let row = try #require(dashboard.state.page).rows.firstIndex {
      if case .command(.acceptHandover, _) = $0.subject { true } else { false }
    }
    dashboard.press("Home" + String(repeating: " Down", count: try #require(row)) + " Enter")
    let period = LogPeriod(from: dashboard.now, to: dashboard.now)
    _ = try store.append(
      LogDraft(
        occurred: dashboard.now, recorded: dashboard.now, by: .ndiaye,
        .handoverPrepared(document: "another", period: period)))
    dashboard.logChanged()
    dashboard.press("Enter")
    let accepted = try #require(store.page(LogQuery(), before: nil).entries.first).draft
    #expect(accepted.content == .handoverAccepted(of: first, note: ""))
  }
}
