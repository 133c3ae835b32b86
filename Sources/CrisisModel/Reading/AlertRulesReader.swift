package import StrictJSON

/// Reads alert rules (`Data/schema/alert-rules.schema.json` is the published contract).
package enum AlertRulesReader {
  /// Reads a whole file; the value is `nil` if it has an error.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = .standard
  ) -> ReadResult<[AlertRule]> {
    ModelReader.read(bytes, reference: nil, limits: limits) {
      (reader) throws(JSONSyntaxError) in try reader.alertRules()
    }
  }
}

extension ModelReader {
  private enum FileField: Int, CaseIterable {
    case schemaVersion, rules
  }

  private static let fileFields = FieldTable(FileField.self, "schemaVersion rules")

  fileprivate mutating func alertRules() throws(JSONSyntaxError) -> [AlertRule]? {
    guard var scope = try document.object() else { return nil }
    var rules: [AlertRule] = []
    while let index = try document.nextField(&scope, Self.fileFields) {
      if index == 0 {
        try schemaVersion()
      } else {
        rules = try uniqueList("rule", id: { $0.id.rawValue }) { (reader) throws(JSONSyntaxError) in
          try reader.alertRule()
        }
      }
    }
    document.require(0b11, in: scope, Self.fileFields)
    return rules
  }

  private enum RuleField: Int, CaseIterable {
    case id, title, kind, level, parameters, minimumDays, mergeDays, refireDays, raiseWhenWorse
    case basis
  }

  private static let ruleFields = FieldTable(
    RuleField.self,
    "id title kind level parameters minimumDays mergeDays refireDays raiseWhenWorse basis")
  private static let ruleKinds = FieldTable(
    values: AlertRule.Kind.self,
    "threshold newVeto newRung sideCrossed mandateEnding sourceSilent statusWorsened")

  private mutating func alertRule() throws(JSONSyntaxError) -> AlertRule? {
    guard var scope = try document.object() else { return nil }
    var draft = AlertRuleDraft()
    while let index = try document.nextField(&scope, Self.ruleFields) {
      switch RuleField(rawValue: index) {
      case .id: draft.id = try identifier()
      case .title: draft.title = try text()
      case .kind: draft.kind = try enumeration(Self.ruleKinds)
      case .level: draft.level = try document.integer(in: 1...3).flatMap(AlertLevel.init(rawValue:))
      case .parameters: draft.parameters = try alertParameters()
      case .minimumDays: draft.timing.minimumDays = try days() ?? 0
      case .mergeDays: draft.timing.mergeDays = try days() ?? 0
      case .refireDays: draft.timing.refireDays = try days() ?? 0
      case .raiseWhenWorse: draft.timing.raiseWhenWorse = try document.boolean() ?? true
      case .basis: draft.basis = try text()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b11_1111_1111, in: scope, Self.ruleFields)
    checkParameters(of: draft)
    return draft.rule
  }

  private mutating func days() throws(JSONSyntaxError) -> Int? {
    try document.integer(in: 0...AlertParameters.longest)
  }
}

/// A rule while it is being read.
private struct AlertRuleDraft {
  var id: AlertRuleID?
  var title: String?
  var kind: AlertRule.Kind?
  var level: AlertLevel?
  var parameters: AlertParameters?
  var timing = AlertRule.Timing(
    minimumDays: 0, mergeDays: 0, refireDays: 0, raiseWhenWorse: true)
  var basis: String?

  var rule: AlertRule? {
    guard let id, let title, let kind, let level, let parameters, let basis else { return nil }
    return AlertRule(
      id: id, title: title, level: level, condition: parameters.condition(of: kind),
      statuses: parameters.statuses, timing: timing, basis: basis)
  }
}

extension ModelReader {
  /// Notes parameters that the kind needs and lacks, or has and does not know.
  private mutating func checkParameters(of draft: AlertRuleDraft) {
    guard let kind = draft.kind, let parameters = draft.parameters else { return }
    let needed = AlertParameters.needed(by: kind, parameters)
    document.require(needed, in: parameters.scope, AlertParameters.fields)
    let foreign = AlertParameters.Field.allCases.filter {
      parameters.scope.has($0.rawValue)
        && AlertParameters.allowed(in: kind, parameters) & $0.bit == 0
    }
    for field in foreign {
      let what: Message =
        field == .windowDays && kind == .threshold ? "that reads a figure " : ""
      document.note(
        .contradiction(
          "a rule of kind \(plain: kind.rawValue) \(what)has no parameter \(quoted: "\(field)")",
          remedy: "remove it, or correct the rule"), at: parameters.scope.offset)
    }
  }
}
