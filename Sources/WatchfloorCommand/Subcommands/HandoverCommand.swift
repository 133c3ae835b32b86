internal import CrisisModel
internal import DisplayText
internal import Reports
internal import SnapshotArchive
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// The handover of a desk: as it stands now, prepared, accepted, or as the log keeps it.
struct HandoverCommand {
  let task: Arguments.HandoverTask
  let invocation: Invocation

  var setup: LogSetup { invocation.log }
  var arguments: Arguments { invocation.arguments }
  var output: Output { invocation.output }

  func run() throws(CommandError) {
    switch task {
    case .draft(let word): try resolvingArchive(word).draft()
    case .prepare: try prepare()
    case .accept(let word): try accept(word)
    case .show(let word): try show(word)
    }
  }

  /// A directory in the place of an action is the archive.
  private func resolvingArchive(_ word: String?) throws(CommandError) -> HandoverCommand {
    guard let word else { return self }
    guard let other = invocation.on(directory: word) else {
      throw .usage(
        "\(quoted: word) is no directory of snapshots, and none of \(HandoverActions.names)")
    }
    return HandoverCommand(task: .draft(nil), invocation: other)
  }

  /// Prints it as it would be prepared now; where the log cannot be read, what the snapshots say.
  private func draft() throws(CommandError) {
    let destination = try invocation.reportOutput()
    var failure: SafeText?
    let material = try material { alerts in
      do throws(CommandError) {
        return try readLog(alerts)
      } catch {
        failure = error.messages.first
        return .unread(failure ?? "it cannot be read")
      }
    }
    let report = HandoverBuilder.report(material)
    try destination.write(
      arguments.format.bytes(of: report, isASCII: output.isASCII), marked: material.marking)
    if let failure { throw .storeUnavailable(failure) }
    if !material.unread.isEmpty { throw .said(.invalidData) }
  }

  /// The log takes every marking: keeping a document is no export, and it bears its marking.
  private func prepare() throws(CommandError) {
    let store = try orEnd(log: setup.open())
    let material = try material { alerts throws(CommandError) in try part(of: store, alerts) }
    guard let reading = material.reading else { throw .said(.storeUnavailable) }
    let report = HandoverBuilder.report(material)
    let links = LogLinks(snapshot: report.asOf, entry: reading.end)
    let content = LogContent.handoverPrepared(document: report.document, period: reading.period)
    let order = LogOrder(content, marked: material.marking, level: .duty, links: links)
    if case .recorded(let entry)? = try append(order, to: store)?.receipt {
      output.confirmation(
        "prepared as #\(Int(entry.sequence)), key \(SafeText(entry.draft.key.description))")
      output.line("log \(setup.placeText)")
      output.line("marked \(SafeText(report.marking.rawValue)); whoever takes over accepts it")
    }
    if !material.unread.isEmpty { throw .said(.invalidData) }
  }

  private func accept(_ word: String?) throws(CommandError) {
    let store = try orEnd(log: setup.existing(isRead: false))
    let prepared = try acceptable(word, in: store)
    let note = arguments.note ?? ""
    let order = LogOrder(
      .handoverAccepted(of: prepared.draft.key, note: note),
      marked: try noteMarking(note, about: prepared.draft), level: .duty)
    let writing = try append(order, to: store)
    guard case .recorded(let entry)? = writing?.receipt else { return }
    output.confirmation("accepted #\(Int(prepared.sequence)) as #\(Int(entry.sequence))")
    output.line("log \(setup.placeText)")
    if let earlier = writing?.earlier {
      output.message(
        "accepted before by \(HandoverWords.signature(earlier)); that one counts, yours stands beside it"
      )
    }
    if let doubt = writing?.doubt {
      output.message("whether another officer accepted it first: \(SafeText(doubt.text))")
    }
    output.line("This does not put you on watch: O on the screen does.")
  }

  /// The document stands for the snapshot that it tells.
  private func noteMarking(
    _ note: String, about prepared: LogDraft
  ) throws(CommandError) -> Marking {
    do {
      let handling = try LogDraft.handling(
        of: note, stated: arguments.handling, about: [prepared.marking])
      return Marking(handling, isExercise: prepared.isExercise)
    } catch {
      throw .usage(LogWords.unknown(error))
    }
  }

  /// The handover to accept, where nothing speaks against it.
  private func acceptable(
    _ word: String?, in store: any WatchLogStore
  ) throws(CommandError) -> LogEntry {
    let reading = try reading(store)
    guard
      let prepared = try word.map({ (word) throws(CommandError) in try find(word, in: store) })
        ?? reading.waiting
    else { throw .usage(HandoverWords.nothingWaits(reading)) }
    let number = Int(prepared.sequence)
    if let first = try orEnd(log: store.acceptance(of: prepared.draft.key)) {
      throw .usage("#\(number) is accepted already, by \(HandoverWords.signature(first))")
    }
    guard prepared.draft.desk == desk else {
      let name = SafeText(prepared.draft.desk, limit: 60)
      throw .usage(
        "#\(number) was prepared at the desk \"\(name)\"; accept it there, or name that desk with --desk"
      )
    }
    if let last = reading.last?.prepared, last.sequence > prepared.sequence {
      throw .usage(
        "#\(number) is older than #\(Int(last.sequence)), which is accepted; there is nothing left to accept in it"
      )
    }
    try refuseOwn(prepared)
    return prepared
  }

  private func refuseOwn(_ prepared: LogEntry) throws(CommandError) {
    let (author, own) = (prepared.draft.author, setup.author.value)
    guard author.mayBeSameOfficer(as: own), !arguments.isSameOfficer else { return }
    let whose: SafeText =
      author.isSameOfficer(as: own)
      ? "is your own handover"
      : "may be your own handover: it is of your login, and only one of the two sessions has a key"
    throw .usage(
      "#\(Int(prepared.sequence)) \(whose); the officer who takes over accepts it, or, alone on watch, you with --same-officer"
    )
  }

  private func newest(in store: any WatchLogStore) throws(CommandError) -> LogEntry {
    guard let found = try orEnd(log: store.newest(.handoverPrepared, at: arguments.desk)) else {
      let place: SafeText =
        arguments.desk.map { " of the desk \(quoted: $0)" } ?? ""
      throw .usage("no handover\(place) in the log yet; see handover prepare")
    }
    return found
  }

  private func show(_ word: String?) throws(CommandError) {
    let destination = try invocation.reportOutput()
    let store = try orEnd(log: setup.existing())
    let prepared =
      if let word { try find(word, in: store) } else { try newest(in: store) }
    let acceptance = try orEnd(log: store.acceptance(of: prepared.draft.key))
    guard let document = HandoverDocument(prepared, acceptance: acceptance) else {
      throw .usage("#\(Int(prepared.sequence)) is no handover")
    }
    let lines = document.lines.map { output.isASCII ? AsciiForm.of($0.string) : $0.string }
    try destination.write(
      Array((lines.joined(separator: "\n") + "\n").utf8), marked: document.marking)
  }
}
