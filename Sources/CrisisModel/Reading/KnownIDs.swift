/// The ids of the reference data, ready for looking up while reading.
struct KnownIDs: Sendable {
  /// What an id can stand for, in the words of messages.
  enum Kind: String {
    case state = "State"
    case step, question
    case actor = "State, organisation or body"
  }

  private var states = IDTable()
  private var steps = IDTable()
  private var questions = IDTable()
  private var actors = IDTable()

  static let none = KnownIDs()

  private init() {}

  /// Takes all ids in the order in which suggestions look for them.
  init(_ reference: Reference) {
    let stateIDs = reference.states.keys.map(\.rawValue).sorted()
    states = IDTable(stateIDs)
    steps = IDTable(reference.steps.map(\.id.rawValue))
    questions = IDTable(reference.questions.map(\.id.rawValue))
    let bodies = reference.bodies.keys.map(\.rawValue).sorted()
    actors = IDTable(reference.organizationOrder.map(\.rawValue) + bodies + stateIDs)
  }

  subscript(kind: Kind, bytes: UnsafeBufferPointer<UInt8>) -> String? {
    switch kind {
    case .state: states[bytes]
    case .step: steps[bytes]
    case .question: questions[bytes]
    case .actor: actors[bytes]
    }
  }

  mutating func contains(_ id: String, _ kind: Kind) -> Bool {
    switch kind {
    case .state: states.contains(id)
    case .step: steps.contains(id)
    case .question: questions.contains(id)
    case .actor: actors.contains(id)
    }
  }

  func ids(_ kind: Kind) -> [String] {
    switch kind {
    case .state: states.ids
    case .step: steps.ids
    case .question: questions.ids
    case .actor: actors.ids
    }
  }
}
