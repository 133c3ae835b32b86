internal import CrisisModel
internal import TerminalUI

extension Derivation {
  /// Everything that is worked out on a crisis, in the order it is explained.
  static let all: [Derivation] =
    [.highestRung, .gap, .notTried, .concerned, .force]
    + Rung.allCases.reversed().map(Derivation.rung) + ForceTest.allCases.map(Derivation.test)

  var title: SafeText {
    switch self {
    case .highestRung: "Highest rung in force"
    case .rung(let rung): "Rung \(rung.rawValue), \(Labels.rung(rung))"
    case .gap: "Response gap"
    case .notTried: "Not tried"
    case .test(let test): "Test \(test.rawValue + 1), \(Labels.test(test))"
    case .concerned: "Organisations concerned"
    case .force: "Force on record"
    }
  }

  /// How the statement is worked out.
  var rule: SafeText {
    switch self {
    case .highestRung:
      "The highest of the four rungs that has a measure in force. Force by invitation, in self-defence or without authority is apart from the ladder and raises no rung."
    case .rung:
      "A step has come as far as its furthest measure: in force, judged inadequate by a source, ended, proposed, blocked, or not on record. A rung has come as far as its furthest step. It was first reached on the first day of the earliest measure that was taken; a proposal reaches nothing."
    case .gap:
      "Elevated risk looks for prevention, high risk for peaceful means, critical risk for coercion without force; the gap is how many rungs the highest one in force falls short. Force is never looked for. No gap is worked out for a crisis that is easing or closed. It is a display aid of this project, not a recommendation."
    case .notTried:
      "Steps of rungs 1 to 3 in the catalogue without any measure on record, not even one proposed, blocked or ended. What is not on record may still have been tried."
    case .test(let test): Labels.testRule(test)
    case .concerned:
      "An organisation is concerned where the State is a member on that day, suspended or not, or where a neighbour by land is."
    case .force:
      "Force on record, by what it rests on: the Council's decision, an invitation, self-defence (Art. 51), or none of them. The kinds are never added together."
    }
  }
}
