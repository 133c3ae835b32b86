import CrisisModel
import Testing

/// Worked out on paper from the shipped snapshots.
@Suite("Split of the organisations concerned") struct ConsensusSplitTests {
  private func split(
    _ question: QuestionID, _ crisis: CrisisID, _ instant: String, in archive: String = "2011",
    on date: String? = nil
  ) throws -> ConsensusSplit {
    let shipped = try ShippedCrisis(crisis, instant, in: archive)
    return ConsensusSplit(
      question, in: shipped.crisis, on: date.map { day($0) } ?? shipped.day,
      reference: shipped.reference)
  }

  private func holders(_ entries: [ConsensusSplit.Entry]) -> [OrganizationID] {
    entries.map(\.organization)
  }

  /// Libya belongs to three; Niger, Sudan and Chad bring in three more, which said nothing.
  ///
  /// The EU, the Gulf States and NATO spoke without being concerned.
  @Test func noFlyZoneOverLibya() throws {
    let split = try split("no-fly-zone", "libya-2011", "20110317T235900Z")
    #expect(holders(split.entries(on: .inFavour)) == ["LAS", "OIC"])
    #expect(holders(split.entries(on: .undecided)) == [])
    #expect(holders(split.entries(on: .against)) == ["AU"])
    #expect(holders(split.silent) == ["ECOWAS", "IGAD", "ECCAS"])
    #expect(holders(split.notConcerned) == ["EU", "GCC", "NATO"])
    #expect(split.others.map(\.holder) == ["FRA", "GBR", "USA", "SYR"])
    let counts = split.counts.value
    #expect((counts.inFavour, counts.undecided, counts.against, counts.silent) == (2, 0, 1, 3))
    #expect(split["LAS"]?.concern == .member(isSuspended: true))
    #expect(split["ECCAS"]?.concern == .neighbor(["TCD"]))
    #expect(split["NATO"]?.concern == nil && split["NATO"]?.side == .undecided)
    #expect(split["ASEAN"] == nil)
  }

  /// Before the first word all six concerned are silent, and nobody is neutral.
  @Test func beforeAnybodySpoke() throws {
    let split = try split(
      "no-fly-zone", "libya-2011", "20110317T235900Z", on: "2011-03-06")
    #expect(split.silent.count == 6 && split.concerned.count == 6)
    #expect(split.notConcerned.isEmpty && split.others.isEmpty)
  }

  /// Algeria and Syria dissented by name; Syria also said so itself, as a member of two.
  @Test func dissentIsByNameOrByAStanceOfOnesOwn() throws {
    let split = try split("no-fly-zone", "libya-2011", "20110317T235900Z")
    let league = try #require(split["LAS"])
    #expect(league.dissent.map(\.state) == ["DZA", "SYR"])
    #expect(league.dissent.map(\.isNamed) == [true, true])
    #expect(league.dissent.map(\.own?.stance) == [nil, .opposes])
    let conference = try #require(split["OIC"])
    #expect(conference.dissent.map(\.state) == ["SYR"])
    #expect(conference.dissent.map(\.isNamed) == [false])
  }

  /// Libya was suspended from the League from 22 February 2011, and dissents from nothing there; it
  /// was not from the African Union.
  @Test func aSuspendedMemberHasNothingToDissentFrom() throws {
    let shipped = try ShippedCrisis("libya-2011", "20110317T235900Z", in: "2011")
    var crisis = shipped.crisis
    var own = try #require(crisis.positions.first { $0.holder == "LAS" })
    own.holder = "LBY"
    own.question = "no-fly-zone"
    own.stance = .rejects
    own.date = day("2011-03-13")
    crisis.positions.append(own)
    let split = ConsensusSplit(
      "no-fly-zone", in: crisis, on: shipped.day, reference: shipped.reference)
    #expect(split["LAS"]?.dissent.map(\.state) == ["DZA", "SYR"])
    #expect(split["OIC"]?.dissent.map(\.state) == ["LBY", "SYR"])
  }

  @Test func africanMembersOfTheCouncilAgainstTheirUnion() throws {
    let split = try split("use-of-force", "libya-2011", "20110317T235900Z")
    #expect(split["AU"]?.dissent.map(\.state) == ["GAB", "NGA", "ZAF"])
    // Reservations of Brazil, China, India, Germany and Russia are on neither side.
    #expect(split["EU"]?.dissent == [])
  }

  @Test func entriesNameTheirFacts() throws {
    let split = try split("no-fly-zone", "libya-2011", "20110317T235900Z")
    let stance = Fact.position(
      "libya-2011", holder: "LAS", question: "no-fly-zone", date: day("2011-03-12"))
    let syria = Fact.position(
      "libya-2011", holder: "SYR", question: "no-fly-zone", date: day("2011-03-12"))
    #expect(
      split["LAS"]?.facts == [
        .membership("LAS", "LBY"), stance, .membership("LAS", "DZA"), .membership("LAS", "SYR"),
        syria,
      ])
    #expect(split["ECOWAS"]?.facts == [.border("LBY", "NER"), .membership("ECOWAS", "NER")])
    #expect(split.counts.facts.contains(stance))
  }

  /// ECOWAS asked for force on 24 March 2011; the Union and the Conference had said nothing on it.
  @Test func forceInCoteDIvoire() throws {
    let force = try split("use-of-force", "cote-divoire-2010", "20110324T235900Z")
    #expect(holders(force.entries(on: .inFavour)) == ["ECOWAS"])
    #expect(Set(holders(force.silent)) == ["AU", "OIC"])
    let regional = try split("regional-force", "cote-divoire-2010", "20110324T235900Z")
    #expect(holders(regional.entries(on: .undecided)) == ["ECOWAS"])
    let sanctions = try split("sanctions", "cote-divoire-2010", "20110317T235900Z")
    #expect(holders(sanctions.notConcerned) == ["EU"])
    #expect(sanctions.entries(on: .inFavour).isEmpty && sanctions.silent.count == 3)
  }

  /// Turkey brings NATO and the OSCE in, which were silent; Iran dissented in the Conference.
  @Test func suspensionOfSyria() throws {
    let split = try split("suspension", "syria-2011", "20120816T235900Z", in: "cases")
    #expect(holders(split.entries(on: .inFavour)) == ["LAS", "OIC"])
    #expect(Set(holders(split.silent)).isSuperset(of: ["NATO", "OSCE"]))
    #expect(split["OIC"]?.dissent.map(\.state) == ["IRN"])
    #expect(split["LAS"]?.dissent.map(\.state) == ["LBN", "SYR", "YEM"])
    #expect(holders(split.notConcerned) == ["GCC"])
  }
}
