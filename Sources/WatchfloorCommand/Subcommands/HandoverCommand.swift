internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Reports
internal import SnapshotArchive
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// The handover of a desk: as it stands now, prepared, accepted, or as the log keeps it.
struct HandoverCommand {
  let task: Arguments.HandoverTask
  let arguments: Arguments
  let context: RunContext
  let output: Output

  var setup: LogSetup { LogSetup(arguments, context) }

  func run() -> Int32 {
    do throws(BriefError) {
      switch task {
      case .draft(let word): return try resolvingArchive(word).draft().rawValue
      case .prepare: return try prepare().rawValue
      case .accept(let word): return try accept(word).rawValue
      case .show(let word): return try show(word).rawValue
      }
    } catch {
      if let text = error.text { output.message(text) }
      return error.code.rawValue
    }
  }

  /// A directory in the place of an action is the archive.
  private func resolvingArchive(_ word: String?) throws(BriefError) -> HandoverCommand {
    guard let word else { return self }
    guard context.permissions.allows(.path), (try? DirectoryListing.names(in: word)) != nil else {
      throw BriefError(
        "\(quoted: word) is no directory of snapshots, and none of \(HandoverActions.names)",
        .usage)
    }
    var arguments = arguments
    arguments.archive = word
    return HandoverCommand(
      task: .draft(nil), arguments: arguments, context: context, output: output)
  }

  /// Prints it as it would be prepared now; where the log cannot be read, what the snapshots say.
  private func draft() throws(BriefError) -> ExitCode {
    let destination = try reportOutput()
    var failure: SafeText?
    let material = try material { alerts in
      do throws(BriefError) {
        return try readLog(alerts)
      } catch {
        failure = error.text
        return .unread(error.text ?? "it cannot be read")
      }
    }
    let report = HandoverBuilder.report(material)
    try destination.write(
      arguments.format.bytes(of: report, isASCII: output.isASCII), marked: material.marking)
    if let failure {
      output.message(failure)
      return .storeUnavailable
    }
    return material.unread.isEmpty ? .fine : .invalidData
  }

  /// The log takes every marking: keeping a document is no export, and it bears its marking.
  private func prepare() throws(BriefError) -> ExitCode {
    let store = try open()
    let material = try material { alerts throws(BriefError) in try part(of: store, alerts) }
    guard let reading = material.reading else { return .storeUnavailable }
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
    return material.unread.isEmpty ? .fine : .invalidData
  }

  private func accept(_ word: String?) throws(BriefError) -> ExitCode {
    let store = try existing(isRead: false)
    let prepared = try acceptable(word, in: store)
    let note = arguments.note ?? ""
    let order = LogOrder(
      .handoverAccepted(of: prepared.draft.key, note: note),
      marked: try noteMarking(note, about: prepared.draft), level: .duty)
    let writing = try append(order, to: store)
    guard case .recorded(let entry)? = writing?.receipt else { return .fine }
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
    return .fine
  }

  /// The document stands for the snapshot that it tells.
  private func noteMarking(
    _ note: String, about prepared: LogDraft
  ) throws(BriefError) -> Marking {
    do {
      let handling = try LogDraft.handling(
        of: note, stated: arguments.handling, about: [prepared.marking])
      return Marking(handling, isExercise: prepared.isExercise)
    } catch {
      throw BriefError(LogWords.unknown(error), .usage)
    }
  }

  /// The handover to accept, where nothing speaks against it.
  private func acceptable(
    _ word: String?, in store: any WatchLogStore
  ) throws(BriefError) -> LogEntry {
    let reading = try reading(store)
    guard
      let prepared = try word.map({ (word) throws(BriefError) in try find(word, in: store) })
        ?? reading.waiting
    else { throw BriefError(HandoverWords.nothingWaits(reading), .usage) }
    let number = Int(prepared.sequence)
    if let first = try BriefError.asking({ () throws(WatchLogError) in
      try store.acceptance(of: prepared.draft.key)
    }) {
      throw BriefError(
        "#\(number) is accepted already, by \(HandoverWords.signature(first))", .usage)
    }
    guard prepared.draft.desk == desk else {
      let name = SafeText(prepared.draft.desk, limit: 60)
      throw BriefError(
        "#\(number) was prepared at the desk \"\(name)\"; accept it there, or name that desk with --desk",
        .usage)
    }
    if let last = reading.last?.prepared, last.sequence > prepared.sequence {
      throw BriefError(
        "#\(number) is older than #\(Int(last.sequence)), which is accepted; there is nothing left to accept in it",
        .usage)
    }
    try refuseOwn(prepared)
    return prepared
  }

  private func refuseOwn(_ prepared: LogEntry) throws(BriefError) {
    let (author, own) = (prepared.draft.author, setup.author.value)
    guard author.mayBeSameOfficer(as: own), !arguments.isSameOfficer else { return }
    let whose: SafeText =
      author.isSameOfficer(as: own)
      ? "is your own handover"
      : "may be your own handover: it is of your login, and only one of the two sessions has a key"
    throw BriefError(
      "#\(Int(prepared.sequence)) \(whose); the officer who takes over accepts it, or, alone on watch, you with --same-officer",
      .usage)
  }

  private func newest(in store: any WatchLogStore) throws(BriefError) -> LogEntry {
    let found = try BriefError.asking { () throws(WatchLogError) in
      try store.newest(.handoverPrepared, at: arguments.desk)
    }
    guard let found else {
      let place: SafeText =
        arguments.desk.map { " of the desk \(quoted: $0)" } ?? ""
      throw BriefError("no handover\(place) in the log yet; see handover prepare", .usage)
    }
    return found
  }

  private func show(_ word: String?) throws(BriefError) -> ExitCode {
    let destination = try reportOutput()
    let store = try existing()
    let prepared =
      if let word { try find(word, in: store) } else { try newest(in: store) }
    let acceptance = try BriefError.asking { () throws(WatchLogError) in
      try store.acceptance(of: prepared.draft.key)
    }
    guard let document = HandoverDocument(prepared, acceptance: acceptance) else {
      throw BriefError("#\(Int(prepared.sequence)) is no handover", .usage)
    }
    let lines = document.lines.map { output.isASCII ? AsciiForm.of($0.string) : $0.string }
    try destination.write(
      Array((lines.joined(separator: "\n") + "\n").utf8), marked: document.marking)
    return .fine
  }
}
