internal import CrisisModel
internal import StrictJSON
internal import WatchLog

extension LogFilter {
  package init(parsing text: String) throws(ParseError) {
    var scanner = LogFilterScanner(text)
    self.init()
    self.text = text
    var words: [String] = []
    while let term = scanner.term() {
      switch term {
      case .word(let word): words.append(word)
      case .open(let position): throw Self.error("the quotes are not closed", at: position)
      case .field(let field): try take(field)
      }
    }
    self.words = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The filter without the last term, which is still being typed; all where that is wrong too.
  package static func finishedPart(of text: String) -> LogFilter {
    let end = text.unicodeScalars.lastIndex(of: " ") ?? text.startIndex
    return (try? LogFilter(parsing: String(text.unicodeScalars[..<end]))) ?? .all
  }

  private mutating func take(_ field: LogFilterScanner.Field) throws(ParseError) {
    let value = field.value
    if value.isEmpty { throw Self.error("a value is missing", at: field.valuePosition) }
    switch field.name {
    case "crisis": crisis = CrisisID(value)
    case "alert": alert = AlertID(value)
    case "level": level = try Self.named(field)
    case "kind": kind = try Self.named(field)
    case "desk": desk = value
    case "author": author = value
    case "since": since = try Self.time(field, atEnd: false)
    case "until": until = try Self.time(field, atEnd: true)
    default:
      throw Self.error(
        "no field \(quoted: field.name); fields are alert, author, crisis, desk, kind, level, since, until",
        at: field.position)
    }
  }

  private static func named<Value: RawRepresentable<String> & CaseIterable>(
    _ field: LogFilterScanner.Field
  ) throws(ParseError) -> Value {
    let wanted = field.value.lowercased()
    if let value = Value.allCases.first(where: { $0.rawValue.lowercased() == wanted }) {
      return value
    }
    let known = Message.joined(Value.allCases.map { "\(plain: $0.rawValue)" })
    throw error("\(quoted: field.value) is not one of \(known)", at: field.valuePosition)
  }

  /// A day is the whole of it: since its beginning, until its end.
  private static func time(
    _ field: LogFilterScanner.Field, atEnd: Bool
  ) throws(ParseError) -> LogTime {
    let expression: TimeExpression
    do {
      expression = try TimeExpression(parsing: field.value)
    } catch {
      throw Self.error(error.what, at: field.valuePosition)
    }
    // Only a day can be followed by a clock.
    if !atEnd, case .instant(let start)? = try? TimeExpression(parsing: field.value + " 00:00") {
      return .at(start)
    }
    switch expression {
    case .beforeNewest(let seconds): return .before(seconds: seconds)
    case .instant(let instant): return .at(instant.advanced(by: atEnd ? 1 : 0))
    }
  }

  private static func error(_ what: Message, at position: Int) -> ParseError {
    ParseError(position: position, what: what)
  }
}

/// Reads terms from left to right, by scalars: a mark may stand on a quotation mark or a space.
private struct LogFilterScanner {
  struct Field {
    let name: String
    let value: String
    let position: Int
    let valuePosition: Int
  }

  enum Term {
    case word(String)
    case field(Field)
    /// Quotes that are not closed, and where they were opened.
    case open(Int)
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(SearchText.plainQuotes(text).unicodeScalars)
  }

  private var current: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  mutating func term() -> Term? {
    while current == " " { position += 1 }
    guard current != nil else { return nil }
    let start = position
    if current == "\"" { return phrase().map(Term.word) ?? .open(start) }
    let name = text { $0 != " " && $0 != ":" }
    guard current == ":" else { return .word(name) }
    position += 1
    let valueStart = position
    if current == "\"" {
      guard let value = phrase() else { return .open(valueStart) }
      return .field(field(name, value, start, valueStart))
    }
    let value = text { $0 != " " }
    return .field(field(name, value, start, valueStart))
  }

  private mutating func text(while belongs: (Unicode.Scalar) -> Bool) -> String {
    let found = scalars[position...].prefix(while: belongs)
    position += found.count
    return String(String.UnicodeScalarView(found))
  }

  private func field(_ name: String, _ value: String, _ start: Int, _ valueStart: Int) -> Field {
    Field(name: name.lowercased(), value: value, position: start, valuePosition: valueStart)
  }

  /// The text between quotes; `nil` where they are not closed.
  private mutating func phrase() -> String? {
    position += 1
    let phrase = text { $0 != "\"" }
    guard current == "\"" else { return nil }
    position += 1
    return phrase
  }
}
