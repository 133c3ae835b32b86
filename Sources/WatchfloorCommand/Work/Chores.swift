internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import SnapshotArchive
internal import TerminalUI
internal import Threads

/// The long work itself, a small piece at a time, so that what is more urgent need not wait.
struct Chores: Sendable {
  struct Step {
    /// What the dashboard is told; of a job that is not done, how far it has come.
    var answer: Action?
    /// What is left of the job; `nil` where it is done.
    var left: Job?
  }

  private let reader: PictureReader
  private var ledger: AlertLedger
  private let notes: [SafeText]
  private var index: IndexKeeper
  /// How long a piece takes, when it consists of many files.
  private static let patience = Duration.milliseconds(20)

  /// - Parameters:
  ///   - archive: its path.
  ///   - cache: where the index is kept between runs; `nil` for nowhere.
  init(_ reader: PictureReader, archive: String, alerts: AlertSetup, cache: String? = nil) {
    self.reader = reader
    ledger = AlertLedger(rules: alerts.rules, reference: reader.reference, cache: reader.cache)
    notes = alerts.notes
    index = IndexKeeper(archive: archive, cache: cache, files: reader.cache)
  }

  /// - Parameter isUrged: whether something more urgent waits; asked while a piece takes long.
  mutating func work(
    on job: Job, in archive: Archive, isUrged: @escaping @Sendable () -> Bool
  ) -> Step {
    switch job {
    case .seek(let seek): look(on: seek, in: archive)
    case .handover(let start, let markings): readHandover(start, markings, in: archive)
    case .readAhead(let indices): readAhead(indices, in: archive)
    case .countChanges: countChanges(in: archive, isUrged)
    case .alerts(let index): workOutAlerts(upTo: index, in: archive)
    case .arrivedAlerts(let instant, let newest):
      countAlerts(since: instant, upTo: newest, in: archive)
    }
  }

  mutating func forget(_ changed: Set<Instant>) {
    if let first = changed.min() { ledger.forget(from: first) }
    index.forget()
  }

  /// The work is over: what should outlast it is written.
  mutating func finish() { index.keep() }

  private func look(on seek: Seek, in archive: Archive) -> Step {
    let deadline = MonotonicTime.now + Self.patience
    var seek = seek
    while archive.entries.indices.contains(seek.index) {
      // What cannot be read says nothing of a change.
      let entry = archive.entries[seek.index]
      let edge = seek.isForward ? seek.index : seek.index + 1
      if index.mayDiffer(at: edge, seek.fact, in: archive),
        let snapshot = reader.cache.snapshot(of: entry).snapshot,
        (SnapshotWriter.write(seek.fact, of: snapshot) ?? []) != seek.record
      {
        return Step(answer: .seekEnded(index: seek.index))
      }
      seek.index += seek.isForward ? 1 : -1
      if .now > deadline {
        return Step(answer: .seekAdvanced(index: seek.index), left: .seek(seek))
      }
    }
    return Step(answer: .seekEnded(index: nil))
  }

  /// The markings first, as many as there is time for, then the snapshot that it begins with.
  private func readHandover(
    _ start: HandoverStart, _ known: [Handling?], in archive: Archive
  ) -> Step {
    let deadline = MonotonicTime.now + Self.patience
    var markings = known
    for instant in start.raisedAt.dropFirst(known.count) {
      let entry = archive.entries.first { $0.asOf == instant }
      markings.append(entry.flatMap { reader.marking(of: $0)?.handling })
      if .now > deadline { return Step(left: .handover(start, markings)) }
    }
    return Step(answer: handoverRead(start, in: archive, markings.compactMap { $0 }))
  }

  private func handoverRead(
    _ start: HandoverStart, in archive: Archive, _ markings: [Handling]
  ) -> Action {
    let entry = archive.entries.indices.contains(start.index) ? archive.entries[start.index] : nil
    let read = entry.map(reader.picture)
    return .handoverRead(
      start, picture: read?.picture, problems: (read?.problems ?? []) + reader.referenceProblems,
      alertMarkings: markings)
  }

  /// One picture; the next ones are left.
  private func readAhead(_ indices: [Int], in archive: Archive) -> Step {
    guard let index = indices.first else { return Step() }
    if archive.entries.indices.contains(index) { _ = reader.picture(of: archive.entries[index]) }
    let rest = Array(indices.dropFirst())
    return Step(left: rest.isEmpty ? nil : .readAhead(rest))
  }

  private mutating func countChanges(
    in archive: Archive, _ isUrged: @escaping @Sendable () -> Bool
  ) -> Step {
    guard index.bringUpToDate(archive, isUrged: isUrged) else { return Step(left: .countChanges) }
    guard let counts = index.counts() else { return Step() }
    return Step(answer: .changesCounted(counts, problem: index.takeProblem()))
  }

  private mutating func workOutAlerts(upTo index: Int, in archive: Archive) -> Step {
    guard archive.entries.indices.contains(index) else { return Step() }
    guard advance(to: index, in: archive) else { return Step(left: .alerts(index)) }
    let unread = ledger.unread.map {
      "left out, it cannot be read: \(SafeText($0.path))" as SafeText
    }
    let view = AlertsView(
      index: index, book: ledger.book, rules: ledger.rules, notes: notes + unread)
    return Step(answer: .alertsEvaluated(view))
  }

  private mutating func countAlerts(
    since instant: Instant, upTo newest: Int, in archive: Archive
  ) -> Step {
    guard archive.entries.indices.contains(newest) else { return Step() }
    guard advance(to: newest, in: archive) else {
      return Step(left: .arrivedAlerts(since: instant, upTo: newest))
    }
    let count = ledger.book.alerts.count { $0.raisedAt > instant }
    return Step(answer: .arrivedAlertsCounted(count))
  }

  private mutating func advance(to index: Int, in archive: Archive) -> Bool {
    let deadline = MonotonicTime.now + Self.patience
    repeat {
      if ledger.advance(to: index, in: archive, reading: 1) { return true }
    } while .now < deadline
    return false
  }
}
