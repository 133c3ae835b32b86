internal import StrictJSON

/// The parameters of a rule as they were read; the rule's kind decides which of them belong to it.
struct AlertParameters {
  enum Field: Int, CaseIterable {
    case indicators, reading, windowDays, floor, baselineDays, extreme
    case rungs, freshDays, openDays, withinDays, cadences, statuses

    var bit: UInt64 { 1 << UInt64(rawValue) }
  }

  static let fields = FieldTable(
    Field.self,
    "indicators reading windowDays floor baselineDays extreme rungs freshDays openDays withinDays cadences statuses"
  )

  /// Ten years, longer than any baseline in use.
  static let longest = 3_660

  /// Knows, once the object is read, which fields it had.
  var scope: ObjectScope
  var threshold = AlertRule.Threshold(
    indicators: [], reading: .figure, windowDays: 1, floor: 0, baselineDays: [])
  /// `nil` if it was not given or not understood.
  var reading: AlertRule.Threshold.Reading?
  var rungs = Set(Rung.allCases)
  var news = AlertRule.News(freshDays: 0, openDays: 0)
  var withinDays = 14
  var cadences = 1
  var statuses = Set(Verdict.Status.allCases)

  func condition(of kind: AlertRule.Kind) -> AlertRule.Condition {
    switch kind {
    case .threshold: .threshold(threshold)
    case .newVeto: .newVeto(news)
    case .newRung: .newRung(rungs, news)
    case .sideCrossed: .sideCrossed(news)
    case .mandateEnding: .mandateEnding(withinDays: withinDays)
    case .sourceSilent: .sourceSilent(cadences: cadences)
    case .statusWorsened: .statusWorsened(openDays: news.openDays)
    }
  }

  static func needed(by kind: AlertRule.Kind, _ parameters: AlertParameters) -> UInt64 {
    let fields: [Field] =
      switch kind {
      case .threshold where parameters.reading == .sum || parameters.reading == .increase:
        [.indicators, .reading, .windowDays, .floor, .baselineDays]
      case .threshold: [.indicators, .reading, .floor, .baselineDays]
      case .newVeto, .newRung, .sideCrossed: [.freshDays, .openDays]
      case .mandateEnding, .sourceSilent: []
      case .statusWorsened: [.openDays]
      }
    return fields.reduce(0) { $0 | $1.bit }
  }

  static func allowed(in kind: AlertRule.Kind, _ parameters: AlertParameters) -> UInt64 {
    let optional: [Field] =
      switch kind {
      case .threshold: parameters.reading == .figure ? [.extreme] : [.extreme, .windowDays]
      case .newRung: [.rungs]
      case .mandateEnding: [.withinDays]
      case .sourceSilent: [.cadences]
      case .newVeto, .sideCrossed, .statusWorsened: []
      }
    return optional.reduce(needed(by: kind, parameters) | Field.statuses.bit) { $0 | $1.bit }
  }
}

extension ModelReader {
  private static let readings = FieldTable(
    values: AlertRule.Threshold.Reading.self, "figure sum increase")
  private static let statuses = FieldTable(
    values: Verdict.Status.self, "watch imminentRisk currentCrisis easing closed")

  mutating func alertParameters() throws(JSONSyntaxError) -> AlertParameters? {
    guard var scope = try document.object() else { return nil }
    var draft = AlertParameters(scope: scope)
    while let index = try document.nextField(&scope, AlertParameters.fields) {
      switch AlertParameters.Field(rawValue: index) {
      case .reading:
        draft.reading = try enumeration(Self.readings)
        draft.threshold.reading = draft.reading ?? .figure
      case .indicators, .windowDays, .floor, .baselineDays, .extreme:
        try thresholdParameter(AlertParameters.Field(rawValue: index), into: &draft.threshold)
      case .rungs: draft.rungs = Set(try filled("rung", rungs))
      case .freshDays: draft.news.freshDays = try span(from: 0) ?? 0
      case .openDays: draft.news.openDays = try span(from: 0) ?? 0
      case .withinDays: draft.withinDays = try span(from: 0) ?? 0
      case .cadences: draft.cadences = try document.integer(in: 1...100) ?? 1
      case .statuses:
        draft.statuses = Set(
          try filled("status") { (reader) throws(JSONSyntaxError) in
            try reader.list { (reader) throws(JSONSyntaxError) in
              try reader.enumeration(Self.statuses)
            }
          })
      case nil: try document.json.skipValue()
      }
    }
    draft.scope = scope
    return draft
  }

  private mutating func thresholdParameter(
    _ field: AlertParameters.Field?, into threshold: inout AlertRule.Threshold
  ) throws(JSONSyntaxError) {
    switch field {
    case .indicators:
      threshold.indicators = try filled("indicator") { (reader) throws(JSONSyntaxError) in
        try reader.list { (reader) throws(JSONSyntaxError) in try reader.text() }
      }
    case .windowDays: threshold.windowDays = try span(from: 1) ?? 1
    case .floor: threshold.floor = try document.number(in: -1e15...1e15) ?? 0
    case .baselineDays: threshold.baselineDays = try baselines()
    case .extreme: threshold.extreme = try document.number(in: -1e15...1e15)
    default: try document.json.skipValue()
    }
  }

  private mutating func span(from least: Int) throws(JSONSyntaxError) -> Int? {
    try document.integer(in: least...AlertParameters.longest)
  }

  private func rungs(_ reader: inout ModelReader) throws(JSONSyntaxError) -> [Rung] {
    try reader.list { (reader) throws(JSONSyntaxError) in
      try reader.document.integer(in: 1...4).flatMap(Rung.init(rawValue:))
    }
  }

  /// Reads a list that must not be empty: a rule with an empty one would never fire.
  private mutating func filled<Element>(
    _ kind: Message, _ list: (inout ModelReader) throws(JSONSyntaxError) -> [Element]
  ) throws(JSONSyntaxError) -> [Element] {
    let isArray = try document.json.peek() == .array
    let offset = document.json.offset
    let errors = document.problems.count
    let elements = try list(&self)
    if isArray, elements.isEmpty, document.problems.count == errors {
      document.note(
        .contradiction(
          "no \(kind) is named, so that the rule never fires", remedy: "name at least one"),
        at: offset)
    }
    return elements
  }

  /// Reads at most two baselines, the shorter first; each stands for a level.
  private mutating func baselines() throws(JSONSyntaxError) -> [Int] {
    _ = try document.json.peek()
    let offset = document.json.offset
    let days = try list { (reader) throws(JSONSyntaxError) in try reader.span(from: 1) }
    if days.count > 2 || days.count == 2 && days[0] >= days[1] {
      document.note(
        .contradiction(
          "baselines are at most two, each longer than the one before",
          remedy: "write them as [366, 1096]"), at: offset)
    }
    return days
  }
}
