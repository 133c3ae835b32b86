internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import WatchDesk
internal import WatchLog

/// What the tasks share: the log, and what a handover is made of.
extension HandoverCommand {
  var desk: String { setup.desk.value }

  /// What the log gives.
  func readLog(_ alerts: [AlertID]) throws(CommandError) -> HandoverMaterial.LogPart {
    if let absence = setup.absence { return .unread(absence) }
    return try part(of: orEnd(log: setup.existing()), alerts)
  }

  func part(
    of store: any WatchLogStore, _ alerts: [AlertID]
  ) throws(CommandError) -> HandoverMaterial.LogPart {
    try orEnd(
      log: HandoverMaterial.LogPart(at: desk, alerts: alerts, from: store, now: MachineClock.now()))
  }

  func reading(_ store: any WatchLogStore) throws(CommandError) -> HandoverReading {
    try orEnd(log: HandoverReading(at: desk, from: store, now: MachineClock.now()))
  }

  /// The entry that a number or a key names.
  func find(_ word: String, in store: any WatchLogStore) throws(CommandError) -> LogEntry {
    let found = try orEnd(log: Self.entry(word, in: store))
    guard let found, found.draft.content.kind == .handoverPrepared else {
      throw .usage(
        "no handover \(quoted: word) in the log; watchfloor log --where kind:handoverPrepared lists them"
      )
    }
    return found
  }

  private static func entry(
    _ word: String, in store: any WatchLogStore
  ) throws(WatchLogError) -> LogEntry? {
    if let number = Int64(word.hasPrefix("#") ? word.dropFirst() : word[...]), number > 0 {
      let next = try store.stored(after: number - 1, limit: 1).first?.entry
      return next?.sequence == number ? next : nil
    }
    guard let key = LogKey(hexadecimal: word) else { return nil }
    return try store.entry(key)
  }

  func append(
    _ order: LogOrder, to store: any WatchLogStore
  ) throws(CommandError) -> LogWriting? {
    guard let draft = order.draft(now: MachineClock.now(), by: setup.writer) else { return nil }
    let receipt = try orEnd(log: store.append(draft))
    if case .queued = receipt {
      output.message(setup.queuedText)
    }
    return LogWriting(order: order, receipt: receipt, in: store)
  }

  /// - Parameter readLog: with the alerts of which it is asked whether they are acknowledged.
  func material(
    _ readLog: ([AlertID]) throws(CommandError) -> HandoverMaterial.LogPart
  ) throws(CommandError) -> HandoverMaterial {
    let archive = try invocation.openArchive()
    let index = try orEnd(archive: archive.index(at: arguments.at))
    for problem in archive.reader.referenceProblems + archive.problems {
      output.message(problem)
    }
    let alerts = ArchiveAlerts(archive, upTo: index, try invocation.alertSetup())
    for note in alerts.setup.notes { output.message(note) }
    let open = alerts.book.open
    let log = try readLog(open.map(\.id))
    var material = try material(archive, index, log)
    material.alerts = alerts.view
    material.alertMarkings = archive.markings(at: open.map(\.raisedAt))
    material.unread = alerts.unread
    return material
  }

  private func material(
    _ archive: LiveArchive, _ index: Int, _ log: HandoverMaterial.LogPart
  ) throws(CommandError) -> HandoverMaterial {
    let begin = HandoverReading.begin(log.reading, of: archive.entries[index].asOf)
    let start = min(index, archive.index(notAfter: begin))
    let comparison = try PairReader(output: output).read(start, index, of: archive)
    var material = HandoverMaterial(
      comparison, begin: begin, log: log, writer: setup.writer)
    material.later = max(0, archive.newestIndex - index)
    material.notes = arguments.note.map { [SafeText($0, limit: 2_000)] } ?? []
    material.questions = arguments.questions.map { SafeText($0, limit: 2_000) }
    return material
  }
}

/// Who did it and when, in messages.
enum HandoverWords {
  static func signature(_ entry: LogEntry) -> SafeText {
    let draft = entry.draft
    let desk: SafeText = draft.desk.isEmpty ? "no desk" : SafeText(draft.desk, limit: 60)
    return
      "\(LogWords.name(draft.author)), \(desk), \(SafeText(draft.recorded.iso)), #\(Int(entry.sequence))"
  }

  static func nothingWaits(_ reading: HandoverReading) -> SafeText {
    guard let last = reading.last else {
      return "no handover was prepared at this desk; see handover prepare, and --desk"
    }
    return
      "no handover waits at this desk: #\(Int(last.prepared.sequence)) is accepted already, by \(signature(last.acceptance))"
  }
}
