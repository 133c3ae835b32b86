internal import StrictJSON
internal import WatchLog

/// One statement writes an entry, and another reads it back.
extension PostgreSQLConnection {
  /// Writes a draft unless its key is there, and compares it with what is in the tables afterwards.
  ///
  /// Nothing is sent to a schema that is not as this program makes it. The statement that writes
  /// asks whether it still is; after any change of it, by a GRANT or by an attack, the schema is
  /// compared anew.
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogEntry {
    if let form, form.version == PostgreSQLSchema.newest, form.differences.isEmpty,
      let number = try send(draft, form.stamp)
    {
      return try readBack(draft, number)
    }
    let form = try lookAtForm()
    guard form.version == PostgreSQLSchema.newest else {
      throw .refused(
        place: place, reason: "form \(form.version) is to become \(PostgreSQLSchema.newest)")
    }
    guard form.differences.isEmpty else { throw .altered(place: place, form.differences) }
    guard let number = try send(draft, form.stamp) else {
      throw .unavailable(place: place, reason: "its schema is being changed")
    }
    return try readBack(draft, number)
  }

  /// Compares the schema again.
  func lookAtForm() throws(WatchLogError) -> PostgreSQLForm {
    let form = try isOpenedToRead ? PostgreSQLSchema.read(self) : PostgreSQLSchema.migrate(self)
    self.form = form
    return form
  }

  /// The number that the server gave the entry; `nil` if the schema has changed, so that nothing
  /// was sent to it.
  private func send(_ draft: LogDraft, _ stamp: [UInt8]) throws(WatchLogError) -> Int64? {
    let fields = LogFields(draft)
    let answer: PostgreSQLRow?
    do throws(WatchLogError) {
      answer = try rows(
        """
        SELECT CASE WHEN (\(PostgreSQLForm.stamp)) = $3 THEN watchlog.append($1, $2::text) ELSE 0 END
        """, [.blob(draft.canonicalBytes), .text(fields.search), .blob(stamp)]
      ).first
    } catch .refused(let place, let reason) {
      // The function may have been replaced or removed.
      let form = try lookAtForm()
      guard form.differences.isEmpty else { throw .altered(place: place, form.differences) }
      throw .refused(place: place, reason: reason)
    }
    guard let answer else { throw .damaged(place: place, reason: "it gave no answer") }
    let number = try answer.integer(0)
    return number == 0 ? nil : number
  }

  /// The entry as the tables have it, read by a statement that runs no function of the schema.
  private func readBack(_ draft: LogDraft, _ number: Int64) throws(WatchLogError) -> LogEntry {
    guard let found = try standing(of: draft.key) else {
      throw .notWritten(place: place, reason: "no entry has its key")
    }
    guard let entry = found.entry.entry else {
      throw .notWritten(place: place, reason: "what is there cannot be read")
    }
    _ = try entry.confirmed(as: draft, at: place)
    let hash = try LogHash(
      previous: entry.previous, draft: found.entry.draft, facts: found.entry.facts)
    guard entry.sequence == number, entry.hash == hash else {
      throw .notWritten(place: place, reason: "its number or hash is another")
    }
    guard let head = found.head, head.sequence >= number,
      head.sequence > number || head.hash == hash
    else { throw .notWritten(place: place, reason: "the head of the log is another") }
    // It is for verification to report that an entry before it is missing.
    let before = number == 1 ? LogHash.beginning : found.before
    guard before == nil || before == entry.previous else {
      throw .damaged(place: place, reason: "entry \(number) does not follow the one before it")
    }
    return entry
  }
}
