internal import StrictJSON

extension ModelReader {
  private enum EventField: Int, CaseIterable {
    case id, date, datePrecision, place, placePrecision, kind, what, actors, fatalities, sources
  }

  private static let eventFields = FieldTable(
    EventField.self,
    "id date datePrecision place placePrecision kind what actors fatalities sources")
  private static let kinds = FieldTable(
    values: Event.Kind.self,
    "protest attack clash massacre election coup political agreement military displacement other")

  mutating func event() throws(JSONSyntaxError) -> Event? {
    guard var scope = try document.object() else { return nil }
    var id: EventID?
    var day: CalendarDay?
    var precision = DatePrecision.day
    var place: String?
    var placePrecision: Place.Precision?
    var kind: Event.Kind?
    var what: String?
    var actors: [String] = []
    var fatalities: Fatalities?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.eventFields) {
      switch EventField(rawValue: index) {
      case .id: id = try identifier()
      case .date: day = try pastDay()
      case .datePrecision: precision = try enumeration(Self.datePrecisions) ?? .day
      case .place: place = try sharedText()
      case .placePrecision: placePrecision = try enumeration(Self.placePrecisions)
      case .kind: kind = try enumeration(Self.kinds)
      case .what: what = try text()
      case .actors:
        actors = try list { (reader) throws(JSONSyntaxError) in try reader.text() }
      case .fatalities: fatalities = try self.fatalities()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b10_1110_0011, in: scope, Self.eventFields)
    guard let id, let day, let kind, let what else { return nil }
    return Event(
      id: id, date: DatedDay(day, precision: precision), place: place,
      placePrecision: placePrecision, kind: kind, what: what, actors: actors,
      fatalities: fatalities, sources: sources)
  }

  private enum FatalitiesField: Int, CaseIterable {
    case low, best, high
  }

  private static let fatalitiesFields = FieldTable(FatalitiesField.self, "low best high")

  /// Reads three figures, of which `null` means that there is none.
  ///
  /// Figures out of order are a finding, since real sources have them.
  private mutating func fatalities() throws(JSONSyntaxError) -> Fatalities? {
    guard var scope = try document.object() else { return nil }
    var fatalities = Fatalities()
    while let index = try document.nextField(&scope, Self.fatalitiesFields) {
      let count = try document.takeNull() ? nil : document.integer(in: 0...100_000_000)
      switch FatalitiesField(rawValue: index) {
      case .low: fatalities.low = count
      case .best: fatalities.best = count
      case .high, nil: fatalities.high = count
      }
    }
    document.require(0b111, in: scope, Self.fatalitiesFields)
    let figures = [fatalities.low, fatalities.best, fatalities.high].compactMap { $0 }
    if figures != figures.sorted() {
      document.note(
        .contradiction(
          "low, best and high are out of order", remedy: "check them against the source"),
        at: scope.offset, severity: .finding)
    }
    return fatalities
  }

  private enum IndicatorField: Int, CaseIterable {
    case id, name, unit, cadenceDays, series, note, sources
  }

  private static let indicatorFields = FieldTable(
    IndicatorField.self, "id name unit cadenceDays series note sources")

  mutating func indicator() throws(JSONSyntaxError) -> Indicator? {
    guard var scope = try document.object() else { return nil }
    var id: IndicatorID?
    var name: String?
    var unit: String?
    var cadence: Int?
    var series: [Indicator.Point] = []
    var note: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.indicatorFields) {
      switch IndicatorField(rawValue: index) {
      case .id: id = try identifier()
      case .name: name = try sharedText()
      case .unit: unit = try sharedText()
      case .cadenceDays: cadence = try document.integer(in: 1...3_660)
      case .series: series = try self.series()
      case .note: note = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b101_1111, in: scope, Self.indicatorFields)
    guard let id, let name, let unit, let cadence else { return nil }
    return Indicator(
      id: id, name: name, unit: unit, cadenceDays: cadence, series: series, note: note,
      sources: sources)
  }

  /// Reads `[["2011-03-01", 410], ["2011-03-08", null]]`; days must ascend.
  private mutating func series() throws(JSONSyntaxError) -> [Indicator.Point] {
    var last: CalendarDay?
    return try list { (reader) throws(JSONSyntaxError) in
      guard try reader.document.expect(.array, "a pair [date, number or null]") else { return nil }
      let offset = reader.document.json.offset
      guard let point = try reader.point(at: offset) else { return nil }
      if let last, point.day <= last {
        reader.document.note(
          .contradiction(
            "\(plain: point.day.iso) does not come after \(plain: last.iso)",
            remedy: "put the days in order"),
          at: offset)
      }
      last = point.day
      return point
    }
  }

  private mutating func point(at offset: Int) throws(JSONSyntaxError) -> Indicator.Point? {
    var count = 0
    var day: CalendarDay?
    var value: Double?
    try document.json.enter()
    while try document.json.nextElement(isFirst: count == 0) {
      switch count {
      case 0: day = try pastDay()
      case 1: value = try document.takeNull() ? nil : document.number(in: -1e15...1e15)
      default: try document.json.skipValue()
      }
      count += 1
    }
    if count != 2 {
      document.note(
        .contradiction(
          "a point of the series has \(count) of 2 parts", remedy: "write [date, number or null]"),
        at: offset)
      return nil
    }
    return day.map { Indicator.Point($0, value) }
  }
}
