/// What differs in a snapshot's list of sources.
enum SourceComparison {
  static func changes(_ old: [Source], _ new: [Source]) -> [Change] {
    if old.isSame(as: new) { return [] }
    let pairs = Pairs(old, new, by: { $0[$1].id })
    return pairs.added.map { change(.sourceNew, $0, nil, $0.grade.code, .minor) }
      + pairs.gone.map { change(.sourceGone, $0, $0.grade.code, nil) }
      + pairs.kept.flatMap { revisions($0, $1) }
  }

  private static func revisions(_ old: Source, _ new: Source) -> [Change] {
    var changes: [Change] = []
    if old.grade != new.grade {
      changes.append(change(.sourceGrade, new, old.grade.code, new.grade.code))
    }
    let differs: KeyValuePairs = [
      "publisher": old.publisher != new.publisher, "title": old.title != new.title,
      "symbol": old.symbol != new.symbol, "url": old.url != new.url, "date": old.date != new.date,
    ]
    let fields = differs.filter(\.value).map(\.key)
    if !fields.isEmpty { changes.append(change(.sourceRevised, new, nil, nil, .minor, fields)) }
    return changes
  }

  private static func change(
    _ kind: Change.Kind, _ source: Source, _ before: String?, _ after: String?,
    _ importance: Change.Importance = .major, _ fields: [String] = []
  ) -> Change {
    Change(
      crisis: nil, kind: kind, subject: source.id.rawValue, before: before, after: after,
      fields: fields, importance: importance, fact: .source(source.id),
      isOnlyInOld: kind == .sourceGone, date: source.date.day)
  }
}
