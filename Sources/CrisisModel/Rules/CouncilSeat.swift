/// A member of the Security Council on a day, with its term.
package struct CouncilSeat: Hashable, Sendable {
  /// How the member got its seat.
  package enum Kind: Hashable, Sendable {
    case permanent
    /// Elected under Art. 23(2) for two years; each half of a split term is a term.
    case elected(CouncilTerms.Term)
  }

  /// The State that holds the seat on the day.
  package let state: StateID
  /// Permanent, or elected for a term.
  package let kind: Kind
  /// The day for which the seat is described.
  package let day: CalendarDay

  /// Whether the seat is a permanent one.
  package var isPermanent: Bool { kind == .permanent }

  /// The term of an elected member; `nil` for a permanent one.
  package var term: CouncilTerms.Term? {
    if case .elected(let term) = kind { term } else { nil }
  }

  /// Which calendar year of its term the day is in, and of how many; `nil` for a permanent member,
  /// and if an end of the term is not on record.
  package var year: (number: Int, of: Int)? {
    guard let from = term?.period.from, let until = term?.period.until else { return nil }
    let first = from.components.year
    return (day.components.year - first + 1, until.components.year - first + 1)
  }

  /// Whether the term ends in the day's calendar year.
  package var endsThisYear: Bool {
    term?.period.until.map { $0.components.year == day.components.year } ?? false
  }
}

extension CouncilTerms {
  /// The seats on a day, the permanent ones first and each group by id; `nil` for days that the
  /// data do not cover.
  package func seats(on day: CalendarDay) -> [CouncilSeat]? {
    guard members(on: day) != nil else { return nil }
    let elected = terms.filter { $0.period.contains(day) }.sorted { $0.state < $1.state }
    return permanent(on: day).map { CouncilSeat(state: $0, kind: .permanent, day: day) }
      + elected.map { CouncilSeat(state: $0.state, kind: .elected($0), day: day) }
  }
}
