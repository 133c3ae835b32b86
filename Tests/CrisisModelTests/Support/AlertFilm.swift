import Testing

@testable import CrisisModel

/// Snapshots of one crisis, taken in one after another, and the alerts that they raise.
struct AlertFilm {
  private(set) var book = AlertBook()
  let rules: AlertRules

  init(_ rules: AlertRule...) {
    self.rules = AlertRules(rules)
  }

  /// Takes in a snapshot of a day; gives the days and levels of the alerts it raised.
  @discardableResult
  mutating func take(
    _ day: String, _ lists: [String: [String]], at location: SourceLocation = #_sourceLocation
  ) -> [Alert] {
    let read = Read(Sample.document(asOf: "\(day)T23:59:00Z", lists), reference: nil)
    #expect(read.lines == [], sourceLocation: location)
    guard let snapshot = read.snapshot else { return [] }
    return book.take(snapshot, reference: ReferenceData.shipped, rules: rules)
  }

  /// The same with one indicator, `n`, whose series is written `2016-01-01 120, 2016-01-02 –`.
  @discardableResult
  mutating func take(_ day: String, series: String, cadence: Int = 1) -> [Alert] {
    take(day, ["indicators": [Self.indicator(series, cadence)]])
  }

  /// A snapshot a day from 1 January 2016 on, each with one new figure.
  mutating func take(daily figures: [Int]) {
    var series: [String] = []
    for (index, figure) in figures.enumerated() {
      let today = day("2016-01-01").advanced(by: index).iso
      series.append("\(today) \(figure)")
      take(today, series: series.joined(separator: ", "))
    }
  }

  static func indicator(_ series: String, _ cadence: Int = 1) -> String {
    let points = series.split(separator: ",").map { point -> String in
      let words = point.split(separator: " ")
      return "[\"\(words[0])\", \(words[1] == "–" ? "null" : words[1])]"
    }
    return """
      {"id": "n", "name": "x", "unit": "people", "cadenceDays": \(cadence),
       "series": [\(points.joined(separator: ", "))], "sources": ["s"]}
      """
  }

  var raised: [String] { book.alerts.map(\.raisedAt.day.iso) }
  var last: Alert? { book.alerts.last }
}

extension AlertRule {
  /// A rule on the indicator `n`.
  static func number(
    reading: Threshold.Reading = .figure, window: Int = 30, floor: Double = 100,
    baselines: [Int] = [], extreme: Double? = nil, minimum: Int = 0, merge: Int = 0,
    refire: Int = 0, raiseWhenWorse: Bool = true
  ) -> AlertRule {
    AlertRule(
      id: "number", title: "x", level: .routine,
      condition: .threshold(
        Threshold(
          indicators: ["n"], reading: reading, windowDays: window, floor: floor,
          baselineDays: baselines, extreme: extreme)),
      statuses: Set(Verdict.Status.allCases),
      timing: Timing(
        minimumDays: minimum, mergeDays: merge, refireDays: refire, raiseWhenWorse: raiseWhenWorse),
      basis: "x")
  }
}
