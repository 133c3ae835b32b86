/// What does not fit together between the files of reference data.
package struct ReferenceReview: Sendable {
  package enum Finding: Hashable, Sendable {
    case unresolved(kind: String, id: String, in: String)
    case repeated(kind: String, id: String)
    case councilSize(CalendarDay, members: Int, of: Int)
  }

  package private(set) var findings: [Finding] = []

  package init(_ parts: ReferenceParts) {
    checkRepeated(parts)
    checkStates(parts)
    checkSteps(parts)
    checkCouncil(parts.council)
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

  private mutating func note(_ kind: String, repeatedIn ids: [String]) {
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
    let council = parts.council.permanentSeats + parts.council.terms
    check(council.map(\.state), "State", in: "Council", known)
  }

  private mutating func checkSteps(_ parts: ReferenceParts) {
    let known = Set(parts.steps.map(\.id))
    for organization in parts.organizations {
      check(organization.powers, "step", in: organization.id.rawValue, known)
    }
    for question in parts.questions {
      check(question.steps, "step", in: question.id.rawValue, known)
    }
  }

  private mutating func check<Subject>(
    _ ids: [Identifier<Subject>], _ kind: String, in place: String,
    _ known: Set<Identifier<Subject>>
  ) {
    for id in ids where !known.contains(id) {
      findings.append(.unresolved(kind: kind, id: id.rawValue, in: place))
    }
  }

  /// As many members on the first day of every covered year as the Council then had.
  private mutating func checkCouncil(_ council: CouncilTerms) {
    guard let from = council.coverage.from, let until = council.coverage.until else { return }
    for year in from.components.year...max(from.components.year, until.components.year) {
      guard let day = CalendarDay(year: year, month: 1, day: 1), council.coverage.contains(day)
      else { continue }
      let count = Set(council.members(on: day) ?? []).count
      let seats = VotingRule(.substantive, on: day).seats
      if count != seats { findings.append(.councilSize(day, members: count, of: seats)) }
    }
  }
}

extension ReferenceReview.Finding {
  /// What is wrong; what to do.
  package var text: String {
    switch self {
    case .unresolved(let kind, let id, let place):
      "\(place): no \(kind) \"\(id)\"; add it or correct the id"
    case .repeated(let kind, let id): "\(kind) \"\(id)\" is there twice; remove one"
    case .councilSize(let day, let members, let seats):
      "Council: \(members) members on \(day.iso), not \(seats); correct the terms"
    }
  }
}
