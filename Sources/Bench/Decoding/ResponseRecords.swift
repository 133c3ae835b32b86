struct MeasureRecord: Decodable {
  let id: String
  let step: String
  let actor: String
  let status: String
  let from: String
  let until: String?
  let ended: String?
  let authority: String?
  let decision: String?
  let target: String?
  let note: String?
  let effect: EffectRecord?
  let sources: [String]
}

struct EffectRecord: Decodable {
  let judgement: String
  let by: String
  let date: String
  let note: String?
  let sources: [String]
}

struct PositionRecord: Decodable {
  let holder: String
  let question: String
  let stance: String
  let date: String
  let body: String
  let dissent: [String]
  let caveat: String?
  let document: String?
  let sources: [String]
}

struct DecisionRecord: Decodable {
  let symbol: String
  let body: String
  let date: String
  let title: String
  let draft: String?
  let meeting: String?
  let sponsors: [String]?
  let chapter: String?
  let kind: String?
  let outcome: String
  let withoutVote: Bool?
  let ballots: BallotsRecord?
  let tally: TallyRecord?
  let enables: [String]
  let sources: [String]
}

struct BallotsRecord: Decodable {
  let inFavour: [String]
  let against: [String]
  let abstaining: [String]
  let notParticipating: [String]

  var voters: Int {
    inFavour.count + against.count + abstaining.count + notParticipating.count
  }
}

struct TallyRecord: Decodable {
  let inFavour: Int
  let against: Int
  let abstaining: Int
  let notParticipating: Int
}

struct IndicatorRecord: Decodable {
  let id: String
  let name: String
  let unit: String
  let cadenceDays: Int
  let series: [PointRecord]
  let note: String?
  let sources: [String]
}

/// A pair of a date and a number or `null`.
struct PointRecord: Decodable {
  let day: String
  let value: Double?

  init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    day = try pair.decode(String.self)
    value = try pair.decodeIfPresent(Double.self)
  }
}

struct EventRecord: Decodable {
  let id: String
  let date: String
  let datePrecision: String?
  let place: String?
  let placePrecision: String?
  let kind: String
  let what: String
  let actors: [String]
  let fatalities: FatalitiesRecord?
  let sources: [String]
}

struct FatalitiesRecord: Decodable {
  let low: Int?
  let best: Int?
  let high: Int?
}
