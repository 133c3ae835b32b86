internal import StrictJSON

extension ModelReader {
  private enum PlaceField: Int, CaseIterable {
    case name, lat, lon, precision
  }

  private static let placeFields = FieldTable(PlaceField.self, "name lat lon precision")
  static let placePrecisions = FieldTable(
    values: Place.Precision.self, "point town district province country")

  mutating func place() throws(JSONSyntaxError) -> Place? {
    guard var scope = try document.object() else { return nil }
    var name: String?
    var latitude: Double?
    var longitude: Double?
    var precision: Place.Precision?
    while let index = try document.nextField(&scope, Self.placeFields) {
      switch PlaceField(rawValue: index) {
      case .name: name = try text()
      case .lat: latitude = try document.number(in: -90...90)
      case .lon: longitude = try document.number(in: -180...180)
      case .precision: precision = try enumeration(Self.placePrecisions)
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1111, in: scope, Self.placeFields)
    guard let name, let latitude, let longitude, let precision else { return nil }
    return Place(name: name, latitude: latitude, longitude: longitude, precision: precision)
  }

  private enum VerdictField: Int, CaseIterable {
    case trend, status, risk, rationale, alerts, by, sources
  }

  private static let verdictFields = FieldTable(
    VerdictField.self, "trend status risk rationale alerts by sources")
  private static let trends = FieldTable(
    values: Verdict.Trend.self, "deteriorated unchanged improved")
  private static let statuses = FieldTable(
    values: Verdict.Status.self, "watch imminentRisk currentCrisis easing closed")
  private static let risks = FieldTable(values: Verdict.Risk.self, "elevated high critical")
  private static let alerts = FieldTable(
    values: Verdict.Alert.self, "conflictRisk resolutionOpportunity")

  mutating func verdict() throws(JSONSyntaxError) -> Verdict? {
    guard var scope = try document.object() else { return nil }
    var trend: Verdict.Trend?
    var status: Verdict.Status?
    var risk: Verdict.Risk?
    var rationale: String?
    var alerts: [Verdict.Alert] = []
    var by: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.verdictFields) {
      switch VerdictField(rawValue: index) {
      case .trend: trend = try enumeration(Self.trends)
      case .status: status = try enumeration(Self.statuses)
      case .risk: risk = try enumeration(Self.risks)
      case .rationale: rationale = try text()
      case .alerts:
        alerts = try list { (reader) throws(JSONSyntaxError) in
          try reader.enumeration(Self.alerts)
        }
      case .by: by = try sharedText()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b111_1111, in: scope, Self.verdictFields)
    guard let trend, let status, let risk, let rationale, let by else { return nil }
    return Verdict(
      trend: trend, status: status, risk: risk, rationale: rationale, alerts: alerts, by: by,
      sources: sources)
  }

  /// The fields that judgements share.
  private enum JudgementField: Int, CaseIterable {
    case judgement, by, note, sources
  }

  private static let judgementFields = FieldTable(JudgementField.self, "judgement by note sources")
  private static let capacities = FieldTable(
    values: StateCapacity.Judgement.self, "unable unwilling both unknown")
  private static let balances = FieldTable(
    values: Consequences.Judgement.self, "moreGood moreHarm contested notAssessed")

  mutating func stateCapacity() throws(JSONSyntaxError) -> StateCapacity? {
    guard var scope = try document.object() else { return nil }
    var judgement: StateCapacity.Judgement?
    var by: String?
    var note: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.judgementFields) {
      switch JudgementField(rawValue: index) {
      case .judgement: judgement = try enumeration(Self.capacities)
      case .by: by = try sharedText()
      case .note: note = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1011, in: scope, Self.judgementFields)
    guard let judgement, let by else { return nil }
    return StateCapacity(judgement: judgement, by: by, note: note, sources: sources)
  }

  /// Reads a judgement, which must name its judge; `notAssessed` needs neither judge nor source.
  mutating func consequences() throws(JSONSyntaxError) -> Consequences? {
    guard var scope = try document.object() else { return nil }
    var judgement: Consequences.Judgement?
    var by: String?
    var note: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.judgementFields) {
      switch JudgementField(rawValue: index) {
      case .judgement: judgement = try enumeration(Self.balances)
      case .by: by = try sharedText()
      case .note: note = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    let required: UInt64 = judgement == .notAssessed ? 0b0001 : 0b1011
    document.require(required, in: scope, Self.judgementFields)
    return judgement.map { Consequences(judgement: $0, by: by, note: note, sources: sources) }
  }

  private enum RiskFactorField: Int, CaseIterable {
    case factor, level, note, sources
  }

  private static let riskFactorFields = FieldTable(
    RiskFactorField.self, "factor level note sources")
  private static let levels = FieldTable(
    values: RiskFactorFinding.Level.self, "present signs absent")

  mutating func riskFactor() throws(JSONSyntaxError) -> RiskFactorFinding? {
    guard var scope = try document.object() else { return nil }
    var factor: Int?
    var level: RiskFactorFinding.Level?
    var note: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.riskFactorFields) {
      switch RiskFactorField(rawValue: index) {
      case .factor: factor = try document.integer(in: 1...14)
      case .level: level = try enumeration(Self.levels)
      case .note: note = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1111, in: scope, Self.riskFactorFields)
    guard let factor, let level, let note else { return nil }
    return RiskFactorFinding(factor: factor, level: level, note: note, sources: sources)
  }
}
