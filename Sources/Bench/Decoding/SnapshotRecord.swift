/// A snapshot as `JSONDecoder` is given it: every field of the model, as a program would declare
/// them that takes the document as it comes.
///
/// Ids, dates and words stay strings, and nothing is checked. What the project's reader does
/// beyond that is not held against `JSONDecoder`.
struct SnapshotRecord: Decodable {
  let schemaVersion: Int
  let asOf: String
  let handling: String
  let exercise: Bool
  let note: String?
  let sources: [SourceRecord]
  let crises: [CrisisRecord]
}

struct SourceRecord: Decodable {
  let id: String
  let publisher: String
  let title: String
  let symbol: String?
  let url: String?
  let date: String
  let datePrecision: String?
  let grade: String
}

struct CrisisRecord: Decodable {
  let id: String
  let name: String
  let state: String
  let began: String
  let summary: String
  let place: PlaceRecord?
  let verdict: VerdictRecord
  let stateCapacity: JudgementRecord?
  let riskFactors: [RiskFactorRecord]
  let measures: [MeasureRecord]
  let positions: [PositionRecord]
  let decisions: [DecisionRecord]
  let consequences: JudgementRecord?
  let indicators: [IndicatorRecord]
  let events: [EventRecord]
}

struct PlaceRecord: Decodable {
  let name: String
  let lat: Double
  let lon: Double
  let precision: String
}

struct VerdictRecord: Decodable {
  let trend: String
  let status: String
  let risk: String
  let rationale: String
  let alerts: [String]
  let by: String
  let sources: [String]
}

/// The State's capacity, or the balance of consequences.
struct JudgementRecord: Decodable {
  let judgement: String
  let by: String?
  let note: String?
  let sources: [String]?
}

struct RiskFactorRecord: Decodable {
  let factor: Int
  let level: String
  let note: String
  let sources: [String]
}
