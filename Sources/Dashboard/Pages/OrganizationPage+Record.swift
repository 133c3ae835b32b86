internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// What an organisation has to do with one crisis.
  private struct Involvement {
    let crisis: Crisis
    /// `nil` where the crisis does not concern it.
    let concern: Consensus.Concern?
    let stands: [Consensus.Stand]
    /// Stances of bodies that belong to it.
    let bodies: [Consensus.Stand]
    let measures: [Measure]

    var hasRecord: Bool { !(stands.isEmpty && bodies.isEmpty && measures.isEmpty) }
  }

  /// Stances, silence and measures of an organisation, crisis by crisis.
  mutating func addRecord(_ organization: Organization) {
    let all = picture.snapshot.crises.map { involvement(of: organization.id, in: $0) }
    for involvement in all where involvement.hasRecord { add(involvement, organization.id) }
    let idle = all.filter { !$0.hasRecord }
    addIdle(idle.filter { $0.concern != nil }, organization.id)
    let apart = idle.filter { $0.concern == nil }.map { SafeText($0.crisis.name, limit: 80) }
    guard !apart.isEmpty else { return }
    heading("Not concerned", note: "and nothing of it on record")
    text(SafeText.joined(apart), indent: 2)
  }

  /// Crises that concern it, without a word or measure of it; opens why it is concerned.
  private mutating func addIdle(_ involvements: [Involvement], _ id: OrganizationID) {
    guard !involvements.isEmpty else { return }
    heading("Silent", note: "concerned, without a position or measure on record; not neutral")
    for involvement in involvements {
      let name = SafeText(involvement.crisis.name, limit: 80)
      flow(
        Line("  ").appending(column(name, 16), .strong) + Line([padded(Labels.silent, 10)]),
        [Span(Labels.concern(involvement.concern), .dim)], indent: 4,
        opens: .record(.membership(id, involvement.crisis.state)))
    }
  }

  private func involvement(of id: OrganizationID, in crisis: Crisis) -> Involvement {
    let concern = picture.concerned(with: crisis).first { $0.organization == id }?.concern.value
    let stands = Consensus.stands(in: crisis).sorted {
      (rank($0.question), $0.holder) < (rank($1.question), $1.holder)
    }
    return Involvement(
      crisis: crisis, concern: concern,
      stands: stands.filter { $0.holder.rawValue == id.rawValue },
      bodies: stands.filter { isBody($0.holder, of: id) },
      measures: crisis.measures.filter {
        $0.actor.rawValue == id.rawValue || isBody($0.actor, of: id)
      })
  }

  private func rank(_ question: QuestionID) -> Int {
    picture.reference.question(question)?.rank ?? .max
  }

  private func isBody(_ actor: ActorID, of organization: OrganizationID) -> Bool {
    picture.reference.bodies[BodyID(actor.rawValue)]?.parent?.rawValue == organization.rawValue
  }

  private mutating func add(_ involvement: Involvement, _ id: OrganizationID) {
    let crisis = involvement.crisis
    let concern = Labels.concern(involvement.concern)
    heading(
      SafeText(crisis.name, limit: 80),
      note: involvement.concern == nil ? concern : "concerned: \(concern)")
    if involvement.stands.isEmpty, involvement.concern != nil {
      flow(
        Line("  ") + Line([padded(Labels.silent, 10)]), [Span("no position on record", .dim)],
        indent: 4, opens: .record(.membership(id, crisis.state)))
    }
    for stand in involvement.stands + involvement.bodies {
      addStand(stand, crisis, naming: picture.name(stand.question))
    }
    if involvement.concern != nil && !involvement.stands.isEmpty { addSilences(involvement) }
    addMeasures(involvement.measures, crisis)
  }

  /// Questions asked of the crisis on which it is silent although it spoke on others.
  private mutating func addSilences(_ involvement: Involvement) {
    let answered = Set(involvement.stands.map(\.question))
    let silent = picture.askedQuestions(involvement.crisis).filter { !answered.contains($0.id) }
    guard !silent.isEmpty else { return }
    let names = silent.map { picture.shortName($0.id) }
    flow(
      Line("  ") + Line([Span("· silent on: ", .stanceSilent)]),
      [Span(SafeText.joined(names), .dim)],
      indent: 4, opens: .aspect(.positions, involvement.crisis.id))
  }

  /// The measures it took, from the highest rung down.
  private mutating func addMeasures(_ measures: [Measure], _ crisis: Crisis) {
    if measures.isEmpty {
      line(Line("  no measure of it on record", .noData))
      return
    }
    let known = measures.compactMap { measure in
      picture.reference.step(measure.step).map { (measure: measure, step: $0) }
    }
    for rung in Rung.allCases.reversed() {
      let here = known.filter { $0.step.rung == rung }
      if here.isEmpty { continue }
      line(Line("  \(rung.rawValue) \(Labels.rung(rung))", Labels.rungRole(rung)))
      for entry in here { addMeasures([entry.measure], of: entry.step, crisis) }
    }
    for (place, title) in [
      (StepPlace.outside, Line("  outside the ladder", .outsideLadder)),
      (.after, Line("  after", .afterLadder)),
    ] {
      let here = known.filter { $0.step.place == place }
      if !here.isEmpty { line(title) }
      for entry in here { addMeasures([entry.measure], of: entry.step, crisis) }
    }
  }
}
