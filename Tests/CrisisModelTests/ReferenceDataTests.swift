import CrisisModel
import Testing

/// The reference files agree with one another and with what the organisations say of themselves.
@Suite("Shipped reference data")
struct ReferenceDataTests {
  private let parts = ReferenceData.parts
  private let reference = ReferenceData.shipped

  private func repeated<ID: Hashable>(_ ids: [ID]) -> [ID] {
    var seen: Set<ID> = []
    return ids.filter { !seen.insert($0).inserted }
  }

  @Test func filesFitTogether() {
    #expect(ReferenceReview(parts).findings == [])
  }

  @Test func idsAreUnique() {
    #expect(repeated(parts.states.map(\.id)) == [])
    #expect(repeated(parts.organizations.map(\.id)) == [])
    #expect(repeated(parts.bodies.map(\.id)) == [])
    #expect(repeated(parts.steps.map(\.id)) == [])
    #expect(repeated(parts.questions.map(\.id)) == [])
    let actors =
      parts.states.map(\.id.rawValue) + parts.organizations.map(\.id.rawValue)
      + parts.bodies.map(\.id.rawValue)
    #expect(repeated(actors) == [])
  }

  @Test func statesResolve() {
    let members = parts.organizations.flatMap { $0.memberships.map(\.state) }
    let borders = parts.landBorders.flatMap { [$0.first, $0.second] }
    let council = (parts.council.permanentSeats + parts.council.terms).map(\.state)
    #expect((members + borders + council).filter { reference.states[$0] == nil } == [])
  }

  @Test func stepsResolve() {
    let powers = parts.organizations.flatMap(\.powers)
    let answers = parts.questions.flatMap(\.steps)
    #expect((powers + answers).filter { reference.step($0) == nil } == [])
  }

  @Test func takersAndParentsResolve() {
    let takers = parts.steps.flatMap(\.takers).filter { $0 != "regional" && $0 != "state" }
    #expect(takers.filter { reference.actor(ActorID($0)) == nil } == [])
    #expect(parts.bodies.compactMap(\.parent).filter { reference.actor($0) == nil } == [])
  }

  @Test func bordersAreThereOnce() {
    #expect(parts.landBorders.filter { $0.first >= $0.second } == [])
    let pairs = parts.landBorders.map { [$0.first.rawValue, $0.second.rawValue] }
    #expect(repeated(pairs) == [])
  }

  @Test func periodsAreInOrder() {
    let periods =
      parts.organizations.flatMap { $0.memberships.map(\.period) }
      + parts.organizations.flatMap { $0.memberships.flatMap(\.suspensions).map(\.period) }
      + parts.council.terms.map(\.period) + parts.states.map(\.existence)
      + parts.landBorders.map(\.period)
    let turned = periods.filter { period in
      guard let from = period.from, let until = period.until else { return false }
      return from > until
    }
    #expect(turned == [])
  }

  @Test func membershipsDoNotOverlap() {
    for organization in parts.organizations {
      for membership in organization.memberships {
        guard let from = membership.period.from else { continue }
        let count = organization.memberships.filter {
          $0.state == membership.state && $0.period.contains(from)
        }.count
        #expect(count == 1, "\(organization.id.rawValue) \(membership.state.rawValue)")
      }
    }
  }

  @Test func shortNamesFit() {
    #expect(parts.steps.filter { $0.short.count > 12 }.map(\.id) == [])
    #expect(parts.questions.filter { $0.short.count > 12 }.map(\.id) == [])
  }

  @Test func fourteenRiskFactors() {
    #expect(reference.riskFactors.map(\.number) == Array(1...14))
  }

  @Test func questionsAreRanked() {
    #expect(reference.questions.map(\.rank) == Array(1...reference.questions.count))
  }

  @Test func everyRungHasSteps() {
    for rung in Rung.allCases {
      #expect(reference.steps.contains { $0.rung == rung })
    }
    #expect(reference.step("force-by-invitation")?.place == .outside)
    #expect(reference.step("rebuilding")?.place == .after)
  }

  @Test func councilHasTenElectedMembersEveryDay() throws {
    let council = reference.council
    #expect(council.permanent(on: day("1991-12-23")) == ["CHN", "FRA", "GBR", "SUN", "USA"])
    #expect(council.permanent(on: day("1991-12-24")) == ["CHN", "FRA", "GBR", "RUS", "USA"])
    let from = try #require(council.coverage.from)
    let until = try #require(council.coverage.until)
    for number in from.dayNumber...until.dayNumber {
      let members = council.members(on: CalendarDay(dayNumber: number)) ?? []
      guard members.count == 15, Set(members).count == 15 else {
        Issue.record("\(CalendarDay(dayNumber: number).iso): \(members.map(\.rawValue))")
        return
      }
    }
    #expect(council.members(on: from.advanced(by: -1)) == nil)
    #expect(council.members(on: until.advanced(by: 1)) == nil)
  }

  /// As published by the organisations and by the United Nations.
  @Test func councilOf2011() {
    let members = reference.council.members(on: day("2011-03-17"))
    #expect(
      members?.map(\.rawValue) == [
        "BIH", "BRA", "CHN", "COL", "DEU", "FRA", "GAB", "GBR", "IND", "LBN", "NGA", "PRT", "RUS",
        "USA", "ZAF",
      ])
  }

  @Test(arguments: [
    ("LAS", 22), ("AU", 53), ("OIC", 57), ("ECOWAS", 15), ("EU", 27), ("GCC", 6), ("NATO", 28),
  ])
  func membersInMarch2011(id: String, count: Int) throws {
    let organization = try #require(reference.organizations[OrganizationID(id)])
    #expect(organization.members(on: day("2011-03-17")).count == count)
  }

  @Test func membershipChangesWithTime() throws {
    let union = try #require(reference.organizations["AU"])
    #expect(!union.isMember("MAR", on: day("2011-03-17")))
    #expect(union.isMember("MAR", on: day("2018-01-01")))
    #expect(!union.isMember("SSD", on: day("2011-03-17")))
    #expect(union.isMember("SSD", on: day("2012-01-01")))
    let league = try #require(reference.organizations["LAS"])
    #expect(league.suspension(of: "LBY", on: day("2011-03-17")) != nil)
    #expect(league.suspension(of: "LBY", on: day("2011-02-17")) == nil)
    #expect(league.isMember("LBY", on: day("2011-03-17")))
  }
}
