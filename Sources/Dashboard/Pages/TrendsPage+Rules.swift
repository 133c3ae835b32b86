internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// What one alert rule says of a chart: lines to hold the figures against, and the words for them.
struct RuleMark {
  let lines: [Chart.Rule]
  let legend: SafeText
}

extension PageBuilder {
  /// The thresholds that concern an indicator; lines only where they are of the figures' own kind.
  func ruleMarks(of indicator: Indicator) -> [RuleMark] {
    rules.compactMap { rule in
      guard case .threshold(let threshold) = rule.condition, threshold.concerns(indicator.id) else {
        return nil
      }
      return RuleMark(rule, threshold, indicator)
    }
  }
}

extension RuleMark {
  /// A floor so much higher than every figure would press them flat.
  private static let farAbove = 4.0

  init(_ rule: AlertRule, _ threshold: AlertRule.Threshold, _ indicator: Indicator) {
    let readings = ThresholdReading.all(of: indicator, by: threshold)
    let words = RuleWords(rule, threshold, readings)
    guard threshold.reading == .figure else {
      lines = []
      legend = words.notComparable
      return
    }
    let highest = readings.map(\.value).max() ?? 0
    let floor = threshold.floor <= highest * Self.farAbove ? threshold.floor : nil
    lines =
      (floor.map { [Chart.Rule($0, "floor \(Figures.value($0))")] } ?? [])
      + (words.before.map { [Chart.Rule($0, "highest before \(Figures.value($0))")] } ?? [])
    legend = words.lines(floorIsDrawn: floor != nil)
  }
}

/// A threshold and what the figures on record say to it, in words under a chart.
private struct RuleWords {
  private let rule: AlertRule
  private let threshold: AlertRule.Threshold
  private let last: ThresholdReading?
  private let baseline: AlertEvidence.Baseline?

  init(_ rule: AlertRule, _ threshold: AlertRule.Threshold, _ readings: [ThresholdReading]) {
    self.rule = rule
    self.threshold = threshold
    last = readings.last
    baseline = readings.last?.baseline(threshold, level: 0, among: readings)
  }

  /// The highest reading of the first baseline before the last one.
  var before: Double? { baseline?.value }

  /// `Lines: floor 100, highest before 209 in 366 days · rule deaths-30d`.
  func lines(floorIsDrawn: Bool) -> SafeText {
    let floor: SafeText =
      "floor \(Figures.value(threshold.floor))\(floorIsDrawn ? "" : " (far above, not drawn)")"
    return "Lines: \(floor)\(highest) · rule \(rule.id.text)"
  }

  /// A line for a sum of days among the days' own figures would compare unlike things.
  var notComparable: SafeText {
    let what: SafeText =
      threshold.reading == .sum
      ? "sum of \(threshold.windowDays) days" : "rise within \(threshold.windowDays) days"
    guard let last else {
      return
        "Not drawn: rule \(rule.id.text) holds the \(what) against floor \(Figures.value(threshold.floor)); too few figures to tell it."
    }
    let least: SafeText = last.isWhole ? "" : "at least "
    return
      "Not drawn: rule \(rule.id.text) holds the \(what) (\(least)\(Figures.value(last.value)) to \(Dates.long(last.to))) against floor \(Figures.value(threshold.floor))\(highest)."
  }

  private var highest: SafeText {
    guard let baseline else { return "" }
    let days = AlertWords.record(baseline)
    guard let value = baseline.value else { return ", nothing before it in \(days)" }
    return ", highest before \(Figures.value(value)) in \(days)"
  }
}
