package import CrisisModel
internal import DisplayText
package import Presentation

extension RecordTables {
  /// Decisions of all crises, newest first.
  package static func decisions(_ crises: [Crisis], _ picture: Picture) -> RecordTable {
    let all = crises.flatMap { crisis in crisis.decisions.map { (crisis, $0) } }
    return RecordTable(
      [
        .init("symbol", "SYMBOL"), .init("crisis", "CRISIS"), .init("body", "BODY"),
        .init("date", "DATE"), .init("kind", "VOTE"), .init("outcome", "OUTCOME"),
        .init("recorded", "RECORDED"), .init("recomputed", "RECOMPUTED"), .init("inFavour", "+"),
        .init("against", "-"), .init("abstaining", "0"),
        .init("notParticipating", "ABSENT"), .init("votesMissing", "SHORT"),
        .init("vetoedBy", "VETOED BY"), .init("permanentAgainst", "P AGAINST"),
        .init("chapter", "CH."), .init("title", "TITLE"),
      ],
      all.sorted { ($0.1.date, $0.1.symbol) > ($1.1.date, $1.1.symbol) }.map { crisis, decision in
        let tally = decision.votes
        let review = DecisionReview(decision, council: picture.reference.council)
        return [
          .text(decision.symbol.rawValue), .text(crisis.id.rawValue), .text(decision.body.rawValue),
          .text(decision.date.iso),
          .init(decision.isOfSecurityCouncil ? decision.kind.rawValue : nil),
          .text(review.outcome.rawValue), .text(decision.recordedOutcome.rawValue),
          .init(review.recomputed?.rawValue), .init(tally?.inFavour), .init(tally?.against),
          .init(tally?.abstaining), .init(tally?.notParticipating), .init(review.votesMissing),
          .list(review.vetoedBy.map(\.rawValue)), .list(review.permanentAgainst.map(\.rawValue)),
          .init(decision.chapter?.rawValue), .text(decision.title),
        ]
      })
  }

  /// Every member's ballot on one decision.
  package static func ballots(_ decision: Decision, _ picture: Picture) -> RecordTable {
    let council = picture.reference.council
    let rows = Ballot.allCases.flatMap { ballot in
      (decision.ballots?[ballot] ?? []).sorted().map { state -> [RecordTable.Value] in
        let name = picture.reference.states[state]?.name(on: decision.date)
        return [
          .text(state.rawValue), .init(name),
          .text(council.isPermanent(state, on: decision.date) ? "permanent" : "elected"),
          .text(ballot.rawValue),
        ]
      }
    }
    return RecordTable(
      [
        .init("state", "STATE"), .init("name", "NAME"), .init("seat", "SEAT"),
        .init("ballot", "BALLOT"),
      ], rows)
  }

  package static func tests(_ crisis: Crisis, _ picture: Picture) -> RecordTable {
    RecordTable(
      [
        .init("number", "NO"), .init("test", "TEST"), .init("result", "RESULT"),
        .init("evidence", "EVIDENCE"),
      ],
      (picture.tests(of: crisis.id)?.outcomes ?? []).map { outcome in
        let evidence = outcome.result.facts.map { FactLine(picture: picture).line($0).text.string }
        return [
          .integer(outcome.test.rawValue + 1), .text(String(describing: outcome.test)),
          .text(outcome.result.value.rawValue), .list(evidence),
        ]
      })
  }

  /// Every source with how many facts of the snapshot rest on it.
  package static func sources(_ picture: Picture) -> RecordTable {
    let cited = Dictionary(
      picture.snapshot.crises.flatMap(\.citations).map { ($0, 1) }, uniquingKeysWith: +)
    return RecordTable(
      [
        .init("id", "ID"), .init("grade", "GR"), .init("date", "DATE"), .init("facts", "FACTS"),
        .init("publisher", "PUBLISHER"), .init("symbol", "SYMBOL"), .init("title", "TITLE"),
      ],
      picture.snapshot.sources.sorted { ($0.date.day, $0.id) > ($1.date.day, $1.id) }.map {
        [
          .text($0.id.rawValue), .text($0.grade.code), .text($0.date.day.iso),
          .integer(cited[$0.id] ?? 0), .text($0.publisher), .init($0.symbol), .text($0.title),
        ]
      })
  }
}
