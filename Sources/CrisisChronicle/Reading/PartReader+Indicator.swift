internal import CrisisModel
internal import StrictJSON

/// An indicator has points in place of a series, and its name and note may have histories.
extension PartReader {
  /// A figure from the instant at which it was known.
  private struct KnownPoint {
    let knownFrom: Instant
    let offset: Int
    let date: JSONSlice
    let value: JSONSlice
    let sources: JSONSlice
  }

  /// An indicator as its parts stand in the document.
  private struct IndicatorParts {
    /// Those that never change.
    let members: [JSONSlice.Member]
    let offset: Int
    let points: [KnownPoint]
    let names: [KnownText]
    let notes: [KnownText]
  }

  mutating func indicators(_ slice: JSONSlice?) -> [History<Indicator>] {
    var seen: Set<IndicatorID> = []
    var histories: [History<Indicator>] = []
    for element in slice.map({ elements(of: $0) }) ?? [] {
      guard let history = indicator(element) else { continue }
      let id = history.versions[0].value.id
      if !seen.insert(id).inserted {
        note(.repeated(kind: "indicator", id: id.rawValue), at: element.offset)
      }
      histories.append(history)
    }
    return histories
  }

  private mutating func indicator(_ slice: JSONSlice) -> History<Indicator>? {
    guard let parts = parts(slice), let opening = parts.points.first?.knownFrom else { return nil }
    if parts.names.first.map({ $0.knownFrom > opening }) ?? false {
      contradiction(
        "it has a point from \(plain: opening.iso), and no name then",
        "give the name that it had", at: slice.offset)
      return nil
    }
    checkFigures(parts)
    let texts = (parts.names + parts.notes).map(\.knownFrom)
    let instants = Set(parts.points.map(\.knownFrom) + texts).filter { $0 >= opening }.sorted()
    var known: Set<Problem.Complaint> = []
    let versions = instants.map { instant in
      version(.indicator, Self.record(parts, at: instant), instant, known: &known)
    }
    return Self.history(versions)
  }

  private mutating func parts(_ slice: JSONSlice) -> IndicatorParts? {
    guard let members = members(of: slice) else { return nil }
    var values: [String: JSONSlice] = [:]
    for member in members where Self.changing.contains(member.name) {
      values[member.name] = member.value
    }
    for name in ["name", "points"] where values[name] == nil {
      note(.missing(field: name), at: slice.offset)
    }
    for member in members where Self.replaced.contains(member.name) {
      note(.unknown(field: member.name, nearest: "points"), at: member.key.offset)
    }
    guard let list = values["points"] else { return nil }
    let points = points(list)
    let opening = points.first?.knownFrom ?? .first
    return IndicatorParts(
      members: members.filter { !(Self.changing + Self.replaced).contains($0.name) },
      offset: slice.offset, points: points,
      names: values["name"].map { texts($0, from: opening, extra: ["sources"]) } ?? [],
      notes: values["note"].map { texts($0, from: opening, extra: ["sources"]) } ?? [])
  }

  private static let changing = ["name", "note", "points"]
  /// What a snapshot has in the place of points.
  private static let replaced = ["series", "sources"]

  private mutating func points(_ slice: JSONSlice) -> [KnownPoint] {
    var points: [KnownPoint] = []
    for element in elements(of: slice) {
      guard let point = point(element) else { continue }
      checkOrder(point.knownFrom, after: points.last?.knownFrom, at: element.offset)
      points.append(point)
    }
    if slice.kind == .array && slice.elements.isEmpty {
      contradiction("it has no point", "add one, or remove the indicator", at: slice.offset)
    }
    return points
  }

  private mutating func point(_ slice: JSONSlice) -> KnownPoint? {
    let names = [Self.knownFrom, "date", "value", "sources"]
    guard let fields = fields(of: slice, names, required: names),
      let known = fields[Self.knownFrom].flatMap({ read(.moment, $0) }),
      let date = fields["date"], let value = fields["value"], let sources = fields["sources"]
    else { return nil }
    return KnownPoint(
      knownFrom: known, offset: slice.offset, date: date, value: value, sources: sources)
  }

  /// The indicator as a snapshot of an instant has it.
  private static func record(_ parts: IndicatorParts, at instant: Instant) -> RecordMembers {
    var record = RecordMembers(parts.members, at: parts.offset)
    let points = parts.points.filter { $0.knownFrom <= instant }
    let names = parts.names.filter { $0.knownFrom <= instant }
    let notes = parts.notes.filter { $0.knownFrom <= instant }
    if let name = names.last { record.add("name", .slice(name.text)) }
    if let note = notes.last { record.add("note", .slice(note.text)) }
    let series = points.map { point in
      RecordMembers.Value.array([.slice(point.date), .slice(point.value)], at: point.offset)
    }
    record.add("series", .array(series, at: parts.offset))
    let cited = points.map(\.sources) + (names + notes).compactMap(\.sources)
    record.add("sources", .array(sources(cited), at: parts.offset))
    return record
  }

  /// Each source once, in the order in which they are cited.
  private static func sources(_ lists: [JSONSlice]) -> [RecordMembers.Value] {
    var seen: Set<String> = []
    // What is no list is left as it is, for the model to complain of.
    let cited = lists.flatMap { $0.kind == .array ? $0.elements : [$0] }
    return cited.filter { $0.text.map { seen.insert($0).inserted } ?? true }.map { .slice($0) }
  }
}

// Hindsight in figures
extension PartReader {
  /// Notes texts that name a figure before it was known.
  ///
  /// A figure that is known already, a year and what may be a day of a month are not looked at.
  private mutating func checkFigures(_ parts: IndicatorParts) {
    for known in parts.names + parts.notes {
      let figures = Set(Figures.mentioned(in: known.text.text ?? ""))
      let before = Self.values(parts.points.filter { $0.knownFrom <= known.knownFrom })
      let after = parts.points.filter { $0.knownFrom > known.knownFrom }
      for point in after {
        guard let value = Self.values([point]).first, figures.contains(value),
          !before.contains(value)
        else { continue }
        note(
          .contradiction(
            "the text, known from \(plain: known.knownFrom.iso), names \(plain: Figures.text(value)), which is known from \(plain: point.knownFrom.iso)",
            remedy: "give the text as a list of what it came to say, each with its knownFrom"),
          at: known.text.offset, severity: .finding)
      }
    }
  }

  private static func values(_ points: [KnownPoint]) -> [Double] {
    points.compactMap { Double(String(decoding: $0.value.bytes, as: UTF8.self)) }
  }
}
