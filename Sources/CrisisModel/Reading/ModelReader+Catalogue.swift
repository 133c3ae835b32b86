internal import StrictJSON

extension ModelReader {
  private enum BodyField: Int, CaseIterable {
    case id, name, kind, parent, sources, membership
  }

  private static let bodyFields = FieldTable(
    BodyField.self, "id name kind parent sources membership")
  private static let bodyKinds = FieldTable(
    values: Body.Kind.self, "unOrgan unOffice court mission coalition authority regional")

  mutating func body() throws(JSONSyntaxError) -> Body? {
    guard var scope = try document.object() else { return nil }
    var id: BodyID?
    var name: String?
    var kind: Body.Kind?
    var parent: ActorID?
    var membership: BodyMembership?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.bodyFields) {
      switch BodyField(rawValue: index) {
      case .id: id = try identifier()
      case .name: name = try text()
      case .kind: kind = try enumeration(Self.bodyKinds)
      case .parent: parent = try identifier()
      case .sources: sources = try self.sources()
      case .membership: membership = try bodyMembership()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b10111, in: scope, Self.bodyFields)
    guard let id, let name, let kind else { return nil }
    return Body(
      id: id, name: name, kind: kind, parent: parent, sources: sources, membership: membership)
  }

  private enum BodyMembershipField: Int, CaseIterable {
    case from, states
  }

  private static let bodyMembershipFields = FieldTable(BodyMembershipField.self, "from states")

  private mutating func bodyMembership() throws(JSONSyntaxError) -> BodyMembership? {
    guard var scope = try document.object() else { return nil }
    var from: CalendarDay?
    var records: [BodyMembership.Record] = []
    while let index = try document.nextField(&scope, Self.bodyMembershipFields) {
      switch BodyMembershipField(rawValue: index) {
      case .from: from = try day()
      case .states:
        records = try list { (reader) throws(JSONSyntaxError) in try reader.bodyMember() }
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b11, in: scope, Self.bodyMembershipFields)
    return from.map { BodyMembership(from: $0, records: records) }
  }

  private enum BodyMemberField: Int, CaseIterable {
    case state, known, terms, sources
  }

  private static let bodyMemberFields = FieldTable(
    BodyMemberField.self, "state known terms sources")

  private mutating func bodyMember() throws(JSONSyntaxError) -> BodyMembership.Record? {
    guard var scope = try document.object() else { return nil }
    var record = BodyMembership.Record(state: "", known: Period(), terms: [], sources: [])
    while let index = try document.nextField(&scope, Self.bodyMemberFields) {
      switch BodyMemberField(rawValue: index) {
      case .state: record.state = try identifier() ?? ""
      case .known: record.known = try period() ?? Period()
      case .terms:
        record.terms = try list { (reader) throws(JSONSyntaxError) in try reader.period() }
      case .sources: record.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1111, in: scope, Self.bodyMemberFields)
    return record
  }

  private enum StepField: Int, CaseIterable {
    case id, name, short, rung, apart, act, basis, takers, sources, membersOf
  }

  private static let stepFields = FieldTable(
    StepField.self, "id name short rung apart act basis takers sources membersOf")
  private static let apart = FieldTable("outside after")

  mutating func stepEntry() throws(JSONSyntaxError) -> Step? {
    guard var scope = try document.object() else { return nil }
    var id: StepID?
    var name: String?
    var short: String?
    var place: StepPlace?
    var isAct = false
    var basis: String?
    var takers: [String] = []
    var membersOf: BodyID?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.stepFields) {
      switch StepField(rawValue: index) {
      case .id: id = try identifier()
      case .name: name = try text()
      case .short: short = try text()
      case .rung:
        place = try document.integer(in: 1...4).flatMap(Rung.init(rawValue:)).map(StepPlace.rung)
      case .apart: place = try document.word(of: Self.apart).map { $0 == 0 ? .outside : .after }
      case .act: isAct = try document.boolean() ?? false
      case .basis: basis = try text()
      case .takers: takers = try list { (reader) throws(JSONSyntaxError) in try reader.text() }
      case .sources: sources = try self.sources()
      case .membersOf: membersOf = try identifier()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1_1100_0111, in: scope, Self.stepFields)
    if scope.has(StepField.rung.rawValue) == scope.has(StepField.apart.rawValue) {
      document.note(
        .contradiction("a step stands on a rung or apart", remedy: "give \"rung\" or \"apart\""),
        at: scope.offset)
    }
    guard let id, let name, let short, let place, let basis else { return nil }
    return Step(
      id: id, name: name, short: short, place: place, isAct: isAct, basis: basis, takers: takers,
      membersOf: membersOf, sources: sources)
  }

  private enum QuestionField: Int, CaseIterable {
    case id, name, short, steps, rank, vote
  }

  private static let questionFields = FieldTable(
    QuestionField.self, "id name short steps rank vote")

  mutating func questionEntry() throws(JSONSyntaxError) -> Question? {
    guard var scope = try document.object() else { return nil }
    var id: QuestionID?
    var name: String?
    var short: String?
    var steps: [StepID] = []
    var rank: Int?
    var vote = Decision.Kind.substantive
    while let index = try document.nextField(&scope, Self.questionFields) {
      switch QuestionField(rawValue: index) {
      case .id: id = try identifier()
      case .name: name = try text()
      case .short: short = try text()
      case .steps: steps = try list { (reader) throws(JSONSyntaxError) in try reader.identifier() }
      case .rank: rank = try document.integer(in: 1...1_000)
      case .vote: vote = try enumeration(Self.decisionKinds) ?? .substantive
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b11111, in: scope, Self.questionFields)
    guard let id, let name, let short, let rank else { return nil }
    return Question(id: id, name: name, short: short, steps: steps, rank: rank, vote: vote)
  }

  private enum FactorField: Int, CaseIterable {
    case number, group, name, sources
  }

  private static let factorFields = FieldTable(FactorField.self, "number group name sources")
  private static let factorGroups = FieldTable(
    values: RiskFactor.Group.self, "common genocide crimesAgainstHumanity warCrimes")

  mutating func riskFactorEntry() throws(JSONSyntaxError) -> RiskFactor? {
    guard var scope = try document.object() else { return nil }
    var number: Int?
    var group: RiskFactor.Group?
    var name: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.factorFields) {
      switch FactorField(rawValue: index) {
      case .number: number = try document.integer(in: 1...14)
      case .group: group = try enumeration(Self.factorGroups)
      case .name: name = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1111, in: scope, Self.factorFields)
    guard let number, let group, let name else { return nil }
    return RiskFactor(number: number, group: group, name: name, sources: sources)
  }
}
