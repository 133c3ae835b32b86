internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Presentation
internal import Reports
internal import SnapshotArchive
internal import StrictJSON
internal import WatchLog

/// The alerts that the rules raise over an archive, as a table, JSON, or an exit code for cron.
struct AlertsCommand {
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    let archive = try invocation.openArchive()
    for problem in archive.problems { output.message(problem) }
    let index = try orEnd(archive: archive.index(at: arguments.at))
    let alerts = ArchiveAlerts(archive, upTo: index, try invocation.alertSetup())
    let notes = arguments.isCheck ? alerts.setup.errors : alerts.setup.notes
    for note in notes { output.message(note) }
    for problem in alerts.leftOut { output.message("left out: \(problem)") }
    guard let picture = archive.readSound(upTo: index).picture else { throw .said(.invalidData) }
    let selection = AlertSelection(
      alerts.book, since: arguments.since.map(archive.time), filter: arguments.filter,
      picture: picture)
    let acknowledgements = readAcknowledgements(of: selection.all)
    let told =
      arguments.leavesOutAcknowledged ? selection.without(acknowledgements.known) : selection
    try print(told, picture, acknowledgements)
    guard alerts.unread.isEmpty else { throw .said(.invalidData) }
    if arguments.isCheck, let days = arguments.maxAge {
      try checkAge(archive.entries[index].asOf, days, at: archive.clock())
    }
    if arguments.leavesOutAcknowledged && !acknowledgements.isRead {
      throw .said(.storeUnavailable)
    }
    if arguments.isCheck { try check(told) }
  }

  /// Prints what is told; `--check` says the rest by its exit code, also where the text is withheld.
  private func print(
    _ selection: AlertSelection, _ picture: Picture, _ acknowledgements: AcknowledgementReading
  ) throws(CommandError) {
    let rows = arguments.isCheck ? selection.openInWindow : selection.listed
    // cron mails what is printed; nothing to say is nothing printed.
    if arguments.isCheck && rows.isEmpty && !arguments.isJSON { return }
    let gate = invocation.gate
    let limit = (try? gate.limit()) ?? .clear
    let notes = rows.compactMap { acknowledgements.known[$0.id]?.entry.draft }
    let withheld = notes.count { $0.marking > limit && !$0.content.text.isEmpty }
    let marking = picture.snapshot.marking.joined(rows.map(\.marking))
      .joined(notes.map(\.wholeMarking).filter { $0.handling <= limit })
    let table = TableOutput(
      command: "alerts", marking: marking, asOf: picture.snapshot.asOf,
      members: { writer in
        writer.boolean("acknowledgementsRead", acknowledgements.isRead)
        writer.integer("notesLeftOut", withheld)
      })
    let alerts = RecordTables.alerts(
      rows, picture, acknowledged: acknowledgements.known, notesUpTo: limit)
    do {
      try table.write([("rows", alerts)], isJSON: arguments.isJSON, to: gate)
    } catch {
      guard arguments.isCheck, error.isForbidden else { throw error }
      return output.say(error)
    }
    if withheld > 0 { output.message(LeftOut.text(withheld, "note", "notes", above: limit)) }
  }

  /// A log that cannot be read is said, and claims nothing.
  ///
  /// That there is none is no failure, unless the answer rests on it.
  private func readAcknowledgements(of alerts: [Alert]) -> AcknowledgementReading {
    let setup = invocation.log
    let isNeeded = arguments.leavesOutAcknowledged
    do throws(WatchLogError) {
      guard let store = try isNeeded ? setup.existing() : setup.openExisting() else {
        return .none
      }
      let known = try store.acknowledgements(of: alerts.map(\.id))
      return AcknowledgementReading(known: known, isRead: true)
    } catch {
      let consequence: SafeText =
        isNeeded ? ", so every alert counts as not acknowledged" : ""
      output.message("what is acknowledged is not known\(consequence): \(SafeText(error.text))")
      return .none
    }
  }

  /// Data that is too old, or ahead of the clock, outweighs what it says.
  private func checkAge(
    _ newest: Instant, _ days: Int, at clock: Instant
  ) throws(CommandError) {
    guard newest.isStale(at: clock, maxAge: days) else { return }
    let why: SafeText =
      newest.isAhead(of: clock)
      ? "ahead of this machine's clock, which says \(SafeText(clock.iso))"
      : "older than \(days) days"
    throw CommandError(
      .staleData, ["the newest snapshot is of \(SafeText(newest.iso)), \(why)"])
  }

  /// Silent sources outweigh only calm.
  private func check(_ selection: AlertSelection) throws(CommandError) {
    if selection.openInWindow.contains(where: { !selection.isSilence($0) }) { throw .differs }
    let silent = selection.silent
    if silent.isEmpty { return }
    let what: SafeText =
      silent.count == 1 ? "1 source is silent" : "\(silent.count) sources are silent"
    throw CommandError(.staleData, ["\(what); that does not mean calm"])
  }
}

/// Who acknowledged which alerts, as the watch log says it.
private struct AcknowledgementReading {
  /// What cannot be looked up is not acknowledged.
  let known: [AlertID: Acknowledgement]
  /// Whether the log could be asked at all.
  let isRead: Bool

  static let none = AcknowledgementReading(known: [:], isRead: false)
}

/// Which alerts of a book are asked for.
private struct AlertSelection {
  /// Open ones, or with a window every one raised in it; the newest first.
  let listed: [Alert]
  let openInWindow: [Alert]
  /// Open alerts on silent sources, whenever they were raised.
  let silent: [Alert]

  private init(listed: [Alert], openInWindow: [Alert], silent: [Alert]) {
    self.listed = listed
    self.openInWindow = openInWindow
    self.silent = silent
  }

  init(_ book: AlertBook, since: Instant?, filter: CrisisFilter, picture: Picture) {
    let passing = AlertBook.newestFirst(book.alerts).filter { alert in
      guard !filter.isEmpty else { return true }
      return picture.crisis(alert.crisis).map {
        filter.matches($0, ladder: picture.ladder(of: $0.id))
      } ?? false
    }
    let inWindow = passing.filter { alert in since.map { alert.raisedAt > $0 } ?? true }
    listed = since == nil ? passing.filter(\.isOpen) : inWindow
    openInWindow = inWindow.filter(\.isOpen)
    silent = passing.filter { $0.isOpen && Self.isSilence($0) }
  }

  /// Each once.
  var all: [Alert] {
    let ids = Set(listed.map(\.id))
    return listed + silent.filter { !ids.contains($0.id) }
  }

  /// Without those that an officer has seen: a silent source that is acknowledged is not told again.
  func without(_ acknowledged: [AlertID: Acknowledgement]) -> AlertSelection {
    let isWanting = { (alert: Alert) in acknowledged[alert.id] == nil }
    return AlertSelection(
      listed: listed.filter(isWanting), openInWindow: openInWindow.filter(isWanting),
      silent: silent.filter(isWanting))
  }

  func isSilence(_ alert: Alert) -> Bool { Self.isSilence(alert) }

  private static func isSilence(_ alert: Alert) -> Bool {
    if case .silent = alert.evidence.detail { true } else { false }
  }
}
