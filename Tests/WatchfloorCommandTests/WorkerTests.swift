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
  private let archive: LiveArchive
  private let worker: Worker

  init() throws {
    archive = try .open()
    let chores = archive.chores
    worker = try Worker { chores }
  }

  /// What comes until an action is as wanted; empty where nothing came for long.
  private func answers(until isLast: (Action) -> Bool) -> [Action] {
    answers(of: worker, until: isLast)
  }

  private func answers(of worker: Worker, until isLast: (Action) -> Bool) -> [Action] {
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
    let last = archive.entries.count - 1
    for index in 0...last { _ = worker.want(.alerts(index), in: archive.listing) }
    let views = answers { alertBook($0)?.index == last }.compactMap(alertBook)
    #expect(views.map(\.index) == [last])
    worker.stop()
  }

  @Test func itSaysWhatIsSaidAtOnce() throws {
    let atOnce = WorkAtOnce(archive.chores)
    for index in [3, 21, 9] {
      _ = worker.want(.alerts(index), in: archive.listing)
      let said = atOnce.want(.alerts(index), in: archive.listing)
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
    let raised = archive.entries.dropLast().map(\.asOf)
    let first = HandoverStart(index: 0, reading: 1, raisedAt: [], begin: raised[0])
    let start = HandoverStart(index: 3, reading: 1, raisedAt: raised, begin: raised[3])
    _ = worker.want(.handover(first), in: archive.listing)
    _ = worker.want(.handover(start), in: archive.listing)
    let read = answers { handover(start)($0) != nil }
    #expect(read.compactMap(handover(start)) == [raised.map { _ in .clear }])
    #expect(read.compactMap(handover(first)).isEmpty)
    let atOnce = WorkAtOnce(archive.chores)
    let said = atOnce.want(.handover(start), in: archive.listing)
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
    _ = worker.want(.seek(try seek(from: 4)), in: archive.listing)
    let ends = answers { seekEnd($0) != nil }.compactMap(seekEnd)
    #expect(ends == [5])
    worker.stop()
  }

  @Test func aSearchThatWasDroppedIsNotAnswered() throws {
    _ = worker.want(.seek(try seek(from: 4)), in: archive.listing)
    worker.drop(.seek)
    _ = worker.want(.alerts(0), in: archive.listing)
    let all = answers { alertBook($0) != nil }
    #expect(all.compactMap(seekEnd).isEmpty)
    worker.stop()
  }

  @Test func newAlertsAreThoseRaisedLater() throws {
    let instants = archive.entries.map(\.asOf)
    let newest = instants.count - 1
    _ = worker.want(.arrivedAlerts(since: instants[10], upTo: newest), in: archive.listing)
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
    let archive = try LiveArchive.open(copy.path)
    let chores = archive.chores
    let worker = try Worker { chores }
    let (asOf, reader) = (archive.entries[0].asOf, archive.reader)
    _ = worker.want(.readAhead([0]), in: archive.listing)
    _ = worker.want(.arrivedAlerts(since: asOf, upTo: 0), in: archive.listing)
    _ = answers(of: worker) { if case .arrivedAlertsCounted = $0 { true } else { false } }
    let stamp = try #require(FileStamp(path: path))
    #expect(reader.known(asOf, stamp)?.picture?.snapshot.asOf == asOf)
    try copy.copy(source, to: "part")
    #expect(rename("\(copy.path)/part", path) == 0)
    let replaced = try #require(FileStamp(path: path))
    #expect(replaced != stamp, "same bytes, another file")
    #expect(reader.known(asOf, replaced) == nil)
    archive.forget([asOf])
    #expect(reader.known(asOf, stamp) == nil)
    worker.stop()
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
