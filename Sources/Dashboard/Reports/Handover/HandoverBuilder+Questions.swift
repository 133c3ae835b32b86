internal import CrisisModel
internal import TerminalUI

/// What is open, as far as the record shows it.
extension HandoverBuilder {
  func questions() -> Report.Section {
    let asked = material.questions.map { Report.Passage("Asked by the outgoing officer: \($0)") }
    let record = new.snapshot.crises.flatMap { crisis in
      (unassessed(crisis) + silent(crisis))
    }
    let apart = comparison.notCompared.map {
      Report.Passage(
        "Not compared: \(words.line($0).text)", opens: .aspect(.trends, $0.crisis))
    }
    let all = asked + record + apart
    let none: SafeText = "None on record and none left by the officer; that is not calm."
    return section(
      "questions", "Open questions", [all.isEmpty ? .paragraph(.init(none)) : .list(all)])
  }

  /// Where force is on record or was put forward, which of the six tests nobody can answer.
  private func unassessed(_ crisis: Crisis) -> [Report.Passage] {
    guard new.concernsForce(crisis) else { return [] }
    let open = (new.tests[crisis.id]?.outcomes ?? []).filter { $0.result.value == .notAssessed }
    guard !open.isEmpty else { return [] }
    let names = open.map { "\($0.test.rawValue + 1) \(Labels.test($0.test))" as SafeText }
    return [
      Report.Passage(
        "\(crisisName(crisis.id)): of the six tests before force not assessed: \(SafeText.joined(names)).",
        opens: .aspect(.sixTests, crisis.id))
    ]
  }

  /// Who is concerned and has said nothing, on each question asked, where a measure is proposed.
  private func silent(_ crisis: Crisis) -> [Report.Passage] {
    guard crisis.measures.contains(where: { $0.status == .proposed }) else { return [] }
    return new.splits(crisis).compactMap { split in
      let names = split.silent.map(\.organization.text)
      guard !names.isEmpty else { return nil }
      return Report.Passage(
        "\(crisisName(crisis.id)), \(new.name(split.question).lowercasedFirst): silent, which is not neutral: \(SafeText.joined(names)).",
        opens: .question(crisis.id, split.question))
    }
  }
}
