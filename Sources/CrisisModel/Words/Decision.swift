/// A text put to a vote, or adopted without one.
package struct Decision: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable {
    case adopted, vetoed, failed
  }

  /// Which rule of the Charter a vote of the Security Council follows.
  package enum Kind: String, CaseIterable, Sendable {
    /// "All other matters", Art. 27(3): a permanent member's vote against can be a veto.
    case substantive
    /// Art. 27(2): nobody has a veto.
    case procedural
  }

  package enum Chapter: String, CaseIterable, Sendable {
    case pacificSettlement = "VI"
    case actionOnThreats = "VII"
    case regionalArrangements = "VIII"
  }

  /// Its symbol; that of the draft where it was not adopted.
  package var symbol: DecisionSymbol
  package var body: ActorID
  package var date: CalendarDay
  package var title: String
  package var draft: String?
  package var meeting: String?
  package var sponsors: [StateID]
  package var chapter: Chapter?
  /// Substantive unless the record says otherwise; other bodies have rules of their own.
  package var kind = Kind.substantive
  /// As the record has it; what became of the text is said by `DecisionReview.outcome`.
  package var recordedOutcome: Outcome
  package var withoutVote: Bool
  package var ballots: Ballots?
  package var tally: Tally?
  /// Steps that the text authorises or imposes, or would have.
  package var enables: [StepID]
  package var sources: [SourceID]
}

extension Decision {
  /// How the votes fell: by the ballots where they are on record, else as recorded.
  package var votes: Tally? { ballots?.tally ?? tally }
}

package enum Ballot: String, CaseIterable, Sendable {
  case inFavour, against, abstaining, notParticipating
}

/// Every member's vote.
package struct Ballots: Hashable, Sendable {
  package var inFavour: [StateID]
  package var against: [StateID]
  package var abstaining: [StateID]
  package var notParticipating: [StateID]

  package subscript(ballot: Ballot) -> [StateID] {
    switch ballot {
    case .inFavour: inFavour
    case .against: against
    case .abstaining: abstaining
    case .notParticipating: notParticipating
    }
  }

  package var tally: Tally {
    Tally(
      inFavour: inFavour.count, against: against.count, abstaining: abstaining.count,
      notParticipating: notParticipating.count)
  }

  func contains(_ state: StateID) -> Bool {
    inFavour.contains(state) || abstaining.contains(state) || against.contains(state)
      || notParticipating.contains(state)
  }

  package func ballot(of state: StateID) -> Ballot? {
    Ballot.allCases.first { self[$0].contains(state) }
  }

  package var count: Int {
    inFavour.count + against.count + abstaining.count + notParticipating.count
  }

  package var voters: [StateID] { Ballot.allCases.flatMap { self[$0] } }
}

package struct Tally: Hashable, Sendable {
  package var inFavour: Int
  package var against: Int
  package var abstaining: Int
  package var notParticipating: Int

  /// `10-0-5`: in favour, against, abstaining.
  package var text: String { "\(inFavour)-\(against)-\(abstaining)" }
}
