internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension BriefBuilder {
  /// Major changes in the model's words, then events, then the numbers that are followed.
  mutating func developments() -> Report.Section {
    let told = Set(material.crises)
    let isSame = !comparison.changes.contains { $0.crisis.map(told.contains) ?? false }
    var blocks: [Report.Block] = []
    if isSame {
      let (from, to) = (Dates.group(old.snapshot.asOf), Dates.group(new.snapshot.asOf))
      blocks.append(
        .paragraph(.init("No change on record between \(from) and \(to); that does not mean calm."))
      )
    }
    blocks += eachCrisis { $0.developments(of: $1) }
    return section("developments", "Significant developments", blocks)
  }

  private mutating func developments(of crisis: Crisis) -> [Report.Block] {
    let changes = comparison.changes.filter { $0.crisis == crisis.id }
    let major = changes.filter { $0.importance == .major }
    var blocks: [Report.Block] = []
    let listed = major.filter { !Self.toldElsewhere.contains($0.kind) }
    if !listed.isEmpty { blocks.append(.list(listed.map { passage($0) })) }
    if let rest = remainder(of: changes, major) { blocks.append(.paragraph(.init(rest))) }
    blocks.append(events(of: crisis))
    if let table = indicators(of: crisis) { blocks.append(.table(table)) }
    return blocks
  }

  /// What a table of its own tells, here or in the sections on response and positions.
  private static let toldElsewhere: Set<Change.Kind> = [
    .measureNew, .positionNew, .eventNew, .indicatorValue,
  ]

  private mutating func passage(_ change: Change) -> Report.Passage {
    let picture = words.picture(change)
    return Report.Passage(
      words.line(change).text,
      citations.cite(
        change.sources(in: picture), in: picture, isSeries: change.kind.isOfSeries))
  }

  /// What is not listed is counted.
  private func remainder(of changes: [Change], _ major: [Change]) -> SafeText? {
    guard !changes.isEmpty else { return "No change on record; that does not mean calm." }
    let count = { (kind: Change.Kind) in major.count { $0.kind == kind } }
    let minor = changes.count { $0.importance == .minor && !Self.toldElsewhere.contains($0.kind) }
    let parts: [(Int, SafeText)] = [
      (count(.measureNew), "new measures, section 3"),
      (count(.positionNew), "first words, section 5"),
      (minor, "minor changes, which watchfloor changes lists"),
    ]
    let told = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" as SafeText }
    return told.isEmpty ? nil : "Besides: \(SafeText.joined(told, separator: "; "))."
  }

  private mutating func events(of crisis: Crisis) -> Report.Block {
    let events = crisis.events.filter {
      isNew(.event(crisis.id, $0.id), in: crisis.id, dated: $0.date)
    }
    guard !events.isEmpty else {
      return .paragraph(.init("No event came on record in the period; that does not mean calm."))
    }
    return .table(
      Report.Table(
        caption: "Events that came on record in the period",
        columns: [.init("Date", .word), .init("Place"), .init("Event"), .init("Deaths", .word)],
        rows: events.map { row($0) }))
  }

  private mutating func row(_ event: Event) -> Report.Row {
    let actors =
      event.actors.isEmpty
      ? ""
      : " Actors: \(SafeText.joined(event.actors.map { SafeText($0, limit: 200) }))." as SafeText
    let deaths = event.fatalities.map(Self.deaths) ?? "no figure"
    return Report.Row(
      [
        Dates.dated(event.date), Self.place(event),
        "\(Labels.eventKind(event.kind)): \(SafeText(event.what))\(actors)", deaths,
      ], citations.cite(event.sources, in: new))
  }

  /// With the precision it is known to, where that is coarser than a town.
  private static func place(_ event: Event) -> SafeText {
    guard let place = event.place else { return "not on record" }
    let name = SafeText(place, limit: 200)
    return switch event.placePrecision {
    case .point?, .town?: name
    case let precision?: "\(name) (known to the \(SafeText(precision.rawValue)))"
    case nil: "\(name) (precision not on record)"
    }
  }

  /// `7, 24 to 30`: best, then low to high; a dash is no figure, which is not zero.
  private static func deaths(_ fatalities: Fatalities) -> SafeText {
    let part = { (value: Int?) -> SafeText in value.map { Figures.grouped($0) } ?? "–" }
    guard fatalities.low != nil || fatalities.best != nil || fatalities.high != nil else {
      return "no figure"
    }
    return
      "low \(part(fatalities.low)), best \(part(fatalities.best)), high \(part(fatalities.high))"
  }

  private mutating func indicators(of crisis: Crisis) -> Report.Table? {
    guard !crisis.indicators.isEmpty else { return nil }
    let earlier = old.crisis(crisis.id)?.indicators ?? []
    let rows = crisis.indicators.map { indicator in
      row(indicator, before: earlier.first { $0.id == indicator.id })
    }
    return Report.Table(
      caption: "Numbers followed; a stale one is no figure of today",
      columns: [
        .init("Number"), .init("Before", .number), .init("Now", .number),
        .init("Last figure"),
      ], rows: rows)
  }

  private mutating func row(_ indicator: Indicator, before: Indicator?) -> Report.Row {
    let last = indicator.lastFigure
    let figure = last.map { point in
      "\(Figures.value(point.value)), \(Dates.long(point.day)), \(Dates.age(point.day, today: today)); reports every \(Self.days(indicator.cadenceDays))"
        as SafeText
    }
    return Report.Row(
      [
        "\(SafeText(indicator.name, limit: 200)), \(SafeText(indicator.unit, limit: 60))",
        before.map { Self.reading($0.reading(on: old.today)) } ?? "not on record",
        Self.reading(indicator.reading(on: today)), figure ?? "never a figure",
      ], citations.cite(indicator.sources, in: new, isSeries: true))
  }

  static func days(_ count: Int) -> SafeText { count == 1 ? "day" : "\(count) days" }

  /// Zero, no figure and stale are three signs.
  static func reading(_ reading: Indicator.Reading) -> SafeText {
    switch reading {
    case .figure(let value): Figures.value(value)
    case .noFigure: "no figure"
    case .stale: "STALE"
    }
  }
}
