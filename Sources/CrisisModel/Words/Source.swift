/// Where a fact comes from.
package struct Source: Hashable, Sendable {
  /// Unique in the snapshot.
  package var id: SourceID
  /// Who published it.
  package var publisher: String
  /// Its title, or what it is.
  package var title: String
  /// The symbol of the document, such as `S/RES/1973 (2011)`.
  package var symbol: String?
  /// Where it can be read.
  package var url: String?
  /// The date of the document, not of what it reports.
  package var date: DatedDay
  /// How reliable the source and how credible the item is.
  package var grade: Grade
}

/// A day with the precision to which it is known; it is drawn no finer.
package struct DatedDay: Hashable, Sendable {
  /// For a week, a month or a year, any day of it.
  package var day: CalendarDay
  /// How much around the day may be meant.
  package var precision: DatePrecision

  /// A day, known exactly unless it says otherwise.
  package init(_ day: CalendarDay, precision: DatePrecision = .day) {
    self.day = day
    self.precision = precision
  }
}

/// What a date stands for: the day itself, or the period around it.
package enum DatePrecision: String, CaseIterable, Sendable {
  case day, week, month, year
}

/// An Admiralty grade: how reliable the source is, and how credible the item.
///
/// F and 6 mean that it cannot be judged; they are not the worst grades, and sort apart.
package struct Grade: Hashable, Sendable {
  /// How reliable the source is; the raw value is the letter.
  package enum Reliability: String, CaseIterable, Sendable {
    case completelyReliable = "A"
    case usuallyReliable = "B"
    case fairlyReliable = "C"
    case notUsuallyReliable = "D"
    case unreliable = "E"
    case cannotBeJudged = "F"
  }

  /// How credible the item is; the raw value is the digit.
  package enum Credibility: Int, CaseIterable, Sendable {
    case confirmed = 1
    case probablyTrue, possiblyTrue, doubtful, improbable, cannotBeJudged
  }

  /// Of the source.
  package var reliability: Reliability
  /// Of the item.
  package var credibility: Credibility

  /// A grade of a letter and a digit.
  package init(_ reliability: Reliability, _ credibility: Credibility) {
    self.reliability = reliability
    self.credibility = credibility
  }

  /// Reads `A1` to `F6`; `nil` for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 2, let letter = text.utf8.first, let digit = text.utf8.last,
      (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(letter),
      let credibility = Credibility(rawValue: Int(digit) - 0x30)
    else { return nil }
    self.init(Reliability.allCases[Int(letter - UInt8(ascii: "A"))], credibility)
  }

  /// The letter and the digit, such as `B2`.
  package var code: String { reliability.rawValue + String(credibility.rawValue) }
}
