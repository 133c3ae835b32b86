package import StrictJSON

/// What became of a text, and where the record disagrees with its ballots.
///
/// Everything that needs a decision's outcome asks here. The Security Council's is worked out from
/// the ballots by Charter Art. 27 (`VotingRule`): with enough votes in favour and no permanent
/// member against, the text is adopted; with enough votes and a permanent member against it is
/// vetoed, unless the vote is procedural; with too few it fails, veto or not. A permanent member's
/// abstention or absence is no veto. Without ballots, and for other bodies, the outcome is the
/// recorded one.
package struct DecisionReview: Hashable, Sendable {
  /// Something in the record that does not fit the ballots or the Council.
  package enum Finding: Hashable, Sendable {
    case outcome(recorded: Decision.Outcome, recomputed: Decision.Outcome)
    case tally(recorded: Tally, recomputed: Tally)
    case repeatedVoter(StateID)
    case notAMember(StateID)
    case missingMember(StateID)
    case councilUnknown(CalendarDay)
    /// There are so many ballots in a Council of so many seats, whose members are not on record.
    case seats(ballots: Int, of: Int)
  }

  /// The decision as it is recorded.
  package let decision: Decision
  /// What became of the text: by its ballots or, if they do not say, as recorded.
  package let outcome: Decision.Outcome
  /// The outcome by the ballots; `nil` without ballots, and for bodies other than the Security
  /// Council.
  package let recomputed: Decision.Outcome?
  /// The Security Council's rule for this vote; `nil` for other bodies.
  package let rule: VotingRule?
  /// The permanent members that voted against, by id.
  package let permanentAgainst: [StateID]
  /// Empty if everything fits.
  package let findings: [Finding]

  /// - Parameter council: who sat on the Council; it also says who was permanent.
  package init(_ decision: Decision, council: CouncilTerms) {
    self.decision = decision
    rule = decision.votingRule
    findings = Self.findings(on: decision, council) { council.members(on: $0) }
    recomputed = Self.recomputed(decision, council)
    outcome = recomputed ?? decision.recordedOutcome
    let against = decision.isOfSecurityCouncil ? decision.ballots?.against ?? [] : []
    permanentAgainst = Set(against).filter { council.isPermanent($0, on: decision.date) }.sorted()
  }

  /// Only the findings, for readers that have many decisions to check.
  ///
  /// - Parameter members: those of the Council on a day; `nil` if they are not on record.
  static func findings(
    on decision: Decision, _ council: CouncilTerms, members: (CalendarDay) -> [StateID]?
  ) -> [Finding] {
    guard let ballots = decision.ballots else { return [] }
    var findings = tallyFindings(decision, ballots)
    guard let outcome = recomputed(decision, council) else { return findings }
    if outcome != decision.recordedOutcome {
      findings.append(.outcome(recorded: decision.recordedOutcome, recomputed: outcome))
    }
    return findings + voterFindings(decision, ballots, members(decision.date))
  }

  /// The outcome by the ballots; without ballots, as recorded.
  package static func outcome(of decision: Decision, _ council: CouncilTerms) -> Decision.Outcome {
    recomputed(decision, council) ?? decision.recordedOutcome
  }

  private static func recomputed(
    _ decision: Decision, _ council: CouncilTerms
  ) -> Decision.Outcome? {
    guard let ballots = decision.ballots, let rule = decision.votingRule else { return nil }
    let against = ballots.against.count { council.isPermanent($0, on: decision.date) }
    return rule.outcome(inFavour: ballots.inFavour.count, permanentAgainst: against)
  }

  /// The body whose decisions follow Article 27 of the Charter.
  package static let securityCouncil: ActorID = "UNSC"

  private static func tallyFindings(_ decision: Decision, _ ballots: Ballots) -> [Finding] {
    guard let recorded = decision.tally, recorded != ballots.tally else { return [] }
    return [.tally(recorded: recorded, recomputed: ballots.tally)]
  }

  private static func voterFindings(
    _ decision: Decision, _ ballots: Ballots, _ members: [StateID]?
  ) -> [Finding] {
    if let members, members.count == ballots.count, members.allSatisfy(ballots.contains) {
      return []
    }
    var seen: Set<StateID> = []
    let repeated = ballots.voters.filter { !seen.insert($0).inserted }
    let findings = repeated.map { Finding.repeatedVoter($0) }
    guard let members else { return findings + unknownCouncil(decision, ballots) }
    return findings + seen.subtracting(members).sorted().map { .notAMember($0) }
      + members.filter { !seen.contains($0) }.map { .missingMember($0) }
  }

  private static func unknownCouncil(_ decision: Decision, _ ballots: Ballots) -> [Finding] {
    let seats = VotingRule(decision.kind, on: decision.date).seats
    let count: [Finding] =
      ballots.count == seats ? [] : [.seats(ballots: ballots.count, of: seats)]
    return [.councilUnknown(decision.date)] + count
  }
}

extension Decision {
  /// Whether the Council's rule decides the outcome; the outcomes of all other bodies are taken as
  /// recorded.
  package var isOfSecurityCouncil: Bool { body == DecisionReview.securityCouncil }

  /// The rule that decides its outcome; `nil` for bodies other than the Security Council.
  var votingRule: VotingRule? { isOfSecurityCouncil ? VotingRule(kind, on: date) : nil }
}

extension DecisionReview.Finding {
  /// What disagrees, in one clause.
  package var text: Message {
    switch self {
    case .outcome(let recorded, let recomputed):
      "recorded as \(plain: recorded.rawValue), but the ballots make it \(plain: recomputed.rawValue)"
    case .tally(let recorded, let recomputed):
      "the recorded tally \(plain: recorded.text) differs from the ballots' \(plain: recomputed.text)"
    case .repeatedVoter(let state): "\(quoted: state.rawValue) votes more than once"
    case .notAMember(let state): "\(quoted: state.rawValue) votes but is not a member on that day"
    case .missingMember(let state): "member \(quoted: state.rawValue) has no ballot"
    case .councilUnknown(let day):
      "the Council's members on \(plain: day.iso) are not in the reference"
    case .seats(let ballots, let seats): "\(ballots) ballots in a Council of \(seats) members"
    }
  }

  /// What to do about it.
  var remedy: Message {
    if case .outcome(.adopted, .vetoed) = self {
      return "check it against the record; a procedural vote says so in \"kind\""
    }
    return "check it against the record"
  }
}
