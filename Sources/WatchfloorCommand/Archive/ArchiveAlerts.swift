internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// The alerts of an archive up to one of its snapshots, and what they could not rest on.
struct ArchiveAlerts {
  let view: AlertsView
  /// The rules as they were read.
  let setup: AlertSetup
  /// What is wrong with the snapshots that had to be left out.
  let leftOut: [SafeText]

  init(_ archive: LiveArchive, upTo index: Int, _ setup: AlertSetup) {
    var ledger = AlertLedger(
      rules: setup.rules, reference: archive.reference, cache: archive.reader.cache)
    _ = ledger.advance(to: index, in: archive.listing, reading: .max)
    self.setup = setup
    leftOut = ledger.unread.compactMap { $0.problem.map { SafeText($0.text) } }
    view = AlertsView(index: index, book: ledger.book, rules: ledger.rules, notes: setup.notes)
  }

  var book: AlertBook { view.book }

  /// What is wrong with the rules, and with the snapshots that had to be left out.
  var unread: [SafeText] { setup.errors + leftOut }
}
