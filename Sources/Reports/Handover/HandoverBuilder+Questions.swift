internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk

/// What is open, as far as the record shows it.
extension HandoverBuilder {
  func questions() -> Report.Section {
    let asked = material.questions.map { Report.Passage("Asked by the outgoing officer: \($0)") }
    let record = new.snapshot.crises.flatMap { unassessed($0) }
    let rows = new.snapshot.crises.flatMap { silent($0) }
    let apart = comparison.notCompared.map {
      Report.Passage(
        "Not compared: \(words.line($0).text)", opens: .trends($0.crisis))
    }
    let all = asked + record + apart
    let none: SafeText = "None on record and none left by the officer; that does not mean calm."
    var blocks: [Report.Block] = all.isEmpty ? [] : [.list(all)]
    if !rows.isEmpty { blocks.append(.table(silences(rows))) }
    return section(
      "questions", "Open questions", blocks.isEmpty ? [.paragraph(.init(none))] : blocks)
  }

  private func silences(_ rows: [Report.Row]) -> Report.Table {
    Report.Table(
      caption: "Concerned and silent, which does not mean neutral, where a measure is proposed",
      columns: [.init("Crisis"), .init("Question"), .init("No position on record")], rows: rows)
  }

  /// Where force is on record or was put forward, which of the six tests nobody can answer.
  private func unassessed(_ crisis: Crisis) -> [Report.Passage] {
    guard new.concernsForce(crisis) else { return [] }
    let open = (new.tests(of: crisis.id)?.outcomes ?? []).filter { $0.result.value == .notAssessed }
    guard !open.isEmpty else { return [] }
    let names = open.map { "\($0.test.rawValue + 1) \(Labels.test($0.test))" as SafeText }
    return [
      Report.Passage(
        "\(crisisName(crisis.id)): of the six tests before force not assessed: \(SafeText.joined(names)).",
        opens: .sixTests(crisis.id))
    ]
  }

  /// Who is concerned and has said nothing, on each question asked, where a measure is proposed.
  private func silent(_ crisis: Crisis) -> [Report.Row] {
    guard crisis.measures.contains(where: { $0.status == .proposed }) else { return [] }
    return new.splits(crisis).compactMap { split in
      let names = split.silent.map(\.organization.text)
      guard !names.isEmpty else { return nil }
      return Report.Row(
        [crisisName(crisis.id), new.name(split.question), SafeText.joined(names)], .none,
        opens: .question(crisis.id, split.question))
    }
  }
}
