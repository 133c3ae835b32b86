/// Days from a first to a last, both included; an open end is unknown or not yet reached.
package struct Period: Hashable, Sendable {
  /// The first day; `nil` for an open beginning.
  package var from: CalendarDay?
  /// The last day; `nil` for an open end.
  package var until: CalendarDay?

  /// A period, which has no end on either side unless given.
  package init(from: CalendarDay? = nil, until: CalendarDay? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether the day lies in the period, its first and last day included.
  package func contains(_ day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

/// A name that was in use earlier.
package struct FormerName: Hashable, Sendable {
  /// The short name of that time.
  package var name: String
  /// The last day on which the name was in use.
  package var until: CalendarDay
}

/// A State, present or former.
package struct State: Hashable, Sendable {
  /// ISO 3166-1 alpha-3, or a user-assigned code.
  package var id: StateID
  /// The short name that the United Nations uses today.
  package var name: String
  /// Its earlier short names, in any order.
  package var formerNames: [FormerName]
  /// The days on which it existed.
  package var existence: Period
  /// A remark of the data's authors.
  package var note: String?
  /// What the entry rests on.
  package var sources: [SourceID]

  /// The short name in use on a day.
  package func name(on day: CalendarDay) -> String {
    Self.name(name, formerNames, on: day)
  }

  static func name(_ today: String, _ former: [FormerName], on day: CalendarDay) -> String {
    former.filter { day <= $0.until }.min { $0.until < $1.until }?.name ?? today
  }
}

/// Two States that share a land border.
package struct LandBorder: Hashable, Sendable {
  /// One of the neighbours.
  package var first: StateID
  /// The other one.
  package var second: StateID
  /// The days on which they shared the border.
  package var period: Period
}

/// A regional organisation with its members.
package struct Organization: Hashable, Sendable {
  /// Its usual abbreviation.
  package var id: OrganizationID
  /// The name that it uses today.
  package var name: String
  /// Its earlier names, in any order.
  package var formerNames: [FormerName]
  /// The day on which it came into being; it has no members before.
  package var founded: CalendarDay
  /// The place of its seat.
  package var headquarters: String
  /// The organs that decide, in the words of the data.
  package var decides: String
  /// How they decide, in the words of the data.
  package var decisionRule: String
  /// The steps that it can take on its own authority.
  package var powers: [StepID]
  /// One for each State and each stretch of membership.
  package var memberships: [Membership]
  /// What the entry rests on.
  package var sources: [SourceID]

  /// The name in use on a day.
  package func name(on day: CalendarDay) -> String {
    State.name(name, formerNames, on: day)
  }

  /// The members on a day, suspended ones included, by id; none before it was founded.
  package func members(on day: CalendarDay) -> [StateID] {
    guard founded <= day else { return [] }
    return memberships.filter { $0.period.contains(day) }.map(\.state).sorted()
  }

  /// Whether a State is a member on a day, suspended or not.
  ///
  /// Never before the organisation was founded: a founding member's entry has no first day.
  package func isMember(_ state: StateID, on day: CalendarDay) -> Bool {
    founded <= day && memberships.contains { $0.state == state && $0.period.contains(day) }
  }

  /// The suspension of a member that holds on a day; `nil` if it is not suspended.
  package func suspension(of state: StateID, on day: CalendarDay) -> Suspension? {
    memberships.filter { $0.state == state && $0.period.contains(day) }.flatMap(\.suspensions)
      .first { $0.period.contains(day) }
  }
}

/// One stretch of a State's membership.
package struct Membership: Hashable, Sendable {
  /// A State, which may have several memberships one after the other.
  package var state: StateID
  /// The days of membership; a founding member has no first day.
  package var period: Period
  /// What the period alone does not say, such as a withdrawal that has not taken effect yet.
  package var note: String?
  /// The suspensions within the membership.
  package var suspensions: [Suspension]
  /// What the entry rests on.
  package var sources: [SourceID]
}

/// A time in which a member takes no part in its organisation.
package struct Suspension: Hashable, Sendable {
  /// The days of the suspension.
  package var period: Period
  /// What led to it.
  package var note: String?
  /// What the entry rests on.
  package var sources: [SourceID]
}

/// An actor that is neither a State nor a regional organisation.
package struct Body: Hashable, Sendable {
  /// What kind of body it is.
  package enum Kind: String, CaseIterable, Sendable {
    case unOrgan, unOffice, court, mission, coalition, authority, regional
  }

  /// Its usual abbreviation.
  package var id: BodyID
  /// The name that it uses today.
  package var name: String
  /// What kind of body it is.
  package var kind: Kind
  /// The organisation or body that it belongs to; `nil` if it stands alone.
  package var parent: ActorID?
  /// What the entry rests on.
  package var sources: [SourceID]
  /// Its members, if States are elected to it; otherwise `nil`.
  package var membership: BodyMembership?
}

/// Whoever takes a measure or holds a position.
package enum Actor: Hashable, Sendable {
  case state(State)
  case organization(Organization)
  case body(Body)

  /// The name in use on a day; bodies have only today's.
  package func name(on day: CalendarDay) -> String {
    switch self {
    case .state(let state): state.name(on: day)
    case .organization(let organization): organization.name(on: day)
    case .body(let body): body.name
    }
  }
}

/// Who sat on the Security Council, and when.
package struct CouncilTerms: Hashable, Sendable {
  /// A State's time on a seat.
  package struct Term: Hashable, Sendable {
    /// Who held the seat.
    package var state: StateID
    /// The days on the seat.
    package var period: Period
    /// What the entry rests on.
    package var sources: [SourceID]
  }

  /// The days for which every elected term is on record.
  package var coverage: Period
  /// Who holds a permanent seat; a seat that passed to another State has two entries, with their
  /// days.
  package var permanentSeats: [Term]
  /// The terms of elected members.
  package var terms: [Term]

  /// No Council on record: its members are unknown on every day.
  package static let none = CouncilTerms(coverage: Period(), permanentSeats: [], terms: [])

  /// The members on a day, by id; `nil` outside the coverage, which does not mean an empty Council.
  package func members(on day: CalendarDay) -> [StateID]? {
    guard !permanentSeats.isEmpty, coverage.contains(day) else { return nil }
    return (permanent(on: day) + terms.filter { $0.period.contains(day) }.map(\.state)).sorted()
  }

  /// The permanent members on a day, by id; known for every day.
  package func permanent(on day: CalendarDay) -> [StateID] {
    permanentSeats.filter { $0.period.contains(day) }.map(\.state).sorted()
  }

  /// Whether a State holds a permanent seat on a day.
  package func isPermanent(_ state: StateID, on day: CalendarDay) -> Bool {
    permanentSeats.contains { $0.state == state && $0.period.contains(day) }
  }
}

/// A kind of measure, from the catalogue of steps.
package struct Step: Hashable, Sendable {
  /// Its id in `steps.json`.
  package var id: StepID
  /// Its name on screen.
  package var name: String
  /// Its name for narrow columns, at most twelve columns wide.
  package var short: String
  /// The rung on which it stands, or that it stands apart.
  package var place: StepPlace
  /// Whether it is done once and complete then, as a condemnation is.
  package var isAct: Bool
  /// The rule that it rests on, as the catalogue cites it.
  package var basis: String
  /// Who can take it: ids of bodies, or the words `regional` and `state`.
  package var takers: [String]
  /// The body whose members alone the step can be taken towards, as with a suspension from it;
  /// `nil` if it can be taken towards any State.
  package var membersOf: BodyID?
  /// What the entry rests on.
  package var sources: [SourceID]

  /// The rung on which it stands; `nil` if it stands apart.
  package var rung: Rung? {
    if case .rung(let rung) = place { rung } else { nil }
  }
}

/// What a position is about.
package struct Question: Hashable, Sendable {
  /// Its id in `questions.json`.
  package var id: QuestionID
  /// Its name on screen.
  package var name: String
  /// Its name for narrow columns.
  package var short: String
  /// The steps that the question is about; may be empty.
  package var steps: [StepID]
  /// The order of questions; 1 is furthest up the ladder and shown first.
  package var rank: Int
  /// The rule by which the Security Council votes on it.
  package var vote = Decision.Kind.substantive
}

/// One of the 14 factors of the UN Framework of Analysis for Atrocity Crimes (2014).
package struct RiskFactor: Hashable, Sendable {
  /// The crimes to which a factor points; the first eight are common to all.
  package enum Group: String, CaseIterable, Sendable {
    case common, genocide, crimesAgainstHumanity, warCrimes
  }

  /// From 1 to 14.
  package var number: Int
  /// The crimes to which it points.
  package var group: Group
  /// Its name in the Framework.
  package var name: String
  /// What the entry rests on.
  package var sources: [SourceID]
}
