package import StrictJSON

/// What a snapshot says that it cannot know, or that another part of it contradicts.
///
/// Reading checks the days that have fields of their own. This examines texts and relations between
/// records, which takes a pass over every text; `validate` does it.
package struct SnapshotReview {
  /// One thing that the snapshot cannot know, or contradicts.
  package enum Finding: Hashable, Sendable {
    /// A measure is in force, or an authority stands, after its planned end.
    case lapsed(Measure.Status, until: CalendarDay, asOf: CalendarDay)
    /// A text names a date that was not yet known.
    case laterDate(DatedDay, asOf: CalendarDay)
    /// Votes are given for what a text calls adopted without a vote.
    case votesWithoutVote
  }

  /// A finding with its place in the document.
  package struct Place: Hashable, Sendable {
    /// From the document's root to the value.
    package let path: [PathStep]
    /// What is wrong there.
    package let finding: Finding
  }

  /// In the order of the document's parts.
  package private(set) var findings: [Place] = []
  private let asOf: CalendarDay
  private var dates: LaterDates
  private let titles: [SourceID: String]
  private let memory: ReviewMemory

  /// Examines every text of the snapshot.
  ///
  /// - Parameter memory: what was found in texts of other snapshots.
  package init(_ snapshot: Snapshot, memory: ReviewMemory = ReviewMemory()) {
    asOf = snapshot.asOf.day
    self.memory = memory
    dates = LaterDates(snapshot, memory)
    titles = Dictionary(snapshot.sources.map { ($0.id, $0.title) }) { first, _ in first }
    look(at: snapshot.note, ["note"])
    for (index, source) in snapshot.sources.enumerated() where LaterDates.isFromMemory(source) {
      look(at: source.title, ["sources", .element(index), "title"], setsTerms: true)
    }
    for (index, crisis) in snapshot.crises.enumerated() {
      dates.limitTerms(to: crisis.measures)
      review(crisis, RecordPath(crisis: index))
    }
  }

  private mutating func note(_ finding: Finding, _ path: [PathStep]) {
    findings.append(Place(path: path, finding: finding))
  }

  private mutating func look(
    at text: String?, _ path: @autoclosure () -> [PathStep], setsTerms: Bool = false
  ) {
    guard let text, let date = dates.first(in: text, setsTerms: setsTerms) else { return }
    note(.laterDate(date, asOf: asOf), path())
  }
}

/// Where a record of a crisis stands, or the crisis itself; its steps are made where one is needed.
private struct RecordPath {
  let crisis: Int
  var list: (name: String, index: Int)?

  /// To a part of the record.
  func steps(_ names: String...) -> [PathStep] {
    let record: [PathStep] = list.map { [.member($0.name), .element($0.index)] } ?? []
    return ["crises", .element(crisis)] + record + names.map { .member($0) }
  }
}

// The parts of a crisis
extension SnapshotReview {
  private mutating func review(_ crisis: Crisis, _ path: RecordPath) {
    look(at: crisis.name, path.steps("name"))
    look(at: crisis.summary, path.steps("summary"))
    look(at: crisis.place?.name, path.steps("place", "name"))
    look(at: crisis.verdict.rationale, path.steps("verdict", "rationale"))
    look(at: crisis.stateCapacity?.note, path.steps("stateCapacity", "note"))
    look(at: crisis.consequences?.note, path.steps("consequences", "note"))
    each(crisis.riskFactors, "riskFactors", path) { $0.look(at: $1.note, $2.steps("note")) }
    let voted = Set(crisis.decisions.filter(Self.hasVotes).map(\.symbol))
    each(crisis.measures, "measures", path) { $0.review($1, voted, $2) }
    each(crisis.positions, "positions", path) { $0.review($1, $2) }
    each(crisis.decisions, "decisions", path) { $0.review($1, $2) }
    each(crisis.indicators, "indicators", path) { review, indicator, path in
      review.look(at: indicator.name, path.steps("name"))
      review.look(at: indicator.note, path.steps("note"))
    }
    each(crisis.events, "events", path) { review, event, path in
      review.look(at: event.place, path.steps("place"))
      review.look(at: event.what, path.steps("what"))
    }
  }

  private mutating func each<Record>(
    _ records: [Record], _ name: String, _ path: RecordPath,
    _ body: (inout SnapshotReview, Record, RecordPath) -> Void
  ) {
    for (index, record) in records.enumerated() {
      body(&self, record, RecordPath(crisis: path.crisis, list: (name, index)))
    }
  }

  private mutating func review(
    _ measure: Measure, _ voted: Set<DecisionSymbol>, _ path: RecordPath
  ) {
    if let until = measure.until, measure.runsOut, until < asOf {
      note(.lapsed(measure.status, until: until, asOf: asOf), path.steps())
    }
    look(at: measure.authority, path.steps("authority"))
    look(at: measure.target, path.steps("target"))
    look(at: measure.note, path.steps("note"))
    look(at: measure.effect?.note, path.steps("effect", "note"))
    guard let symbol = measure.decision, voted.contains(symbol), let text = measure.note else {
      return
    }
    if memory.saysWithoutVote(text) { note(.votesWithoutVote, path.steps("note")) }
  }

  private mutating func review(_ position: Position, _ path: RecordPath) {
    look(at: position.body, path.steps("body"))
    look(at: position.caveat, path.steps("caveat"))
    look(at: position.document, path.steps("document"))
  }

  private mutating func review(_ decision: Decision, _ path: RecordPath) {
    look(at: decision.title, path.steps("title"), setsTerms: true)
    let texts = [decision.title] + decision.sources.compactMap { titles[$0] }
    if Self.hasVotes(decision), texts.contains(where: memory.saysWithoutVote) {
      note(.votesWithoutVote, path.steps())
    }
  }

  private static func hasVotes(_ decision: Decision) -> Bool {
    decision.ballots != nil || decision.tally != nil
  }
}

extension SnapshotReview.Finding {
  /// What is wrong and what to do.
  package var complaint: Problem.Complaint {
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
