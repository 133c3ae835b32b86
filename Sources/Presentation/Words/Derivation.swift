package import CrisisModel
package import DisplayText

/// A statement on a crisis that is worked out and not on record itself.
package enum Derivation: Hashable, Sendable {
  case highestRung
  case rung(Rung)
  case gap
  case notTried
  case test(ForceTest)
  case concerned
  case force
}

extension Derivation {
  /// Everything that is worked out on a crisis, in the order it is explained.
  package static let all: [Derivation] =
    [.highestRung, .gap, .notTried, .concerned, .force]
    + Rung.allCases.reversed().map(Derivation.rung) + ForceTest.allCases.map(Derivation.test)

  package var title: SafeText {
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
  package func rule(_ reference: Reference) -> SafeText {
    switch self {
    case .highestRung:
      "The highest of the four rungs that has a measure in force. An act (a condemnation, a special session) is taken on a day and never in force; an authority is not its use, and only use is in force. Force by invitation, in self-defence or without authority is apart from the ladder and raises no rung."
    case .rung:
      "A step stands where that of its measures does that says most of today: in force, judged inadequate by a source, taken (an act), authorised and not used, ended, proposed, blocked, or not on record. A rung stands where its steps do. It was first reached on the first day of the earliest measure that was taken or in force; a proposal or an authority reaches nothing. A force under an authority uses it from the day that a source puts it in the country, in the air or at sea; peacekeepers, who are there by consent, from the day that a source says they used force."
    case .gap:
      "Elevated risk looks for prevention, high risk for peaceful means, critical risk for coercion without force; the gap is how many rungs the response falls short: the highest rung that is in force, or on which an act was taken within \(reference.takenCountsDays) days (as the catalogue of steps says). A referral to the International Criminal Court is such an act; the proceedings that follow are a measure of their own, by the Court. Force is never looked for. No gap is worked out for a crisis that is easing or closed. It is a display aid of this project, not a recommendation."
    case .notTried:
      "Steps of rungs 1 to 3 in the catalogue without any measure on record, not even one proposed, blocked or ended. A step that takes membership of a body is not open to a State known to be no member that day, and not counted. What is not on record may still have been tried."
    case .test(let test): Labels.testRule(test)
    case .concerned:
      "An organisation is concerned where the State is a member on that day, suspended or not, or where a neighbour by land is."
    case .force:
      "Authority for force, and force that was used, by what it rests on: the Council's decision by its ballots, an invitation, self-defence (Art. 51), or none of them. The kinds are never added together."
    }
  }
}
