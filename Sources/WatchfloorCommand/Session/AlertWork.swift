internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// Works out the alerts of an archive, at once where little is to be read, else bit by bit.
struct AlertWork {
  private var ledger: AlertLedger
  private let notes: [SafeText]
  /// The instant whose alerts are still being worked out.
  private(set) var pending: Int?
  /// Whether more than a few snapshots are left for `work`.
  var isDeferred = false
  /// Snapshots that are read at once all the same: steps in time stay one frame.
  private static let few = 4
  /// How long keys wait for a part of the work; well below what an officer would notice.
  private static let patience = Duration.milliseconds(20)

  init(_ alerts: AlertSetup, reference: Reference) {
    ledger = AlertLedger(rules: alerts.rules, reference: reference)
    notes = alerts.notes
  }

  /// The alerts up to an instant; `nil` where they are left for `work`.
  mutating func ask(_ index: Int, in archive: Archive) -> AlertsView? {
    guard archive.entries.indices.contains(index) else { return nil }
    pending = index
    if isDeferred, ledger.distance(to: index, in: archive) > Self.few { return nil }
    return advance(in: archive, reading: .max)
  }

  /// Does a part of what is left; gives the alerts once all is done.
  mutating func work(in archive: Archive) -> AlertsView? {
    let deadline = ContinuousClock.now + Self.patience
    while pending != nil {
      if let view = advance(in: archive, reading: 1) { return view }
      if .now > deadline { break }
    }
    return nil
  }

  /// Snapshots came, were replaced or went; what rests on them is worked out anew when asked for.
  mutating func forget(_ changed: Set<Instant>, _ archive: Archive) {
    if let first = changed.min() { ledger.forget(from: first) }
    if let index = pending, !archive.entries.indices.contains(index) { pending = nil }
  }

  private mutating func advance(in archive: Archive, reading count: Int) -> AlertsView? {
    guard let index = pending, ledger.advance(to: index, in: archive, reading: count) else {
      return nil
    }
    pending = nil
    let unread = ledger.unread.map { "left out, it cannot be read: \(SafeText($0))" as SafeText }
    return AlertsView(
      index: index, book: ledger.book, rules: ledger.rules, notes: notes + unread)
  }
}
