package import CrisisModel
internal import DisplayText
package import Presentation
package import WatchLog

extension RecordTables {
  /// Alerts in the order given.
  ///
  /// - Parameters:
  ///   - acknowledged: empty where that is not known.
  ///   - limit: the strictest marking of a note that is told.
  package static func alerts(
    _ alerts: [Alert], _ picture: Picture,
    acknowledged: [AlertID: Acknowledgement] = [:], notesUpTo limit: Handling = .red
  ) -> RecordTable {
    RecordTable(
      [
        .init("raisedAt", "RAISED"), .init("level", "LEVEL"), .init("crisis", "CRISIS"),
        .init("rule", "RULE"), .init("what", "WHAT"), .init("value", "VALUE"),
        .init("threshold", "THRESHOLD"), .init("unit", "UNIT"),
        .init("baseline", "BASELINE"), .init("baselineDays", "OF DAYS"),
        .init("baselineDaysOnRecord", "ON RECORD"), .init("standing", "STANDING"),
        .init("since", "SINCE"), .init("latest", "NOW"), .init("repeats", "REPEATS"),
        .init("nextFiring", "MAY FIRE AGAIN"), .init("acknowledgedBy", "ACKNOWLEDGED BY"),
        .init("acknowledgedAt", "ON"), .init("acknowledgedNote", "NOTE"),
        .init("sources", "SOURCES"), .init("id", "ID"),
      ],
      alerts.map { row($0, picture, acknowledged[$0.id]?.entry.draft, limit) })
  }

  private static func row(
    _ alert: Alert, _ picture: Picture, _ acknowledgement: LogDraft?, _ limit: Handling
  ) -> [RecordTable.Value] {
    let evidence = alert.evidence
    let words = AlertWords(picture: picture)
    let note = acknowledgement.flatMap { $0.marking <= limit ? $0.content.text : nil }
    return [
      .text(alert.raisedAt.iso), .integer(alert.level.rawValue), .text(alert.crisis.rawValue),
      .text(alert.rule.rawValue), .text(words.what(alert).string), .init(evidence.value),
      .init(evidence.threshold), .init(evidence.unit), .init(evidence.baseline?.value),
      .init(evidence.baseline?.days), .init(evidence.baseline?.daysOnRecord),
      .text(alert.standing.word), .init(alert.standing.since), .init(alert.latest.value),
      .integer(alert.repeats), .text(alert.nextFiring.iso),
      .init(acknowledgement?.author.name), .init(acknowledgement?.recorded.iso),
      .init(note),
      .list(evidence.sources.map(\.rawValue)), .text(alert.id.rawValue),
    ]
  }
}

extension Alert.Standing {
  /// For scripts: `holding`, `sourceSilent`, `noFigure`, `notInSnapshot`, `cleared`, `replaced`.
  var word: String {
    switch self {
    case .holding: "holding"
    case .unknown(.sourceSilent): "sourceSilent"
    case .unknown(.noFigure): "noFigure"
    case .unknown(.notInSnapshot): "notInSnapshot"
    case .cleared: "cleared"
    case .replaced: "replaced"
    }
  }

  /// The day of the last figure, or the time it was cleared.
  var since: String? {
    switch self {
    case .holding, .unknown(.notInSnapshot): nil
    case .unknown(.sourceSilent(let day)), .unknown(.noFigure(let day)): day.iso
    case .cleared(let instant), .replaced(let instant, _): instant.iso
    }
  }
}
