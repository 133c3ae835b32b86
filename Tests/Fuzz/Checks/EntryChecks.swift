internal import CrisisModel
internal import WatchLog

/// What must hold of entries of the watch log, whatever bytes a store gives back.
package enum EntryChecks {
  package static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(Broken) {
    try checkReading(Array(bytes))
    var maker = DraftMaker(bytes)
    try checkWriting(maker.draft())
  }

  /// Bytes are a draft that has no other form, or a flaw that is told and hides nothing.
  private static func checkReading(_ bytes: [UInt8]) throws(Broken) {
    let draft: LogDraft
    do throws(LogDraft.Flaw) {
      draft = try LogDraft(reading: bytes)
    } catch {
      return try checkFlaw(bytes, error)
    }
    try expect(draft.canonicalBytes == bytes, "another form of the same draft")
    try checkWriting(draft)
  }

  private static func checkFlaw(_ bytes: [UInt8], _ flaw: LogDraft.Flaw) throws(Broken) {
    try expect(LogDraft(canonicalBytes: bytes) == nil, "a draft with a flaw")
    let hash = hash(bytes)
    let stored = StoredEntry(
      sequence: 1, previous: LogHash.beginning.bytes, hash: hash, draft: bytes,
      fields: LogFields(occurred: .min, recorded: .max, search: "") { _ in nil })
    try expect(stored.entry == nil, "an entry with a flaw")
    try expect(stored.unreadable?.flaw == flaw, "a flaw told as another")
    let problem: LogVerification.Problem = flaw == .newer ? .unreadable : .invalid(flaw)
    try expect(problems(of: [stored]) == [problem], "a flaw that verification does not name")
  }

  /// A draft that was written is read back, chained, found and told.
  private static func checkWriting(_ draft: LogDraft) throws(Broken) {
    let bytes = draft.canonicalBytes
    try expect(LogDraft(canonicalBytes: bytes) == draft, "written and read again, it differs")
    guard let first = try? LogEntry(draft, after: .empty),
      let second = try? LogEntry(draft, after: LogHead(first))
    else { throw Broken(description: "no hash") }
    let stored = [first, second].map(StoredEntry.init)
    try expect(stored.map(\.entry) == [first, second], "stored and read again, it differs")
    try expect(problems(of: stored).isEmpty, "a chain that is not sound")
    try expect(LogFields(draft) == stored[0].fields, "columns that do not follow from the draft")
    try checkFinding(draft)
    var book = AcknowledgementBook([first])
    book.take(second)
    _ = (book.acknowledgements, draft.marking, draft.occurred.iso, draft.recorded.basic)
  }

  /// What an entry says finds it.
  private static func checkFinding(_ draft: LogDraft) throws(Broken) {
    var query = LogQuery()
    query.text = draft.content.text
    query.desk = draft.desk
    query.author = draft.author.name
    query.crisis = draft.links.crisis
    query.alert = draft.alert
    query.subject = draft.content.subject
    query.kind = draft.content.kind
    query.level = draft.level
    query.period = LogPeriod(from: draft.occurred, to: .last)
    try expect(query.matches(LogFields(draft)), "an entry that its own words do not find")
  }

  private static func hash(_ bytes: [UInt8]) -> [UInt8] {
    (try? LogHash(previous: .beginning, draft: bytes).bytes) ?? []
  }

  private static func problems(of entries: [StoredEntry]) -> [LogVerification.Problem] {
    var check = ChainCheck(expecting: [])
    for entry in entries { try? check.take(entry) }
    return check.finish().breaks.map(\.problem)
  }
}
