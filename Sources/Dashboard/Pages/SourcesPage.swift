internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Every source with grade, age and how many facts rest on it; which ones, its record says.
  mutating func buildSources() -> SafeText {
    text(
      "Grades are the Admiralty code: A to F for the source, 1 to 6 for the item; F and 6 mean \"cannot be judged\". What rests on a source is behind Enter.",
      role: .dim)
    let facts = Dictionary(
      picture.snapshot.crises.flatMap(\.citations).map { ($0, 1) }, uniquingKeysWith: +)
    let order = sorted(picture.snapshot.sources, facts)
    heading("Sources of this snapshot", note: "\(order.count), \(Self.order(arrangement))")
    line(Line("Gr Date        Age           Facts Publisher: title", .tableHeader))
    for source in order { add(source, facts: facts[source.id] ?? 0) }
    return "Sources"
  }

  private mutating func add(_ source: Source, facts: Int) {
    let count = SafeText(facts)
    let title = SafeText(source.symbol ?? source.title, limit: 200)
    let line = Line([Labels.grade(source.grade)])
      .appending(" \(Dates.long(source.date.day).padded(to: 12))")
      .appending(Dates.age(source.date.day, today: picture.today).padded(to: 14), .dim)
      .appending(SafeText("").padded(to: max(0, 5 - count.width)) + count + " ", .strong)
      .appending("\(SafeText(source.publisher, limit: 120)): \(title)")
    self.line(line, opens: .record(.source(source.id)))
  }

  private func sorted(_ sources: [Source], _ facts: [SourceID: Int]) -> [Source] {
    let newest = sources.sorted { ($0.date.day, $0.id) > ($1.date.day, $1.id) }
    let sorted =
      switch arrangement.sort {
      case .date: newest
      case .grade: newest.sorted { $0.grade.code < $1.grade.code }
      case .facts: newest.sorted { (facts[$0.id] ?? 0) > (facts[$1.id] ?? 0) }
      case .publisher: newest.sorted { $0.publisher < $1.publisher }
      }
    return arrangement.isReversed ? sorted.reversed() : sorted
  }

  private static func order(_ arrangement: SourceArrangement) -> SafeText {
    let name: SafeText =
      switch arrangement.sort {
      case .date: "newest first"
      case .grade: "by grade"
      case .facts: "by facts that rest on them"
      case .publisher: "by publisher"
      }
    return arrangement.isReversed ? "\(name), reversed" : name
  }
}
