package import StrictJSON

/// What a snapshot says that it cannot know, or that another part of it denies.
///
/// The days that stand in fields of their own are checked in reading. This looks at texts and at
/// what belongs together, which takes a pass over every text: it is made for `validate`.
package struct SnapshotReview: Sendable {
  package enum Finding: Hashable, Sendable {
    /// A measure is in force, or an authority stands, after its planned end.
    case lapsed(Measure.Status, until: CalendarDay, asOf: CalendarDay)
    /// A text names a date that was not known.
    case laterDate(DatedDay, asOf: CalendarDay)
    /// Votes are given of what a text calls adopted without a vote.
    case votesWithoutVote
  }

  package struct Place: Hashable, Sendable {
    package let path: [PathStep]
    package let finding: Finding
  }

  package private(set) var findings: [Place] = []
  private let asOf: CalendarDay
  private var dates: LaterDates
  private let titles: [SourceID: String]

  package init(_ snapshot: Snapshot) {
    asOf = snapshot.asOf.day
    dates = LaterDates(snapshot, measures: snapshot.crises.flatMap(\.measures))
    titles = Dictionary(snapshot.sources.map { ($0.id, $0.title) }) { first, _ in first }
    look(at: snapshot.note, ["note"])
    for (index, source) in snapshot.sources.enumerated() where LaterDates.isFromMemory(source) {
      look(at: source.title, ["sources", .element(index), "title"], setsTerms: true)
    }
    for (index, crisis) in snapshot.crises.enumerated() {
      dates = LaterDates(snapshot, measures: crisis.measures)
      review(crisis, ["crises", .element(index)])
    }
  }

  private mutating func note(_ finding: Finding, _ path: [PathStep]) {
    findings.append(Place(path: path, finding: finding))
  }

  private mutating func look(at text: String?, _ path: [PathStep], setsTerms: Bool = false) {
    guard let text, let date = dates.first(in: text, setsTerms: setsTerms) else { return }
    note(.laterDate(date, asOf: asOf), path)
  }

  /// Looks at the texts of one record, each by the name of its field.
  private mutating func look(at texts: KeyValuePairs<String, String?>, in path: [PathStep]) {
    for (name, text) in texts { look(at: text, path + [.member(name)]) }
  }
}

// The parts of a crisis
extension SnapshotReview {
  private mutating func review(_ crisis: Crisis, _ path: [PathStep]) {
    look(at: ["name": crisis.name, "summary": crisis.summary], in: path)
    look(at: crisis.place?.name, path + ["place", "name"])
    look(at: crisis.verdict.rationale, path + ["verdict", "rationale"])
    look(at: crisis.stateCapacity?.note, path + ["stateCapacity", "note"])
    look(at: crisis.consequences?.note, path + ["consequences", "note"])
    each(crisis.riskFactors, path + ["riskFactors"]) { $0.look(at: $1.note, $2 + ["note"]) }
    let voted = Set(crisis.decisions.filter(Self.hasVotes).map(\.symbol))
    each(crisis.measures, path + ["measures"]) { $0.review($1, voted, $2) }
    each(crisis.positions, path + ["positions"]) { review, position, path in
      review.look(
        at: ["body": position.body, "caveat": position.caveat, "document": position.document],
        in: path)
    }
    each(crisis.decisions, path + ["decisions"]) { $0.review($1, $2) }
    each(crisis.indicators, path + ["indicators"]) { review, indicator, path in
      review.look(at: ["name": indicator.name, "note": indicator.note], in: path)
    }
    each(crisis.events, path + ["events"]) { review, event, path in
      review.look(at: ["place": event.place, "what": event.what], in: path)
    }
  }

  private mutating func each<Record>(
    _ records: [Record], _ path: [PathStep],
    _ body: (inout SnapshotReview, Record, [PathStep]) -> Void
  ) {
    for (index, record) in records.enumerated() { body(&self, record, path + [.element(index)]) }
  }

  private mutating func review(
    _ measure: Measure, _ voted: Set<DecisionSymbol>, _ path: [PathStep]
  ) {
    if let until = measure.until, measure.runsOut, until < asOf {
      note(.lapsed(measure.status, until: until, asOf: asOf), path)
    }
    look(
      at: ["authority": measure.authority, "target": measure.target, "note": measure.note],
      in: path)
    look(at: measure.effect?.note, path + ["effect", "note"])
    if let symbol = measure.decision, voted.contains(symbol), Self.saysWithoutVote(measure.note) {
      note(.votesWithoutVote, path + ["note"])
    }
  }

  private mutating func review(_ decision: Decision, _ path: [PathStep]) {
    look(at: decision.title, path + ["title"], setsTerms: true)
    let texts = [decision.title] + decision.sources.compactMap { titles[$0] }
    if Self.hasVotes(decision), texts.contains(where: Self.saysWithoutVote) {
      note(.votesWithoutVote, path)
    }
  }

  private static func hasVotes(_ decision: Decision) -> Bool {
    decision.ballots != nil || decision.tally != nil
  }

  private static func saysWithoutVote(_ text: String?) -> Bool {
    let words = text?.lowercased() ?? ""
    return words.contains(bytesOf: "without a vote") || words.contains(bytesOf: "by consensus")
  }
}

extension SnapshotReview.Finding {
  /// What is wrong and what to do.
  var complaint: Problem.Complaint {
    switch self {
    case .lapsed(let status, let until, let asOf):
      .contradiction(
        "\(plain: status == .authorised ? "authorised" : "in force") at \(plain: asOf.iso), though its term ended on \(plain: until.iso)",
        remedy: "add the renewal with its source, or set status to ended with the day it ended")
    case .laterDate(let date, let asOf):
      .contradiction(
        "the text names \(plain: String(Self.words(date))), which lies after asOf \(plain: asOf.iso)",
        remedy: "say only what was known then; a plan needs a measure's until or a source's title")
    case .votesWithoutVote:
      .contradiction(
        "a text has it adopted without a vote, yet votes are given",
        remedy: "set withoutVote and remove the votes, or correct the text")
    }
  }

  /// As much of a date as is known: `2013`, `2013-06` or `2013-06-13`.
  private static func words(_ date: DatedDay) -> Substring {
    switch date.precision {
    case .year: date.day.iso.prefix(4)
    case .month: date.day.iso.prefix(7)
    case .week, .day: date.day.iso[...]
    }
  }
}
