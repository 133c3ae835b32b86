internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// Works out the alerts of an archive, at once where little is to be read, else bit by bit.
struct AlertWork {
  private var ledger: AlertLedger
  private let archive: Archive
  private let notes: [SafeText]
  /// The instant whose alerts are still being worked out.
  private(set) var pending: Int?
  /// Whether more than a few snapshots are left for `work`.
  var isDeferred = false
  /// Snapshots that are read at once all the same: steps in time stay one frame.
  private static let few = 4

  init(_ setup: Setup, _ alerts: AlertSetup) {
    ledger = AlertLedger(rules: alerts.rules, reference: setup.reference)
    archive = setup.archive
    notes = alerts.notes
  }

  /// The alerts up to an instant; `nil` where they are left for `work`.
  mutating func ask(_ index: Int) -> AlertsView? {
    pending = index
    if isDeferred, ledger.distance(to: index, in: archive) > Self.few { return nil }
    return work(reading: .max)
  }

  /// Does a part of what is left; gives the alerts once all is done.
  mutating func work(reading count: Int = 1) -> AlertsView? {
    guard let index = pending, ledger.advance(to: index, in: archive, reading: count) else {
      return nil
    }
    pending = nil
    let unread = ledger.unread.map { "left out, it cannot be read: \(SafeText($0))" as SafeText }
    return AlertsView(
      index: index, book: ledger.book, rules: ledger.rules, notes: notes + unread)
  }
}
