internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import SnapshotArchive

/// The alerts that a report tells, and what they could not rest on.
struct ReportAlerts {
  let view: AlertsView
  /// Files that could not be read, with what is wrong.
  let unread: [SafeText]
  let notes: [SafeText]

  init(_ setup: Setup, upTo index: Int, rules option: String?, environment: [String: String]) {
    let own = AlertSetup(setup.installation, option: option, environment: environment)
    var ledger = AlertLedger(rules: own.rules, reference: setup.reference)
    _ = ledger.advance(to: index, in: setup.archive, reading: .max)
    let files = ledger.unread.flatMap { path in
      Archive.load(path: path, reference: setup.reference).problems.filter(\.isError).prefix(1)
    }
    notes = own.notes
    unread = (own.problems.filter(\.isError) + files).map { SafeText($0.text) }
    view = AlertsView(index: index, book: ledger.book, rules: ledger.rules, notes: own.notes)
  }
}
