internal import StrictJSON

extension ModelReader {
  private enum PeriodField: Int, CaseIterable {
    case from, until
  }

  private static let periodFields = FieldTable(PeriodField.self, "from until")

  mutating func period() throws(JSONSyntaxError) -> Period? {
    guard var scope = try document.object() else { return nil }
    var period = Period()
    while let index = try document.nextField(&scope, Self.periodFields) {
      if index == 0 { period.from = try day() } else { period.until = try day() }
    }
    return period
  }

  private enum FormerNameField: Int, CaseIterable {
    case name, until
  }

  private static let formerNameFields = FieldTable(FormerNameField.self, "name until")

  private mutating func formerNames() throws(JSONSyntaxError) -> [FormerName] {
    try list { (reader) throws(JSONSyntaxError) in
      guard var scope = try reader.document.object() else { return nil }
      var name: String?
      var until: CalendarDay?
      while let index = try reader.document.nextField(&scope, Self.formerNameFields) {
        if index == 0 { name = try reader.text() } else { until = try reader.day() }
      }
      reader.document.require(0b11, in: scope, Self.formerNameFields)
      guard let name, let until else { return nil }
      return FormerName(name: name, until: until)
    }
  }

  private enum StateField: Int, CaseIterable {
    case id, name, formerNames, from, until, note, sources
  }

  private static let stateFields = FieldTable(
    StateField.self, "id name formerNames from until note sources")

  mutating func stateEntry() throws(JSONSyntaxError) -> State? {
    guard var scope = try document.object() else { return nil }
    var state = State(
      id: "", name: "", formerNames: [], existence: Period(), note: nil, sources: [])
    while let index = try document.nextField(&scope, Self.stateFields) {
      switch StateField(rawValue: index) {
      case .id: state.id = try identifier() ?? ""
      case .name: state.name = try text() ?? ""
      case .formerNames: state.formerNames = try formerNames()
      case .from: state.existence.from = try day()
      case .until: state.existence.until = try day()
      case .note: state.note = try text()
      case .sources: state.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b11, in: scope, Self.stateFields)
    return state
  }

  private enum LandBorderField: Int, CaseIterable {
    case between, from, until
  }

  private static let landBorderFields = FieldTable(LandBorderField.self, "between from until")

  mutating func landBorder() throws(JSONSyntaxError) -> LandBorder? {
    guard var scope = try document.object() else { return nil }
    var between: [StateID] = []
    var period = Period()
    while let index = try document.nextField(&scope, Self.landBorderFields) {
      switch LandBorderField(rawValue: index) {
      case .between:
        between = try list { (reader) throws(JSONSyntaxError) in try reader.identifier() }
      case .from: period.from = try day()
      case .until: period.until = try day()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1, in: scope, Self.landBorderFields)
    guard between.count == 2, between[0] != between[1] else {
      document.note(
        .contradiction("a border lies between two States", remedy: "name two ids"),
        at: scope.offset)
      return nil
    }
    return LandBorder(first: between[0], second: between[1], period: period)
  }

  private enum OrganizationField: Int, CaseIterable {
    case id, name, formerNames, kind, founded, headquarters, decides, decisionRule, powers
    case members, sources
  }

  private static let organizationFields = FieldTable(
    OrganizationField.self,
    "id name formerNames kind founded headquarters decides decisionRule powers members sources")

  mutating func organization() throws(JSONSyntaxError) -> Organization? {
    guard var scope = try document.object() else { return nil }
    var organization = Organization(
      id: "", name: "", formerNames: [], founded: CalendarDay(dayNumber: 0), headquarters: "",
      decides: "", decisionRule: "", powers: [], memberships: [], sources: [])
    while let index = try document.nextField(&scope, Self.organizationFields) {
      switch OrganizationField(rawValue: index) {
      case .id: organization.id = try identifier() ?? ""
      case .name: organization.name = try text() ?? ""
      case .formerNames: organization.formerNames = try formerNames()
      case .kind: _ = try document.word(of: FieldTable("regional"))
      case .founded: organization.founded = try day() ?? organization.founded
      case .headquarters: organization.headquarters = try text() ?? ""
      case .decides: organization.decides = try text() ?? ""
      case .decisionRule: organization.decisionRule = try text() ?? ""
      case .powers:
        organization.powers = try list { (reader) throws(JSONSyntaxError) in
          try reader.identifier()
        }
      case .members:
        organization.memberships = try list { (reader) throws(JSONSyntaxError) in
          try reader.membership()
        }
      case .sources: organization.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b111_1111_1011, in: scope, Self.organizationFields)
    return organization
  }

  private enum MembershipField: Int, CaseIterable {
    case state, from, until, note, suspensions, sources
  }

  private static let membershipFields = FieldTable(
    MembershipField.self, "state from until note suspensions sources")

  private mutating func membership() throws(JSONSyntaxError) -> Membership? {
    guard var scope = try document.object() else { return nil }
    var membership = Membership(
      state: "", period: Period(), note: nil, suspensions: [], sources: [])
    while let index = try document.nextField(&scope, Self.membershipFields) {
      switch MembershipField(rawValue: index) {
      case .state: membership.state = try identifier() ?? ""
      case .from: membership.period.from = try day()
      case .until: membership.period.until = try day()
      case .note: membership.note = try text()
      case .suspensions:
        membership.suspensions = try list { (reader) throws(JSONSyntaxError) in
          try reader.suspension()
        }
      case .sources: membership.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1, in: scope, Self.membershipFields)
    return membership
  }

  private enum SuspensionField: Int, CaseIterable {
    case from, until, note, sources
  }

  private static let suspensionFields = FieldTable(SuspensionField.self, "from until note sources")

  private mutating func suspension() throws(JSONSyntaxError) -> Suspension? {
    guard var scope = try document.object() else { return nil }
    var suspension = Suspension(period: Period(), note: nil, sources: [])
    while let index = try document.nextField(&scope, Self.suspensionFields) {
      switch SuspensionField(rawValue: index) {
      case .from: suspension.period.from = try day()
      case .until: suspension.period.until = try day()
      case .note: suspension.note = try text()
      case .sources: suspension.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1001, in: scope, Self.suspensionFields)
    return suspension
  }

  private enum TermField: Int, CaseIterable {
    case state, from, until, sources
  }

  private static let termFields = FieldTable(TermField.self, "state from until sources")

  /// Reads the id of a State that has always held the seat, or an object with the days.
  mutating func permanentSeat() throws(JSONSyntaxError) -> CouncilTerms.Term? {
    guard try document.json.peek() != .string else {
      return try identifier().map { .init(state: $0, period: Period(), sources: []) }
    }
    return try term(requiring: [.state, .sources])
  }

  mutating func councilTerm() throws(JSONSyntaxError) -> CouncilTerms.Term? {
    try term(requiring: TermField.allCases)
  }

  private mutating func term(
    requiring fields: [TermField]
  ) throws(JSONSyntaxError) -> CouncilTerms.Term? {
    guard var scope = try document.object() else { return nil }
    var term = CouncilTerms.Term(state: "", period: Period(), sources: [])
    while let index = try document.nextField(&scope, Self.termFields) {
      switch TermField(rawValue: index) {
      case .state: term.state = try identifier() ?? ""
      case .from: term.period.from = try day()
      case .until: term.period.until = try day()
      case .sources: term.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    let required = fields.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
    document.require(required, in: scope, Self.termFields)
    return term
  }
}
