package import StrictJSON

/// The result of reading a document: its value, unless a problem is an error, and every problem.
package struct ReadResult<Value> {
  /// `nil` if a problem is an error.
  package let value: Value?
  /// Errors and findings, in the order in which they were noted.
  package let problems: [Problem]
}

extension ReadResult: Sendable where Value: Sendable {}

/// Reads snapshots (`Data/schema/snapshot.schema.json` is the published contract).
package enum SnapshotReader {
  /// - Parameters:
  ///   - reference: where ids resolve; without it they are not checked.
  ///   - name: the time in the file's name; another `asOf` is an error, since the time axis trusts
  ///     names.
  ///   - clock: the time that `asOf` must not be ahead of; `nil` for no such check.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, reference: Reference?, named name: Instant? = nil,
    clock: Instant? = nil, limits: Limits = .standard
  ) -> ReadResult<Snapshot> {
    ModelReader.read(bytes, reference: reference, limits: limits) {
      (reader) throws(JSONSyntaxError) in try reader.snapshot(named: name, clock: clock)
    }
  }

  /// Reads a snapshot; if it has no errors, adds what `SnapshotReview` finds.
  ///
  /// It takes several times as long as reading, unless the memory knows the texts already.
  package static func validate(
    _ bytes: UnsafeBufferPointer<UInt8>, reference: Reference?, named name: Instant? = nil,
    clock: Instant? = nil, limits: Limits = .standard, memory: ReviewMemory = ReviewMemory()
  ) -> ReadResult<Snapshot> {
    let read = read(bytes, reference: reference, named: name, clock: clock, limits: limits)
    guard let snapshot = read.value else { return read }
    let found = SnapshotReview(snapshot, memory: memory).findings
    var problems = found.prefix(limits.problems).map { place in
      Problem(
        offset: DocumentPath.offset(of: place.path, in: bytes), severity: .finding,
        complaint: place.finding.complaint)
    }
    let more = found.count - problems.count
    if more > 0 {
      problems.append(
        Problem(offset: bytes.count, severity: .finding, complaint: .uncounted(more: more)))
    }
    return ReadResult(value: snapshot, problems: read.problems + problems)
  }
}

extension ModelReader {
  /// Runs one reading function over a whole document and turns its outcome into a result.
  static func read<Value>(
    _ bytes: UnsafeBufferPointer<UInt8>, reference: Reference?, limits: Limits,
    _ body: (inout ModelReader) throws(JSONSyntaxError) -> Value?
  ) -> ReadResult<Value> {
    var reader: ModelReader?
    do {
      reader = ModelReader(try DocumentReader(bytes, limits: limits), reference: reference)
      let value = try reader.mutate(body) ?? nil
      try reader?.document.json.end()
      reader?.resolvePending()
      let problems = reader?.document.allProblems ?? []
      let failed = problems.contains { $0.severity == .error }
      return ReadResult(value: failed ? nil : value, problems: problems)
    } catch {
      let syntax = Problem(
        offset: error.offset, severity: .error, complaint: .syntax(error.reason))
      return ReadResult(value: nil, problems: (reader?.document.allProblems ?? []) + [syntax])
    }
  }
}

extension Optional {
  /// Changes the wrapped value in place, so that what was collected survives a throw.
  fileprivate mutating func mutate<Result, Failure: Error>(
    _ body: (inout Wrapped) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    switch consume self {
    case .none:
      self = .none
      return nil
    case .some(var value):
      do {
        let result = try body(&value)
        self = .some(value)
        return result
      } catch {
        self = .some(value)
        throw error
      }
    }
  }
}

extension ModelReader {
  private enum SnapshotField: Int, CaseIterable {
    case schemaVersion, asOf, handling, exercise, note, sources, crises
  }

  private static let snapshotFields = FieldTable(
    SnapshotField.self, "schemaVersion asOf handling exercise note sources crises")
  static let handlings = FieldTable(
    values: Handling.self, "TLP:CLEAR TLP:GREEN TLP:AMBER TLP:AMBER+STRICT TLP:RED")

  mutating func snapshot(
    named name: Instant?, clock: Instant?
  ) throws(JSONSyntaxError) -> Snapshot? {
    guard var scope = try document.object() else { return nil }
    var asOf: Instant?
    var snapshot = Snapshot(
      asOf: Instant(seconds: 0), handling: .clear, exercise: false, sources: [], crises: [])
    while let index = try document.nextField(&scope, Self.snapshotFields) {
      switch SnapshotField(rawValue: index) {
      case .schemaVersion: try schemaVersion()
      case .asOf:
        asOf = try self.asOf(named: name, clock: clock)
      case .handling: snapshot.handling = try enumeration(Self.handlings) ?? .red
      case .exercise: snapshot.exercise = try document.boolean() ?? false
      case .note: snapshot.note = try text()
      case .sources:
        snapshot.sources = try list { (reader) throws(JSONSyntaxError) in try reader.source() }
      case .crises: snapshot.crises = try crises()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b110_1111, in: scope, Self.snapshotFields)
    guard let asOf else { return nil }
    snapshot.asOf = asOf
    return snapshot
  }

  mutating func schemaVersion() throws(JSONSyntaxError) {
    guard try document.expect(.number, "a whole number") else { return }
    let offset = document.json.offset
    let token = try document.json.number()
    if document.json.integer(token) == Snapshot.schemaVersion { return }
    document.note(
      .contradiction(
        "the file is not of format version \(Snapshot.schemaVersion), the one known here",
        remedy: "use the Watchfloor that the file was made for"), at: offset)
  }

  private mutating func asOf(
    named name: Instant?, clock: Instant?
  ) throws(JSONSyntaxError) -> Instant? {
    _ = try document.json.peek()
    let offset = document.json.offset
    guard let asOf = try instant() else { return nil }
    setAsOf(asOf)
    if let name, name != asOf {
      document.note(
        .contradiction(
          "asOf is \(plain: asOf.iso), but the file's name says \(plain: name.basic)",
          remedy: "rename the file, or correct asOf"), at: offset)
    }
    if let clock, asOf.isAhead(of: clock) {
      document.note(
        .contradiction(
          "asOf is \(plain: asOf.iso), ahead of this machine's clock, which says \(plain: clock.iso)",
          remedy: "correct asOf, or the clock"), at: offset, severity: .finding)
    }
    return asOf
  }

  private mutating func crises() throws(JSONSyntaxError) -> [Crisis] {
    try uniqueList("crisis", id: { $0.id.rawValue }) { (reader) throws(JSONSyntaxError) in
      try reader.crisis()
    }
  }

  private enum SourceField: Int, CaseIterable {
    case id, publisher, title, symbol, url, date, datePrecision, grade
  }

  private static let sourceFields = FieldTable(
    SourceField.self, "id publisher title symbol url date datePrecision grade")
  static let datePrecisions = FieldTable(values: DatePrecision.self, "day week month year")

  mutating func source() throws(JSONSyntaxError) -> Source? {
    guard var scope = try document.object() else { return nil }
    var id: SourceID?
    var publisher: String?
    var title: String?
    var symbol: String?
    var url: String?
    var day: CalendarDay?
    var precision = DatePrecision.day
    var grade: Grade?
    while let index = try document.nextField(&scope, Self.sourceFields) {
      switch SourceField(rawValue: index) {
      case .id: id = try identifier()
      case .publisher: publisher = try sharedText()
      case .title: title = try text()
      case .symbol: symbol = try text()
      case .url: url = try text()
      case .date: day = try pastDay()
      case .datePrecision: precision = try enumeration(Self.datePrecisions) ?? .day
      case .grade: grade = try self.grade()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1010_0111, in: scope, Self.sourceFields)
    if let id { declare(id, at: scope.offset) }
    guard let id, let publisher, let title, let day, let grade else { return nil }
    return Source(
      id: id, publisher: publisher, title: title, symbol: symbol, url: url,
      date: DatedDay(day, precision: precision), grade: grade)
  }

  private mutating func grade() throws(JSONSyntaxError) -> Grade? {
    _ = try document.json.peek()
    let offset = document.json.offset
    guard let text = try text() else { return nil }
    if let grade = Grade(text) { return grade }
    let expected: Message = "an Admiralty grade, a letter A to F and a digit 1 to 6"
    document.note(.malformed(value: text, expected: expected), at: offset)
    return nil
  }
}
