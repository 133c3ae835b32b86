package import CrisisModel
package import DisplayText

/// A change as one line: what it is about, before and after.
package struct ChangeWords {
  let comparison: Comparison

  package init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// `+` new, `-` gone, `~` another than before.
  package static func mark(_ change: Change) -> Span {
    if change.before == nil, change.after != nil { return Span("+", .changeNew) }
    if change.after == nil, change.before != nil { return Span("-", .changeGone) }
    return Span("~", change.importance == .major ? .strong : .dim)
  }

  /// The snapshot that has the record.
  package func picture(_ change: Change) -> Picture {
    change.isOnlyInOld ? comparison.old : comparison.new
  }

  package func line(_ change: Change) -> Line {
    switch change.kind {
    case .crisisNew: Line("new in the snapshot, status ") + status(change.after)
    case .crisisGone:
      Line("no longer in the snapshot, which does not mean calm; status was ")
        + status(change.before)
    case .decisionNew, .decisionGone, .decisionOutcome, .decisionRevised: decision(change)
    case .stanceCrossed, .stanceMoved, .positionNew, .positionGone, .positionRestated,
      .positionRevised:
      position(change)
    case .measureNew, .measureGone, .measureStatus, .measureEffect, .measureEnd, .measureRevised:
      measure(change)
    case .rungAuthorised, .rungAuthorityGone, .rungReached, .rungWithdrawn, .highestRung:
      rung(change)
    case .eventNew, .eventGone, .eventRevised: event(change)
    case .indicatorValue, .sourceSilent, .sourceBack, .silence, .indicatorNew, .indicatorGone,
      .indicatorRevised:
      indicator(change)
    case .sourceNew, .sourceGone, .sourceGrade, .sourceRevised: source(change)
    default: assessment(change)
    }
  }

  /// `before → after`, each as a span; what was not on record is said.
  func turn<Word: RawRepresentable<String>>(_ change: Change, _ span: (Word) -> Span) -> Line {
    let parts = [change.before, change.after].map {
      $0.flatMap(Word.init(rawValue:)).map(span) ?? Span("not on record", .noData)
    }
    return Line([parts[0], Span(" → ", .dim), parts[1]])
  }

  /// `revised: note, sources`.
  func revised(_ change: Change) -> Line {
    Line(" revised: ", .dim)
      .appending(SafeText.joined(change.fields.map { SafeText($0, limit: 40) }))
  }

  private func status(_ raw: String?) -> Line {
    Line([raw.flatMap(Verdict.Status.init).map(Labels.status) ?? Span("?", .noData)])
  }

  private func source(_ change: Change) -> Line {
    guard case .source(let id) = change.fact, let source = picture(change).source(id) else {
      return Line(SafeText(change.subject, limit: 120))
    }
    let name: SafeText =
      "\(SafeText(source.publisher, limit: 120)): \(SafeText(source.symbol ?? source.title, limit: 200))"
    let line = Line([Labels.grade(source.grade)]).appending(" \(name)")
    switch change.kind {
    case .sourceGrade:
      let before = SafeText(change.before ?? "?", limit: 2)
      return line.appending(", grade \(before) → \(SafeText(source.grade.code))", .strong)
    case .sourceRevised: return line + revised(change)
    case .sourceGone: return line.appending(", no longer in the snapshot", .changeGone)
    default: return line.appending(", \(Dates.dated(source.date))", .dim)
    }
  }
}
