internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  /// Every derived statement on a crisis; each opens its rule and its facts.
  mutating func buildReasons(_ crisis: Crisis) -> SafeText {
    text("Nothing here is on record itself: each line is worked out, and opens how.", role: .dim)
    blank()
    let column = Derivation.all.map(\.title.width).max().map { $0 + 1 } ?? 0
    for derivation in Derivation.all {
      let (statement, facts) = reason(derivation, crisis)
      var line = Line(derivation.title.padded(to: column)) + statement
      line = line.appending("  \(Self.count(facts))", .dim)
      self.line(line, opens: .reason(derivation, crisis.id))
    }
    return "Why · \(SafeText(crisis.name, limit: 80))"
  }

  mutating func buildReason(_ derivation: Derivation, _ crisis: Crisis) -> SafeText {
    let (statement, facts) = reason(derivation, crisis)
    line(Line("\(derivation.title): ", .strong) + statement)
    heading("Rule")
    text(derivation.rule(picture.reference))
    heading("Facts", note: "\(facts.count)")
    if facts.isEmpty { line(Line("  no fact on record bears on it", .noData)) }
    for fact in facts { addFact(fact) }
    return "Why · \(SafeText(crisis.name, limit: 80))"
  }

  private static func count(_ facts: [Fact]) -> SafeText {
    switch facts.count {
    case 0: "no fact on record"
    case 1: "1 fact"
    default: "\(facts.count) facts"
    }
  }

  /// What is said, and what it rests on.
  private func reason(_ derivation: Derivation, _ crisis: Crisis) -> (Line, [Fact]) {
    guard let ladder = picture.ladder(of: crisis.id) else {
      return (Line("not known", .noData), [])
    }
    switch derivation {
    case .highestRung: return highest(ladder)
    case .rung(let rung): return reached(rung, ladder)
    case .gap: return gap(crisis, ladder)
    case .notTried:
      return (LadderLines(picture).notTriedCount(ladder), ladder.notTried.flatMap(\.facts))
    case .test(let test): return self.test(test, crisis)
    case .concerned: return concerned(crisis)
    case .force: return force(crisis)
    }
  }

  private func highest(_ ladder: Ladder) -> (Line, [Fact]) {
    guard let highest = ladder.highestInForce else { return (Line("none", .noData), []) }
    let rung = highest.value
    return (Line("\(rung.rawValue) \(Labels.rung(rung))", Labels.rungRole(rung)), highest.facts)
  }

  private func reached(_ rung: Rung, _ ladder: Ladder) -> (Line, [Fact]) {
    let state = ladder[rung]
    let measures = state.steps.flatMap(\.measures).sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    var line = Line([Labels.state(state.state)])
    if let first = ladder.firstAuthorised(rung) {
      line = line.appending(", first authorised \(Dates.long(first.value))", .dim)
    }
    if let first = ladder.firstReached(rung) {
      line = line.appending(", first reached \(Dates.long(first.value))", .dim)
    }
    return (line, measures.map { .measure(ladder.crisis, $0.id) })
  }

  private func gap(_ crisis: Crisis, _ ladder: Ladder) -> (Line, [Fact]) {
    guard let gap = ResponseGap.gap(crisis, ladder: ladder) else {
      return (Line("not worked out: easing or closed", .dim), [.crisis(crisis.id)])
    }
    return (Line([Labels.gap(gap.value)]), gap.facts)
  }

  private func test(_ test: ForceTest, _ crisis: Crisis) -> (Line, [Fact]) {
    guard let result = picture.tests(of: crisis.id)?[test] else { return (Line("?", .noData), []) }
    return (Line([Labels.testResult(result.value)]), result.facts)
  }

  private func concerned(_ crisis: Crisis) -> (Line, [Fact]) {
    let all = picture.concerned(with: crisis)
    let names = SafeText.joined(all.map(\.organization.text), separator: " ")
    return (all.isEmpty ? Line("none", .noData) : Line(names), all.flatMap(\.concern.facts))
  }

  private func force(_ crisis: Crisis) -> (Line, [Fact]) {
    let force = ForceRecord(crisis, reference: picture.reference)
    let kinds: [(SafeText, [Measure])] = [
      ("authorised", force.authorities), ("used with authority", force.withAuthority),
      ("by invitation", force.byInvitation),
      ("in self-defence", force.inSelfDefence), ("without authority", force.withoutAuthority),
    ]
    let used = kinds.filter { !$0.1.isEmpty }
    let line = SafeText.joined(used.map(\.0))
    let facts = used.flatMap(\.1).map { Fact.measure(crisis.id, $0.id) }
    return (used.isEmpty ? Line("none", .noData) : Line(line), facts)
  }
}

extension Ladder.NotTried {
  /// The steps of the catalogue that have no measure.
  var facts: [Fact] { steps.map { .step($0.id) } }
}
