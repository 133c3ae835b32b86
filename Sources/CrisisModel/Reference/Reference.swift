/// What snapshots refer to by id: States, organisations, Council terms, steps, questions, risk
/// factors.
///
/// All of it is data with dates; none of it is in the code.
package struct Reference: Sendable {
  /// By ISO 3166-1 alpha-3 code, former States included.
  package private(set) var states: [StateID: State] = [:]
  /// The regional organisations; `organizationOrder` has their order.
  package private(set) var organizations: [OrganizationID: Organization] = [:]
  /// Actors that are neither States nor regional organisations.
  package private(set) var bodies: [BodyID: Body] = [:]
  /// In the order of the catalogue, which is that of display.
  package private(set) var steps: [Step] = []
  /// For how many days an act counts towards the response gap.
  package private(set) var takenCountsDays = 0
  /// By rank, from the furthest up the ladder.
  package private(set) var questions: [Question] = []
  /// The 14 factors, by number.
  package private(set) var riskFactors: [RiskFactor] = []
  /// Each pair of neighbours once for each period.
  package private(set) var landBorders: [LandBorder] = []
  /// Who sits on the Security Council; `none` if it is not on record.
  package private(set) var council: CouncilTerms = .none
  private var stepIndex: [StepID: Int] = [:]
  private var questionIndex: [QuestionID: Int] = [:]
  private var neighborIndex: [StateID: [LandBorder]] = [:]
  /// The organisations in the order of the file, which is that of display.
  package private(set) var organizationOrder: [OrganizationID] = []
  /// The ids that snapshots can refer to, for their reader.
  private(set) var known = KnownIDs.none

  /// Of entries with the same id the first counts; `ReferenceReview` reports the others.
  package init(_ parts: ReferenceParts) {
    states = Dictionary(parts.states.map { ($0.id, $0) }) { first, _ in first }
    organizations = Dictionary(parts.organizations.map { ($0.id, $0) }) { first, _ in first }
    organizationOrder = parts.organizations.map(\.id)
    bodies = Dictionary(parts.bodies.map { ($0.id, $0) }) { first, _ in first }
    steps = parts.steps
    takenCountsDays = parts.takenCountsDays
    questions = parts.questions.sorted { $0.rank < $1.rank }
    riskFactors = parts.riskFactors.sorted { $0.number < $1.number }
    landBorders = parts.landBorders
    council = parts.council
    stepIndex = Dictionary(steps.enumerated().map { ($1.id, $0) }) { first, _ in first }
    questionIndex = Dictionary(questions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for border in landBorders {
      neighborIndex[border.first, default: []].append(border)
      neighborIndex[border.second, default: []].append(border)
    }
    known = KnownIDs(self)
  }

  /// The catalogue's entry for a step; `nil` if it has none.
  package func step(_ id: StepID) -> Step? { stepIndex[id].map { steps[$0] } }
  func traits(of id: StepID) -> (place: StepPlace, rung: Rung?, isAct: Bool)? {
    stepIndex[id].map { (steps[$0].place, steps[$0].rung, steps[$0].isAct) }
  }
  func rung(of id: StepID) -> Rung? { stepIndex[id].flatMap { steps[$0].rung } }
  /// The entry for a question; `nil` if there is none.
  package func question(_ id: QuestionID) -> Question? { questionIndex[id].map { questions[$0] } }

  /// The entry for an actor: an organisation's, a State's or a body's, in that order; `nil` if
  /// there is none.
  package func actor(_ id: ActorID) -> Actor? {
    if let organization = organizations[OrganizationID(id.rawValue)] {
      return .organization(organization)
    }
    if let state = states[StateID(id.rawValue)] { return .state(state) }
    return bodies[BodyID(id.rawValue)].map { .body($0) }
  }

  /// The States that share a land border with a State on a day, by id.
  package func neighbors(of state: StateID, on day: CalendarDay) -> [StateID] {
    (neighborIndex[state] ?? []).filter { $0.period.contains(day) }
      .map { $0.first == state ? $0.second : $0.first }.sorted()
  }
}

/// The parts of reference data as they were read, file by file.
package struct ReferenceParts: Sendable {
  /// From `states.json`.
  package var states: [State] = []
  /// From `states.json`.
  package var landBorders: [LandBorder] = []
  /// From `organizations.json`.
  package var organizations: [Organization] = []
  /// From `bodies.json`.
  package var bodies: [Body] = []
  /// From `councils.json`.
  package var council: CouncilTerms = .none
  /// From `steps.json`.
  package var steps: [Step] = []
  /// From `steps.json`, in days.
  package var takenCountsDays = 0
  /// From `questions.json`.
  package var questions: [Question] = []
  /// From `risk-factors.json`.
  package var riskFactors: [RiskFactor] = []
  /// The sources of each file, by the file's name.
  package var sources: [String: [Source]] = [:]

  /// Parts to which the files are still to be added.
  package init() {}
}

extension Reference {
  /// Whether an actor is one of the regional organisations.
  package func isOrganization(_ actor: ActorID) -> Bool {
    organizations[OrganizationID(actor.rawValue)] != nil
  }
}
