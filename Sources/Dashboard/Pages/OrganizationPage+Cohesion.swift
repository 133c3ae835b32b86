internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// A decision after a stance of the organisation, with its members' ballots.
  private struct Vote {
    let crisis: Crisis
    let decision: Decision
    let link: ConsentChain.Link
  }

  private func votes(after organization: OrganizationID) -> [Vote] {
    picture.snapshot.crises.flatMap { crisis in
      let holder = ActorID(organization.rawValue)
      // The chain of one holder rests on its own positions only.
      var own = crisis
      own.positions.removeAll { $0.holder != holder }
      guard !own.positions.isEmpty else { return [Vote]() }
      return crisis.decisions.compactMap { decision in
        ConsentChain(decision, in: own, reference: picture.reference).links
          .first { $0.holder == organization }
          .map { Vote(crisis: crisis, decision: decision, link: $0) }
      }
    }
  }

  /// How members on the Council voted after the organisation had taken a stance.
  mutating func addCohesion(_ organization: Organization) {
    let votes = votes(after: organization.id).sorted { left, right in
      let (first, second) = (left.link.broke.count, right.link.broke.count)
      return (first, left.decision.date) > (second, right.decision.date)
    }
    heading("Cohesion", note: "how its members on the Council voted after a stance of it")
    if votes.isEmpty {
      let text: SafeText =
        "no decision of the Council on coercion or force after a stance of it on record"
      self.text(text, role: .noData)
    }
    for vote in votes { add(vote, organization) }
  }

  private mutating func add(_ vote: Vote, _ organization: Organization) {
    let (decision, link) = (vote.decision, vote.link)
    let lead = Line("  ").appending("\(SafeText(vote.crisis.name, limit: 80))  ", .strong)
    let date = Dates.compact(decision.date, today: picture.today)
    let outcome = Labels.outcome(picture.outcome(of: decision))
    flow(
      lead,
      [
        Span(decision.symbol.text), Span(date, .dim),
        Span("\(outcome.text) \(Figures.tally(decision))", outcome.role),
        Span(SafeText(decision.title, limit: 200), .dim),
      ], indent: 4, opens: .record(.decision(vote.crisis.id, decision.symbol)))
    addStance(link, vote.crisis)
    addVotes(vote, organization)
  }

  private mutating func addStance(_ link: ConsentChain.Link, _ crisis: Crisis) {
    let question = picture.name(link.position.question).lowercasedFirst
    let stance = Labels.stance(link.position.stance)
    flow(
      Line("    it ").appending(stance.text, stance.role).appending("  "),
      [Span("\(question), \(words(daysBefore: link.daysBefore))", .dim)]
        + words(contrary: link.contrary), indent: 7,
      opens: .record(link.position.fact(in: crisis.id)))
  }

  /// A row for each member that broke with it; one line for the others.
  private mutating func addVotes(_ vote: Vote, _ organization: Organization) {
    let link = vote.link
    if vote.decision.ballots == nil {
      line(Line("    ballots not on record by member", .noData))
      return
    }
    if link.members.isEmpty { line(Line("    no member on the Council", .dim)) }
    if !link.broke.isEmpty {
      line(Line("    \(link.broke.count) of \(link.members.count) broke with it:", .finding))
    }
    let broke = Set(link.broke)
    for member in link.members where broke.contains(member.state) {
      let ballot = Labels.ballot(member.ballot)
      let name = picture.named(member.state)
      var words = [ballot]
      if member.dissented { words.append(Span("had dissented by name", .dim)) }
      flow(
        Line("      \(name)  "), words, indent: 8,
        opens: .record(.membership(organization.id, member.state)))
    }
    addOthers(link.members.filter { !broke.contains($0.state) }, link.position.stance.side)
  }

  private mutating func addOthers(
    _ members: [ConsentChain.Member], _ side: Position.Stance.Side
  ) {
    guard !members.isEmpty else { return }
    let spans = members.map { member in
      let glyph = Labels.ballotGlyph(member.ballot)
      let suspended: SafeText = member.isSuspended ? " (suspended)" : ""
      return Span("\(glyph.text) \(member.state.text)\(suspended)", glyph.role)
    }
    let label: SafeText =
      side == .undecided ? "no side to break with: " : "did not break with it: "
    flow(Line("    \(label)", .dim), spans, indent: 6)
  }
}
