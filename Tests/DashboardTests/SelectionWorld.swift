import CrisisModel
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import WatchLog

@testable import Dashboard

/// A dashboard to which anything may happen, drawn from a seed.
struct SelectionWorld {
  private var generator: SeededGenerator
  /// Apart, so that no key is drawn that the dashboard draws.
  private var keys: SeededGenerator
  let dashboard: Rehearsal
  private let store = MemoryLog()

  private static let archive = ShippedArchive.year2011
  private static let views = archive.pictures.indices.map(archive.alerts)
  private static let start = "20111004T235900Z"

  init(seed: UInt64, size: Size = Size(width: 120, height: 40)) throws {
    generator = SeededGenerator(seed: seed)
    keys = SeededGenerator(seed: seed + 1_000)
    dashboard = Rehearsal(at: Self.start, size: size).withAlerts().withLog(store)
    dashboard.press("O Enter w text:convoy Enter w text:bridge Enter")
    dashboard.press("H P text:why? Enter d 1")
    for _ in 0..<4 { try write() }
    dashboard.logChanged()
  }

  mutating func number(below count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  /// A screen of every kind, in the world as it is at first.
  func screens() -> [Screen] {
    let crises = dashboard.state.picture?.snapshot.crises ?? []
    let libya = crises.first { $0.id == .libya }
    let open = dashboard.state.alerts?.book.open ?? []
    var facts: [Fact?] = [
      .crisis(.libya), .step("arms-embargo"), .membership("AU", "LBY"), .border("LBY", "TUN"),
      .source("s1973"),
    ]
    facts += [
      libya?.measures.first.map { .measure(.libya, $0.id) },
      libya?.positions.last.map { $0.fact(in: .libya) },
      libya?.decisions.first.map { .decision(.libya, $0.symbol) },
      libya?.events.first.map { .event(.libya, $0.id) },
    ]
    let known = facts.compactMap { $0 }
    var screens = known.map(Screen.record) + Aspect.allCases.map { .aspect($0, .libya) }
    screens += Derivation.all.map { .reason($0, .libya) }
    screens += (dashboard.state.log?.entries ?? []).prefix(1).map { .logEntry($0.draft.key) }
    screens += open.prefix(1).map { .alert($0.id) }
    return screens + [
      .overview, .raw(.crisis(.libya)), .earlier(.crisis(.libya)),
      .question(.libya, "no-fly-zone"), .projection(.libya, "no-fly-zone"), .organization("AU"),
      .matrix, .endings, .stances, .multiples, .changes, .alerts, .log, .handover, .sources,
      .findings, .help,
    ]
  }

  /// Something happens that the officer has not asked for, or that arranges lists anew.
  mutating func happen() throws {
    switch number(below: 9) {
    case 0, 1: dashboard.perform([.readSnapshot(index: number(below: Self.archive.pictures.count))])
    case 2, 3: try replace()
    case 4:
      dashboard.perform(
        dashboard.send(.alertsEvaluated(Self.views[dashboard.state.archive.index])))
    case 5:
      try write()
      dashboard.logChanged()
    case 6: resize()
    case 7: arrange()
    default: filter()
    }
    // What is asked for may be answered at once or much later.
    if number(below: 3) > 0 {
      dashboard.perform(
        dashboard.send(.alertsEvaluated(Self.views[dashboard.state.archive.index])))
    }
  }

  private mutating func resize() {
    let size = Size(width: 60 + number(below: 141), height: 16 + number(below: 45))
    _ = dashboard.send(.resized(size))
  }

  private mutating func filter() {
    let filters = ["", "libya", "syria", "risk>=high", "status:current", "!libya"]
    let text = filters[number(below: filters.count)]
    dashboard.state.filter = (try? CrisisFilter(parsing: text)) ?? .all
    _ = dashboard.send(.clock(dashboard.now))
  }

  private mutating func arrange() {
    switch number(below: 5) {
    case 0: dashboard.state.sources.sort = dashboard.state.sources.sort.next
    case 1: dashboard.state.sources.isReversed.toggle()
    case 2: dashboard.state.sort.key = dashboard.state.sort.key.next
    case 3: dashboard.state.sort.isReversed.toggle()
    default: dashboard.state.charts.form = dashboard.state.charts.form.next
    }
    _ = dashboard.send(.clock(dashboard.now))
  }

  /// The shown snapshot in another version: some records gone, the others in another order.
  private mutating func replace() throws {
    guard var snapshot = dashboard.state.picture?.snapshot else { return }
    for index in snapshot.crises.indices {
      snapshot.crises[index].measures = some(of: snapshot.crises[index].measures)
      snapshot.crises[index].positions = some(of: snapshot.crises[index].positions)
      snapshot.crises[index].decisions = some(of: snapshot.crises[index].decisions)
      snapshot.crises[index].events = some(of: snapshot.crises[index].events)
      snapshot.crises[index].indicators = some(of: snapshot.crises[index].indicators)
    }
    if number(below: 2) == 0 { snapshot.crises = some(of: snapshot.crises) }
    snapshot.sources = some(of: snapshot.sources)
    let findings = some(of: (1...6).map { "finding \($0)" as SafeText })
    dashboard.perform(
      dashboard.send(
        .snapshotRead(
          index: dashboard.state.archive.index,
          picture: Picture(snapshot, reference: Self.archive.reference), problems: findings)))
  }

  private mutating func some<Element>(of all: [Element]) -> [Element] {
    var left = all
    for _ in 0..<number(below: 3) where !left.isEmpty { left.remove(at: number(below: left.count)) }
    if number(below: 4) == 0 { left.reverse() }
    return left
  }

  /// Another desk, or the own one, writes.
  private mutating func write() throws {
    let entries = store.page(LogQuery(), before: nil).entries
    let key = entries[number(below: entries.count)].draft.key
    let open = dashboard.state.alerts?.book.open.map(\.id) ?? []
    let period = LogPeriod(from: dashboard.now, to: dashboard.now)
    let contents: [LogContent] = [
      .note("news"), .correction(of: key, text: "corrected"), .onWatch, .offWatch,
      .handoverPrepared(document: "told", period: period), .handoverAccepted(of: key, note: ""),
      .acknowledgement(open.drawn(&generator) ?? AlertID("gone"), note: "seen"),
    ]
    let content = contents[number(below: contents.count)]
    let writer: LogWriter = number(below: 2) == 0 ? .haddad : .ndiaye
    _ = try store.append(
      LogDraft(
        key: .random(using: &keys), occurred: dashboard.now, recorded: dashboard.now,
        by: writer, content))
  }
}
