package import CrisisModel
package import DisplayText

/// How a projection is put into words; what is declared, never what will happen.
package enum ProjectionWords {
  /// `9 declared in favour, nine needed`, `short of nine by 3`.
  package static func votes(_ projection: CouncilProjection) -> SafeText {
    let needed = CouncilWords.number(projection.rule)
    return projection.votesMissing == 0
      ? "\(projection.inFavour.count) declared in favour, \(needed) needed"
      : "short of \(needed) by \(projection.votesMissing)"
  }

  package static func groups(_ projection: CouncilProjection) -> [(SafeText, [StateID])] {
    [
      ("in favour", projection.inFavour), ("against", projection.against),
      ("undecided", projection.undecided), ("not known", projection.unknown),
    ]
  }

  /// Who declared against and blocks alone, and who could still.
  package static func block(_ projection: CouncilProjection) -> Line {
    if !projection.rule.hasVeto { return Line("a procedural vote: no permanent member can block") }
    var parts: [Span] = []
    if !projection.blocking.isEmpty {
      let names = CouncilWords.codes(projection.blocking)
      parts.append(Span("declared against, each can block alone: \(names)", .ballotAgainst))
    }
    if !projection.couldBlock.isEmpty {
      let names = CouncilWords.codes(projection.couldBlock)
      let label: SafeText = parts.isEmpty ? "could still block: " : "; could still: "
      parts.append(Span("\(label)\(names)"))
    }
    if parts.isEmpty { return Line("every permanent member declared in favour", .text) }
    return Line(parts)
  }

  /// `nine with: + DEU IND, or + DEU PRT, or 1 more such sets`; `nil` where enough are declared.
  package static func sets(_ projection: CouncilProjection, first limit: Int) -> SafeText? {
    let missing = projection.votesMissing
    let needed = CouncilWords.number(projection.rule)
    guard missing > 0 else { return nil }
    guard projection.canPass else {
      return
        "\(needed) cannot be reached: \(projection.pool.count) members are left, \(missing) are needed"
    }
    let total = projection.smallestSetCount
    let shown = projection.smallestSets(first: limit)
    let sets = shown.map { "+ \(CouncilWords.codes($0, separator: " "))" as SafeText }
    let rest: SafeText =
      total > shown.count ? ", or \(count(total - shown.count)) more such sets" : ""
    return "\(needed) with: \(SafeText.joined(sets, separator: ", or "))\(rest)"
  }

  /// Sets beyond what can be counted are said to be so.
  package static func count(_ number: Int) -> SafeText {
    number > 1_000_000_000 ? "over 1,000,000,000" : Figures.grouped(number)
  }
}
