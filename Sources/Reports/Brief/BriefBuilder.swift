internal import CrisisModel
internal import DisplayText
internal import Presentation

/// Writes the situation report on a period: what changed, what is being done, what is not known.
///
/// It tells what is on record and recommends nothing.
package struct BriefBuilder {
  let material: BriefMaterial
  let words: ChangeWords
  /// Records that came, or turned, in the period.
  private let newFacts: Set<Fact>
  var citations = CitationList()

  private init(_ material: BriefMaterial) {
    self.material = material
    words = ChangeWords(material.comparison)
    newFacts = Set(
      material.comparison.changes.filter { Self.news.contains($0.kind) }.map(\.fact))
  }

  package static func report(_ material: BriefMaterial) -> Report {
    var builder = BriefBuilder(material)
    return builder.build()
  }

  var comparison: Comparison { material.comparison }
  var old: Picture { comparison.old }
  var new: Picture { comparison.new }
  var today: CalendarDay { new.today }
  /// Those in the newer snapshot.
  var crises: [Crisis] { material.crises.compactMap(new.crisis) }
  /// Those in the older snapshot only.
  var gone: [Crisis] {
    material.crises.filter { new.crisis($0) == nil }.compactMap(old.crisis)
  }
  func name(_ crisis: Crisis) -> SafeText { SafeText(crisis.name, limit: 200) }

  private mutating func build() -> Report {
    let told = [
      summary(), developments(), response(), notTried(), positions(), council(), sixTests(),
      outlook(),
    ]
    let unknown = notKnown()
    let notices = self.notices()
    let sections = told + [unknown, sources()]
    return Report(
      kind: .brief, title: title, marking: marking.handling, isExercise: marking.isExercise,
      since: old.snapshot.asOf, asOf: new.snapshot.asOf, header: header, notices: notices,
      sections: sections, sources: citations.citations, signatures: signatures)
  }

  private var marking: Marking {
    comparison.marking.joined(material.alertMarkings.map { Marking($0) })
      .joined(material.openAlerts.map(\.marking))
  }

  private var title: SafeText {
    let names = (crises + gone).map(name)
    return names.count == 1 ? "Situation report: \(names[0])" : "Situation report"
  }

  private var header: [Report.Field] {
    let letterhead = material.letterhead
    let given: [(SafeText, SafeText)] = [("To", letterhead.to), ("CC", letterhead.cc)]
    let from = letterhead.from.isEmpty ? "not stated" : letterhead.from
    return [.init("From", from)]
      + given.filter { !$0.1.isEmpty }.map { Report.Field($0.0, $0.1) } + [
        .init("Date", Dates.group(new.snapshot.asOf)),
        .init(
          "Period covered",
          "\(Dates.group(old.snapshot.asOf)) to \(Dates.group(new.snapshot.asOf))"),
        .init("Crises", scope),
      ]
  }

  /// Whoever reads it must see what is left out.
  private var scope: SafeText {
    let names = SafeText.joined((crises + gone).map { "\(name($0)) (\($0.id.text))" })
    let all = new.snapshot.crises.count
    let filter: SafeText = material.filter.isEmpty ? "" : ", filter \(material.filter)"
    let count: SafeText = "\(crises.count) of \(all) in the snapshot\(filter)"
    return names.isEmpty
      ? "\(count); none is told of, which does not mean calm" : "\(count): \(names)"
  }

  private var signatures: [Report.Field] {
    [
      .init("Prepared by", material.letterhead.preparedBy),
      .init("Approved by", material.letterhead.approvedBy),
    ]
  }

  /// What the snapshots say of themselves; in the shipped archives, that verdicts illustrate.
  private func notices() -> [Report.Passage] {
    var notes: [String] = []
    for note in [new, old].compactMap(\.snapshot.note) where !notes.contains(note) {
      notes.append(note)
    }
    let exercise: [SafeText] =
      marking.isExercise ? ["EXERCISE: something told here was made up for training."] : []
    return (exercise + notes.map { SafeText($0) }).map { Report.Passage($0) }
      + [
        Report.Passage(
          "What is on record as of the date above. A letter and a digit grade the best source, of a series of figures the newest (Admiralty code), numbers in brackets stand in the list of sources. Nothing here recommends a measure."
        )
      ]
  }

  private mutating func sources() -> Report.Section {
    guard let table = citations.table(on: today) else {
      return section("sources", "Sources", [.paragraph(.init("No source is cited."))])
    }
    return section("sources", "Sources", [.table(table)])
  }
}

extension BriefBuilder {
  func section(
    _ key: SafeText, _ title: SafeText, _ blocks: [Report.Block]
  ) -> Report.Section {
    Report.Section(key: key, title: title, blocks: blocks)
  }

  /// Blocks for each crisis in turn, under its name where there is more than one.
  mutating func eachCrisis(
    _ blocks: (inout BriefBuilder, Crisis) -> [Report.Block]
  ) -> [Report.Block] {
    let isAlone = crises.count + gone.count == 1
    var all: [Report.Block] = crises.flatMap { crisis -> [Report.Block] in
      (isAlone ? [] : [.heading(name(crisis))]) + blocks(&self, crisis)
    }
    if crises.isEmpty {
      all = [.paragraph(.init("No crisis is told of; that does not mean calm."))]
    }
    return all
  }

  /// Whether a record came in the period: it is new in the snapshot, or in a crisis that is.
  ///
  /// What is on record in a crisis that is new is told where it is dated in the period.
  func isNew(_ fact: Fact, in crisis: CrisisID, dated date: DatedDay) -> Bool {
    guard old.crisis(crisis) == nil else { return newFacts.contains(fact) }
    return date.mayFall(between: old.today, and: today)
  }

  private static let news: Set<Change.Kind> = [
    .eventNew, .decisionNew, .decisionOutcome, .measureNew, .positionNew, .stanceCrossed,
    .stanceMoved,
  ]

  /// `HIGH → CRIT`, or one of them where they are the same.
  func turn(_ before: SafeText?, _ after: SafeText) -> SafeText {
    guard let before, before != after else { return after }
    return "\(before) → \(after)"
  }
}
