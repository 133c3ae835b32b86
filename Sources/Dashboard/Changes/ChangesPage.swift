internal import CrisisModel
package import DisplayText
package import Presentation
internal import TerminalUI

extension PageBuilder {
  /// What changed between two snapshots, by crisis, what is major first.
  ///
  /// - Parameter since: what the older one is, where the officer can choose.
  mutating func buildChanges(_ comparison: Comparison, since: SafeText = "") -> SafeText {
    let (from, to) = comparison.instants
    if comparison.changes.isEmpty {
      text("no change on record between \(from) and \(to); that does not mean calm", role: .noData)
    } else {
      text("Between \(from) and \(to): \(Self.count(comparison.changes)).")
    }
    if !since.isEmpty { text(since, role: .dim) }
    addCrises(comparison)
    addSources(comparison)
    addNotCompared(comparison)
    return "Changes · \(from) to \(to)"
  }

  private mutating func addCrises(_ comparison: Comparison) {
    let words = ChangeWords(comparison)
    let byCrisis = Dictionary(grouping: comparison.changes, by: \.crisis)
    let new = comparison.new.snapshot.crises
    let gone = comparison.old.snapshot.crises.filter { comparison.new.crisis($0.id) == nil }
    for crisis in new + gone {
      guard let changes = byCrisis[crisis.id] else { continue }
      heading(SafeText(crisis.name, limit: 80), note: Self.count(changes))
      for importance in Change.Importance.allCases {
        for change in changes where change.importance == importance { add(change, words) }
      }
    }
    let same = new.filter { byCrisis[$0.id] == nil }.map { SafeText($0.name, limit: 40) }
    guard !comparison.changes.isEmpty, !same.isEmpty else { return }
    blank()
    text("No change on record: \(SafeText.joined(same)). That does not mean calm.", role: .dim)
  }

  private mutating func addSources(_ comparison: Comparison) {
    let changes = comparison.changes.filter { $0.crisis == nil }
    guard !changes.isEmpty else { return }
    let words = ChangeWords(comparison)
    heading("Sources", note: Self.count(changes))
    for change in changes { add(change, words) }
  }

  private mutating func add(_ change: Change, _ words: ChangeWords) {
    let lead = Line("  ") + Line([ChangeWords.mark(change), Span(" ")])
    add(lead, words.line(change), opens: change.screen)
  }

  /// Wrapped under itself; every line of it opens the record.
  private mutating func add(_ lead: Line, _ text: Line, opens target: Screen) {
    let margin = Line(("" as SafeText).padded(to: lead.width))
    for (index, part) in text.wrapped(to: width - lead.width - 1, lines: 8).enumerated() {
      line((index == 0 ? lead : margin) + part, opens: target, continues: index > 0)
    }
  }

  private mutating func addNotCompared(_ comparison: Comparison) {
    guard !comparison.notCompared.isEmpty else { return }
    let words = ChangeWords(comparison)
    heading("Not compared", note: "no difference is told where a figure is missing or stale")
    for entry in comparison.notCompared {
      add(Line("    "), words.line(entry), opens: .record(.crisis(entry.crisis)))
    }
  }

  /// `3 major, 4 minor`.
  private static func count(_ changes: [Change]) -> SafeText {
    let major = changes.count { $0.importance == .major }
    return "\(major) major, \(changes.count - major) minor"
  }
}

extension Comparison {
  fileprivate var instants: (from: SafeText, to: SafeText) {
    (Dates.group(old.snapshot.asOf), Dates.group(new.snapshot.asOf))
  }
}

extension Change {
  /// What Enter opens: the record, as the old snapshot has it where the new one does not.
  var screen: Screen {
    if isOnlyInOld { return .earlier(fact) }
    switch kind {
    case .riskFactor, .riskFactorRevised: return crisis.map { .aspect(.riskSheet, $0) } ?? .changes
    default: return .record(fact)
    }
  }
}

extension DashboardState {
  /// The page of changes; says why there is none where nothing is compared.
  var changesPage: Page? {
    guard let picture else { return nil }
    var builder = PageBuilder(comparison?.new ?? picture, width: size.width - 4)
    if let comparison {
      let title = builder.buildChanges(comparison, since: baselineSentence(comparison))
      let since = baselineName.map { " · \($0)" as SafeText } ?? ""
      return Page(title: "\(title)\(since)", rows: builder.rows)
    }
    builder.text(reasonForNoComparison, role: .noData)
    return Page(title: "Changes", rows: builder.rows, isPending: true)
  }

  /// A record as the snapshot compared with has it.
  func earlierPage(_ fact: Fact) -> Page? {
    guard let old = comparison?.old else { return changesPage }
    var builder = PageBuilder(old, width: size.width - 4)
    let asOf = Dates.group(old.snapshot.asOf)
    builder.text(
      "As the snapshot of \(asOf) has it; the one shown does not have it.", role: .changeGone)
    builder.blank()
    guard let title = builder.build(.record(fact)) else { return nil }
    return Page(title: "\(title) · \(asOf)", rows: builder.rows)
  }
}

/// The page of changes as plain lines, for where there is no screen.
package enum ChangesText {
  package static func lines(_ comparison: Comparison) -> [SafeText] {
    var builder = PageBuilder(comparison.new, width: 100)
    _ = builder.buildChanges(comparison)
    return builder.rows.map { $0.line.text.trimmed }
  }
}
