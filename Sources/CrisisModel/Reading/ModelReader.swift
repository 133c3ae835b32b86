internal import StrictJSON

/// Reads the model's words from a document: ids, days, enumerations, lists of sources.
///
/// It knows the document's sources and its `asOf`; where those stand after what refers to them,
/// the check is made at the end.
struct ModelReader {
  var document: DocumentReader
  let reference: Reference?
  private var declaredSources: Set<String> = []
  private var pendingSources: [(id: String, offset: Int)] = []
  private var asOfDay: CalendarDay?
  private var pendingDays: [(day: CalendarDay, offset: Int)] = []
  private var declaredDecisions: Set<DecisionSymbol> = []
  private var pendingDecisions: [(symbol: DecisionSymbol, offset: Int)] = []

  init(_ document: DocumentReader, reference: Reference?) {
    self.document = document
    self.reference = reference
  }

  mutating func text() throws(JSONSyntaxError) -> String? {
    try document.words()
  }

  /// Characters that an id can have.
  ///
  /// Ids are compared as text, and hostile runs of combining marks make that slow without a bound.
  static let idLimit = 100

  mutating func identifier<Subject>(
    _: Subject.Type = Subject.self
  ) throws(JSONSyntaxError) -> Identifier<Subject>? {
    _ = try document.json.peek()
    let offset = document.json.offset
    guard let text = try document.words() else { return nil }
    if text.utf8.count <= Self.idLimit || text.unicodeScalars.count <= Self.idLimit {
      return Identifier(text)
    }
    let expected = "an id of at most \(Self.idLimit) characters"
    document.note(.malformed(value: text, expected: expected), at: offset)
    return nil
  }

  /// The case at the index of a word; the table must list the raw values in the order of cases.
  mutating func enumeration<Value: CaseIterable>(
    _ table: FieldTable, _: Value.Type = Value.self
  ) throws(JSONSyntaxError) -> Value? where Value.AllCases == [Value] {
    try document.word(of: table).map { Value.allCases[$0] }
  }

  mutating func list<Element>(
    _ element: (inout ModelReader) throws(JSONSyntaxError) -> Element?
  ) throws(JSONSyntaxError) -> [Element] {
    var elements: [Element] = []
    guard try document.expect(.array, "an array") else { return [] }
    try document.json.enter()
    var isFirst = true
    while try document.json.nextElement(isFirst: isFirst) {
      isFirst = false
      if let value = try element(&self) { elements.append(value) }
    }
    return elements
  }
}

// Days
extension ModelReader {
  /// `YYYY-MM-DD`.
  mutating func day() throws(JSONSyntaxError) -> CalendarDay? {
    guard try document.expect(.string, "a date, YYYY-MM-DD") else { return nil }
    let offset = document.json.offset
    let token = try document.json.string()
    switch document.json.withBytes(of: token, CalendarDay.parse) {
    case .day(let day): return day
    case .impossible:
      let value = document.json.text(token)
      document.note(.impossibleDate(value: value), at: offset)
    case .malformed:
      let value = document.json.text(token)
      document.note(.malformed(value: value, expected: "a date, YYYY-MM-DD"), at: offset)
    }
    return nil
  }

  /// A day that must not lie after the snapshot's `asOf`: nothing is known ahead of its time.
  mutating func pastDay() throws(JSONSyntaxError) -> CalendarDay? {
    _ = try document.json.peek()
    let offset = document.json.offset
    guard let day = try day() else { return nil }
    if let asOfDay {
      checkPast(day, offset, asOfDay)
    } else {
      pendingDays.append((day, offset))
    }
    return day
  }

  mutating func instant() throws(JSONSyntaxError) -> Instant? {
    let form: StaticString = "a UTC time, YYYY-MM-DDTHH:MM:SSZ"
    guard try document.expect(.string, form) else { return nil }
    let offset = document.json.offset
    let token = try document.json.string()
    let value = document.json.text(token)
    switch document.json.withBytes(of: token, Self.documentInstant) {
    case .instant(let instant): return instant
    case .impossible: document.note(.impossibleDate(value: value), at: offset)
    case .malformed:
      document.note(.malformed(value: value, expected: form.description), at: offset)
    }
    return nil
  }

  /// Of the forms that `Instant` reads, documents have one.
  private static func documentInstant(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant.Parsed {
    bytes.count == "YYYY-MM-DDTHH:MM:SSZ".utf8.count ? Instant.parse(bytes) : .malformed
  }

  mutating func setAsOf(_ instant: Instant) {
    asOfDay = instant.day
    for pending in pendingDays { checkPast(pending.day, pending.offset, instant.day) }
    pendingDays = []
  }

  private mutating func checkPast(_ day: CalendarDay, _ offset: Int, _ asOf: CalendarDay) {
    guard day > asOf else { return }
    document.note(
      .contradiction(
        "\(day.iso) lies after asOf \(asOf.iso)",
        remedy: "correct the date, or leave the fact out until it is known"),
      at: offset)
  }
}

// Sources and references
extension ModelReader {
  mutating func declare(_ source: SourceID, at offset: Int) {
    if !declaredSources.insert(source.rawValue).inserted {
      document.note(.repeated(kind: "source", id: source.rawValue), at: offset)
    }
  }

  /// Ids of sources; at least one, since no fact stands without a source.
  mutating func sources() throws(JSONSyntaxError) -> [SourceID] {
    let isArray = try document.json.peek() == .array
    let offset = document.json.offset
    var count = 0
    let ids = try list { (reader) throws(JSONSyntaxError) in
      count += 1
      return try reader.sourceReference()
    }
    if isArray && count == 0 {
      document.note(
        .contradiction("no source is named", remedy: "name at least one source"), at: offset)
    }
    return ids
  }

  private mutating func sourceReference() throws(JSONSyntaxError) -> SourceID? {
    _ = try document.json.peek()
    let offset = document.json.offset
    guard let id: SourceID = try identifier() else { return nil }
    if !declaredSources.contains(id.rawValue) { pendingSources.append((id.rawValue, offset)) }
    return id
  }

  /// Notes what referred to sources that the document does not have.
  mutating func resolvePending() {
    let declared = declaredSources
    for pending in pendingSources where !declared.contains(pending.id) {
      noteUnresolved("source", pending.id, "this file's sources", at: pending.offset) {
        declared.sorted()
      }
    }
    pendingSources = []
  }

  /// The symbol of a decision of the same crisis.
  mutating func decisionReference() throws(JSONSyntaxError) -> DecisionSymbol? {
    _ = try document.json.peek()
    let offset = document.json.offset
    let symbol: DecisionSymbol? = try identifier()
    if let symbol { pendingDecisions.append((symbol, offset)) }
    return symbol
  }

  mutating func declare(_ decision: DecisionSymbol) {
    declaredDecisions.insert(decision)
  }

  /// Notes what referred to decisions that the crisis, now read, does not have.
  mutating func resolveDecisions() {
    let declared = declaredDecisions
    for pending in pendingDecisions where !declared.contains(pending.symbol) {
      noteUnresolved(
        "decision", pending.symbol.rawValue, "this crisis's decisions", at: pending.offset
      ) {
        declared.map(\.rawValue).sorted()
      }
    }
    (declaredDecisions, pendingDecisions) = ([], [])
  }

  private mutating func noteUnresolved(
    _ kind: String, _ id: String, _ home: String, at offset: Int, among known: () -> [String]
  ) {
    let nearest = document.nearest(id, among: known)
    document.note(.unresolved(kind: kind, id: id, home: home, nearest: nearest), at: offset)
  }

  mutating func state() throws(JSONSyntaxError) -> StateID? {
    try resolved("State", { $0.states[$1] != nil }) { $0.states.keys.map(\.rawValue).sorted() }
  }

  mutating func step() throws(JSONSyntaxError) -> StepID? {
    try resolved("step", { $0.step($1) != nil }) { $0.steps.map(\.id.rawValue) }
  }

  mutating func question() throws(JSONSyntaxError) -> QuestionID? {
    try resolved("question", { $0.question($1) != nil }) { $0.questions.map(\.id.rawValue) }
  }

  /// A State, an organisation or a body.
  mutating func actor() throws(JSONSyntaxError) -> ActorID? {
    try resolved("State, organisation or body", { $0.actor($1) != nil }) { reference in
      reference.organizationOrder.map(\.rawValue) + reference.bodies.keys.map(\.rawValue).sorted()
        + reference.states.keys.map(\.rawValue).sorted()
    }
  }

  /// An id that must be in the reference data; not checked where there is none.
  private mutating func resolved<Subject>(
    _ kind: String, _ isKnown: (Reference, Identifier<Subject>) -> Bool,
    _ known: (Reference) -> [String]
  ) throws(JSONSyntaxError) -> Identifier<Subject>? {
    _ = try document.json.peek()
    let offset = document.json.offset
    guard let id: Identifier<Subject> = try identifier() else { return nil }
    if let reference, !isKnown(reference, id) {
      noteUnresolved(kind, id.rawValue, "the reference data", at: offset) { known(reference) }
    }
    return id
  }
}

/// Ids that were seen in one list; few, so a scan is quicker than hashing.
struct SeenIDs {
  private var ids: [String] = []
  private var many: Set<String> = []

  /// `false` where the id was there already.
  mutating func insert(_ id: String) -> Bool {
    if !many.isEmpty { return many.insert(id).inserted }
    if ids.contains(id) { return false }
    ids.append(id)
    if ids.count > 24 { many = Set(ids) }
    return true
  }
}
