/// What the Council would decide by what its members have declared; nobody's vote is guessed.
///
/// Only a member's own stance counts, never that of an organisation it belongs to; the latest one
/// on record counts however old it is, and its date is shown beside it. Members that declared
/// against are not expected to supply missing votes. A permanent member that did so blocks whatever
/// the others do, unless the question is one of procedure.
package struct CouncilProjection: Sendable {
  /// The question to be voted on.
  package let question: QuestionID
  /// The rule for such a vote on that day.
  package let rule: VotingRule
  /// Members with a stance in favour on record.
  package let inFavour: [StateID]
  /// Members with a stance against on record.
  package let against: [StateID]
  /// Members with conditions or reservations on record.
  package let undecided: [StateID]
  /// Members without a stance on record.
  package let unknown: [StateID]
  /// Permanent members that declared against, each of which could block alone; none in a procedural
  /// vote.
  package let blocking: [StateID]
  /// Permanent members that have not declared in favour and could still block; none in a procedural
  /// vote.
  package let couldBlock: [StateID]
  /// The latest stance of each member that has one.
  package let stances: [StateID: Position]
  /// The positions in `stances`.
  package let facts: [Fact]

  /// `nil` if the Council's members on that day are not known.
  package init?(
    _ question: QuestionID, in crisis: Crisis, reference: Reference, on day: CalendarDay
  ) {
    guard let members = reference.council.members(on: day) else { return nil }
    self.question = question
    let rule = VotingRule(reference.question(question)?.vote ?? .substantive, on: day)
    self.rule = rule
    let stands = Consensus.stands(in: crisis).filter { $0.question == question }
    let latest = Dictionary(stands.map { ($0.holder.rawValue, $0.latest) }) { first, _ in first }
    let stances = Dictionary(
      members.compactMap { member in latest[member.rawValue].map { (member, $0) } }
    ) { first, _ in first }
    self.stances = stances
    let onSide = { (side: Position.Stance.Side) in
      members.filter { stances[$0]?.stance.side == side }
    }
    inFavour = onSide(.inFavour)
    against = onSide(.against)
    undecided = onSide(.undecided)
    unknown = members.filter { stances[$0] == nil }
    let canVeto = { rule.hasVeto && reference.council.isPermanent($0, on: day) }
    blocking = against.filter(canVeto)
    couldBlock = (undecided + unknown).filter(canVeto).sorted()
    facts = members.compactMap { stances[$0]?.fact(in: crisis.id) }
  }

  /// How many votes in favour are missing for adoption.
  package var votesMissing: Int { max(0, rule.votesNeeded - inFavour.count) }

  /// The members that could still supply missing votes, undecided ones first.
  package var pool: [StateID] { undecided + unknown }

  /// Whether the members that have not declared against are enough.
  package var canPass: Bool { pool.count >= votesMissing }

  /// How many smallest sets of further votes would be enough; 0 if no votes are missing, and
  /// `Int.max` if there are more sets than can be counted.
  package var smallestSetCount: Int {
    guard canPass, votesMissing > 0 else { return 0 }
    var count = 1
    for taken in 0..<votesMissing {
      let (product, overflows) = count.multipliedReportingOverflow(by: pool.count - taken)
      if overflows { return .max }
      count = product / (taken + 1)
    }
    return count
  }

  /// The first so many of the smallest sets, in the order of the pool.
  package func smallestSets(first limit: Int) -> [[StateID]] {
    guard canPass, votesMissing > 0 else { return [] }
    var sets: [[StateID]] = []
    extend([], from: 0, &sets, limit)
    return sets
  }

  /// Abandons a branch with too few members left, so that the work is proportional to the sets
  /// found.
  private func extend(
    _ chosen: [StateID], from index: Int, _ sets: inout [[StateID]], _ limit: Int
  ) {
    if chosen.count == votesMissing {
      sets.append(chosen)
      return
    }
    let last = pool.count - (votesMissing - chosen.count)
    for next in index..<max(index, last + 1) where sets.count < limit {
      extend(chosen + [pool[next]], from: next + 1, &sets, limit)
    }
  }
}

extension Reference {
  /// Questions about steps that the Security Council can take, by rank.
  package var councilQuestions: [Question] {
    questions.filter { question in
      question.steps.contains {
        step($0)?.takers.contains(DecisionReview.securityCouncil.rawValue) == true
      }
    }
  }
}
