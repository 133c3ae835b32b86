package import CrisisModel
package import DisplayText

/// Events and indicators; zero, no figure and stale keep their three signs.
extension ChangeWords {
  func event(_ change: Change) -> Line {
    guard case .event(let crisis, let id) = change.fact,
      let found = picture(change).crisis(crisis)?.events.first(where: { $0.id == id })
    else { return Line(SafeText(change.subject, limit: 120)) }
    var line = Line("\(Dates.dated(found.date)) ", .dim).appending(SafeText(found.what, limit: 300))
    if let fatalities = found.fatalities {
      line = line.appending(" \(Figures.fatalities(fatalities))", .strong)
    }
    switch change.kind {
    case .eventRevised: return line.appending(";") + revised(change)
    case .eventGone: return line.appending(": no longer on record", .changeGone)
    default: return line
    }
  }

  func indicator(_ change: Change) -> Line {
    guard let crisis = change.crisis else { return Line(SafeText(change.subject, limit: 120)) }
    let name = Line(indicatorName(crisis, IndicatorID(change.subject)))
    switch change.kind {
    case .indicatorRevised: return name + revised(change)
    case .sourceSilent: return Line("source silent: ", .strong) + name + readings(change)
    case .sourceBack:
      return Line("source back: ", .strong) + name
        + readings(change)
        .appending("; no difference is told", .dim)
    case .indicatorGone: return name.appending(": no longer followed", .changeGone)
    case .indicatorNew: return name.appending(": followed now, ") + Line([reading(change.after)])
    default: return name + readings(change)
    }
  }

  package func line(_ entry: NotCompared) -> Line {
    let name = indicatorName(entry.crisis, entry.indicator)
    return Line("\(comparison.new.crisisName(entry.crisis)): \(name), ")
      + Line([reading(entry.before?.word), Span(" → ", .dim), reading(entry.after?.word)])
  }

  private func readings(_ change: Change) -> Line {
    Line(" ") + Line([reading(change.before), Span(" → ", .dim), reading(change.after)])
  }

  private func reading(_ word: String?) -> Span {
    switch word {
    case nil: Span("not on record", .noData)
    case "noFigure"?: Span("no figure", .noData)
    case "stale"?: Span("STALE", .stale)
    case let figure?: Span(Figures.value(Double(figure)), .strong)
    }
  }

  private func indicatorName(_ crisis: CrisisID, _ id: IndicatorID) -> SafeText {
    let found = [comparison.new, comparison.old].lazy
      .compactMap { $0.crisis(crisis)?.indicators.first { $0.id == id } }.first
    return found.map { SafeText($0.name, limit: 80) } ?? id.text
  }
}
