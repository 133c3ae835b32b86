/// A text put to a vote, or adopted without one.
package struct Decision: Hashable, Sendable {
  /// What became of the text; a veto is the Security Council's only.
  package enum Outcome: String, CaseIterable, Sendable {
    case adopted, vetoed, failed
  }

  /// The rule of the Charter that a vote of the Security Council follows.
  package enum Kind: String, CaseIterable, Sendable {
    /// "All other matters", Art. 27(3): a permanent member's vote against can be a veto.
    case substantive
    /// Art. 27(2): nobody has a veto.
    case procedural
  }

  /// The Chapter of the Charter that a text invokes.
  package enum Chapter: String, CaseIterable, Sendable {
    case pacificSettlement = "VI"
    case actionOnThreats = "VII"
    case regionalArrangements = "VIII"
  }

  /// Its symbol, or that of the draft if it was not adopted; unique in the crisis.
  package var symbol: DecisionSymbol
  /// The body that decided.
  package var body: ActorID
  /// The day of the vote.
  package var date: CalendarDay
  /// What it is about, in a few words.
  package var title: String
  /// The symbol of the draft.
  package var draft: String?
  /// The symbol of the meeting's record.
  package var meeting: String?
  /// The States that put it forward.
  package var sponsors: [StateID]
  /// The Chapter that it invokes; `nil` if it invokes none.
  package var chapter: Chapter?
  /// Substantive unless the record says otherwise; other bodies have rules of their own.
  package var kind = Kind.substantive
  /// The outcome on record; `DecisionReview.outcome` says what really became of the text.
  package var recordedOutcome: Outcome
  /// Whether it was adopted without a vote; then there are neither ballots nor a tally.
  package var withoutVote: Bool
  /// Every member's vote, if it is on record; the Security Council votes by name.
  package var ballots: Ballots?
  /// The votes as the record counts them; it may differ from the ballots.
  package var tally: Tally?
  /// The steps that the text authorises or imposes, or would have.
  package var enables: [StepID]
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

extension Decision {
  /// The result of the vote, by the ballots if they are on record and otherwise by the recorded
  /// tally.
  package var votes: Tally? { ballots?.tally ?? tally }
}

/// One member's vote; only the first two count towards the outcome.
package enum Ballot: String, CaseIterable, Sendable {
  case inFavour, against, abstaining, notParticipating
}

/// The vote of every member.
package struct Ballots: Hashable, Sendable {
  /// Members that voted for the text.
  package var inFavour: [StateID]
  /// Members that voted against it.
  package var against: [StateID]
  /// Members that were present and voted neither way.
  package var abstaining: [StateID]
  /// Members that were absent, or present and took no part in the vote.
  package var notParticipating: [StateID]

  /// The members with this vote, in the order of the record.
  package subscript(ballot: Ballot) -> [StateID] {
    switch ballot {
    case .inFavour: inFavour
    case .against: against
    case .abstaining: abstaining
    case .notParticipating: notParticipating
    }
  }

  /// The votes counted.
  package var tally: Tally {
    Tally(
      inFavour: inFavour.count, against: against.count, abstaining: abstaining.count,
      notParticipating: notParticipating.count)
  }

  func contains(_ state: StateID) -> Bool {
    inFavour.contains(state) || abstaining.contains(state) || against.contains(state)
      || notParticipating.contains(state)
  }

  /// The vote of a State; `nil` if it had none.
  package func ballot(of state: StateID) -> Ballot? {
    Ballot.allCases.first { self[$0].contains(state) }
  }

  /// How many members had a vote.
  package var count: Int {
    inFavour.count + against.count + abstaining.count + notParticipating.count
  }

  /// All members that had a vote, those in favour first.
  package var voters: [StateID] { Ballot.allCases.flatMap { self[$0] } }
}

/// The votes of a decision, counted.
package struct Tally: Hashable, Sendable {
  /// Votes for the text.
  package var inFavour: Int
  /// Votes against it.
  package var against: Int
  /// Members that were present and voted neither way.
  package var abstaining: Int
  /// Members that were absent or took no part.
  package var notParticipating: Int

  /// `10-0-5`: in favour, against, abstaining.
  package var text: String { "\(inFavour)-\(against)-\(abstaining)" }
}
