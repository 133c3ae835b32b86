import CrisisModel
import Testing

@Suite("Split over time") struct ConsensusHistoryTests {
  private func history(
    _ question: QuestionID, _ crisis: CrisisID, _ instant: String, in archive: String = "2011"
  ) throws -> ConsensusHistory {
    let shipped = try ShippedCrisis(crisis, instant, in: archive)
    return ConsensusHistory(question, in: shipped.crisis, reference: shipped.reference)
  }

  private func counts(_ day: ConsensusHistory.Day) -> [Int] {
    let counts = day.split.counts.value
    return [counts.inFavour, counts.undecided, counts.against, counts.silent]
  }

  @Test func noFlyZoneOverLibya() throws {
    let days = try history("no-fly-zone", "libya-2011", "20110317T235900Z").days
    #expect(
      days.map(\.day.iso) == ["2011-03-07", "2011-03-08", "2011-03-10", "2011-03-11", "2011-03-12"])
    #expect(
      days.map(counts) == [
        [0, 0, 0, 6], [1, 0, 0, 5], [1, 0, 1, 4], [1, 0, 1, 4], [2, 0, 1, 3],
      ])
    #expect(days[0].changes.map(\.holder) == ["GCC"])
    #expect(Set(days[2].changes.map(\.holder)) == ["NATO", "FRA", "GBR", "USA", "GCC", "AU"])
    let gulf = try #require(days[2].changes.first { $0.holder == "GCC" })
    #expect(gulf.kind == .restated && gulf.before?.date == day("2011-03-07"))
    #expect(days[4].changes.map(\.kind) == [.spoke, .spoke])
  }

  /// The Union held back on 26 August, came over on 20 September and said it again a month later.
  @Test func theUnionComesOverToTheTransitionalCouncil() throws {
    let days = try history("recognition", "libya-2011", "20111031T235900Z").days
    let union = days.flatMap(\.changes).filter { $0.holder == "AU" }
    #expect(union.map(\.kind) == [.spoke, .crossed(from: .undecided, to: .inFavour), .restated])
    #expect(
      union[1].facts(in: "libya-2011") == [
        .position("libya-2011", holder: "AU", question: "recognition", date: day("2011-08-26")),
        .position("libya-2011", holder: "AU", question: "recognition", date: day("2011-09-20")),
      ])
    let restated = try #require(days.first { $0.day == day("2011-10-20") })
    #expect(!restated.isChange)
  }

  @Test func theLeagueComesOverToSuspendingSyria() throws {
    let days = try history("suspension", "syria-2011", "20120816T235900Z", in: "cases").days
    let crossing = try #require(days.first { $0.day == day("2011-11-12") })
    #expect(crossing.changes.map(\.kind) == [.crossed(from: .undecided, to: .inFavour)])
    #expect(crossing.split["LAS"]?.side == .inFavour)
    let before = try #require(days.first { $0.day == day("2011-10-16") })
    #expect(before.split["LAS"]?.side == .undecided)
  }

  @Test func standsKnowSinceWhenAndFromWhere() throws {
    let shipped = try ShippedCrisis("libya-2011", "20111031T235900Z")
    let stands = Consensus.stands(in: shipped.crisis).filter { $0.question == "recognition" }
    let union = try #require(stands.first { $0.holder == "AU" })
    #expect(union.since == day("2011-09-20") && union.crossed == day("2011-09-20"))
    #expect(union.previous?.stance == .reserved)
    let league = try #require(stands.first { $0.holder == "LAS" })
    #expect(league.since == day("2011-03-12"))
    #expect(league.previous == nil && league.crossed == nil)
  }

  /// A move along one side is no crossing.
  @Test func supportAfterARequestStaysOnItsSide() throws {
    let crisis = try Sample.crisis([
      "positions": [
        Sample.position("LAS", "no-fly-zone", "requests", "2011-03-01"),
        Sample.position("LAS", "no-fly-zone", "supports", "2011-03-02"),
        Sample.position("LAS", "no-fly-zone", "rejects", "2011-03-02"),
      ]
    ])
    let days = ConsensusHistory("no-fly-zone", in: crisis, reference: ReferenceData.shipped).days
    #expect(days.count == 2)
    #expect(days[1].changes.map(\.kind) == [.moved, .crossed(from: .inFavour, to: .against)])
    #expect(days[1].split["LAS"]?.side == .against)
  }
}
