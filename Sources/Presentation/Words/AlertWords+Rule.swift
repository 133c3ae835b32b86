package import CrisisModel
package import DisplayText

extension AlertWords {
  /// A rule as a sentence.
  package static func rule(_ rule: AlertRule) -> SafeText {
    switch rule.condition {
    case .threshold(let threshold): return self.threshold(threshold)
    case .newVeto(let news): return "A veto in the Security Council. \(self.news(news))"
    case .newRung(let rungs, let news):
      let numbers = rungs.map(\.rawValue).sorted().map { SafeText($0) }
      let names = SafeText.joined(numbers)
      return
        "A measure on rung \(names), or an authority for one, where none was before. \(self.news(news))"
    case .sideCrossed(let news):
      return "A holder that came over to another side on a question. \(self.news(news))"
    case .mandateEnding(let days):
      return
        "A measure in force whose planned last day is at most \(days) days ahead, or has passed without renewal on record; the latter is a level higher."
    case .sourceSilent(let cadences):
      return
        "An indicator without a figure for longer than \(cadences) times its source's own cadence."
    case .statusWorsened(let days):
      return
        "A verdict worse in status or risk than in the snapshot before. Open while it is as bad, at most \(days) days."
    }
  }

  private static func news(_ news: AlertRule.News) -> SafeText {
    "Open for \(news.openDays) days; on a crisis's first snapshot nothing older than \(news.freshDays) days counts."
  }

  private static func threshold(_ threshold: AlertRule.Threshold) -> SafeText {
    let what: SafeText =
      switch threshold.reading {
      case .figure: "The last figure"
      case .sum: "The sum of \(threshold.windowDays) days"
      case .increase: "The rise within \(threshold.windowDays) days"
      }
    let names = SafeText.joined(threshold.indicators.map { SafeText($0, limit: 40) })
    let baselines = SafeText.joined(
      threshold.baselineDays.map { SafeText($0) }, separator: ", for the next level ")
    let highest: SafeText =
      baselines.isEmpty ? "" : " and the highest in days: \(baselines)"
    let extreme =
      threshold.extreme.map { "; extreme from \(Figures.value($0)) on" as SafeText } ?? ""
    return "\(what) of \(names) is at least \(Figures.value(threshold.floor))\(highest)\(extreme)."
  }

  /// What keeps one condition from making many alerts.
  package static func timing(_ timing: AlertRule.Timing) -> SafeText {
    let parts: [(Int, SafeText)] = [
      (timing.minimumDays, "Fires once it has held for \(timing.minimumDays) days."),
      (timing.mergeDays, "Back within \(timing.mergeDays) days it is the same alert."),
      (timing.refireDays, "At most one alert in \(timing.refireDays) days."),
    ]
    let worse: SafeText = "Raised anew at once where it is worse."
    return SafeText.joined(
      parts.filter { $0.0 > 0 }.map(\.1) + (timing.raiseWhenWorse ? [worse] : []), separator: " ")
  }
}
