/// Texts put to a vote.
extension CrisisComparison {
  mutating func compareDecisions() {
    let pairs = Pairs(old.decisions, new.decisions, by: { $0[$1].symbol })
    for decision in pairs.added {
      add(.decisionNew, record(decision), nil, outcome(decision).rawValue)
    }
    for decision in pairs.gone {
      add(.decisionGone, record(decision, isOnlyInOld: true), outcome(decision).rawValue, nil)
    }
    for (before, after) in pairs.kept { compare(before, after) }
  }

  private mutating func compare(_ before: Decision, _ after: Decision) {
    let record = record(after)
    let (old, new) = (outcome(before), outcome(after))
    if old != new { add(.decisionOutcome, record, old.rawValue, new.rawValue) }
    revise(
      .decisionRevised, record,
      [
        "body": before.body != after.body, "date": before.date != after.date,
        "title": before.title != after.title, "draft": before.draft != after.draft,
        "meeting": before.meeting != after.meeting,
        "sponsors": before.sponsors.differs(from: after.sponsors),
        "chapter": before.chapter != after.chapter, "kind": before.kind != after.kind,
        "outcome": old == new && before.recordedOutcome != after.recordedOutcome,
        "withoutVote": before.withoutVote != after.withoutVote,
        "ballots": before.ballots.differs(from: after.ballots),
        "tally": before.tally != after.tally,
        "enables": before.enables.differs(from: after.enables),
        "sources": before.sources.differs(from: after.sources),
      ])
  }

  private func outcome(_ decision: Decision) -> Decision.Outcome {
    DecisionReview.outcome(of: decision, reference.council)
  }

  private func record(_ decision: Decision, isOnlyInOld: Bool = false) -> Record {
    Record(
      subject: decision.symbol.rawValue, fact: .decision(new.id, decision.symbol),
      isOnlyInOld: isOnlyInOld, date: decision.date)
  }
}

extension Optional<Ballots> {
  fileprivate func differs(from other: Ballots?) -> Bool {
    guard let self, let other else { return self != other }
    return Ballot.allCases.contains { self[$0].differs(from: other[$0]) }
  }
}
