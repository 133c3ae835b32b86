import CrisisModel
import TestSupport
import Testing

/// What holds for changes whatever the snapshots say.
@Suite("Changes as a whole") struct ChangesPropertyTests {
  private func changes(_ old: Snapshot, _ new: Snapshot) -> [Change] {
    Changes.between(old, new, reference: ReferenceData.shipped)
  }

  @Test(arguments: Archives.names) func nothingChangesWithinASnapshot(archive: String) throws {
    for snapshot in try ShippedSnapshot.all(in: archive) {
      #expect(changes(snapshot, snapshot) == [])
    }
  }

  @Test(arguments: Archives.names) func theOtherWayRoundIsAMirror(archive: String) throws {
    let snapshots = try ShippedSnapshot.all(in: archive)
    let far = zip(snapshots, snapshots.reversed()).map { ($0, $1) }
    for (old, new) in far + zip(snapshots, snapshots.dropFirst()).map({ ($0, $1) }) {
      let there = changes(old, new).map { Seen($0, isMirrored: true) }
      let back = changes(new, old).map { Seen($0, isMirrored: false) }
      #expect(there.count == back.count)
      #expect(Set(there) == Set(back))
    }
  }

  /// A change without what depends on the direction.
  private struct Seen: Hashable {
    let crisis: CrisisID?
    let kind: Change.Kind
    let subject: String
    let before: String?
    let after: String?
    let fields: [String]

    init(_ change: Change, isMirrored: Bool) {
      crisis = change.crisis
      kind = isMirrored ? change.kind.mirrored : change.kind
      subject = change.subject
      before = isMirrored ? change.after : change.before
      after = isMirrored ? change.before : change.after
      fields = change.fields
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func anotherOrderIsNoChange(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let old = try ShippedSnapshot.read("20110317T235900Z")
    let new = try ShippedSnapshot.read("20111004T235900Z")
    #expect(changes(old, old.shuffled(&generator)) == [])
    let told = changes(old, new)
    #expect(Set(changes(old.shuffled(&generator), new.shuffled(&generator))) == Set(told))
    // The order of crises in the new file is that of the list, and nothing else.
    #expect(changes(old.shuffled(&generator), new) == told)
  }

  /// Every change says what it is about and opens what is there.
  @Test(arguments: Archives.names) func everyRecordIsWhereItIsSaidToBe(archive: String) throws {
    let snapshots = try ShippedSnapshot.all(in: archive)
    for (old, new) in zip(snapshots, snapshots.reversed()) {
      for change in changes(old, new) {
        let holder = change.isOnlyInOld ? old : new
        #expect(SnapshotWriter.write(change.fact, of: holder) != nil, "\(change)")
        #expect(change.before != change.after || !change.fields.isEmpty, "\(change)")
        #expect(!change.subject.isEmpty)
      }
    }
  }

  @Test func changesComeByCrisisThenKindThenDate() throws {
    let new = try ShippedSnapshot.read("20110317T235900Z")
    let changes = changes(try ShippedSnapshot.read("20110222T235900Z"), new)
    let kinds = Change.Kind.allCases
    for (first, second) in zip(changes, changes.dropFirst()) where first.crisis == second.crisis {
      let places = try [first, second].map { try #require(kinds.firstIndex(of: $0.kind)) }
      #expect(places[0] <= places[1])
      guard places[0] == places[1], let day = first.date, let next = second.date else { continue }
      #expect(day <= next)
    }
    let order = new.crises.map(\.id).filter { id in changes.contains { $0.crisis == id } }
    var seen: [CrisisID] = []
    for crisis in changes.compactMap(\.crisis) where seen.last != crisis { seen.append(crisis) }
    #expect(seen == order)
  }
}

/// Zero, no figure and stale are three things, and no difference is told across a silence.
@Suite("Changes of indicators") struct IndicatorChangeTests {
  private static let old = "2016-12-01T12:00:00Z"
  private static let new = "2016-12-31T12:00:00Z"

  private func snapshot(_ asOf: String, _ series: String?) throws -> Snapshot {
    let indicator = series.map {
      """
      {"id": "i", "name": "x", "unit": "people", "cadenceDays": 7, "series": [\($0)],
       "sources": ["s"]}
      """
    }
    let document = Sample.document(asOf: asOf, ["indicators": indicator.map { [$0] } ?? []])
    return try #require(Read(document, reference: nil).snapshot)
  }

  private static let fresh = #"["2016-11-30", 10]"#
  private static let stale = #"["2016-11-01", 10]"#

  private static let cases: [(before: String?, after: String?, change: String)] = [
    (fresh, fresh + #", ["2016-12-30", 0]"#, "indicatorValue 10 → 0"),
    (fresh, fresh + #", ["2016-12-28", 12.5], ["2016-12-30", null]"#, "sourceSilent 10 → noFigure"),
    (fresh, fresh, "sourceSilent 10 → stale"),
    (#"["2016-11-30", 0]"#, #"["2016-11-30", 0]"#, "sourceSilent 0 → stale"),
    (stale, stale + #", ["2016-12-30", 40]"#, "sourceBack stale → 40"),
    (stale, stale, ""),
    ("", stale, "silence noFigure → stale"),
    ("", #"["2016-12-30", null]"#, "indicatorRevised – → –"),
    (fresh, fresh + #", ["2016-12-30", 10]"#, "indicatorRevised – → –"),
    (nil, fresh, "indicatorNew – → stale"),
    (nil, #"["2016-12-30", 0]"#, "indicatorNew – → 0"),
    (fresh, nil, "indicatorGone 10 → –"),
  ]

  @Test(arguments: cases)
  func readings(before: String?, after: String?, expected: String) throws {
    let changes = Changes.between(
      try snapshot(Self.old, before), try snapshot(Self.new, after),
      reference: ReferenceData.shipped)
    let lines = changes.map { "\($0.kind.rawValue) \($0.before ?? "–") → \($0.after ?? "–")" }
    #expect(lines.joined(separator: "; ") == expected)
  }

  @Test func whatCouldNotBeComparedIsListed() throws {
    let left = try snapshot(Self.old, Self.fresh)
    let right = try snapshot(Self.new, Self.fresh)
    let entry = try #require(Changes.notCompared(left, right).first)
    #expect(entry.crisis == "c" && entry.indicator == "i")
    #expect(entry.before == .figure(10) && entry.after == .stale)
    let spoken = try snapshot(Self.new, #"["2016-12-30", 0]"#)
    #expect(Changes.notCompared(left, spoken) == [])
  }

  /// That time passes is enough: the file need not change.
  @Test func anIndicatorGrowsStaleInAnUnchangedFile() throws {
    let old = try snapshot(Self.old, Self.fresh)
    var new = old
    new.asOf = try #require(Instant("2016-12-08T12:00:00Z"))
    let reference = ReferenceData.shipped
    #expect(Changes.between(old, new, reference: reference).map(\.kind) == [.sourceSilent])
    new.asOf = try #require(Instant("2016-12-07T12:00:00Z"))
    #expect(Changes.between(old, new, reference: reference) == [])
  }
}

extension Snapshot {
  /// The same records in another order; positions of one day keep theirs, which counts.
  fileprivate func shuffled(_ generator: inout SeededGenerator) -> Snapshot {
    var copy = self
    copy.sources.shuffle(using: &generator)
    copy.crises.shuffle(using: &generator)
    for index in copy.crises.indices {
      copy.crises[index].riskFactors.shuffle(using: &generator)
      copy.crises[index].measures.shuffle(using: &generator)
      copy.crises[index].positions.shuffle(using: &generator)
      copy.crises[index].decisions.shuffle(using: &generator)
      copy.crises[index].indicators.shuffle(using: &generator)
      copy.crises[index].events.shuffle(using: &generator)
      for place in copy.crises[index].measures.indices {
        copy.crises[index].measures[place].sources.shuffle(using: &generator)
      }
    }
    return copy
  }
}
