internal import StrictJSON

extension CrisisFilter {
  /// Reads terms separated by spaces; throws at the first that is not understood.
  package init(parsing text: String) throws(ParseError) {
    var scanner = FilterScanner(text)
    var terms: [Term] = []
    while let term = try scanner.term() { terms.append(term) }
    self.init(terms: terms, text: text)
  }
}

/// Reads terms from left to right, by scalars: a combining mark may follow a quotation mark or a
/// space.
private struct FilterScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(SearchText.plainQuotes(text).unicodeScalars)
  }

  private var current: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  mutating func term() throws(CrisisFilter.ParseError) -> CrisisFilter.Term? {
    while current == " " { position += 1 }
    guard current != nil else { return nil }
    let isNegated = current == "!"
    if isNegated { position += 1 }
    return CrisisFilter.Term(isNegated: isNegated, condition: try condition())
  }

  private mutating func condition() throws(CrisisFilter.ParseError) -> CrisisFilter.Condition {
    let start = position
    if current == "\"" { return .contains(SearchText.folded(try phrase())) }
    let word = word()
    guard let comparison = comparison() else {
      if word.isEmpty { throw error("a word is missing after !", at: start) }
      if let example = Self.examples[word.lowercased()] {
        throw error(
          "\(quoted: word) is a field: write \(example), or it in quotes for the word", at: position
        )
      }
      return .contains(SearchText.folded(word))
    }
    let valueStart = position
    let value = current == "\"" ? try phrase() : self.word()
    if value.isEmpty { throw error("a value is missing", at: valueStart) }
    return try field(word, comparison, value, start, valueStart)
  }

  /// Fields with an example.
  ///
  /// A field's name alone is an unfinished term, not a word to search for.
  private static let examples: [String: Message] = [
    "authorised": "authorised>=4", "risk": "risk>=high", "rung": "rung>=2", "state": "state:LBY",
    "status": "status:crisis", "taken": "taken>=2", "trend": "trend:deteriorated",
  ]

  private mutating func phrase() throws(CrisisFilter.ParseError) -> String {
    let start = position
    position += 1
    let phrase = text { $0 != "\"" }
    guard current == "\"" else { throw error("the quotes are not closed", at: start) }
    position += 1
    return phrase
  }

  private mutating func word() -> String {
    text { !" :=<>\"".unicodeScalars.contains($0) }
  }

  private mutating func text(while belongs: (Unicode.Scalar) -> Bool) -> String {
    let found = scalars[position...].prefix(while: belongs)
    position += found.count
    return String(String.UnicodeScalarView(found))
  }

  private mutating func comparison() -> CrisisFilter.Comparison? {
    let rest = scalars[position...]
    guard
      let found = CrisisFilter.Comparison.allCases.first(where: {
        rest.starts(with: $0.rawValue.unicodeScalars)
      })
    else { return nil }
    position += found.rawValue.unicodeScalars.count
    return found
  }

  private func field(
    _ name: String, _ comparison: CrisisFilter.Comparison, _ value: String, _ start: Int,
    _ valueStart: Int
  ) throws(CrisisFilter.ParseError) -> CrisisFilter.Condition {
    let folded = SearchText.folded(value)
    switch name.lowercased() {
    case "risk":
      return .risk(comparison, try named(folded, among: Verdict.Risk.allCases, valueStart))
    default: break
    }
    if let kind = CrisisFilter.RungKind(rawValue: name.lowercased()) {
      guard let number = Int(value), (0...4).contains(number) else {
        throw error("a rung is a number from 0 to 4", at: valueStart)
      }
      return .rung(kind, comparison, number)
    }
    guard comparison == .equal || comparison == .same else {
      throw error(
        "\(quoted: name) has no order; write \(quoted: "\(name):\(value)")",
        at: start + name.unicodeScalars.count)
    }
    switch name.lowercased() {
    case "status": return .status(try status(folded, valueStart))
    case "trend": return .trend(try named(folded, among: Verdict.Trend.allCases, valueStart))
    case "state": return .state(folded)
    case "id": return .id(folded)
    case "name": return .contains(folded)
    default:
      let fields: Message = "authorised, id, name, risk, rung, state, status, taken, trend"
      throw error("no field \(quoted: name); fields are \(fields)", at: start)
    }
  }

  /// `crisis` and `imminent` are the words that the screens print.
  private func status(
    _ word: String, _ position: Int
  ) throws(CrisisFilter.ParseError) -> Verdict.Status {
    switch word {
    case "crisis", "current": .currentCrisis
    case "imminent": .imminentRisk
    default: try named(word, among: Verdict.Status.allCases, position)
    }
  }

  private func named<Value: RawRepresentable<String>>(
    _ word: String, among values: [Value], _ position: Int
  ) throws(CrisisFilter.ParseError) -> Value {
    if let value = values.first(where: { $0.rawValue.lowercased() == word }) { return value }
    let known = Message.joined(values.map { "\(plain: $0.rawValue)" })
    throw error("\(quoted: word) is not one of \(known)", at: position)
  }

  private func error(_ what: Message, at position: Int) -> CrisisFilter.ParseError {
    CrisisFilter.ParseError(position: position, what: what)
  }
}
