/// A day, a month or a year that a text names.
struct DateMention: Hashable {
  /// What the words before a date make of it.
  enum Role: Hashable {
    /// The last day of something: "to 31 July 2011", "until 2013".
    case end
    /// The first day of something: "from 15 September 2014".
    case start
    case plain
  }

  let date: DatedDay
  let role: Role

  static func mentions(in text: String) -> [DateMention] {
    guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return [] }
    var finder = DateFinder(TextToken.tokens(of: text))
    finder.find()
    return finder.mentions
  }
}

/// Tells the years of a text from its other numbers.
///
/// It finds `2011-03-17`, `17 March 2011`, `March 17, 2011`, `March 2011`, the year of a symbol
/// (`S/2011/142`, `resolution 1973 (2011)`, `878/2011`), and a year after a word that leads to one
/// (`in 2011`, `the counts of 2013 and 2014`). The number of a resolution, a count and a part of a
/// larger number are not years. Years are 1900 to 2099.
private struct DateFinder {
  private let tokens: [TextToken]
  private(set) var mentions: [DateMention] = []
  /// The place of the last plain year; another one may be listed after it.
  private var lastPlainYear: Int?
  /// Whether the numbers that follow belong to documents: `resolutions 1970 and 2009`.
  private var isListOfDocuments = false

  init(_ tokens: [TextToken]) {
    self.tokens = tokens
  }

  /// Goes through the text once, so that a hostile text takes no longer than its length.
  mutating func find() {
    for place in tokens.indices {
      if let mention = mention(at: place) { mentions.append(mention) }
      if Self.joinsNumbers(tokens[place]) { continue }
      isListOfDocuments = Self.documents.contains(tokens[place].word?.lowercased() ?? "")
    }
  }

  /// The date whose year stands at a place.
  private mutating func mention(at place: Int) -> DateMention? {
    guard let year = year(at: place), !isInsideNumber(place) else { return nil }
    if let day = numericDay(year, at: place) { return mention(day, .day, from: place) }
    if let spelled = spelledDate(year, endingAt: place) { return spelled }
    guard isSymbolYear(place) || isPlainYear(place) else { return nil }
    return CalendarDay(year: year, month: 1, day: 1).map { mention($0, .year, from: place) }
  }

  private func mention(_ day: CalendarDay, _ precision: DatePrecision, from place: Int)
    -> DateMention
  {
    DateMention(date: DatedDay(day, precision: precision), role: role(before: place))
  }

  private subscript(place: Int) -> TextToken? {
    tokens.indices.contains(place) ? tokens[place] : nil
  }

  private func number(at place: Int, digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = self[place]?.kind, digits.contains(count) else {
      return nil
    }
    return value
  }

  private func year(at place: Int) -> Int? {
    number(at: place, digits: 4...4).flatMap { (1900...2099).contains($0) ? $0 : nil }
  }

  /// Whether letters or a decimal part touch the number, as in `1990s` or `12.2011`.
  private func isInsideNumber(_ place: Int) -> Bool {
    let isTouchedBefore = self[place]?.isSpaced == false
    if isTouchedBefore, let before = self[place - 1], before.word != nil || before.isMark(".") {
      return true
    }
    guard let after = self[place + 1], !after.isSpaced else { return false }
    if after.word != nil || after.isMark("%") { return true }
    let isPoint = after.isMark(".") || after.isMark(",")
    return isPoint && self[place + 2]?.isSpaced == false
      && number(at: place + 2, digits: 1...9) != nil
  }
}

// Days and months
extension DateFinder {
  /// `2011-03-17`.
  private func numericDay(_ year: Int, at place: Int) -> CalendarDay? {
    guard self[place + 1]?.joins(with: "-") == true, self[place + 3]?.joins(with: "-") == true,
      let month = number(at: place + 2, digits: 2...2),
      let day = number(at: place + 4, digits: 2...2)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// `17 March 2011`, `March 17, 2011`, `March 2011` or `Mar. 2011`.
  private func spelledDate(_ year: Int, endingAt place: Int) -> DateMention? {
    if self[place - 1]?.isMark(",") == true, let day = number(at: place - 2, digits: 1...2),
      let month = month(at: place - 3)
    {
      return CalendarDay(year: year, month: month, day: day).map {
        mention($0, .day, from: place - 3)
      }
    }
    let name = self[place - 1]?.isMark(".") == true ? place - 2 : place - 1
    guard let month = month(at: name) else { return nil }
    if let day = number(at: name - 1, digits: 1...2),
      let date = CalendarDay(year: year, month: month, day: day)
    {
      return mention(date, .day, from: name - 1)
    }
    return CalendarDay(year: year, month: month, day: 1).map { mention($0, .month, from: name) }
  }

  /// A month's name, written with a capital letter.
  private func month(at place: Int) -> Int? {
    guard let word = self[place]?.word, word.first?.isUppercase == true else { return nil }
    return TimeWords.month(word.lowercased())
  }
}

// Years
extension DateFinder {
  /// The year of a document's symbol.
  private func isSymbolYear(_ place: Int) -> Bool {
    let isSlashed = self[place - 1]?.joins(with: "/") == true && self[place]?.isSpaced == false
    if self[place + 1]?.joins(with: "/") == true { return true }
    if isSlashed {
      return number(at: place - 2, digits: 1...9) != nil && year(at: place - 2) == nil
    }
    return self[place - 1]?.isMark("(") == true && self[place + 1]?.isMark(")") == true
  }

  /// Whether it is a year by the word that leads to it, directly or through another year: "of 2013
  /// and 2014".
  private mutating func isPlainYear(_ place: Int) -> Bool {
    if isListOfDocuments || isCount(place) { return false }
    guard let before = self[place - 1], !before.isMark("/") else { return false }
    let leads = before.word.map { Self.leads.contains($0.lowercased()) } ?? false
    guard leads || before.isMark("-") || before.isMark("(") || isListed(place) else {
      return false
    }
    lastPlainYear = place
    return true
  }

  /// Whether a year is listed after another one.
  private func isListed(_ place: Int) -> Bool {
    guard let link = self[place - 1], lastPlainYear == place - 2 else { return false }
    return link.isMark(",") || link.word == "and" || link.word == "or"
  }

  /// Whether a token can be part of a list of numbers.
  private static func joinsNumbers(_ token: TextToken) -> Bool {
    switch token.kind {
    case .number: true
    case .word(let word): word == "and" || word == "or"
    case .mark(let mark): [",", "(", ")", "-", "/"].contains(Unicode.Scalar(mark))
    }
  }

  /// Whether the number counts something, as in `of 2014 people`.
  private func isCount(_ place: Int) -> Bool {
    self[place + 1]?.word.map { Self.counted.contains($0.lowercased()) } ?? false
  }

  /// The role by the words before a date; "to the end of July 2011" is an end as well.
  private func role(before place: Int) -> DateMention.Role {
    var before = place - 1
    while ["the", "end", "of"].contains(self[before]?.word?.lowercased() ?? "") { before -= 1 }
    let word = self[before]?.word?.lowercased() ?? ""
    if word == "from" { return .start }
    return Self.terms.contains(word) ? .end : .plain
  }

  private static let documents: Set<String> = ["resolution", "resolutions", "no", "nos", "order"]

  private static let terms: Set<String> = ["to", "until", "till", "through", "by", "before"]

  private static let leads: Set<String> =
    terms.union([
      "in", "of", "since", "from", "during", "after", "for", "throughout", "on", "between", "and",
      "early", "late", "mid", "end", "year", "years", "spring", "summer", "autumn", "winter", "the",
      "its", "their",
    ])

  private static let counted: Set<String> = [
    "people", "persons", "civilians", "men", "women", "children", "victims", "dead", "deaths",
    "killed", "wounded", "injured", "refugees", "displaced", "troops", "soldiers", "police",
    "observers", "peacekeepers", "personnel", "staff", "fighters", "prisoners", "detainees",
    "members", "votes", "cases", "houses", "homes", "tonnes", "kilometres", "miles", "metres",
    "dollars", "million",
  ]
}
