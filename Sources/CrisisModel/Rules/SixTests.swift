/// The six conditions against which the record is held before force is even in question.
package enum ForceTest: Int, CaseIterable, Sendable {
  /// The State is unable or unwilling to protect (A/RES/60/1, para 139).
  case manifestFailure
  /// Rungs 1 to 3 were tried and each judged inadequate (Charter Art. 42; para 139).
  case peacefulMeansInadequate
  /// The Security Council authorised it (Charter Art. 39 and 42).
  case rightAuthority
  /// The organisations concerned ask for it or back it (Charter Chapter VIII; para 139).
  case regionalSupport
  /// No permanent member voted against (Charter Art. 27(3)).
  case noPermanentMemberBlocking
  /// It would do more good than harm, as judged by somebody on record.
  case balanceOfConsequences
}

/// Whether each test is met, with the facts that say so; absence of evidence is "not assessed".
package struct SixTests: Sendable {
  /// What the record says about a test; the raw value stands in JSON.
  package enum Result: String, CaseIterable, Sendable {
    case met, notMet, contested, notAssessed
  }

  /// One test with its result.
  package struct Outcome: Hashable, Sendable {
    /// One of the six, each of which has an outcome.
    package let test: ForceTest
    /// The result, with the facts that decide it.
    package let result: Derived<Result>
  }

  /// In the order of the tests.
  package let outcomes: [Outcome]

  /// The result of one test.
  package subscript(test: ForceTest) -> Derived<Result> { outcomes[test.rawValue].result }

  /// - Parameter day: the snapshot's, on which members and organisations are taken.
  package init(_ crisis: Crisis, ladder: Ladder, reference: Reference, on day: CalendarDay) {
    let evidence = Evidence(crisis: crisis, ladder: ladder, reference: reference, day: day)
    outcomes = ForceTest.allCases.map { Outcome(test: $0, result: evidence.result($0)) }
  }
}

/// What the record holds for the tests of one crisis.
private struct Evidence {
  let crisis: Crisis
  let ladder: Ladder
  let reference: Reference
  let day: CalendarDay

  func result(_ test: ForceTest) -> Derived<SixTests.Result> {
    switch test {
    case .manifestFailure: manifestFailure
    case .peacefulMeansInadequate: peacefulMeansInadequate
    case .rightAuthority: rightAuthority
    case .regionalSupport: regionalSupport
    case .noPermanentMemberBlocking: noPermanentMemberBlocking
    case .balanceOfConsequences: balanceOfConsequences
    }
  }

  private static let notAssessed = Derived(SixTests.Result.notAssessed, from: [])

  private var manifestFailure: Derived<SixTests.Result> {
    guard let capacity = crisis.stateCapacity, capacity.judgement != .unknown else {
      return Self.notAssessed
    }
    return Derived(.met, from: capacity.sources.map(Fact.source))
  }

  /// Met if a source judged every required rung, and every judgement on rungs 1 to 3 is inadequate.
  ///
  /// Rungs 2 and 3 are required. Rung 1 is too, unless the verdict says that a crisis is under way:
  /// then prevention has run out, and the verdict is the reason on record. Without any judgement
  /// the test is not assessed. With one, a required rung without a measure on record makes it not
  /// met, and so do judgements that are all adequate; judgements that differ or are mixed make it
  /// contested. A rung that nobody judged leaves it not assessed: a judgement on an asset freeze
  /// says nothing about mediation.
  private var peacefulMeansInadequate: Derived<SixTests.Result> {
    let judged = crisis.measures.filter { measure in
      measure.effect != nil && (reference.step(measure.step)?.rung).map { $0 < .force } == true
    }
    guard !judged.isEmpty else { return Self.notAssessed }
    let facts = judged.map { Fact.measure(crisis.id, $0.id) }
    let isUnderWay = crisis.verdict.status == .currentCrisis
    let required = Rung.allCases.filter { $0 < .force && !($0 == .prevention && isUnderWay) }
    guard required.allSatisfy({ !ladder[$0].onRecord.isEmpty }) else {
      return Derived(.notMet, from: facts)
    }
    let judgements = Set(judged.compactMap { $0.effect?.judgement })
    let judgedRungs = Set(judged.compactMap { reference.step($0.step)?.rung })
    return switch judgements {
    case [.inadequate]:
      judgedRungs.isSuperset(of: required)
        ? Derived(.met, from: facts + [.crisis(crisis.id)]) : Derived(.notAssessed, from: facts)
    case [.adequate]: Derived(.notMet, from: facts)
    default: Derived(.contested, from: facts)
    }
  }

  /// The votes of the Security Council on texts that enable a step of rung 4, newest first.
  private var forceDecisions: [Decision] {
    crisis.decisionsNewestFirst.filter { decision in
      decision.isOfSecurityCouncil && decision.kind == .substantive
        && decision.enables.contains { reference.step($0)?.rung == .force }
    }
  }

  /// Met if the Council adopted a text that enables a step of rung 4, by the ballots if they are on
  /// record; not met if every such text failed or was vetoed.
  ///
  /// Force without authority on record, even if only proposed, makes it not met, or contested
  /// beside an adopted text. If every authority, and all force under adopted texts, has ended, it
  /// is not met. Force by invitation and in self-defence need no text and do not count here.
  private var rightAuthority: Derived<SixTests.Result> {
    let unauthorized = crisis.measures.filter {
      crisis.countedStep(of: $0, reference) == ForceRecord.withoutAuthority
    }
    let outside = unauthorized.map { Fact.measure(crisis.id, $0.id) }
    let facts = forceDecisions.map { Fact.decision(crisis.id, $0.symbol) } + outside
    let wasAuthorized = forceDecisions.contains { decision in
      DecisionReview.outcome(of: decision, reference.council) == .adopted
    }
    if wasAuthorized {
      let force = ForceRecord(crisis, reference: reference)
      let resting = force.authorities + force.withAuthority
      if !resting.isEmpty, resting.allSatisfy(\.status.isOver) {
        let ended = resting.map { Fact.measure(crisis.id, $0.id) }
        return Derived(.notMet, from: facts + ended)
      }
      return Derived(unauthorized.isEmpty ? .met : .contested, from: facts)
    }
    return facts.isEmpty ? Self.notAssessed : Derived(.notMet, from: facts)
  }

  /// By the latest stances of the organisations concerned on questions about force: all in favour
  /// is met, all against is not met, and any other combination is contested.
  ///
  /// An organisation that itself uses force without authority, or did, is no witness for it: what
  /// regional bodies enforce needs the Council's authority (Charter Art. 53(1)).
  private var regionalSupport: Derived<SixTests.Result> {
    let concerned = Set(
      Consensus.concerned(with: crisis.state, on: day, reference: reference)
        .map { ActorID($0.organization.rawValue) })
    let unauthorized = Set(
      ForceRecord(crisis, reference: reference).withoutAuthority.map(\.actor))
    let stands = Consensus.stands(in: crisis).filter { stand in
      concerned.contains(stand.holder) && !unauthorized.contains(stand.holder)
        && isAboutForce(stand.question)
    }
    let facts = stands.map { $0.latest.fact(in: crisis.id) }
    let sides = Set(stands.map { $0.latest.stance.side })
    return switch sides {
    case []: Self.notAssessed
    case [.inFavour]: Derived(.met, from: facts)
    case [.against]: Derived(.notMet, from: facts)
    default: Derived(.contested, from: facts)
    }
  }

  /// Whether every step of the ladder that the question covers is on rung 4.
  ///
  /// A question that coercion alone answers is not about force: whoever backs an arms embargo has
  /// not backed force, although force can enforce an embargo.
  private func isAboutForce(_ question: QuestionID) -> Bool {
    let rungs = reference.question(question)?.steps.compactMap { reference.step($0)?.rung } ?? []
    return !rungs.isEmpty && rungs.allSatisfy { $0 == .force }
  }

  /// By the newest vote on force; without one, by what permanent members declared.
  ///
  /// A declaration is no vote, so that one against force makes it contested. So does a veto of the
  /// Council's newest text within the last 366 days, whatever it was about: whoever stopped less
  /// has not let force pass. Anything else leaves it not assessed.
  private var noPermanentMemberBlocking: Derived<SixTests.Result> {
    if let newest = forceDecisions.first {
      let blocking = DecisionReview(newest, council: reference.council).permanentAgainst
      let result: SixTests.Result = blocking.isEmpty ? .met : .notMet
      return Derived(result, from: [.decision(crisis.id, newest.symbol)])
    }
    let veto = newestVote.flatMap { decision in
      DecisionReview(decision, council: reference.council).recomputed == .vetoed ? decision : nil
    }
    let against = Consensus.stands(in: crisis).filter { stand in
      reference.council.isPermanent(StateID(stand.holder.rawValue), on: day)
        && isAboutForce(stand.question)
        && stand.latest.stance.side == .against
    }
    let facts =
      against.map { $0.latest.fact(in: crisis.id) }
      + (veto.map { [.decision(crisis.id, $0.symbol)] } ?? [])
    return facts.isEmpty ? Self.notAssessed : Derived(.contested, from: facts)
  }

  /// The Council's newest text of the last year for which every ballot is on record; a procedural
  /// vote shows nobody's veto.
  private var newestVote: Decision? {
    crisis.decisionsNewestFirst.first {
      $0.isOfSecurityCouncil && $0.kind == .substantive && $0.ballots != nil
        && $0.date.days(to: day) <= 366
    }
  }

  private var balanceOfConsequences: Derived<SixTests.Result> {
    guard let consequences = crisis.consequences else { return Self.notAssessed }
    let facts = consequences.sources.map(Fact.source)
    return switch consequences.judgement {
    case .moreGood: Derived(.met, from: facts)
    case .moreHarm: Derived(.notMet, from: facts)
    case .contested: Derived(.contested, from: facts)
    case .notAssessed: Self.notAssessed
    }
  }
}
