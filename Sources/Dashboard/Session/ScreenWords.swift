internal import CrisisModel
internal import Presentation
internal import WatchLog

/// A screen as words, for the session file: `["aspect", "ladder", "libya-2011"]`.
extension Screen {
  var words: [String] {
    switch self {
    case .overview: ["overview"]
    case .record(let fact): ["record"] + fact.words
    case .raw(let fact): ["raw"] + fact.words
    case .earlier(let fact): ["earlier"] + fact.words
    case .changes: ["changes"]
    case .aspect(let aspect, let id): ["aspect", aspect.rawValue, id.rawValue]
    case .question(let id, let question): ["question", id.rawValue, question.rawValue]
    case .projection(let id, let question): ["projection", id.rawValue, question.rawValue]
    case .organization(let id): ["organization", id.rawValue]
    case .reason(let derivation, let id): ["reason", id.rawValue] + derivation.words
    case .matrix: ["matrix"]
    case .endings: ["endings"]
    case .stances: ["stances"]
    case .multiples: ["multiples"]
    case .alerts: ["alerts"]
    case .alert(let id): ["alert", id.rawValue]
    case .log: ["log"]
    case .handover: ["handover"]
    case .logEntry(let key): ["logEntry", key.description]
    case .sources: ["sources"]
    case .findings: ["findings"]
    case .help: ["help"]
    }
  }

  private static let plain: [String: Screen] = [
    "overview": .overview, "matrix": .matrix, "endings": .endings, "stances": .stances,
    "multiples": .multiples, "alerts": .alerts, "log": .log, "handover": .handover,
    "sources": .sources, "findings": .findings, "help": .help,
    "changes": .changes,
  ]

  /// `nil` for words of another version of the program.
  init?(words: [String]) {
    let rest = Array(words.dropFirst())
    switch (words.first, rest.count) {
    case ("record", _): self.init(fact: rest) { .record($0) }
    case ("earlier", _): self.init(fact: rest) { .earlier($0) }
    case ("raw", _): self.init(fact: rest) { .raw($0) }
    case ("aspect", 2):
      guard let aspect = Aspect(rawValue: rest[0]) else { return nil }
      self = .aspect(aspect, CrisisID(rest[1]))
    case ("question", 2): self = .question(CrisisID(rest[0]), QuestionID(rest[1]))
    case ("projection", 2): self = .projection(CrisisID(rest[0]), QuestionID(rest[1]))
    case ("alert", 1): self = .alert(AlertID(rest[0]))
    case ("logEntry", 1):
      guard let key = LogKey(hexadecimal: rest[0]) else { return nil }
      self = .logEntry(key)
    case ("organization", 1): self = .organization(OrganizationID(rest[0]))
    case ("reason", 2...):
      guard let derivation = Derivation(words: Array(rest.dropFirst())) else { return nil }
      self = .reason(derivation, CrisisID(rest[0]))
    case (let name?, 0):
      guard let screen = Self.plain[name] else { return nil }
      self = screen
    default: return nil
    }
  }

  private init?(fact words: [String], _ make: (Fact) -> Screen) {
    guard let fact = Fact(words: words) else { return nil }
    self = make(fact)
  }
}

extension Derivation {
  var words: [String] {
    switch self {
    case .highestRung: ["highestRung"]
    case .rung(let rung): ["rung", String(rung.rawValue)]
    case .gap: ["gap"]
    case .notTried: ["notTried"]
    case .test(let test): ["test", String(test.rawValue)]
    case .concerned: ["concerned"]
    case .force: ["force"]
    }
  }

  init?(words: [String]) {
    guard let found = Self.all.first(where: { $0.words == words }) else { return nil }
    self = found
  }
}
