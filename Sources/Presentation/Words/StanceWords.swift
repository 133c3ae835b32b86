package import CrisisModel
package import DisplayText

/// How stances, sides and concern are written in grids and in one line.
extension Labels {
  package static func stanceGlyph(_ stance: Position.Stance) -> Span {
    let glyph: SafeText =
      switch stance {
      case .requests: "▲"
      case .supports: "△"
      case .conditional: "◇"
      case .reserved: "○"
      case .opposes: "▽"
      case .rejects: "▼"
      }
    return Span(glyph, Self.stance(stance).role)
  }

  package static let silentGlyph = Span("·", .stanceSilent)

  /// A member is not with its organisation.
  package static let dissentGlyph: SafeText = "≠"

  package static func side(_ side: Position.Stance.Side) -> SafeText {
    switch side {
    case .inFavour: "in favour"
    case .undecided: "undecided"
    case .against: "against"
    }
  }

  static func sideRole(_ side: Position.Stance.Side) -> Role {
    switch side {
    case .inFavour: .stanceSupports
    case .undecided: .stanceConditional
    case .against: .stanceOpposes
    }
  }

  /// At most six columns.
  package static func shortConcern(_ concern: Consensus.Concern?) -> SafeText {
    switch concern {
    case .member(isSuspended: false): "member"
    case .member(isSuspended: true): "susp."
    case .neighbor: "near"
    case nil: "–"
    }
  }

  /// `member`, `through NER and TCD, neighbours`.
  package static func concern(_ concern: Consensus.Concern?) -> SafeText {
    switch concern {
    case .member(isSuspended: false): "member"
    case .member(isSuspended: true): "member, suspended"
    case .neighbor(let states):
      states.count == 1
        ? "through \(SafeText.joined(states.map(\.text))), a neighbour"
        : "through \(SafeText.joined(states.map(\.text))), neighbours"
    case nil: "not concerned"
    }
  }

  /// `in favour 3, undecided 1, against 1, silent 4`; no organisation at all is said, not counted.
  package static func split(_ split: ConsensusSplit) -> [Span] {
    guard !split.concerned.isEmpty else {
      return [Span("no organisation is concerned by the reference data", .noData)]
    }
    let counts = split.counts.value
    return [
      part("in favour", counts.inFavour, .stanceSupports, ","),
      part("undecided", counts.undecided, .stanceConditional, ","),
      part("against", counts.against, .stanceOpposes, ","),
      part("silent", counts.silent, .stanceSilent, ""),
    ]
  }

  private static func part(_ word: SafeText, _ count: Int, _ role: Role, _ end: SafeText) -> Span {
    Span("\(word) \(count)\(end)", count == 0 ? .dim : role)
  }

  /// `(not concerned: in favour 1, undecided 2)`; `nil` where nobody else spoke.
  package static func notConcerned(_ split: ConsensusSplit) -> SafeText? {
    let counts = ConsensusSplit.Counts(split.notConcerned)
    let parts: [(SafeText, Int)] = [
      ("in favour", counts.inFavour), ("undecided", counts.undecided), ("against", counts.against),
    ]
    let said = parts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" as SafeText }
    return said.isEmpty ? nil : "(not concerned: \(SafeText.joined(said)))"
  }
}

extension Picture {
  /// The questions on which the crisis has a position on record, by rank.
  package func askedQuestions(_ crisis: Crisis) -> [Question] {
    let asked = Set(crisis.positions.map(\.question))
    return reference.questions.filter { asked.contains($0.id) }
  }

  /// How the organisations stand on each question asked, by rank.
  package func splits(_ crisis: Crisis) -> [ConsensusSplit] {
    askedQuestions(crisis).map {
      ConsensusSplit($0.id, in: crisis, on: today, reference: reference)
    }
  }

  package func shortName(_ question: QuestionID) -> SafeText {
    SafeText(reference.question(question)?.short ?? question.rawValue, limit: 20)
  }

  /// `Gabon (GAB)`.
  package func named(_ state: StateID) -> SafeText { "\(name(state)) (\(state.text))" }
}
