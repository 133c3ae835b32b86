internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// The declarations that a projection rests on, member by member, and the sets of further votes that are enough.
  mutating func buildProjection(_ question: QuestionID, _ crisis: Crisis) -> SafeText {
    let name = picture.name(question)
    let title: SafeText = "Projection · \(name) · \(SafeText(crisis.name, limit: 80))"
    guard let projection = projection(question, crisis) else {
      line(
        Line("the members on \(Dates.long(picture.today)) are not in the reference data", .noData))
      return title
    }
    text("\(name): \(ProjectionWords.votes(projection))", role: .strong)
    line(ProjectionWords.block(projection))
    text(
      "\(CouncilWords.rule(projection.rule)) Stances are not votes, and may be old.", role: .dim)
    for (label, states) in ProjectionWords.groups(projection) {
      heading("\(label)  \(states.count)", note: Self.note(label))
      for state in states { addDeclaration(state, projection, crisis) }
    }
    addSets(projection)
    return title
  }

  private static func note(_ label: SafeText) -> SafeText {
    switch label {
    case "undecided": "conditions or reservations on record"
    case "not known": "no stance on record; that does not mean neutral"
    default: ""
    }
  }

  private mutating func addDeclaration(
    _ state: StateID, _ projection: CouncilProjection, _ crisis: Crisis
  ) {
    let isPermanent = picture.reference.council.isPermanent(state, on: picture.today)
    let line = Line(isPermanent ? "  P " : "    ", .strong)
      .appending(state.text.padded(to: 5), .strong)
    guard let position = projection.stances[state] else {
      self.line(line.appending(picture.name(state)), named: state.text)
      return
    }
    let age = Dates.age(position.date, today: picture.today)
    let rest = Line([padded(Labels.stance(position.stance), 14)])
      .appending("\(Dates.long(position.date)), \(age) ", .dim)
    self.line(
      line + rest
        + Line([picture.gradeSpan(position.sources)]).appending("  \(picture.name(state))"),
      opens: .record(position.fact(in: crisis.id)))
  }

  /// The smallest sets, so many that they can be read, and how many there are besides.
  private mutating func addSets(_ projection: CouncilProjection) {
    guard projection.votesMissing > 0 else { return }
    let needed = CouncilWords.number(projection.rule)
    heading("Smallest sets that reach \(needed)", note: "of members that have not declared against")
    guard projection.canPass else {
      if let sets = ProjectionWords.sets(projection, first: 0) { line(Line("  \(sets)")) }
      return
    }
    let sets = projection.smallestSets(first: 20)
    for set in sets {
      let codes = CouncilWords.codes(set, separator: " ")
      line(Line("  + \(codes)"), named: codes)
    }
    let rest = projection.smallestSetCount - sets.count
    if rest > 0 { line(Line("  and \(ProjectionWords.count(rest)) more such sets", .dim)) }
  }
}
