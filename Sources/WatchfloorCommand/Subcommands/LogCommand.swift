internal import CrisisModel
internal import Dashboard
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
  let arguments: Arguments
  let context: RunContext
  let output: Output

  var setup: LogSetup { LogSetup(arguments, context) }

  func run() -> Int32 {
    do throws(WatchLogError) {
      switch task {
      case .list: return try list().rawValue
      case .write(let text): return try write(text).rawValue
      case .acknowledge(let alert): return try acknowledge(alert).rawValue
      case .verify: return try verify().rawValue
      case .head: return try printHead().rawValue
      case .copy(let source, let target):
        return LogCopyCommand(arguments: arguments, context: context, output: output)
          .run(from: source, to: target).rawValue
      }
    } catch {
      output.message(SafeText(error.text))
      return ExitCode(error).rawValue
    }
  }

  private func list() throws(WatchLogError) -> ExitCode {
    let store = try setup.existing()
    let limit = arguments.limit ?? 100
    defer { warn(of: store) }
    var query = arguments.logFilter.query(limit: min(limit, 1_000), now: Self.now)
    var entries: [LogEntry] = []
    var before: Int64?
    repeat {
      query.limit = min(limit - entries.count, 1_000)
      let page = try store.page(query, before: before)
      entries += page.entries
      for entry in page.unreadable {
        output.message("\(entry.words) and is left out; see log verify")
      }
      before = page.next
    } while before != nil && entries.count < limit
    return print(entries)
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
  private func print(_ entries: [LogEntry]) -> ExitCode {
    let gate = ExportGate(arguments, environment: context.environment, output: output)
    let limit: Handling
    do throws(ExportRefusal) {
      limit = try gate.limit()
    } catch {
      output.message(error.text)
      return error.code
    }
    let told = entries.filter { $0.draft.marking <= limit }
    let leftOut = entries.count - told.count
    let table = TableOutput(
      command: "log", marking: Marking.ofNothing.joined(told.map(\.draft.wholeMarking)),
      members: { $0.integer("leftOut", leftOut) })
    let code = table.write(
      [("rows", RecordTables.log(told))], isJSON: arguments.isJSON, to: gate)
    if leftOut > 0 { output.message(LeftOut.text(leftOut, "entry", "entries", above: limit)) }
    return code
  }

  private func write(_ word: String) throws(WatchLogError) -> ExitCode {
    guard let text = try text(of: word) else { return .usage }
    let links = LogLinks(crisis: arguments.crisis.map { CrisisID($0) })
    guard !text.allSatisfy(\.isWhitespace) else {
      output.message("log write: nothing to write; write a text in quotes")
      return .usage
    }
    let subjects = configuredSnapshot.map { [$0] } ?? []
    guard let marking = marking(of: text, about: subjects) else { return .usage }
    let order = LogOrder(
      .note(text), marked: marking, level: arguments.level, links: links,
      occurred: arguments.occurred)
    let code = try append(order).code
    if code == .fine, subjects.isEmpty, arguments.handling == nil, LeadingMarking(text) == nil {
      output.message(
        "marked \(SafeText(marking.handling.rawValue)), since no snapshot says how; --handling does"
      )
    }
    return code
  }

  /// Of the newest snapshot of the archive that the system's configuration names, which is what an
  /// officer of this machine writes about; the shipped archive is not.
  private var configuredSnapshot: Marking? {
    guard arguments.archive != nil,
      let setup = try? Setup(arguments, environment: context.environment),
      let newest = setup.archive.entries.last
    else { return nil }
    return setup.marking(of: newest)
  }

  /// `nil` where the text begins with what is no marking; that was said then.
  private func marking(of text: String, about subjects: [Marking]) -> Marking? {
    do {
      let handling = try LogDraft.handling(
        of: text, stated: arguments.handling, about: subjects.map(\.handling))
      return Marking(handling, isExercise: subjects.contains(where: \.isExercise))
    } catch {
      output.message(LogWords.unknown(error))
      return nil
    }
  }

  /// The text of an entry, from standard input where the word is `-`; `nil` where it cannot be
  /// written, which was said then.
  private func text(of word: String) throws(WatchLogError) -> String? {
    let source = NamedSource(word)
    guard source.isStandardInput else { return word }
    do throws(FileError) {
      let file = try FileBytes(named: source, limit: 16 * LogDraft.longestText)
      guard var text = file.withBytes({ String(validating: $0, as: UTF8.self) }) else {
        output.message("log write: standard input is no UTF-8; convert it")
        return nil
      }
      while text.last?.isNewline == true { text.removeLast() }
      return text
    } catch {
      if case .tooLarge(_, let bytes, _) = error {
        throw .tooLong(bytes: bytes, limit: LogDraft.longestText)
      }
      output.message("log write: \(SafeText(error.text))")
      return nil
    }
  }

  private func append(
    _ order: LogOrder
  ) throws(WatchLogError) -> (code: ExitCode, writing: LogWriting?) {
    let setup = setup
    guard let draft = order.draft(now: Self.now, by: setup.writer) else {
      output.message("--occurred: that time lies ahead of this machine's clock; check it")
      return (.usage, nil)
    }
    let store = try setup.open()
    let receipt = try store.append(draft)
    // From here on it is written: what fails now is a message, never a code that says it failed.
    switch receipt {
    case .recorded(let entry):
      output.confirmation("written as #\(Int(entry.sequence)) in \(setup.placeText)")
    case .queued:
      output.message(setup.queuedText)
      if let problem = store.status.problem { output.message(SafeText(problem.text)) }
    }
    return (.fine, LogWriting(order: order, receipt: receipt, in: store))
  }

  private func acknowledge(_ word: String) throws(WatchLogError) -> ExitCode {
    let alerts: [Alert]
    let newest: Archive.Entry
    let snapshot: Marking?
    do throws(SetupError) {
      (alerts, newest, snapshot) = try workOutAlerts()
    } catch {
      output.message(error.text)
      return .invalidData
    }
    let open = alerts.filter(\.isOpen)
    let found = alerts.filter { $0.id.rawValue == word }
    let begun = found.isEmpty ? open.filter { $0.id.rawValue.hasPrefix(word) } : found
    guard begun.count == 1, let alert = begun.first else {
      let gate = ExportGate(arguments, environment: context.environment, output: output)
      let isTold = gate.allows(Marking.ofNothing.joined(subjects(open, snapshot)))
      return unknown(word, isTold ? begun : [], isTold ? open : [])
    }
    let note = arguments.note ?? ""
    guard let marking = marking(of: note, about: subjects([alert], snapshot)) else {
      return .usage
    }
    let order = LogOrder(
      .acknowledgement(alert.id, note: note), marked: marking,
      links: LogLinks(crisis: alert.crisis, alert: alert.id, snapshot: newest.asOf))
    let (code, writing) = try append(order)
    if let first = writing?.earlier {
      let name = LogWords.name(first.draft.author)
      output.message(
        "acknowledged before by \(name), #\(Int(first.sequence)); yours stands beside it")
    }
    if let doubt = writing?.doubt {
      output.message("whether another officer acknowledged it first: \(SafeText(doubt.text))")
    }
    return code
  }

  private func subjects(_ alerts: [Alert], _ snapshot: Marking?) -> [Marking] {
    alerts.map(\.marking) + [snapshot].compactMap { $0 }
  }

  private func unknown(_ word: String, _ begun: [Alert], _ open: [Alert]) -> ExitCode {
    let ids = open.map(\.id.rawValue)
    let hint: SafeText =
      begun.count > 1
      ? "it may be \(SafeText.joined(begun.map { SafeText($0.id.rawValue) }))"
      : Nearest.match(word, among: ids).map { "did you mean \(SafeText($0))?" }
        ?? "see watchfloor alerts"
    output.message("no single alert \(quoted: word); \(hint)")
    return .usage
  }

  private func workOutAlerts() throws(SetupError) -> ([Alert], Archive.Entry, Marking?) {
    let setup = try Setup(arguments, environment: context.environment)
    let index = try setup.firstIndex(at: arguments.at)
    let rules = AlertSetup(
      setup.installation, option: arguments.rules, environment: context.environment)
    var ledger = AlertLedger(rules: rules.rules, reference: setup.reference)
    _ = ledger.advance(to: index, in: setup.archive, reading: .max)
    let entry = setup.archive.entries[index]
    return (Array(ledger.book.alerts), entry, setup.marking(of: entry))
  }

  private static var now: Instant { Instant(seconds: time(nil)) }
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
