internal import StrictJSON

/// Reads the words of a time, in lower case and split at spaces.
struct TimeWords {
  typealias ParseError = TimeExpression.ParseError

  private let words: [String]

  init(_ words: [String]) {
    self.words = words
  }

  func instant() throws(ParseError) -> Instant {
    let joined = words.joined()
    if let instant = Instant(joined.uppercased()) { return instant }
    if let group = try dateTimeGroup(joined) { return group }
    if let (day, rest) = try numericDay() { return try at(rest, of: day) }
    if let (day, rest) = try spelledDay() { return try at(rest, of: day) }
    throw ParseError(what: "not understood; write \(TimeExpression.forms)")
  }

  private func at(_ time: String, of day: CalendarDay) throws(ParseError) -> Instant {
    Instant(day: day, secondOfDay: try clock(time))
  }

  /// Reads `170600zmar11` or `170600zmar2011`.
  private func dateTimeGroup(_ text: String) throws(ParseError) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count == 12 || bytes.count == 14, bytes[6] == UInt8(ascii: "z"),
      let day = Self.number(text.prefix(2)), let month = Self.month(text.dropFirst(7).prefix(3)),
      let year = Self.year(text.dropFirst(10)), Self.number(text.prefix(6)) != nil
    else { return nil }
    let clock = String(text.dropFirst(2).prefix(4))
    return Instant(day: try Self.day(year, month, day), secondOfDay: try self.clock(clock))
  }

  /// Reads `2011-03-17`, followed by a clock after a space or a T.
  private func numericDay() throws(ParseError) -> (CalendarDay, String)? {
    let text = words.joined(separator: "t")
    let date = text.prefix(10)
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard date.utf8.count == 10, parts.map(\.count) == [4, 2, 2],
      let year = Self.number(parts[0]), let month = Self.number(parts[1]),
      let day = Self.number(parts[2])
    else { return nil }
    let rest = text.dropFirst(10)
    if !rest.isEmpty && !rest.hasPrefix("t") { return nil }
    return (try Self.day(year, month, day), String(rest.dropFirst()))
  }

  /// Reads `17 mar 2011`, followed by a clock.
  private func spelledDay() throws(ParseError) -> (CalendarDay, String)? {
    guard (3...4).contains(words.count), words[0].count <= 2, let day = Self.number(words[0]),
      let month = Self.month(words[1]), [2, 4].contains(words[2].count),
      let year = Self.year(words[2])
    else { return nil }
    return (try Self.day(year, month, day), words.count == 4 ? words[3] : "")
  }

  /// The second of the day for `06:00`, `0600` or `06:00:30`, each with or without a Z.
  ///
  /// Without a clock it is the day's last second.
  private func clock(_ text: String) throws(ParseError) -> Int {
    if text.isEmpty { return 86_399 }
    let bare = text.hasSuffix("z") ? text.dropLast() : text[...]
    let parts = bare.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let pairs =
      parts.count == 1 && bare.count == 4
      ? [String(bare.prefix(2)), String(bare.suffix(2))] : parts
    let numbers = pairs.compactMap { $0.count == 2 ? Self.number($0) : nil }
    guard numbers.count == pairs.count, (2...3).contains(numbers.count) else {
      throw ParseError(what: "\(quoted: text) is no clock; write 06:00, in UTC")
    }
    guard numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      throw ParseError(what: "there is no \(quoted: text); hours go to 23, minutes to 59")
    }
    return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws(ParseError) -> CalendarDay {
    if let found = CalendarDay(year: year, month: month, day: day) { return found }
    throw ParseError(what: "the calendar has no such day; check day and month")
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The number of a month, by its name or at least its first three letters.
  static func month(_ word: some StringProtocol) -> Int? {
    guard word.count >= 3, let index = months.firstIndex(where: { $0.hasPrefix(word) }) else {
      return nil
    }
    return index + 1
  }

  /// The year of four digits, or of two in the years 1970 to 2069.
  private static func year(_ digits: some StringProtocol) -> Int? {
    number(digits).map { year in
      digits.utf8.count > 2 ? year : year < 70 ? 2_000 + year : 1_900 + year
    }
  }

  private static func number(_ digits: some StringProtocol) -> Int? {
    digits.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(digits) : nil
  }
}
