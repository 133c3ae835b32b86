/// Collects what differs in one crisis; its parts are in extensions.
struct CrisisComparison {
  let old: Crisis
  let new: Crisis
  let oldDay: CalendarDay
  let newDay: CalendarDay
  let reference: Reference
  private var changes: [Change] = []

  init(old: Crisis, new: Crisis, oldDay: CalendarDay, newDay: CalendarDay, reference: Reference) {
    self.old = old
    self.new = new
    self.oldDay = oldDay
    self.newDay = newDay
    self.reference = reference
  }

  /// Adds what differs to a list, in the order of listing.
  mutating func run(addingTo found: inout [Change]) {
    let start = found.count
    swap(&changes, &found)
    run()
    changes.order(from: start)
    swap(&changes, &found)
  }

  /// Skips equal lists at once, except indicators, since they age.
  private mutating func run() {
    compareCrisis()
    compareVerdict()
    compareStateCapacity()
    compareConsequences()
    if !old.riskFactors.isSame(as: new.riskFactors) { compareRiskFactors() }
    let hasOtherMeasures = !old.measures.isSame(as: new.measures)
    let hasOtherDecisions = !old.decisions.isSame(as: new.decisions)
    if hasOtherMeasures { compareMeasures() }
    // Force rests on what a decision's ballots say.
    if hasOtherDecisions || hasOtherMeasures && !isSameToTheLadder { compareRungs() }
    comparePositions()
    if hasOtherDecisions { compareDecisions() }
    if !old.events.isSame(as: new.events) { compareEvents() }
    compareIndicators()
  }

  /// A record with its subject, for the changes that concern it.
  struct Record {
    let subject: String
    let fact: Fact
    var isOnlyInOld = false
    var date: CalendarDay?
  }

  var whole: Record { Record(subject: new.id.rawValue, fact: .crisis(new.id)) }

  mutating func add(
    _ kind: Change.Kind, _ record: Record, _ before: String?, _ after: String?,
    _ importance: Change.Importance = .major
  ) {
    add(kind, record, before, after, [], importance)
  }

  /// Adds a revision, unless none of the fields differs.
  mutating func revise(
    _ kind: Change.Kind, _ record: Record, _ fields: KeyValuePairs<String, Bool>,
    _ importance: Change.Importance = .minor
  ) {
    let changed = fields.filter(\.value).map(\.key)
    if !changed.isEmpty { add(kind, record, nil, nil, changed, importance) }
  }

  private mutating func add(
    _ kind: Change.Kind, _ record: Record, _ before: String?, _ after: String?,
    _ fields: [String], _ importance: Change.Importance
  ) {
    changes.append(
      Change(
        crisis: new.id, kind: kind, subject: record.subject, before: before, after: after,
        fields: fields, importance: importance, fact: record.fact,
        isOnlyInOld: record.isOnlyInOld, date: record.date))
  }
}

extension Array where Element: Hashable {
  /// Whether two lists name different things, in whatever order.
  func differs(from other: [Element]) -> Bool {
    self != other && (count != other.count || Set(self) != Set(other))
  }
}
