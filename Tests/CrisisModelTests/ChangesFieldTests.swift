import CrisisModel
import TestSupport
import Testing

/// That no field of a record can be another without being told; what is compared in place lists
/// the fields by hand.
@Suite("Every field of a record counts") struct ChangesFieldTests {
  private let old: Snapshot

  init() throws { old = try ShippedSnapshot.read("20110317T235900Z") }

  /// Expects as many alterations as the record has fields, and a change for each.
  private func expectTold<Element>(
    _ list: WritableKeyPath<Crisis, [Element]>, where isFit: (Element) -> Bool = { _ in true },
    of fields: Int? = nil, _ alterations: [(inout Element) -> Void],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let fits = old.crises.indices.flatMap { crisis in
      let records = old.crises[crisis][keyPath: list]
      return records.indices.filter { isFit(records[$0]) }.map { (crisis, $0) }
    }
    let (crisis, place) = try #require(fits.first, sourceLocation: location)
    let record = old.crises[crisis][keyPath: list][place]
    #expect(
      fields ?? Mirror(reflecting: record).children.count == alterations.count,
      sourceLocation: location)
    for (number, alter) in alterations.enumerated() {
      var new = old
      alter(&new.crises[crisis][keyPath: list][place])
      let changes = Changes.between(old, new, reference: ReferenceData.shipped)
      #expect(!changes.isEmpty, "alteration \(number)", sourceLocation: location)
    }
  }

  @Test func ofARiskFactor() throws {
    try expectTold(
      \.riskFactors,
      [
        { $0.factor = 15 }, { $0.level = $0.level == .absent ? .signs : .absent },
        { $0.note += "?" }, { $0.sources.append("another") },
      ])
  }

  @Test func ofAMeasure() throws {
    try expectTold(
      \.measures, where: { $0.effect != nil },
      [
        { $0.id = "another" }, { $0.step = "another" }, { $0.actor = "another" },
        { $0.status = $0.status == .ended ? .proposed : .ended },
        { $0.from = day("1999-01-01") }, { $0.until = day("2031-01-01") },
        { $0.ended = day("2031-01-01") }, { $0.authority = "another" },
        { $0.decision = "another" }, { $0.target = "another" }, { $0.note = "another" },
        { $0.effect?.by = "another" }, { $0.sources.append("another") },
      ])
  }

  /// The judgement is a change of its own kind; each other field is a revision.
  @Test func ofAnEffect() throws {
    try expectTold(
      \.measures, where: { $0.effect != nil }, of: 5,
      [
        { measure in
          let isMixed = measure.effect?.judgement == .mixed
          measure.effect?.judgement = isMixed ? .adequate : .mixed
        },
        { $0.effect?.by += "?" }, { $0.effect?.date = day("1999-01-01") },
        { $0.effect?.note = "another" }, { $0.effect?.sources.append("another") },
      ])
  }

  /// A new figure is told as such; the series is revised where an old one is another.
  @Test func ofASeriesOnlyWhatIsRevised() throws {
    let crisis = try #require(old.crises.firstIndex { !$0.indicators.isEmpty })
    var new = old
    new.crises[crisis].indicators[0].note = "another"
    let changes = Changes.between(old, new, reference: ReferenceData.shipped)
    #expect(changes.map(\.kind) == [.indicatorRevised])
    #expect(changes.map(\.fields) == [["note"]])
  }

  @Test func ofAPosition() throws {
    try expectTold(
      \.positions,
      [
        { $0.holder = "another" }, { $0.question = "another" },
        { $0.stance = $0.stance == .opposes ? .supports : .opposes },
        { $0.date = day("1999-01-01") }, { $0.body = "another" }, { $0.dissent.append("ATL") },
        { $0.caveat = "another" }, { $0.document = "another" }, { $0.sources.append("another") },
      ])
  }

  @Test func ofADecision() throws {
    try expectTold(
      \.decisions, where: { $0.ballots != nil },
      [
        { $0.symbol = "another" }, { $0.body = "another" }, { $0.date = day("1999-01-01") },
        { $0.title = "another" }, { $0.draft = "another" }, { $0.meeting = "another" },
        { $0.sponsors.append("ATL") }, { $0.chapter = $0.chapter == nil ? .actionOnThreats : nil },
        { $0.kind = .procedural },
        { $0.recordedOutcome = $0.recordedOutcome == .adopted ? .vetoed : .adopted },
        { $0.withoutVote.toggle() }, { $0.ballots?.inFavour.append("ATL") },
        { $0.tally = $0.tally == nil ? $0.ballots?.tally : nil },
        { $0.enables.append("another") }, { $0.sources.append("another") },
      ])
  }

  @Test func ofAnEvent() throws {
    try expectTold(
      \.events, where: { $0.fatalities != nil },
      [
        { $0.id = "another" }, { $0.date = DatedDay(day("1999-01-01")) },
        { $0.place = "another" },
        { $0.placePrecision = $0.placePrecision == .town ? .district : .town },
        { $0.kind = $0.kind == .massacre ? .clash : .massacre }, { $0.what = "another" },
        { $0.actors.append("another") },
        { $0.fatalities?.low = 123_456 },
        { $0.sources.append("another") },
      ])
  }

  @Test func ofAnIndicator() throws {
    try expectTold(
      \.indicators,
      [
        { $0.id = "another" }, { $0.name = "another" }, { $0.unit = "another" },
        { $0.cadenceDays += 100 }, { $0.series.removeLast() }, { $0.note = "another" },
        { $0.sources.append("another") },
      ])
  }

  @Test func ofASource() throws {
    let alterations: [(inout Source) -> Void] = [
      { $0.id = "another" }, { $0.publisher = "another" }, { $0.title = "another" },
      { $0.symbol = "another" }, { $0.url = "another" },
      { $0.date = DatedDay(day("1999-01-01")) }, { $0.grade = Grade(.unreliable, .improbable) },
    ]
    let source = try #require(old.sources.first)
    #expect(Mirror(reflecting: source).children.count == alterations.count)
    for (number, alter) in alterations.enumerated() {
      var new = old
      alter(&new.sources[0])
      let changes = Changes.between(old, new, reference: ReferenceData.shipped)
      #expect(!changes.isEmpty, "alteration \(number)")
    }
  }
}
