/// Days from a first to a last, both included; an open end is not known or not reached.
package struct Period: Hashable, Sendable {
  package var from: CalendarDay?
  package var until: CalendarDay?

  package init(from: CalendarDay? = nil, until: CalendarDay? = nil) {
    self.from = from
    self.until = until
  }

  package func contains(_ day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

package struct FormerName: Hashable, Sendable {
  package var name: String
  /// The last day the name was in use.
  package var until: CalendarDay
}

package struct State: Hashable, Sendable {
  package var id: StateID
  /// The short name the United Nations uses today.
  package var name: String
  package var formerNames: [FormerName]
  package var existence: Period
  package var note: String?
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
  package var first: StateID
  package var second: StateID
  package var period: Period
}

package struct Organization: Hashable, Sendable {
  package var id: OrganizationID
  package var name: String
  package var formerNames: [FormerName]
  package var founded: CalendarDay
  package var headquarters: String
  package var decides: String
  package var decisionRule: String
  /// Steps it can take on its own authority.
  package var powers: [StepID]
  package var memberships: [Membership]
  package var sources: [SourceID]

  package func name(on day: CalendarDay) -> String {
    State.name(name, formerNames, on: day)
  }

  /// Members on a day, suspended ones included, by id; none before it was founded.
  package func members(on day: CalendarDay) -> [StateID] {
    guard founded <= day else { return [] }
    return memberships.filter { $0.period.contains(day) }.map(\.state).sorted()
  }

  /// Never before it was founded: a founding member's entry has no first day.
  package func isMember(_ state: StateID, on day: CalendarDay) -> Bool {
    founded <= day && memberships.contains { $0.state == state && $0.period.contains(day) }
  }

  package func suspension(of state: StateID, on day: CalendarDay) -> Suspension? {
    memberships.filter { $0.state == state && $0.period.contains(day) }.flatMap(\.suspensions)
      .first { $0.period.contains(day) }
  }
}

package struct Membership: Hashable, Sendable {
  package var state: StateID
  package var period: Period
  /// What the period alone does not say, such as a withdrawal that has still to take effect.
  package var note: String?
  package var suspensions: [Suspension]
  package var sources: [SourceID]
}

package struct Suspension: Hashable, Sendable {
  package var period: Period
  package var note: String?
  package var sources: [SourceID]
}

/// An actor that is neither a State nor a regional organisation.
package struct Body: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case unOrgan, unOffice, court, mission, coalition, authority, regional
  }

  package var id: BodyID
  package var name: String
  package var kind: Kind
  package var parent: ActorID?
  package var sources: [SourceID]
  /// Who belongs to it, where States are elected to it.
  package var membership: BodyMembership?
}

/// Whoever takes a measure or holds a position.
package enum Actor: Hashable, Sendable {
  case state(State)
  case organization(Organization)
  case body(Body)

  package func name(on day: CalendarDay) -> String {
    switch self {
    case .state(let state): state.name(on: day)
    case .organization(let organization): organization.name(on: day)
    case .body(let body): body.name
    }
  }
}

/// Who sits on the Security Council when.
package struct CouncilTerms: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    package var state: StateID
    package var period: Period
    package var sources: [SourceID]
  }

  /// The days for which every elected term is on record.
  package var coverage: Period
  /// Who holds a permanent seat; one that passed to another State is there twice, with the days.
  package var permanentSeats: [Term]
  package var terms: [Term]

  package static let none = CouncilTerms(coverage: Period(), permanentSeats: [], terms: [])

  /// The members on a day, by id; `nil` outside the coverage, which is not an empty Council.
  package func members(on day: CalendarDay) -> [StateID]? {
    guard !permanentSeats.isEmpty, coverage.contains(day) else { return nil }
    return (permanent(on: day) + terms.filter { $0.period.contains(day) }.map(\.state)).sorted()
  }

  /// The permanent members on a day, by id; known for every day.
  package func permanent(on day: CalendarDay) -> [StateID] {
    permanentSeats.filter { $0.period.contains(day) }.map(\.state).sorted()
  }

  package func isPermanent(_ state: StateID, on day: CalendarDay) -> Bool {
    permanentSeats.contains { $0.state == state && $0.period.contains(day) }
  }
}

/// A kind of measure.
package struct Step: Hashable, Sendable {
  package var id: StepID
  package var name: String
  /// At most twelve columns.
  package var short: String
  package var place: StepPlace
  /// Done once and complete then, as a condemnation is.
  package var isAct: Bool
  package var basis: String
  /// Who can take it: ids of bodies, or the words `regional` and `state`.
  package var takers: [String]
  /// The body that only its members can be suspended from, as an example; `nil` where the step can
  /// be taken towards any State.
  package var membersOf: BodyID?
  package var sources: [SourceID]

  package var rung: Rung? {
    if case .rung(let rung) = place { rung } else { nil }
  }
}

/// What a position is about.
package struct Question: Hashable, Sendable {
  package var id: QuestionID
  package var name: String
  package var short: String
  package var steps: [StepID]
  /// 1 is furthest up the ladder and shown first.
  package var rank: Int
  /// Which rule the Security Council votes on it by.
  package var vote = Decision.Kind.substantive
}

/// One of the 14 factors of the UN Framework of Analysis for Atrocity Crimes (2014).
package struct RiskFactor: Hashable, Sendable {
  package enum Group: String, CaseIterable, Sendable {
    case common, genocide, crimesAgainstHumanity, warCrimes
  }

  package var number: Int
  package var group: Group
  package var name: String
  package var sources: [SourceID]
}
