internal import CrisisModel
internal import DisplayText
package import Presentation

extension RecordTables {
  /// Every change between two snapshots, in the model's order.
  package static func changes(_ comparison: Comparison) -> RecordTable {
    let words = ChangeWords(comparison)
    return RecordTable(
      [
        .init("crisis", "CRISIS"), .init("kind", "KIND"), .init("subject", "SUBJECT"),
        .init("before", "BEFORE"), .init("after", "AFTER"), .init("fields", "FIELDS"),
        .init("importance", "IMPORTANCE"), .init("date", "DATE"), .init("record", "RECORD"),
        .init("recordIn", "IN"), .init("text", "TEXT"),
      ],
      comparison.changes.map { change in
        [
          .init(change.crisis?.rawValue), .text(change.kind.rawValue), .text(change.subject),
          .init(change.before), .init(change.after), .list(change.fields),
          .text(change.importance.rawValue), .init(change.date?.iso), .list(change.fact.words),
          .text(change.isOnlyInOld ? "old" : "new"), .text(words.line(change).text.string),
        ]
      })
  }

  /// Indicators of which no difference is told.
  package static func notCompared(_ comparison: Comparison) -> RecordTable {
    RecordTable(
      [
        .init("crisis", "CRISIS"), .init("indicator", "INDICATOR"), .init("before", "BEFORE"),
        .init("after", "AFTER"),
      ],
      comparison.notCompared.map {
        [
          .text($0.crisis.rawValue), .text($0.indicator.rawValue), .init($0.before?.word),
          .init($0.after?.word),
        ]
      })
  }
}
