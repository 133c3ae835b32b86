/// A record that can be compared with another field by field while both stay in their lists.
///
/// `==` gives the same answer, but first copies both records and counts a reference to each of
/// their texts, which takes longer than the comparison.
protocol ComparedInPlace: Equatable {
  /// Whether every field of `old[place]` equals that of `new[other]`.
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool
}

extension Array where Element: ComparedInPlace {
  /// How many records at the beginning are equal.
  func sameCount(as other: [Element]) -> Int {
    let shorter = Swift.min(count, other.count)
    return (0..<shorter).first { !Element.isSame(self, $0, other, $0) } ?? shorter
  }

  func isSame(as other: [Element]) -> Bool {
    count == other.count && sameCount(as: other) == count
  }
}

extension RiskFactorFinding: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    old[place].factor == new[other].factor && old[place].level == new[other].level
      && old[place].note == new[other].note && old[place].sources == new[other].sources
  }
}

extension Measure: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    isSameToTheLadder(old, place, new, other) && old[place].actor == new[other].actor
      && old[place].until == new[other].until && old[place].ended == new[other].ended
      && old[place].authority == new[other].authority && old[place].target == new[other].target
      && old[place].note == new[other].note && old[place].effect == new[other].effect
      && old[place].sources == new[other].sources
  }

  /// Compares the fields that decide which rungs a measure reaches, and when.
  static func isSameToTheLadder(
    _ old: [Self], _ place: Int, _ new: [Self], _ other: Int
  ) -> Bool {
    old[place].id == new[other].id && old[place].step == new[other].step
      && old[place].status == new[other].status && old[place].from == new[other].from
      && old[place].decision == new[other].decision
  }
}

extension Position: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    old[place].holder == new[other].holder && old[place].question == new[other].question
      && old[place].stance == new[other].stance && old[place].date == new[other].date
      && old[place].body == new[other].body && old[place].dissent == new[other].dissent
      && old[place].caveat == new[other].caveat && old[place].document == new[other].document
      && old[place].sources == new[other].sources
  }
}

extension Decision: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    old[place].symbol == new[other].symbol && old[place].body == new[other].body
      && old[place].date == new[other].date && old[place].title == new[other].title
      && old[place].draft == new[other].draft && old[place].meeting == new[other].meeting
      && old[place].sponsors == new[other].sponsors && old[place].chapter == new[other].chapter
      && old[place].kind == new[other].kind
      && old[place].recordedOutcome == new[other].recordedOutcome
      && old[place].withoutVote == new[other].withoutVote
      && old[place].ballots == new[other].ballots && old[place].tally == new[other].tally
      && old[place].enables == new[other].enables && old[place].sources == new[other].sources
  }
}

extension Event: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    old[place].id == new[other].id && old[place].date == new[other].date
      && old[place].place == new[other].place
      && old[place].placePrecision == new[other].placePrecision
      && old[place].kind == new[other].kind && old[place].what == new[other].what
      && old[place].actors == new[other].actors
      && old[place].fatalities == new[other].fatalities
      && old[place].sources == new[other].sources
  }
}

extension Indicator: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    old[place].id == new[other].id && old[place].name == new[other].name
      && old[place].unit == new[other].unit
      && old[place].cadenceDays == new[other].cadenceDays
      && old[place].series == new[other].series && old[place].note == new[other].note
      && old[place].sources == new[other].sources
  }
}

extension Source: ComparedInPlace {
  static func isSame(_ old: [Self], _ place: Int, _ new: [Self], _ other: Int) -> Bool {
    old[place].id == new[other].id && old[place].publisher == new[other].publisher
      && old[place].title == new[other].title && old[place].symbol == new[other].symbol
      && old[place].url == new[other].url && old[place].date == new[other].date
      && old[place].grade == new[other].grade
  }
}
