internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI
internal import WatchLog

/// The alerts that the rules raise over an archive, as a table, JSON, or an exit code for cron.
struct AlertsCommand {
  let arguments: Arguments
  let context: RunContext
  let output: Output

  private var environment: [String: String] { context.environment }

  func run() -> Int32 {
    do {
      let setup = try Setup(arguments, environment: environment)
      let index = try setup.firstIndex(at: arguments.at)
      return try run(setup, index).rawValue
    } catch {
      output.message(error.text)
      return ExitCode.invalidData.rawValue
    }
  }

  private func run(_ setup: Setup, _ index: Int) throws(SetupError) -> ExitCode {
    let alerts = AlertSetup(
      setup.installation, option: arguments.rules, environment: environment)
    if !arguments.isCheck { for note in alerts.notes { output.message(note) } }
    let errors = alerts.problems.filter(\.isError)
    if arguments.isCheck { for problem in errors { output.message(SafeText(problem.text)) } }
    var ledger = AlertLedger(rules: alerts.rules, reference: setup.reference)
    _ = ledger.advance(to: index, in: setup.archive, reading: .max)
    for path in ledger.unread { complain(path, setup.reference) }
    let state = setup.initialState(
      size: Size(width: 100, height: 40), index: index, theme: setup.shelf.names[0])
    guard let picture = state.picture else { return .invalidData }
    let selection = AlertSelection(
      ledger.book, since: since(setup), filter: arguments.filter, picture: picture)
    print(selection, picture)
    let isSound = errors.isEmpty && ledger.unread.isEmpty
    guard arguments.isCheck else { return isSound ? .fine : .invalidData }
    return isSound ? verdict(selection, setup.archive.entries[index].asOf) : .invalidData
  }

  /// Counted back from the newest snapshot, as `--at` is.
  private func since(_ setup: Setup) -> Instant? {
    let newest = setup.archive.entries.last?.asOf
    return newest.flatMap { newest in arguments.since?.resolved(newest: newest) }
  }

  private func complain(_ path: String, _ reference: Reference) {
    let problems = Archive.load(path: path, reference: reference).problems.filter(\.isError)
    for problem in problems.prefix(1) {
      output.message("left out: \(SafeText(problem.text))")
    }
  }

  private func print(_ selection: AlertSelection, _ picture: Picture) {
    let rows = arguments.isCheck ? selection.openInWindow : selection.listed
    let table = RecordTables.alerts(rows, picture, acknowledged: acknowledgements(of: rows))
    guard arguments.isJSON else {
      // cron mails what is printed; nothing to say is nothing printed.
      if arguments.isCheck && rows.isEmpty { return }
      for line in table.lines { output.line(line) }
      return
    }
    var writer = JSONWriter()
    writer.object { writer in
      writer.integer("schemaVersion", 1)
      writer.string("command", "alerts")
      writer.string("asOf", picture.snapshot.asOf.iso)
      writer.string("handling", picture.snapshot.handling.rawValue)
      table.write("rows", to: &writer)
    }
    output.raw(writer.finish())
  }

  /// Who acknowledged what; a log that cannot be read is said, and claims nothing.
  private func acknowledgements(of alerts: [Alert]) -> [AlertID: Acknowledgement] {
    let setup = LogSetup(arguments, context)
    do throws(WatchLogError) {
      guard let store = try setup.openExisting() else { return [:] }
      return try store.acknowledgements(of: alerts.map(\.id))
    } catch {
      output.message("what is acknowledged is not known: \(SafeText(error.text))")
      return [:]
    }
  }

  /// Data that is too old outweighs what it says; silent sources outweigh only calm.
  private func verdict(_ selection: AlertSelection, _ newest: Instant) -> ExitCode {
    if let days = arguments.maxAge {
      let age = Int(time(nil)) - newest.seconds
      if age > days * 86_400 {
        output.message(
          "the newest snapshot is of \(SafeText(newest.iso)), older than \(days) days")
        return .staleData
      }
    }
    if selection.openInWindow.contains(where: { !selection.isSilence($0) }) { return .differs }
    let silent = selection.silent
    if silent.isEmpty { return .fine }
    output.message("\(silent.count) sources are silent; that is not calm")
    return .staleData
  }
}

/// Which alerts of a book are asked for.
private struct AlertSelection {
  /// Open ones, or with a window every one raised in it; the newest first.
  let listed: [Alert]
  let openInWindow: [Alert]
  /// Open alerts on silent sources, whenever they were raised.
  let silent: [Alert]

  init(_ book: AlertBook, since: Instant?, filter: CrisisFilter, picture: Picture) {
    let passing = AlertBook.newestFirst(book.alerts).filter { alert in
      guard !filter.isEmpty else { return true }
      return picture.crisis(alert.crisis).map {
        filter.matches($0, highestRung: picture.highestRung($0.id))
      } ?? false
    }
    let inWindow = passing.filter { alert in since.map { alert.raisedAt > $0 } ?? true }
    listed = since == nil ? passing.filter(\.isOpen) : inWindow
    openInWindow = inWindow.filter(\.isOpen)
    silent = passing.filter { $0.isOpen && Self.isSilence($0) }
  }

  func isSilence(_ alert: Alert) -> Bool { Self.isSilence(alert) }

  private static func isSilence(_ alert: Alert) -> Bool {
    if case .silent = alert.evidence.detail { true } else { false }
  }
}
