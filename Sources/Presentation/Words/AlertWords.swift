package import CrisisModel
package import DisplayText

/// An alert in words; numbers always with what they are held against.
package struct AlertWords {
  let picture: Picture

  package init(picture: Picture) {
    self.picture = picture
  }

  /// What happened or goes on, without the numbers.
  package func what(_ alert: Alert) -> SafeText {
    switch alert.subject {
    case .indicator(let id): indicator(id, alert)
    case .veto(let symbol): veto(symbol, alert)
    case .rung(let rung): "first measure on rung \(rung.rawValue), \(Labels.rung(rung))"
    case .authority(let rung): "first authority on rung \(rung.rawValue), \(Labels.rung(rung))"
    case .crossing(let holder, let question, _): crossing(holder, question, alert)
    case .mandate(let measure, let until): mandate(measure, until, alert)
    case .verdict(let mark): verdict(mark, alert)
    }
  }

  private func indicator(_ id: IndicatorID, _ alert: Alert) -> SafeText {
    let found = picture.crisis(alert.crisis)?.indicators.first { $0.id == id }
    let name = SafeText(found?.name ?? id.rawValue, limit: 120)
    switch alert.evidence.detail {
    case .silent(let last?): return "\(name): silent, last figure \(Dates.long(last))"
    case .silent(nil): return "\(name): never a figure"
    case .figures(let from, let to) where from != to:
      return "\(name), \(Dates.long(from)) to \(Dates.long(to))"
    default: return name
    }
  }

  private func veto(_ symbol: DecisionSymbol, _ alert: Alert) -> SafeText {
    guard case .vetoed(let states, _) = alert.evidence.detail, !states.isEmpty else {
      return "\(symbol.text) vetoed"
    }
    return "\(symbol.text) vetoed by \(SafeText.joined(states.map { picture.name($0) }))"
  }

  private func crossing(_ holder: ActorID, _ question: QuestionID, _ alert: Alert) -> SafeText {
    let name = picture.name(question).lowercasedFirst
    guard case .crossed(let from, let to) = alert.evidence.detail else {
      return "\(picture.short(holder)) on \(name)"
    }
    let stances: SafeText = "\(SafeText(from.rawValue)) → \(SafeText(to.rawValue))"
    return "\(picture.short(holder)) on \(name): \(stances)"
  }

  private func mandate(_ id: MeasureID, _ until: CalendarDay, _ alert: Alert) -> SafeText {
    let measure = picture.crisis(alert.crisis)?.measures.first { $0.id == id }
    let name = measure.map { picture.name($0.step) } ?? id.text
    let actor = measure.map { ", \(picture.short($0.actor))" as SafeText } ?? ""
    guard case .ends(let days) = alert.evidence.detail, days < 0 else {
      return "\(name)\(actor): ends \(Dates.long(until))"
    }
    return "\(name)\(actor): ended \(Dates.long(until)), no renewal on record"
  }

  private func verdict(_ mark: VerdictMark, _ alert: Alert) -> SafeText {
    guard case .worsened(let from) = alert.evidence.detail else { return words(mark) }
    return "verdict: \(words(from)) → \(words(mark))"
  }

  private func words(_ mark: VerdictMark) -> SafeText {
    "\(Labels.status(mark.status).text) \(Labels.risk(mark.risk).text)"
  }
}
