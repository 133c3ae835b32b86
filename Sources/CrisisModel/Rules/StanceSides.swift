extension Position.Stance {
  /// The side of a question on which a stance is; conditions and reservations are on neither.
  package enum Side: Hashable, Sendable {
    case inFavour, undecided, against
  }

  /// The side of this stance.
  package var side: Side {
    switch self {
    case .requests, .supports: .inFavour
    case .conditional, .reserved: .undecided
    case .opposes, .rejects: .against
    }
  }
}

extension Position {
  /// The position as a fact of its crisis.
  package func fact(in crisis: CrisisID) -> Fact {
    .position(crisis, holder: holder, question: question, date: date)
  }
}
