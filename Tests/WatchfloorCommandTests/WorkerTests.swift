import CrisisModel
import Dashboard
import Glibc
import Presentation
import SnapshotArchive
import TestSupport
import Testing

@testable import WatchfloorCommand

/// Long work beside the screen: on its own thread it says what it says when done at once.
@Suite("Long work") struct WorkerTests {
  private let setup: Setup
  private let alerts: AlertSetup
  private let worker: Worker

  init() throws {
    let arguments = Arguments()
    setup = try Setup(arguments, environment: [:])
    alerts = AlertSetup(setup.installation, option: nil, environment: [:])
    let (setup, alerts) = (setup, alerts)
    worker = try Worker { Chores(setup, alerts: alerts) }
  }

  /// What comes until an action is as wanted; empty where nothing came for long.
  private func answers(until isLast: (Action) -> Bool) -> [Action] {
    var all: [Action] = []
    while !all.contains(where: isLast) {
      var item = pollfd(fd: worker.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&item, 1, 30_000) == 1 else { return [] }
      all += worker.answers()
    }
    return all
  }

  private func alertBook(_ action: Action) -> AlertsView? {
    if case .alertsEvaluated(let view) = action { view } else { nil }
  }

  private func seekEnd(_ action: Action) -> Int?? {
    if case .seekEnded(let index) = action { .some(index) } else { nil }
  }

  @Test func onlyTheNewestWishIsAnswered() {
    let last = setup.archive.entries.count - 1
    for index in 0...last { _ = worker.want(.alerts(index), in: setup.archive) }
    let views = answers { alertBook($0)?.index == last }.compactMap(alertBook)
    #expect(views.map(\.index) == [last])
    worker.stop()
  }

  @Test func itSaysWhatIsSaidAtOnce() throws {
    let atOnce = WorkAtOnce(Chores(setup, alerts: alerts))
    for index in [3, 21, 9] {
      _ = worker.want(.alerts(index), in: setup.archive)
      let said = atOnce.want(.alerts(index), in: setup.archive)
      let beside = answers { alertBook($0) != nil }.compactMap(alertBook)
      let expected = try #require(said.compactMap(alertBook).first)
      #expect(beside.map(\.book) == [expected.book])
    }
    worker.stop()
  }

  private func handover(_ start: HandoverStart) -> (Action) -> [Handling]? {
    { action in
      guard case .handoverRead(start, let picture, let problems, let markings) = action,
        picture != nil, problems.isEmpty
      else { return nil }
      return markings
    }
  }

  /// Whatever waits for it, the officer's keys do not; asked again, only the last is answered.
  @Test func aHandoverIsReadBesideTheScreen() throws {
    let raised = setup.archive.entries.dropLast().map(\.asOf)
    let first = HandoverStart(index: 0, reading: 1, raisedAt: [], begin: raised[0])
    let start = HandoverStart(index: 3, reading: 1, raisedAt: raised, begin: raised[3])
    _ = worker.want(.handover(first), in: setup.archive)
    _ = worker.want(.handover(start), in: setup.archive)
    let read = answers { handover(start)($0) != nil }
    #expect(read.compactMap(handover(start)) == [raised.map { _ in .clear }])
    #expect(read.compactMap(handover(first)).isEmpty)
    let atOnce = WorkAtOnce(Chores(setup, alerts: alerts))
    let said = atOnce.want(.handover(start), in: setup.archive)
    #expect(said.compactMap(handover(start)) == [raised.map { _ in .clear }])
    worker.stop()
  }

  private func seek(from index: Int) throws -> Seek {
    let picture = try #require(ShippedArchive.year2011.pictures[safe: index])
    let fact = Fact.crisis("libya-2011")
    let record = try #require(SnapshotWriter.write(fact, of: picture.snapshot))
    return Seek(fact: fact, isForward: true, record: record, index: index + 1)
  }

  @Test func aSearchEndsWhereTheRecordDiffers() throws {
    _ = worker.want(.seek(try seek(from: 4)), in: setup.archive)
    let ends = answers { seekEnd($0) != nil }.compactMap(seekEnd)
    #expect(ends == [5])
    worker.stop()
  }

  @Test func aSearchThatWasDroppedIsNotAnswered() throws {
    _ = worker.want(.seek(try seek(from: 4)), in: setup.archive)
    worker.drop(.seek)
    _ = worker.want(.alerts(0), in: setup.archive)
    let all = answers { alertBook($0) != nil }
    #expect(all.compactMap(seekEnd).isEmpty)
    worker.stop()
  }

  @Test func newAlertsAreThoseRaisedLater() throws {
    let instants = setup.archive.entries.map(\.asOf)
    _ = worker.want(.arrivedAlerts(since: instants[10]), in: setup.archive)
    let all = answers { if case .arrivedAlertsCounted = $0 { true } else { false } }
    let book = ShippedArchive.year2011.alerts(upTo: instants.count - 1).book
    let expected = book.alerts.count { $0.raisedAt > instants[10] }
    #expect(expected > 0 && expected < book.alerts.count)
    guard case .arrivedAlertsCounted(expected)? = all.last else {
      Issue.record("\(all.count) answers, none with \(expected)")
      return
    }
    worker.stop()
  }

  @Test func whatIsReadAheadIsAtHandUntilItsFileIsReplaced() throws {
    let copy = try TemporaryDirectory()
    let name = "20110317T235900Z.json"
    let source = "\(Repository.archives)/2011/\(name)"
    let path = try copy.copy(source, to: name)
    let archive = try Archive(path: copy.path)
    _ = worker.want(.readAhead([0]), in: archive)
    _ = worker.want(.arrivedAlerts(since: archive.entries[0].asOf), in: archive)
    _ = answers { if case .arrivedAlertsCounted = $0 { true } else { false } }
    let asOf = archive.entries[0].asOf
    let stamp = try #require(FileStamp(path: path))
    #expect(setup.pictures.item(for: asOf, stamp: stamp)?.picture.snapshot.asOf == asOf)
    try copy.copy(source, to: "part")
    #expect(rename("\(copy.path)/part", path) == 0)
    let replaced = try #require(FileStamp(path: path))
    #expect(replaced != stamp, "same bytes, another file")
    #expect(setup.pictures.item(for: asOf, stamp: replaced) == nil)
    worker.forget([asOf])
    _ = worker.want(.arrivedAlerts(since: asOf), in: archive)
    _ = answers { if case .arrivedAlertsCounted = $0 { true } else { false } }
    #expect(setup.pictures.item(for: asOf, stamp: stamp) == nil)
    worker.stop()
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
