/// What the Council would do by what its members have declared; nobody's vote is guessed.
package struct CouncilProjection: Sendable {
  package let question: QuestionID
  /// Members with a stance in favour on record.
  package let inFavour: [StateID]
  package let against: [StateID]
  /// Members with conditions or reservations on record.
  package let undecided: [StateID]
  /// Members without a stance on record.
  package let unknown: [StateID]
  /// Permanent members that declared against: each could block alone.
  package let blocking: [StateID]
  /// Permanent members that have not declared in favour and could still block.
  package let couldBlock: [StateID]
  package let facts: [Fact]

  /// `nil` where the Council's members on that day are not known.
  package init?(
    _ question: QuestionID, in crisis: Crisis, reference: Reference, on day: CalendarDay
  ) {
    guard let members = reference.council.members(on: day) else { return nil }
    self.question = question
    let stands = Consensus.stands(in: crisis).filter { $0.question == question }
    let latest = Dictionary(stands.map { ($0.holder.rawValue, $0.latest) }) { first, _ in first }
    let onSide = { (side: Position.Stance.Side) in
      members.filter { latest[$0.rawValue]?.stance.side == side }
    }
    inFavour = onSide(.inFavour)
    against = onSide(.against)
    undecided = onSide(.undecided)
    unknown = members.filter { latest[$0.rawValue] == nil }
    let permanent = reference.council.permanent
    blocking = against.filter(permanent.contains)
    couldBlock = (undecided + unknown).filter(permanent.contains).sorted()
    facts = members.compactMap { latest[$0.rawValue]?.fact(in: crisis.id) }
  }

  /// Votes that are missing for nine.
  package var shortOfNine: Int { max(0, DecisionReview.votesNeeded - inFavour.count) }

  /// Members that could still supply the missing votes: undecided ones first.
  package var pool: [StateID] { undecided + unknown }

  /// Whether nine can be reached at all.
  package var canReachNine: Bool { pool.count >= shortOfNine }

  /// How many smallest sets of further votes reach nine.
  package var smallestSetCount: Int {
    guard canReachNine else { return 0 }
    return (0..<shortOfNine).reduce(1) { $0 * (pool.count - $1) / ($1 + 1) }
  }

  /// The first so many of the smallest sets, in the order of the pool.
  package func smallestSets(first limit: Int) -> [[StateID]] {
    guard canReachNine else { return [] }
    var sets: [[StateID]] = []
    extend([], from: 0, &sets, limit)
    return sets
  }

  private func extend(
    _ chosen: [StateID], from index: Int, _ sets: inout [[StateID]], _ limit: Int
  ) {
    if chosen.count == shortOfNine {
      sets.append(chosen)
      return
    }
    for next in index..<max(index, pool.count) where sets.count < limit {
      extend(chosen + [pool[next]], from: next + 1, &sets, limit)
    }
  }
}
