/// Reads a document of known shape and collects everything that is wrong with it.
///
/// Each reading function returns the value, or `nil` after it has noted a problem and skipped what
/// is there, so that reading continues. Only broken syntax ends it, by a throw. A `null` in place
/// of a value is a wrong type: absent, `null` and zero are three different things.
package struct DocumentReader {
  /// The reader underneath, for callers that read a value without its checks.
  package var json: JSONReader
  /// The problems kept so far, in the order in which they were noted.
  private(set) package var problems: [Problem] = []
  private let problemLimit: Int
  private var errors = 0
  private var findings = 0
  /// How many comparisons are left for suggestions, which a hostile document must not exhaust.
  private var comparisons = 50_000

  /// Throws if the document exceeds the limit of bytes or is UTF-16; reads nothing else yet.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = .standard
  ) throws(JSONSyntaxError) {
    self.json = try JSONReader(bytes, limits: limits)
    self.problemLimit = limits.problems
  }

  /// All problems, followed by one that counts those beyond the limit.
  package var allProblems: [Problem] {
    let uncounted = errors + findings - problems.count
    guard uncounted > 0 else { return problems }
    let severity: Problem.Severity = errors > problemLimit ? .error : .finding
    return problems + [
      Problem(offset: json.offset, severity: severity, complaint: .uncounted(more: uncounted))
    ]
  }

  /// Keeps a problem, or counts it once the limit is reached.
  ///
  /// Errors and findings each have the limit, so that a flood of findings hides no error.
  package mutating func note(
    _ complaint: @autoclosure () -> Problem.Complaint, at offset: Int,
    severity: Problem.Severity = .error
  ) {
    if hasRoom(for: severity) {
      problems.append(Problem(offset: offset, severity: severity, complaint: complaint()))
    }
    if severity == .error { errors += 1 } else { findings += 1 }
  }

  /// Whether another problem of this severity would be kept with its place.
  package func hasRoom(for severity: Problem.Severity) -> Bool {
    (severity == .error ? errors : findings) < problemLimit
  }

  /// The known word that a misspelt one probably means; `nil` also once the document has used up
  /// its comparisons.
  package mutating func nearest(_ word: String, among known: () -> [String]) -> String? {
    guard comparisons > 0 else { return nil }
    let candidates = known()
    comparisons -= candidates.count
    return Nearest.match(word, among: candidates)
  }

  /// Moves to the next value if it is of a kind; otherwise notes the problem, skips the value and
  /// returns `false`.
  @inline(__always)
  package mutating func expect(
    _ kind: JSONKind, _ expected: StaticString
  ) throws(JSONSyntaxError) -> Bool {
    if json.isNext(kind) { return true }
    return try expectSlowly(kind, expected)
  }

  private mutating func expectSlowly(
    _ kind: JSONKind, _ expected: StaticString
  ) throws(JSONSyntaxError) -> Bool {
    let found = try json.peek()
    if found == kind { return true }
    note(.wrongType(expected: Message(stringLiteral: expected), found: found), at: json.offset)
    try json.skipValue()
    return false
  }

  /// Reads a `null` if one is here.
  package mutating func takeNull() throws(JSONSyntaxError) -> Bool {
    guard try json.peek() == .null else { return false }
    try json.null()
    return true
  }

  /// Reads `true` or `false`; returns `nil` after noting anything else.
  package mutating func boolean() throws(JSONSyntaxError) -> Bool? {
    guard try expect(.boolean, "true or false") else { return nil }
    return try json.boolean()
  }

  /// Reads a string, which may be empty; returns `nil` after noting anything else.
  package mutating func string() throws(JSONSyntaxError) -> String? {
    guard try expect(.string, "a string") else { return nil }
    let token = try json.string()
    return json.text(token)
  }

  /// Scans a string without decoding it; its value starts one byte before the token's range.
  package mutating func stringToken(
    _ expected: StaticString = "a string"
  ) throws(JSONSyntaxError) -> StringToken? {
    guard try expect(.string, expected) else { return nil }
    return try json.string()
  }

  /// Reads a string that says something: it is not empty, and has more than white space and control
  /// characters.
  package mutating func words() throws(JSONSyntaxError) -> String? {
    guard let token = try stringToken() else { return nil }
    return words(token)
  }

  /// The same for a string that was scanned already.
  package mutating func words(_ token: StringToken) -> String? {
    let text = json.text(token)
    if json.startsPlainly(token) || text.utf8.contains(where: { $0 > 0x20 }) { return text }
    note(.malformed(value: text, expected: "at least one word"), at: token.range.lowerBound - 1)
    return nil
  }

  /// Reads a whole number, which may be written as `1.0` or `1e3`; returns `nil` after noting one
  /// out of range.
  package mutating func integer(in range: ClosedRange<Int>) throws(JSONSyntaxError) -> Int? {
    guard try expect(.number, "a whole number") else { return nil }
    let token = try json.number()
    if let value = json.integer(token), range.contains(value) { return value }
    let value = written(token)
    let allowed: Message =
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
    note(.outOfRange(value: value, allowed: allowed), at: token.range.lowerBound)
    return nil
  }

  /// Reads a number; returns `nil` after noting one out of range.
  package mutating func number(
    in range: ClosedRange<Double>
  ) throws(JSONSyntaxError) -> Double? {
    guard try expect(.number, "a number") else { return nil }
    let token = try json.number()
    if let value = json.double(token), range.contains(value) { return value }
    let written = written(token)
    let (low, high) = (JSONWriter.text(range.lowerBound), JSONWriter.text(range.upperBound))
    let allowed: Message = "a number from \(plain: low) to \(plain: high)"
    note(.outOfRange(value: written, allowed: allowed), at: token.range.lowerBound)
    return nil
  }

  private func written(_ token: NumberToken) -> String {
    String(decoding: json.bytes[token.range].prefix(40), as: UTF8.self)
  }

  /// Reads one word of a table; returns its index, or `nil` after noting which words are allowed.
  package mutating func word(of table: FieldTable) throws(JSONSyntaxError) -> Int? {
    guard try expect(.string, "a string") else { return nil }
    let start = json.offset
    if let hit = json.takeWord(of: table, from: 0) {
      try json.countValue()
      return hit.index
    }
    let token = try json.string()
    if let index = json.withBytes(of: token, { table.index(of: $0) }) { return index }
    let value = json.text(token)
    let nearest = nearest(value) { table.names }
    note(.notAllowed(value: value, allowed: table.names, nearest: nearest), at: start)
    return nil
  }

  /// Reads an array; `element` must read exactly one value each time.
  ///
  /// Returns `false` if there is something other than an array.
  @discardableResult
  package mutating func array(
    _ element: (inout DocumentReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) -> Bool {
    guard try expect(.array, "an array") else { return false }
    try json.enter()
    var isFirst = true
    while try json.nextElement(isFirst: isFirst) {
      isFirst = false
      try element(&self)
    }
    return true
  }
}
