import CrisisModel
import Testing

/// Why real drafts were not adopted, and what it would have taken.
@Suite("Obstacle to adoption")
struct ObstacleTests {
  private let council = ReferenceData.shipped.council

  private func review(
    _ symbol: DecisionSymbol, _ crisis: CrisisID, _ instant: String, in archive: String = "cases"
  ) throws -> DecisionReview {
    let shipped = try ShippedCrisis(crisis, instant, in: archive)
    let decision = try #require(shipped.crisis.decisions.first { $0.symbol == symbol })
    return DecisionReview(decision, council: council)
  }

  private func syria(_ symbol: DecisionSymbol, _ instant: String) throws -> DecisionReview {
    try review(symbol, "syria-2011", instant)
  }

  /// The draft of 19 July 2012: eleven in favour, and two permanent members against.
  @Test func doubleVetoOfJuly2012() throws {
    let review = try syria("S/2012/538", "20120719T235900Z")
    let obstacle = try #require(review.obstacle(in: "syria-2011"))
    #expect(obstacle.value.kind == .veto)
    #expect(obstacle.value.inFavour == 11)
    #expect(obstacle.value.permanentAgainst == ["CHN", "RUS"])
    #expect(obstacle.value.votesMissing == 0)
    #expect(obstacle.value.notInFavour == ["PAK", "ZAF", "CHN", "RUS"])
    #expect(obstacle.facts == [.decision("syria-2011", "S/2012/538")])
    #expect(review.vetoedBy == ["CHN", "RUS"])
    #expect(review.votesMissing == 0)
  }

  /// Exactly nine in favour in October 2011: still a veto, and not a failure.
  @Test func doubleVetoWithNineInFavour() throws {
    let review = try review("S/2011/612", "syria-2011", "20111004T235900Z", in: "2011")
    let obstacle = try #require(review.obstacle(in: "syria-2011")).value
    #expect(obstacle.kind == .veto)
    #expect(obstacle.inFavour == 9)
    #expect(review.vetoedBy == ["CHN", "RUS"])
  }

  /// Three against in October 2016, of which one is permanent.
  @Test func anElectedMemberAgainstIsNoPartOfTheVeto() throws {
    let review = try syria("S/2016/846", "20161008T235900Z")
    #expect(review.vetoedBy == ["RUS"])
    #expect(review.decision.ballots?.against.count == 2)
  }

  @Test func failedForWantOfTwoVotes() throws {
    let review = try review("S/2016/1085", "south-sudan-2013", "20161223T235900Z")
    let obstacle = try #require(review.obstacle(in: "south-sudan-2013")).value
    #expect(obstacle.kind == .wantOfVotes)
    #expect(obstacle.votesMissing == 2)
    #expect(obstacle.permanentAgainst == [])
    #expect(obstacle.notInFavour == ["AGO", "CHN", "EGY", "JPN", "MYS", "RUS", "SEN", "VEN"])
    #expect(review.votesMissing == 2)
  }

  /// Permanent members against a text with four votes vetoed nothing.
  @Test func permanentMembersAgainstAFailedTextAreNoVeto() throws {
    let review = try syria("S/2016/847", "20161008T235900Z")
    let obstacle = try #require(review.obstacle(in: "syria-2011")).value
    #expect(obstacle.kind == .wantOfVotes)
    #expect(obstacle.votesMissing == 5)
    #expect(obstacle.permanentAgainst == ["FRA", "GBR", "USA"])
    #expect(review.vetoedBy == [])
  }

  @Test func anAdoptedTextHasNone() throws {
    let review = try review("S/RES/1973 (2011)", "libya-2011", "20110317T235900Z", in: "2011")
    #expect(review.obstacle(in: "libya-2011") == nil)
    #expect(review.vetoedBy == [])
    #expect(review.votesMissing == 0)
  }

  @Test func otherBodiesHaveNoneAndNoSeats() throws {
    let review = try syria("A/RES/66/253", "20120719T235900Z")
    #expect(review.obstacle(in: "syria-2011") == nil)
    #expect(review.votesMissing == nil)
    #expect(review.seats(council) == [])
  }

  @Test func permanentMembersSitFirst() throws {
    let seats = try syria("S/2012/538", "20120719T235900Z").seats(council)
    #expect(seats.count == 15)
    #expect(seats.prefix(5).map(\.state) == ["CHN", "FRA", "GBR", "RUS", "USA"])
    #expect(
      seats.prefix(5).allSatisfy { $0.isPermanent }
        && !seats.dropFirst(5).contains { $0.isPermanent })
    #expect(seats.first?.ballot == .against)
  }

  /// Syria did not take part in the vote of 22 May 2003.
  @Test func anAbsentMemberHasASeat() throws {
    let seats = try review("S/RES/1483 (2003)", "iraq-2003", "20030522T235900Z").seats(council)
    #expect(seats.count == 15)
    #expect(seats.first { $0.state == "SYR" }?.ballot == .notParticipating)
  }

  @Test func aMemberWithoutABallotIsNotAbsent() throws {
    let crisis = try Sample.crisis([
      "decisions": [
        Sample.decision(
          "x", "2011-03-17", "failed", inFavour: "FRA", against: "TUR")
      ]
    ])
    let seats = DecisionReview(try #require(crisis.decisions.first), council: council)
      .seats(council)
    #expect(seats.count == 16)
    #expect(seats.first { $0.state == "USA" }?.ballot == nil)
    #expect(seats.first { $0.state == "TUR" }?.ballot == .against)
  }
}

@Suite("Record of votes")
struct CouncilRecordTests {
  @Test func vetoesAreCountedApartFromOtherBodies() throws {
    let syria = try ShippedCrisis("syria-2011", "20120719T235900Z", in: "cases")
    let record = CouncilRecord(syria.crisis, council: syria.reference.council)
    #expect(record.reviews(.vetoed).value.count == 3)
    #expect(record.reviews(.adopted).value.count == 2)
    #expect(record.reviews(.vetoed).facts.first == .decision("syria-2011", "S/2012/538"))
    #expect(record.multipleVetoes.value.count == 3)
    #expect(record.vetoesCast.map(\.state) == ["CHN", "RUS"])
    #expect(record.vetoesCast.map(\.texts.value.count) == [3, 3])
    #expect(Set(record.others.map(\.body)) == ["UNGA", "HRC"])
    #expect(record.council.count + record.others.count == syria.crisis.decisions.count)
  }

  /// By December 2016 the Russian Federation had vetoed once more than China.
  @Test func whoVetoedMostComesFirst() throws {
    let syria = try ShippedCrisis("syria-2011", "20161205T235900Z", in: "cases")
    let record = CouncilRecord(syria.crisis, council: syria.reference.council)
    #expect(record.vetoesCast.first?.state == "RUS")
    #expect(record.reviews(.failed).value.map(\.decision.symbol) == ["S/2016/847"])
  }
}

@Suite("Council seats")
struct CouncilSeatTests {
  private let council = ReferenceData.shipped.council

  @Test func termsSayWhichYearAndWhatEnds() throws {
    let seats = try #require(council.seats(on: day("2012-07-19")))
    #expect(seats.count == 15)
    #expect(seats.prefix(5).allSatisfy { $0.isPermanent })
    let germany = try #require(seats.first { $0.state == "DEU" })
    #expect(germany.year?.number == 2 && germany.year?.of == 2 && germany.endsThisYear)
    let togo = try #require(seats.first { $0.state == "TGO" })
    #expect(togo.year?.number == 1 && !togo.endsThisYear)
    let china = try #require(seats.first { $0.state == "CHN" })
    #expect(china.year == nil && !china.endsThisYear)
  }

  /// Italy and the Netherlands shared the term 2017-2018.
  @Test func aSplitTermIsOfOneYear() throws {
    let italy = try #require(council.seats(on: day("2017-05-01"))?.first { $0.state == "ITA" })
    #expect(italy.year?.of == 1 && italy.endsThisYear)
  }

  @Test func unknownOutsideTheCoverage() {
    #expect(council.seats(on: day("1990-01-01")) == nil)
  }
}
