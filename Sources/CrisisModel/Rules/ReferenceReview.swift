package import StrictJSON

/// What does not fit together among the files of reference data.
package struct ReferenceReview: Sendable {
  /// One thing that does not fit; each is an error.
  package enum Finding: Hashable, Sendable {
    case unresolved(kind: Message, id: String, in: String)
    case repeated(kind: Message, id: String)
    /// The number of seats that are taken is wrong, or one State takes two.
    case councilSize(CalendarDay, members: Int, of: Int)
    /// The terms on record reach further than the days that they are said to cover.
    case councilCoverage(until: CalendarDay)
    /// A source of a membership without an end speaks of a withdrawal.
    case withdrawal(StateID, OrganizationID, source: SourceID)
  }

  /// In the order of the checks.
  package private(set) var findings: [Finding] = []

  /// Checks all files together.
  package init(_ parts: ReferenceParts) {
    checkRepeated(parts)
    checkStates(parts)
    checkSteps(parts)
    checkWithin(parts)
  }

  private init(within parts: ReferenceParts) {
    checkRepeated(parts)
    checkWithin(parts)
  }

  /// What does not fit together in one file, read alone.
  package static func findings(within file: ReferenceParts) -> [Finding] {
    ReferenceReview(within: file).findings
  }

  private mutating func checkWithin(_ parts: ReferenceParts) {
    checkCouncil(parts.council)
    checkWithdrawals(parts)
  }

  private mutating func checkRepeated(_ parts: ReferenceParts) {
    note("State", repeatedIn: parts.states.map(\.id.rawValue))
    let actors = parts.organizations.map(\.id.rawValue) + parts.bodies.map(\.id.rawValue)
    note("organisation, body or State", repeatedIn: actors + parts.states.map(\.id.rawValue))
    note("step", repeatedIn: parts.steps.map(\.id.rawValue))
    note("question", repeatedIn: parts.questions.map(\.id.rawValue))
    note("risk factor", repeatedIn: parts.riskFactors.map { String($0.number) })
    let borders = parts.landBorders.map { border in
      [border.first, border.second].map(\.rawValue).sorted().joined(separator: "-")
        + (border.period.from?.iso ?? "")
    }
    note("land border", repeatedIn: borders)
  }

  private mutating func note(_ kind: Message, repeatedIn ids: [String]) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted { findings.append(.repeated(kind: kind, id: id)) }
  }

  private mutating func checkStates(_ parts: ReferenceParts) {
    let known = Set(parts.states.map(\.id))
    for border in parts.landBorders {
      check([border.first, border.second], "State", in: "land borders", known)
    }
    for organization in parts.organizations {
      check(organization.memberships.map(\.state), "State", in: organization.id.rawValue, known)
    }
    for body in parts.bodies {
      check(
        body.membership?.records.map(\.state) ?? [], "State", in: body.id.rawValue, known)
    }
    let council = parts.council.permanentSeats + parts.council.terms
    check(council.map(\.state), "State", in: "Council", known)
  }

  private mutating func checkSteps(_ parts: ReferenceParts) {
    let known = Set(parts.steps.map(\.id))
    let bodies = Set(parts.bodies.map(\.id))
    check(parts.steps.compactMap(\.membersOf), "body", in: "steps", bodies)
    for organization in parts.organizations {
      check(organization.powers, "step", in: organization.id.rawValue, known)
    }
    for question in parts.questions {
      check(question.steps, "step", in: question.id.rawValue, known)
    }
  }

  private mutating func check<Subject>(
    _ ids: [Identifier<Subject>], _ kind: Message, in place: String,
    _ known: Set<Identifier<Subject>>
  ) {
    for id in ids where !known.contains(id) {
      findings.append(.unresolved(kind: kind, id: id.rawValue, in: place))
    }
  }

  /// Checks the members on the first day of every covered year, and wherever a term begins or has
  /// ended.
  private mutating func checkCouncil(_ council: CouncilTerms) {
    guard !council.permanentSeats.isEmpty, let until = council.coverage.until else { return }
    for day in Self.turns(of: council) where council.coverage.contains(day) {
      let members = council.members(on: day) ?? []
      let seats = VotingRule(.substantive, on: day).seats
      if members.count == seats && Set(members).count == seats { continue }
      findings.append(.councilSize(day, members: members.count, of: seats))
    }
    var open = council
    open.coverage.until = nil
    let next = until.advanced(by: 1)
    if open.members(on: next)?.count == VotingRule(.substantive, on: next).seats {
      findings.append(.councilCoverage(until: until))
    }
  }

  /// The days on which the membership may change, in order.
  private static func turns(of council: CouncilTerms) -> [CalendarDay] {
    let bounds = [council.coverage.from, council.coverage.until].compactMap { $0 }
    let years = bounds.map(\.components.year)
    let newYears = ((years.min() ?? 1)...(years.max() ?? 1)).compactMap {
      CalendarDay(year: $0, month: 1, day: 1)
    }
    let changes = (council.permanentSeats + council.terms).flatMap {
      [$0.period.from, $0.period.until?.advanced(by: 1)]
    }
    return Set(bounds.prefix(1) + newYears + changes.compactMap { $0 }).sorted()
  }

  /// A membership that a source says was given up needs an end, or a note that explains why it has
  /// none.
  private mutating func checkWithdrawals(_ parts: ReferenceParts) {
    let sources = parts.sources[ReferenceReader.File.organizations.rawValue] ?? []
    let leaving = Set(sources.filter(Self.speaksOfWithdrawal).map(\.id))
    for organization in parts.organizations {
      for membership in organization.memberships
      where membership.period.until == nil && membership.note == nil {
        guard let source = membership.sources.first(where: leaving.contains) else { continue }
        findings.append(.withdrawal(membership.state, organization.id, source: source))
      }
    }
  }

  private static func speaksOfWithdrawal(_ source: Source) -> Bool {
    let title = source.title.lowercased()
    let phrases = [
      "withdraw", "leaves ", "left in", "pulls out", "pull out", "quits", "exits", "ceases to be",
    ]
    return phrases.contains { title.contains(bytesOf: $0) }
  }
}

extension ReferenceReview.Finding {
  /// What is wrong; what to do.
  package var text: Message {
    switch self {
    case .unresolved(let kind, let id, let place):
      "\(plain: place): no \(kind) \(quoted: id); add it or correct the id"
    case .repeated(let kind, let id): "\(kind) \(quoted: id) is there twice; remove one"
    case .councilSize(let day, let members, let seats):
      "Council: \(members) members on \(plain: day.iso), not \(seats) different ones; correct the terms or the coverage"
    case .councilCoverage(let until):
      "Council: covered until \(plain: until.iso), though all members of the next day are on record; extend the coverage"
    case .withdrawal(let state, let organization, let source):
      "\(plain: organization.rawValue): source \(quoted: source.rawValue) speaks of a withdrawal, but the membership of \(quoted: state.rawValue) has no end; add \"until\", or a \"note\""
    }
  }
}
