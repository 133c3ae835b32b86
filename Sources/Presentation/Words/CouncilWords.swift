package import CrisisModel
package import DisplayText

/// How votes of the Security Council are put into words.
package enum CouncilWords {
  /// `double veto: CHN, RUS`; `nil` where nobody vetoed.
  static func veto(_ review: DecisionReview) -> SafeText? {
    guard !review.vetoedBy.isEmpty else { return nil }
    return "\(vetoKind(review.vetoedBy.count)): \(codes(review.vetoedBy))"
  }

  static func vetoKind(_ count: Int) -> SafeText {
    switch count {
    case 1: "veto"
    case 2: "double veto"
    case 3: "triple veto"
    case let count: "\(count) vetoes"
    }
  }

  /// What a list of decisions says beside the outcome: who vetoed, how many votes were missing, or
  /// that the vote was one in which nobody has a veto.
  package static func mark(_ review: DecisionReview) -> SafeText? {
    if let veto = veto(review) { return veto }
    var parts: [SafeText] = review.rule?.hasVeto == false ? ["procedural vote"] : []
    if review.recomputed == .failed, let rule = review.rule, let missing = review.votesMissing {
      parts.append("\(missing) short of \(number(rule))")
    }
    return parts.isEmpty ? nil : SafeText.joined(parts)
  }

  /// The votes needed, in a word.
  package static func number(_ rule: VotingRule) -> SafeText {
    rule.votesNeeded == 7 ? "seven" : "nine"
  }

  /// What adopts a text, with the article of the Charter.
  package static func rule(_ rule: VotingRule) -> SafeText {
    let votes: SafeText = rule.votesNeeded == 7 ? "Seven in favour" : "Nine in favour"
    return rule.hasVeto
      ? "\(votes) and no permanent member against adopts (Charter Art. 27(3))."
      : "\(votes) adopts, whoever is against: a procedural vote (Charter Art. 27(2))."
  }

  /// Why a text was not adopted.
  package static func reason(_ obstacle: DecisionReview.Obstacle) -> SafeText {
    let against = codes(obstacle.permanentAgainst)
    let needed = number(obstacle.rule)
    switch obstacle.kind {
    case .veto:
      let kind = vetoKind(obstacle.permanentAgainst.count)
      return
        "\(kind): \(against). It had \(obstacle.inFavour) in favour, enough with \(needed) needed, but a permanent member's vote against stops a text (Charter Art. 27(3))."
    case .wantOfVotes:
      let votes: SafeText = "failed for want of \(needed): \(obstacle.inFavour) in favour"
      guard obstacle.rule.hasVeto else {
        return "\(votes). A procedural vote, in which nobody has a veto (Charter Art. 27(2))."
      }
      if obstacle.permanentAgainst.isEmpty {
        return "\(votes). No permanent member voted against; this was no veto."
      }
      return
        "\(votes); permanent members against: \(against), which was not needed to stop it and is no veto."
    }
  }

  /// What adoption would have taken.
  package static func requirement(_ obstacle: DecisionReview.Obstacle) -> SafeText {
    let against = codes(obstacle.permanentAgainst)
    switch obstacle.kind {
    case .veto:
      let who: SafeText = obstacle.permanentAgainst.count == 1 ? against : "each of \(against)"
      return
        "\(who) to abstain, stay away or vote in favour instead of against; no further vote in favour."
    case .wantOfVotes:
      let missing = obstacle.votesMissing
      let text: SafeText =
        "\(missing) more in favour, out of the \(obstacle.notInFavour.count) members that were not: \(codes(obstacle.notInFavour, separator: " "))."
      if obstacle.permanentAgainst.isEmpty || !obstacle.rule.hasVeto { return text }
      let needed = number(obstacle.rule)
      return "\(text) And no vote against by \(against), which with \(needed) in favour is a veto."
    }
  }

  /// How an adopted text passed; a permanent member that did not vote for it is named.
  package static func passage(_ review: DecisionReview, _ council: CouncilTerms) -> SafeText {
    guard let rule = review.rule else { return "" }
    let decision = review.decision
    let count = decision.ballots?.inFavour.count ?? 0
    let needed: SafeText = "\(count) in favour with \(number(rule)) needed"
    guard rule.hasVeto else { return "\(needed); \(procedural(review))" }
    let votes: SafeText = "\(needed); no permanent member against (Charter Art. 27(3))."
    let ballots = decision.ballots
    let permanent = council.permanent(on: decision.date)
    let parts: [(SafeText, [StateID])] = [
      ("abstained", (ballots?.abstaining ?? []).filter(permanent.contains).sorted()),
      ("did not take part", (ballots?.notParticipating ?? []).filter(permanent.contains).sorted()),
    ]
    let apart = parts.filter { !$0.1.isEmpty }.map { "\(codes($0.1)) \($0.0)" as SafeText }
    if apart.isEmpty { return votes }
    return "\(votes) \(SafeText.joined(apart, separator: "; ")), which is no veto."
  }

  /// Who of the permanent members was against a procedural text, which stopped nothing.
  private static func procedural(_ review: DecisionReview) -> SafeText {
    let rule: SafeText = "a procedural vote, in which nobody has a veto (Charter Art. 27(2))."
    if review.permanentAgainst.isEmpty { return rule }
    return "\(rule) Against it: \(codes(review.permanentAgainst)), permanent."
  }

  /// What another body's text is worth; only organs of the United Nations are known to recommend.
  ///
  /// To States, that is: who belongs to the Human Rights Council and what an organ sets up of its
  /// own it decides (A/RES/60/251, para. 8; Charter Art. 22).
  package static func weight(of body: ActorID, _ reference: Reference) -> SafeText {
    let rule: SafeText = "the Security Council's rule on votes and veto does not apply"
    return recommends(body, reference)
      ? "recommends to States, binds none; decides on its own organs and who sits in them; \(rule)"
      : rule
  }

  /// Whether a body's texts are recommendations.
  ///
  /// Those of organs of the United Nations other than the Security Council are: Charter Art. 10
  /// to 14.
  package static func recommends(_ body: ActorID, _ reference: Reference) -> Bool {
    guard body != DecisionReview.securityCouncil, case .body(let entry) = reference.actor(body)
    else { return false }
    return entry.kind == .unOrgan
  }

  package static func ballotsMissing(_ decision: Decision) -> SafeText {
    if decision.withoutVote { return "adopted without a vote" }
    return decision.tally == nil
      ? "not on record, nor is the tally" : "the tally is on record, not who voted how"
  }

  package static func codes(_ states: [StateID], separator: SafeText = ", ") -> SafeText {
    SafeText.joined(states.map(\.text), separator: separator)
  }
}
