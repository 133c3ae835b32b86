internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Reports
internal import SnapshotArchive
internal import StrictJSON
internal import WatchDesk
internal import WatchLog

/// The watch log from the command line: its entries, a new one, an acknowledgement, its chain.
struct LogCommand {
  let task: Arguments.LogTask
  let invocation: Invocation

  var setup: LogSetup { invocation.log }
  var arguments: Arguments { invocation.arguments }
  var output: Output { invocation.output }

  func run() throws(CommandError) {
    switch task {
    case .list: try list()
    case .write(let text): try write(text)
    case .acknowledge(let alert): try acknowledge(alert)
    case .verify: try verify()
    case .head: try printHead()
    case .copy(let source, let target):
      try LogCopyCommand(source: source, target: target, invocation: invocation).run()
    }
  }

  private func list() throws(CommandError) {
    let store = try orEnd(log: setup.existing())
    defer { warn(of: store) }
    try print(entries(of: store, limit: arguments.limit ?? 100))
  }

  private func entries(
    of store: any WatchLogStore, limit: Int
  ) throws(CommandError) -> [LogEntry] {
    var query = arguments.logFilter.query(limit: min(limit, 1_000), now: MachineClock.now())
    var entries: [LogEntry] = []
    var before: Int64?
    repeat {
      query.limit = min(limit - entries.count, 1_000)
      let page = try orEnd(log: store.page(query, before: before))
      entries += page.entries
      for entry in page.unreadable {
        output.message("\(entry.words) and is left out; see log verify")
      }
      before = page.next
    } while before != nil && entries.count < limit
    return entries
  }

  /// Says that what is told of a log may be what somebody made of it.
  func warn(of store: any WatchLogStore) {
    let differences = store.status.differences
    guard !differences.isEmpty else { return }
    output.message(
      "\(setup.placeText): the schema of the watch log was altered (\(SafeText(differences.summary))): do not rely on it, and have whoever keeps it look who did this"
    )
  }

  /// Leaves out what may not leave the program, and says how much that is.
  private func print(_ entries: [LogEntry]) throws(CommandError) {
    let gate = invocation.gate
    let limit = try gate.limit()
    let told = entries.filter { $0.draft.marking <= limit }
    let leftOut = entries.count - told.count
    let table = TableOutput(
      command: "log", marking: Marking.ofNothing.joined(told.map(\.draft.wholeMarking)),
      members: { $0.integer("leftOut", leftOut) })
    try table.write([("rows", RecordTables.log(told))], isJSON: arguments.isJSON, to: gate)
    if leftOut > 0 { output.message(LeftOut.text(leftOut, "entry", "entries", above: limit)) }
  }

  private func write(_ word: String) throws(CommandError) {
    let text = try text(of: word)
    let links = LogLinks(crisis: arguments.crisis.map { CrisisID($0) })
    guard !text.allSatisfy(\.isWhitespace) else {
      throw .usage("log write: nothing to write; write a text in quotes")
    }
    let subjects = configuredSnapshot.map { [$0] } ?? []
    let marking = try marking(of: text, about: subjects)
    let order = LogOrder(
      .note(text), marked: marking, level: arguments.level, links: links,
      occurred: arguments.occurred)
    _ = try append(order)
    if subjects.isEmpty, arguments.handling == nil, LeadingMarking(text) == nil {
      output.message(
        "marked \(SafeText(marking.handling.rawValue)), since no snapshot says how; --handling does"
      )
    }
  }

  /// Of the newest snapshot of the archive that the system's configuration names, which is what an
  /// officer of this machine writes about; the shipped archive is not.
  private var configuredSnapshot: Marking? {
    guard arguments.archive != nil, let archive = try? invocation.openArchive()
    else { return nil }
    return archive.reader.marking(of: archive.entries[archive.newestIndex])
  }

  /// Throws where the text begins with what is no marking.
  private func marking(
    of text: String, about subjects: [Marking]
  ) throws(CommandError) -> Marking {
    do {
      let handling = try LogDraft.handling(
        of: text, stated: arguments.handling, about: subjects.map(\.handling))
      return Marking(handling, isExercise: subjects.contains(where: \.isExercise))
    } catch {
      throw .usage(LogWords.unknown(error))
    }
  }

  /// The text of an entry, from standard input where the word is `-`.
  private func text(of word: String) throws(CommandError) -> String {
    let source = NamedSource(word)
    guard source.isStandardInput else { return word }
    let file: FileBytes
    do throws(FileError) {
      file = try FileBytes(named: source, limit: 16 * LogDraft.longestText)
    } catch .tooLarge(_, let bytes, _) {
      throw CommandError(WatchLogError.tooLong(bytes: bytes, limit: LogDraft.longestText))
    } catch {
      throw .usage("log write: \(SafeText(error.text))")
    }
    guard var text = file.withBytes({ String(validating: $0, as: UTF8.self) }) else {
      throw .usage("log write: standard input is no UTF-8; convert it")
    }
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  private func append(
    _ order: LogOrder
  ) throws(CommandError) -> LogWriting? {
    let setup = setup
    guard let draft = order.draft(now: MachineClock.now(), by: setup.writer) else {
      throw .usage("--occurred: that time lies ahead of this machine's clock; check it")
    }
    let store = try orEnd(log: setup.open())
    let receipt = try orEnd(log: store.append(draft))
    // From here on it is written: what fails now is a message, never a code that says it failed.
    switch receipt {
    case .recorded(let entry):
      output.confirmation("written as #\(Int(entry.sequence)) in \(setup.placeText)")
    case .queued:
      output.message(setup.queuedText)
      if let problem = store.status.problem { output.message(SafeText(problem.text)) }
    }
    return LogWriting(order: order, receipt: receipt, in: store)
  }

  private func acknowledge(_ word: String) throws(CommandError) {
    let (alerts, newest, snapshot) = try workOutAlerts()
    let open = alerts.filter(\.isOpen)
    let found = alerts.filter { $0.id.rawValue == word }
    let begun = found.isEmpty ? open.filter { $0.id.rawValue.hasPrefix(word) } : found
    guard begun.count == 1, let alert = begun.first else {
      let isTold = invocation.gate.allows(Marking.ofNothing.joined(subjects(open, snapshot)))
      throw unknown(word, isTold ? begun : [], isTold ? open : [])
    }
    let note = arguments.note ?? ""
    let marking = try marking(of: note, about: subjects([alert], snapshot))
    let order = LogOrder(
      .acknowledgement(alert.id, note: note), marked: marking,
      links: LogLinks(crisis: alert.crisis, alert: alert.id, snapshot: newest.asOf))
    let writing = try append(order)
    if let first = writing?.earlier {
      let name = LogWords.name(first.draft.author)
      output.message(
        "acknowledged before by \(name), #\(Int(first.sequence)); yours stands beside it")
    }
    if let doubt = writing?.doubt {
      output.message("whether another officer acknowledged it first: \(SafeText(doubt.text))")
    }
  }

  private func subjects(_ alerts: [Alert], _ snapshot: Marking?) -> [Marking] {
    alerts.map(\.marking) + [snapshot].compactMap { $0 }
  }

  private func unknown(_ word: String, _ begun: [Alert], _ open: [Alert]) -> CommandError {
    let ids = open.map(\.id.rawValue)
    let hint: SafeText =
      begun.count > 1
      ? "it may be \(SafeText.joined(begun.map { SafeText($0.id.rawValue) }))"
      : Nearest.match(word, among: ids).map { "did you mean \(SafeText($0))?" }
        ?? "see watchfloor alerts"
    return .usage("no single alert \(quoted: word); \(hint)")
  }

  private func workOutAlerts() throws(CommandError) -> ([Alert], Archive.Entry, Marking?) {
    let archive = try invocation.openArchive()
    let index = try orEnd(archive: archive.index(at: arguments.at))
    let alerts = ArchiveAlerts(archive, upTo: index, try invocation.alertSetup())
    let entry = archive.entries[index]
    return (Array(alerts.book.alerts), entry, archive.reader.marking(of: entry))
  }

}

/// What verification found, in words.
enum LogCheckWords {
  static func line(_ found: LogVerification.Break) -> SafeText {
    "#\(Int(found.sequence)): \(what(found))"
  }

  private static func what(_ found: LogVerification.Break) -> SafeText {
    switch found.problem {
    case .gap(let from) where from == found.sequence &- 1: "gap: entry #\(Int(from)) is not there"
    case .gap(let from): "gap: entries #\(Int(from)) to #\(Int(found.sequence &- 1)) are not there"
    case .altered: "altered: it is not what its hash was taken over"
    case .misfiled: "misfiled: a column says something else than the entry"
    case .doesNotFollow: "does not follow the entry before it, which was replaced or moved"
    case .unreadable: "cannot be read; a newer program wrote it"
    case .invalid(let flaw): "never was valid: \(what(flaw)), which no program writes"
    case .cutOff: "cut off: the log is known to have had this entry"
    case .rewritten: "written anew: it once had another hash"
    }
  }

  private static func what(_ flaw: LogDraft.Flaw) -> SafeText {
    switch flaw {
    case .form: "its hash is right, its form is none of a log"
    case .newer: "a part of a newer form"
    case .time: "a time outside the years 1 to 9999"
    case .length: "more bytes than an entry may have"
    }
  }
}
