/// The outcome of a vote worked out from its ballots, and where the record disagrees.
///
/// Charter Art. 27(3): nine in favour and no permanent member against is adopted; nine or more
/// with a permanent member against is vetoed; fewer than nine fails, veto or not. A permanent
/// member's abstention or absence is no veto. The rule is the Security Council's; other bodies'
/// outcomes are taken as recorded.
package struct DecisionReview: Hashable, Sendable {
  package enum Finding: Hashable, Sendable {
    case outcome(recorded: Decision.Outcome, recomputed: Decision.Outcome)
    case tally(recorded: Tally, recomputed: Tally)
    case repeatedVoter(StateID)
    case notAMember(StateID)
    case missingMember(StateID)
    case councilUnknown(CalendarDay)
  }

  /// Votes in favour that a Council decision needs: Charter, Article 27(3), as amended in 1965.
  package static let votesNeeded = 9

  package let decision: Decision
  /// From the ballots; `nil` where there are none or the body is not the Security Council.
  package let recomputed: Decision.Outcome?
  /// Permanent members that voted against, by id.
  package let permanentAgainst: [StateID]
  package let findings: [Finding]

  package init(_ decision: Decision, council: CouncilTerms) {
    self.decision = decision
    findings = Self.findings(on: decision, council.permanent) { council.members(on: $0) }
    guard let ballots = decision.ballots, decision.body == Self.securityCouncil else {
      (recomputed, permanentAgainst) = (nil, [])
      return
    }
    permanentAgainst = Set(ballots.against).intersection(council.permanent).sorted()
    recomputed = Self.outcome(ballots, council.permanent)
  }

  /// What disagrees; all that a reader needs, who has many decisions to look at.
  ///
  /// - Parameter members: of the Council on a day; `nil` where they are not on record.
  static func findings(
    on decision: Decision, _ permanent: [StateID], members: (CalendarDay) -> [StateID]?
  ) -> [Finding] {
    guard let ballots = decision.ballots else { return [] }
    var findings = tallyFindings(decision, ballots)
    guard decision.body == securityCouncil else { return findings }
    let outcome = outcome(ballots, permanent)
    if outcome != decision.outcome {
      findings.append(.outcome(recorded: decision.outcome, recomputed: outcome))
    }
    return findings + voterFindings(decision, ballots, members(decision.date))
  }

  /// As the ballots make it; where there are none, as recorded.
  static func outcome(of decision: Decision, _ permanent: [StateID]) -> Decision.Outcome {
    guard let ballots = decision.ballots, decision.body == securityCouncil else {
      return decision.outcome
    }
    return outcome(ballots, permanent)
  }

  private static func outcome(_ ballots: Ballots, _ permanent: [StateID]) -> Decision.Outcome {
    let against = ballots.against.count { permanent.contains($0) }
    return outcome(inFavour: ballots.inFavour.count, permanentAgainst: against)
  }

  package static let securityCouncil: ActorID = "UNSC"

  package static func outcome(inFavour: Int, permanentAgainst: Int) -> Decision.Outcome {
    guard inFavour >= votesNeeded else { return .failed }
    return permanentAgainst > 0 ? .vetoed : .adopted
  }

  private static func tallyFindings(_ decision: Decision, _ ballots: Ballots) -> [Finding] {
    guard let recorded = decision.tally, recorded != ballots.tally else { return [] }
    return [.tally(recorded: recorded, recomputed: ballots.tally)]
  }

  private static func voterFindings(
    _ decision: Decision, _ ballots: Ballots, _ members: [StateID]?
  ) -> [Finding] {
    guard let members else {
      return [.councilUnknown(decision.date)]
    }
    if members.count == ballots.count && members.allSatisfy(ballots.contains) { return [] }
    let voters = ballots.voters
    var seen: Set<StateID> = []
    let repeated = voters.filter { !seen.insert($0).inserted }
    return repeated.map { .repeatedVoter($0) }
      + seen.subtracting(members).sorted().map { .notAMember($0) }
      + members.filter { !seen.contains($0) }.map { .missingMember($0) }
  }
}

extension DecisionReview.Finding {
  /// What disagrees, in one clause.
  package var text: String {
    switch self {
    case .outcome(let recorded, let recomputed):
      "recorded as \(recorded.rawValue), but the ballots make it \(recomputed.rawValue)"
    case .tally(let recorded, let recomputed):
      "the recorded tally \(recorded.text) differs from the ballots' \(recomputed.text)"
    case .repeatedVoter(let state): "\(state.rawValue) votes more than once"
    case .notAMember(let state): "\(state.rawValue) votes but is not a member on that day"
    case .missingMember(let state): "member \(state.rawValue) has no ballot"
    case .councilUnknown(let day): "the Council's members on \(day.iso) are not in the reference"
    }
  }
}
