internal import StrictJSON

/// Reads the model's words from a document: ids, days, enumerations, lists of sources.
///
/// It knows the document's sources and its `asOf`; if these come after what refers to them, it
/// checks at the end.
struct ModelReader {
  var document: DocumentReader
  let reference: Reference?
  private var known: KnownIDs
  private var declaredSources = IDTable()
  /// Where sources should have been declared, in the words of a message.
  private var homeOfSources: Message = "this file's sources"
  private var sharedTexts = IDTable()
  private var pendingSources: [(id: String, offset: Int)] = []
  private var asOfDay: CalendarDay?
  private var pendingDays: [(day: CalendarDay, offset: Int)] = []
  private var declaredDecisions = SeenIDs()
  private var pendingDecisions: [(symbol: DecisionSymbol, offset: Int)] = []
  /// The measures on rung 4 of the crisis that is being read, which need a decision.
  var forceMeasures: [(measure: Measure, offset: Int)] = []
  private var councils: [CalendarDay: [StateID]?] = [:]
  /// Collects the ids of a list until its length is known; reused, and never shortened.
  private var collected: [String] = []

  init(_ document: DocumentReader, reference: Reference?) {
    self.document = document
    self.reference = reference
    self.known = reference?.known ?? .none
  }

  mutating func text() throws(JSONSyntaxError) -> String? {
    try document.words()
  }

  /// Reads a text that many records share, such as a publisher, and keeps it once.
  mutating func sharedText() throws(JSONSyntaxError) -> String? {
    guard let token = try document.stringToken() else { return nil }
    if let text = document.json.plainBytes(token).flatMap({ sharedTexts[$0] }) { return text }
    guard let text = document.words(token) else { return nil }
    if !token.hasEscapes && sharedTexts.ids.count < Self.sharedLimit { sharedTexts.add(text) }
    return text
  }

  /// Beyond so many, texts are not shared ones.
  private static let sharedLimit = 2_000

  /// The most characters of an id.
  ///
  /// Ids are compared as text, which hostile runs of combining marks could make slow without a
  /// limit.
  static let idLimit = 100

  mutating func identifier<Subject>(
    _: Subject.Type = Subject.self
  ) throws(JSONSyntaxError) -> Identifier<Subject>? {
    guard let token = try document.stringToken() else { return nil }
    return identifier(token).map { Identifier($0) }
  }

  private mutating func identifier(_ token: StringToken) -> String? {
    guard let text = document.words(token) else { return nil }
    if text.utf8.count <= Self.idLimit || text.unicodeScalars.count <= Self.idLimit { return text }
    let expected: Message = "an id of at most \(Self.idLimit) characters"
    document.note(.malformed(value: text, expected: expected), at: Self.start(of: token))
    return nil
  }

  /// The byte at which the value of a string token starts, which is its quote.
  private static func start(of token: StringToken) -> Int { token.range.lowerBound - 1 }

  /// Reads a word and returns the case with its index; the table must list the raw values in the
  /// order of the cases.
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
      guard let value = try element(&self) else { continue }
      if elements.count == elements.capacity {
        elements.reserveCapacity(Self.room(after: elements.count))
      }
      elements.append(value)
    }
    return elements
  }

  /// The capacity to reserve for a growing list, in fewer steps than an array takes by itself,
  /// which starts with room for one.
  ///
  /// In long lists, capacity that is never used costs no memory, but each step copies everything.
  private static func room(after count: Int) -> Int {
    count < 1_024 ? max(4, 2 * count) : 4 * count
  }

  /// Reads a list of ids, which takes no more memory than they need.
  mutating func ids<Subject>(
    _ id: (inout ModelReader) throws(JSONSyntaxError) -> String?
  ) throws(JSONSyntaxError) -> [Identifier<Subject>] {
    guard try document.expect(.array, "an array") else { return [] }
    try document.json.enter()
    var count = 0
    var isFirst = true
    while try document.json.nextElement(isFirst: isFirst) {
      isFirst = false
      guard let value = try id(&self) else { continue }
      if count < collected.count { collected[count] = value } else { collected.append(value) }
      count += 1
    }
    return collected[..<count].map { Identifier($0) }
  }
}

// Days
extension ModelReader {
  /// Reads `YYYY-MM-DD`.
  mutating func day() throws(JSONSyntaxError) -> CalendarDay? {
    guard let token = try document.stringToken("a date, YYYY-MM-DD") else { return nil }
    return day(token)
  }

  private mutating func day(_ token: StringToken) -> CalendarDay? {
    let parsed =
      document.json.plainBytes(token).map(CalendarDay.parse)
      ?? document.json.withBytes(of: token, CalendarDay.parse)
    if case .day(let day) = parsed { return day }
    let value = document.json.text(token)
    let complaint: Problem.Complaint =
      if case .impossible = parsed {
        .impossibleDate(value: value)
      } else {
        .malformed(value: value, expected: "a date, YYYY-MM-DD")
      }
    document.note(complaint, at: Self.start(of: token))
    return nil
  }

  /// Reads a day that must not be later than the snapshot's `asOf`: nothing is known ahead of its
  /// time.
  mutating func pastDay() throws(JSONSyntaxError) -> CalendarDay? {
    guard let token = try document.stringToken("a date, YYYY-MM-DD"), let day = day(token)
    else { return nil }
    if let asOfDay {
      checkPast(day, Self.start(of: token), asOfDay)
    } else {
      pendingDays.append((day, Self.start(of: token)))
    }
    return day
  }

  mutating func instant() throws(JSONSyntaxError) -> Instant? {
    try instant("a UTC time, YYYY-MM-DDTHH:MM:SSZ", Self.documentInstant)
  }

  /// An instant, or a day, which stands for its first moment.
  mutating func moment() throws(JSONSyntaxError) -> Instant? {
    try instant("a date, YYYY-MM-DD, or a UTC time, YYYY-MM-DDTHH:MM:SSZ", Self.moment)
  }

  private mutating func instant(
    _ form: StaticString, _ parse: (UnsafeBufferPointer<UInt8>) -> Instant.Parsed
  ) throws(JSONSyntaxError) -> Instant? {
    guard let token = try document.stringToken(form) else { return nil }
    let (offset, value) = (Self.start(of: token), document.json.text(token))
    switch document.json.withBytes(of: token, parse) {
    case .instant(let instant): return instant
    case .impossible: document.note(.impossibleDate(value: value), at: offset)
    case .malformed:
      document.note(.malformed(value: value, expected: Message(stringLiteral: form)), at: offset)
    }
    return nil
  }

  /// Documents may use only one of the forms that `Instant` reads.
  private static func documentInstant(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant.Parsed {
    bytes.count == "YYYY-MM-DDTHH:MM:SSZ".utf8.count ? Instant.parse(bytes) : .malformed
  }

  private static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant.Parsed {
    switch CalendarDay.parse(bytes) {
    case .day(let day): .instant(Instant(day: day))
    case .impossible: .impossible
    case .malformed: documentInstant(bytes)
    }
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
        "\(plain: day.iso) lies after asOf \(plain: asOf.iso)",
        remedy: "correct the date, or leave the fact out until it is known"),
      at: offset)
  }
}

// Sources and references
extension ModelReader {
  /// Takes sources as declared that stand in other files.
  mutating func declare(_ sources: IDTable, of home: Message) {
    (declaredSources, homeOfSources) = (sources, home)
  }

  mutating func declare(_ source: SourceID, at offset: Int) {
    if !declaredSources.insert(source.rawValue) {
      document.note(.repeated(kind: "source", id: source.rawValue), at: offset)
    }
  }

  /// Reads ids of sources, at least one: no fact stands without a source.
  mutating func sources() throws(JSONSyntaxError) -> [SourceID] {
    let isArray = try document.json.peek() == .array
    let offset = document.json.offset
    var count = 0
    let ids: [SourceID] = try ids { (reader) throws(JSONSyntaxError) in
      count += 1
      return try reader.sourceReference()
    }
    if isArray && count == 0 {
      document.note(
        .contradiction("no source is named", remedy: "name at least one source"), at: offset)
    }
    return ids
  }

  private mutating func sourceReference() throws(JSONSyntaxError) -> String? {
    guard let token = try document.stringToken() else { return nil }
    if let id = document.json.plainBytes(token).flatMap({ declaredSources[$0] }) { return id }
    guard let id = identifier(token) else { return nil }
    if !declaredSources.contains(id) { pendingSources.append((id, Self.start(of: token))) }
    return id
  }

  /// Notes references to sources that the document does not have.
  mutating func resolvePending() {
    for pending in pendingSources where !declaredSources.contains(pending.id) {
      let declared = declaredSources.ids
      noteUnresolved("source", pending.id, homeOfSources, at: pending.offset) {
        declared.sorted()
      }
    }
    pendingSources = []
  }

  /// Reads the symbol of a decision of the same crisis.
  mutating func decisionReference() throws(JSONSyntaxError) -> DecisionSymbol? {
    guard let token = try document.stringToken() else { return nil }
    guard let symbol = identifier(token).map({ DecisionSymbol($0) }) else { return nil }
    pendingDecisions.append((symbol, Self.start(of: token)))
    return symbol
  }

  mutating func declare(_ decision: DecisionSymbol) {
    _ = declaredDecisions.insert(decision.rawValue)
  }

  /// Notes references to decisions that the crisis, now read, does not have.
  mutating func resolveDecisions() {
    let declared = declaredDecisions
    for pending in pendingDecisions where !declared.contains(pending.symbol.rawValue) {
      noteUnresolved(
        "decision", pending.symbol.rawValue, "this crisis's decisions", at: pending.offset
      ) {
        declared.all.sorted()
      }
    }
    (declaredDecisions, pendingDecisions) = (SeenIDs(), [])
  }

  /// The Council's members on a day, kept because many decisions fall on the same days.
  mutating func councilMembers(on day: CalendarDay) -> [StateID]? {
    if let members = councils[day] { return members }
    let members = reference?.council.members(on: day)
    councils[day] = .some(members)
    return members
  }

  private mutating func noteUnresolved(
    _ kind: Message, _ id: String, _ home: Message, at offset: Int, among known: () -> [String]
  ) {
    let nearest = document.nearest(id, among: known)
    document.note(.unresolved(kind: kind, id: id, home: home, nearest: nearest), at: offset)
  }

  mutating func state() throws(JSONSyntaxError) -> StateID? {
    try known(.state).map { StateID($0) }
  }

  mutating func stateIDs() throws(JSONSyntaxError) -> [StateID] {
    try ids { (reader) throws(JSONSyntaxError) in try reader.known(.state) }
  }

  mutating func step() throws(JSONSyntaxError) -> StepID? {
    try known(.step).map { StepID($0) }
  }

  mutating func question() throws(JSONSyntaxError) -> QuestionID? {
    try known(.question).map { QuestionID($0) }
  }

  /// Reads the id of a State, an organisation or a body.
  mutating func actor() throws(JSONSyntaxError) -> ActorID? {
    try known(.actor).map { ActorID($0) }
  }

  /// Reads an id that must be in the reference data; without reference data it is not checked.
  private mutating func known(_ kind: KnownIDs.Kind) throws(JSONSyntaxError) -> String? {
    guard let token = try document.stringToken() else { return nil }
    if let id = document.json.plainBytes(token).flatMap({ known[kind, $0] }) { return id }
    guard let id = identifier(token) else { return nil }
    if reference != nil, !known.contains(id, kind) {
      let ids = known.ids(kind)
      noteUnresolved("\(plain: kind.rawValue)", id, "the reference data", at: Self.start(of: token))
      { ids }
    }
    return id
  }
}

/// The ids that were seen in one list; usually few, so that a scan is quicker than hashing.
struct SeenIDs {
  private(set) var all: [String] = []
  private var many: Set<String> = []

  func contains(_ id: String) -> Bool {
    many.isEmpty ? all.contains(id) : many.contains(id)
  }

  /// Adds an id; returns `false` if it was there already.
  mutating func insert(_ id: String) -> Bool {
    if contains(id) { return false }
    if all.isEmpty { all.reserveCapacity(8) }
    all.append(id)
    if !many.isEmpty { many.insert(id) }
    if many.isEmpty && all.count > 24 { many = Set(all) }
    return true
  }
}
