package import StrictJSON

/// Which crises to show: terms that must all hold.
///
/// ```
/// libya                 name, id, State or summary contains the word
/// "côte d'ivoire"       the same for a phrase
/// risk>=high            risk, rung: compared in their order
/// rung>=3               the highest rung in force; authorised>=4 and taken>=2 the same of
///                       authorities that stand, and of acts
/// status:crisis trend:deteriorated state:LBY id:libya-2011
/// !status:closed        ! turns a term round
/// ```
///
/// Case and accents do not count, nor whether quotation marks, apostrophes and dashes are
/// typographic.
package struct CrisisFilter: Hashable, Sendable {
  /// Why a filter is not understood, and where.
  package struct ParseError: Error, Hashable, Sendable {
    /// The scalar, counted from 0, at which it stops making sense.
    package let position: Int
    /// What is wrong there, and what to write.
    package let what: Message
  }

  /// How a field is compared; the raw value is what is typed.
  package enum Comparison: String, CaseIterable, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = ":"
    case same = "="

    func holds(_ left: Int, _ right: Int) -> Bool {
      switch self {
      case .atLeast: left >= right
      case .atMost: left <= right
      case .above: left > right
      case .below: left < right
      case .equal, .same: left == right
      }
    }
  }

  enum Condition: Hashable, Sendable {
    case contains(String)
    case status(Verdict.Status)
    case trend(Verdict.Trend)
    case risk(Comparison, Verdict.Risk)
    /// The number 0 stands for "no rung".
    case rung(RungKind, Comparison, Int)
    case state(String)
    case id(String)
  }

  /// Which rung of a crisis is compared: the highest with a measure in force, with an authority, or
  /// with an act.
  enum RungKind: String, CaseIterable, Sendable {
    case inForce = "rung"
    case authorised, taken

    func highest(_ ladder: Ladder?) -> Rung? {
      switch self {
      case .inForce: ladder?.highestInForce?.value
      case .authorised: ladder?.highestAuthorised?.value
      case .taken: ladder?.highestTaken?.value
      }
    }
  }

  struct Term: Hashable, Sendable {
    let isNegated: Bool
    let condition: Condition
  }

  let terms: [Term]
  /// The filter as it was typed.
  package let text: String

  /// The filter that every crisis passes.
  package static let all = CrisisFilter(terms: [], text: "")

  /// Whether every crisis passes.
  package var isEmpty: Bool { terms.isEmpty }

  /// - Parameter ladder: the crisis's own; without it no rung is reached.
  package func matches(_ crisis: Crisis, ladder: Ladder?) -> Bool {
    terms.allSatisfy { $0.isNegated != Self.holds($0.condition, crisis, ladder) }
  }

  private static func holds(_ condition: Condition, _ crisis: Crisis, _ ladder: Ladder?) -> Bool {
    switch condition {
    case .contains(let word):
      [crisis.name, crisis.id.rawValue, crisis.state.rawValue, crisis.summary]
        .contains { SearchText.folded($0).contains(bytesOf: word) }
    case .status(let status): crisis.verdict.status == status
    case .trend(let trend): crisis.verdict.trend == trend
    case .risk(let comparison, let risk): comparison.holds(crisis.verdict.risk.level, risk.level)
    case .rung(let kind, let comparison, let number):
      comparison.holds(kind.highest(ladder)?.rawValue ?? 0, number)
    case .state(let id): SearchText.folded(crisis.state.rawValue) == id
    case .id(let id): SearchText.folded(crisis.id.rawValue) == id
    }
  }
}
