/// Where a fact comes from.
package struct Source: Hashable, Sendable {
  package var id: SourceID
  package var publisher: String
  package var title: String
  /// Document symbol, `S/RES/1973 (2011)`.
  package var symbol: String?
  package var url: String?
  package var date: DatedDay
  package var grade: Grade
}

/// A day with the precision it is known to; drawn no finer.
package struct DatedDay: Hashable, Sendable {
  package var day: CalendarDay
  package var precision: DatePrecision

  package init(_ day: CalendarDay, precision: DatePrecision = .day) {
    self.day = day
    self.precision = precision
  }
}

package enum DatePrecision: String, CaseIterable, Sendable {
  case day, week, month, year
}

/// An Admiralty grade: how reliable the source is, how credible the item.
///
/// F and 6 mean that it cannot be judged; they are not the worst grades and sort apart.
package struct Grade: Hashable, Sendable {
  package enum Reliability: String, CaseIterable, Sendable {
    case completelyReliable = "A"
    case usuallyReliable = "B"
    case fairlyReliable = "C"
    case notUsuallyReliable = "D"
    case unreliable = "E"
    case cannotBeJudged = "F"
  }

  package enum Credibility: Int, CaseIterable, Sendable {
    case confirmed = 1
    case probablyTrue, possiblyTrue, doubtful, improbable, cannotBeJudged
  }

  package var reliability: Reliability
  package var credibility: Credibility

  package init(_ reliability: Reliability, _ credibility: Credibility) {
    self.reliability = reliability
    self.credibility = credibility
  }

  /// `A1` to `F6`.
  package init?(_ text: String) {
    guard text.utf8.count == 2, let letter = text.utf8.first, let digit = text.utf8.last,
      (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(letter),
      let credibility = Credibility(rawValue: Int(digit) - 0x30)
    else { return nil }
    self.init(Reliability.allCases[Int(letter - UInt8(ascii: "A"))], credibility)
  }

  package var code: String { reliability.rawValue + String(credibility.rawValue) }
}
