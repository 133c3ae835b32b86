import CrisisModel
import Testing

@Suite("Consensus")
struct ConsensusTests {
  private let reference = ReferenceData.shipped

  private func concerned(_ state: StateID, _ date: String) -> [OrganizationID: Consensus.Concern] {
    let all = Consensus.concerned(with: state, on: day(date), reference: reference)
    #expect(Set(all.map(\.organization)).count == all.count)
    return Dictionary(all.map { ($0.organization, $0.concern.value) }) { first, _ in first }
  }

  /// Member of three; Niger, Sudan and Chad bring in three more.
  @Test func libyaInMarch2011() {
    let concerned = concerned("LBY", "2011-03-17")
    #expect(concerned["LAS"] == .member(isSuspended: true))
    #expect(concerned["AU"] == .member(isSuspended: false))
    #expect(concerned["OIC"] == .member(isSuspended: false))
    #expect(concerned["ECOWAS"] == .neighbor(["NER"]))
    #expect(concerned["IGAD"] == .neighbor(["SDN"]))
    #expect(concerned["ECCAS"] == .neighbor(["TCD"]))
    #expect(concerned.count == 6)
  }

  @Test func suspensionHasDates() {
    #expect(concerned("LBY", "2011-02-21")["LAS"] == .member(isSuspended: false))
    #expect(concerned("LBY", "2011-02-22")["LAS"] == .member(isSuspended: true))
    #expect(concerned("LBY", "2011-10-31")["LAS"] == .member(isSuspended: false))
  }

  @Test func neighborsOfLibya() {
    #expect(
      reference.neighbors(of: "LBY", on: day("2011-03-17"))
        == ["DZA", "EGY", "NER", "SDN", "TCD", "TUN"])
  }

  /// South Sudan took the borders with Congo, Kenya and Uganda with it.
  @Test func neighborsOfSudanChangeOn9July2011() {
    let before = reference.neighbors(of: "SDN", on: day("2011-07-08"))
    let after = reference.neighbors(of: "SDN", on: day("2011-07-09"))
    #expect(Set(before).subtracting(after) == ["COD", "KEN", "UGA"])
    #expect(Set(after).subtracting(before) == ["SSD"])
  }

  @Test func gambiaInDecember2016() {
    let concerned = concerned("GMB", "2016-12-20")
    #expect(concerned["ECOWAS"] == .member(isSuspended: false))
    #expect(concerned["AU"] == .member(isSuspended: false))
    #expect(concerned["OIC"] == .member(isSuspended: false))
    #expect(concerned.count == 3)
    #expect(reference.neighbors(of: "GMB", on: day("2016-12-20")) == ["SEN"])
  }

  @Test func ownOrganizationsComeFirst() {
    let all = Consensus.concerned(with: "LBY", on: day("2011-03-17"), reference: reference)
    let own = all.prefix { if case .member = $0.concern.value { true } else { false } }
    #expect(own.count == 3)
    #expect(
      own.map(\.organization)
        == reference.organizationOrder.filter { ["LAS", "AU", "OIC"].contains($0) })
  }

  @Test func concernNamesItsFacts() {
    let all = Consensus.concerned(with: "LBY", on: day("2011-03-17"), reference: reference)
    let facts = all.first { $0.organization == "ECOWAS" }?.concern.facts
    #expect(facts == [.border("LBY", "NER"), .membership("ECOWAS", "NER")])
    #expect(all.first { $0.organization == "AU" }?.concern.facts == [.membership("AU", "LBY")])
  }

  @Test func standsKeepTheirHistoryNewestFirst() throws {
    let crisis = try Sample.crisis([
      "positions": [
        Sample.position("LAS", "no-fly-zone", "reserved", "2011-03-02"),
        Sample.position("AU", "no-fly-zone", "rejects", "2011-03-10"),
        Sample.position("LAS", "no-fly-zone", "requests", "2011-03-12"),
        Sample.position("LAS", "sanctions", "supports", "2011-02-22"),
        Sample.position("LAS", "no-fly-zone", "opposes", "2011-02-20"),
      ]
    ])
    let stands = Consensus.stands(in: crisis)
    #expect(stands.map(\.holder) == ["LAS", "AU", "LAS"])
    #expect(stands.map(\.question) == ["no-fly-zone", "no-fly-zone", "sanctions"])
    #expect(stands[0].history.map(\.stance) == [.requests, .reserved, .opposes])
    #expect(stands[0].latest.date == day("2011-03-12"))
  }

  @Test func ofOneDayTheLaterInTheRecordIsNewer() throws {
    let crisis = try Sample.crisis([
      "positions": [
        Sample.position("LAS", "no-fly-zone", "reserved", "2011-03-12", body: "morning"),
        Sample.position("LAS", "no-fly-zone", "requests", "2011-03-12", body: "evening"),
      ]
    ])
    let stand = try #require(Consensus.stands(in: crisis).first)
    #expect(stand.latest.body == "evening")
    #expect(stand.history.map(\.body) == ["evening", "morning"])
  }

  @Test func silenceIsNoStand() throws {
    #expect(try Consensus.stands(in: Sample.crisis([:])).isEmpty)
  }
}
