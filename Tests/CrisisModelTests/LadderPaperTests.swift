import CrisisModel
import Testing

/// Authority, use and acts at instants that were worked out on paper, from the written rules and the
/// record alone.
@Suite("Ladder on paper") struct LadderPaperTests {
  @Test(arguments: LadderPaper.all) func theLadderSaysWhatThePaperSays(_ paper: LadderPaper) throws
  {
    let shipped = try ShippedCrisis(paper.id, paper.instant, in: paper.archive)
    let ladder = shipped.ladder
    #expect(text(ladder.highestInForce) == paper.inForce)
    #expect(text(ladder.highestAuthorised) == paper.authorised)
    #expect(ladder.highestTakenLately?.value.rawValue == paper.takenLately)
    #expect(ladder.rungs.map { "\($0.state)" }.joined(separator: " ") == paper.rungs)
    #expect(ladder.firstReached(.force)?.value.iso == paper.used)
    #expect(ladder.firstAuthorised(.force)?.value.iso == paper.authorisedOn)
    #expect(ResponseGap.gap(shipped.crisis, ladder: ladder)?.value == paper.gap)
    #expect(ladder.notTried.map(\.steps.count) == paper.notTried)
    #expect(ladder.notTried.flatMap(\.notOpen).map(\.id) == paper.notOpen)
  }

  private func text(_ highest: Derived<Rung>?) -> String {
    highest.map { "\($0.value.rawValue) by \($0.facts.count)" } ?? "–"
  }
}

/// One crisis at one instant: the highest rung in force and authorised with how many measures make
/// it so, the highest on which an act was taken within 90 days, the state of each rung, the first
/// days of use and of authority on rung 4, the gap, and what was not tried on rungs 1 to 3.
struct LadderPaper: CustomTestStringConvertible, Sendable {
  let id: CrisisID
  let instant: String
  let archive: String
  let inForce: String
  let authorised: String
  let takenLately: Int?
  let rungs: String
  let used: String?
  let authorisedOn: String?
  let gap: Int?
  let notTried: [Int]
  let notOpen: [StepID]

  var testDescription: String { "\(id.rawValue) \(instant)" }

  private static let closed: [StepID] = ["hrc-suspension"]

  static let all: [LadderPaper] = [
    // The day of resolution 1973: three authorities, and no aircraft in the air.
    .init(
      id: "libya-2011", instant: "20110317T235900Z", archive: "2011", inForce: "3 by 11",
      authorised: "4 by 3", takenLately: 3, rungs: "notOnRecord inForce inForce authorised",
      used: nil, authorisedOn: "2011-03-17", gap: 0, notTried: [10, 7, 5], notOpen: []),
    // What resolution 2016 left is the authority to enforce the embargo, which nobody uses.
    .init(
      id: "libya-2011", instant: "20111031T235900Z", archive: "2011", inForce: "3 by 10",
      authorised: "4 by 1", takenLately: 2, rungs: "notOnRecord inForce inForce authorised",
      used: "2011-03-19", authorisedOn: "2011-03-17", gap: nil, notTried: [10, 6, 5], notOpen: []),
    // Resolution 1975 the day before, and the helicopters of 4 April; none after 11 April.
    .init(
      id: "cote-divoire-2010", instant: "20110331T235900Z", archive: "2011", inForce: "3 by 13",
      authorised: "4 by 1", takenLately: 2, rungs: "inForce inForce inForce authorised", used: nil,
      authorisedOn: "2011-03-30", gap: 0, notTried: [7, 8, 6], notOpen: closed),
    .init(
      id: "cote-divoire-2010", instant: "20110404T235900Z", archive: "2011", inForce: "4 by 1",
      authorised: "4 by 1", takenLately: 2, rungs: "inForce inForce inForce inForce",
      used: "2011-04-04", authorisedOn: "2011-03-30", gap: 0, notTried: [7, 8, 6],
      notOpen: closed),
    .init(
      id: "cote-divoire-2010", instant: "20111031T235900Z", archive: "2011", inForce: "3 by 14",
      authorised: "4 by 1", takenLately: nil, rungs: "inForce inForce inForce authorised",
      used: "2011-04-04", authorisedOn: "2011-03-30", gap: nil, notTried: [7, 8, 5],
      notOpen: closed),
    // Blue helmets by consent: no source says that they used force.
    .init(
      id: "darfur-2003", instant: "20111031T235900Z", archive: "2011", inForce: "3 by 5",
      authorised: "4 by 1", takenLately: nil, rungs: "ended inForce inForce authorised", used: nil,
      authorisedOn: "2007-07-31", gap: 0, notTried: [9, 12, 6], notOpen: closed),
    // Decided under Chapter VII, refused by the Sudan; the Human Rights Council is two months old.
    .init(
      id: "darfur-2003", instant: "20060831T235900Z", archive: "cases", inForce: "3 by 5",
      authorised: "4 by 1", takenLately: nil, rungs: "inForce inForce inForce authorised",
      used: nil, authorisedOn: "2006-08-31", gap: 0, notTried: [9, 12, 6], notOpen: closed),
    // Authorised on the 15th, landed on the 20th.
    .init(
      id: "east-timor-1999", instant: "19990915T235900Z", archive: "cases", inForce: "3 by 1",
      authorised: "4 by 1", takenLately: 2, rungs: "inForce inForce inForce authorised", used: nil,
      authorisedOn: "1999-09-15", gap: 0, notTried: [9, 13, 11], notOpen: closed),
    .init(
      id: "east-timor-1999", instant: "19990920T235900Z", archive: "cases", inForce: "4 by 1",
      authorised: "4 by 1", takenLately: 2, rungs: "inForce inForce inForce inForce",
      used: "1999-09-20", authorisedOn: "1999-09-15", gap: 0, notTried: [9, 13, 11],
      notOpen: closed),
    .init(
      id: "rwanda-1994", instant: "19940622T235900Z", archive: "cases", inForce: "3 by 2",
      authorised: "4 by 1", takenLately: 2, rungs: "inadequate inForce inForce authorised",
      used: nil, authorisedOn: "1994-06-22", gap: 0, notTried: [9, 10, 10], notOpen: closed),
    .init(
      id: "rwanda-1994", instant: "19940701T235900Z", archive: "cases", inForce: "4 by 1",
      authorised: "4 by 1", takenLately: 2, rungs: "inadequate inForce inForce inForce",
      used: "1994-06-23", authorisedOn: "1994-06-22", gap: 0, notTried: [9, 9, 10],
      notOpen: closed),
    // The multinational force of resolution 1511: authorised after an invasion without authority.
    .init(
      id: "iraq-2003", instant: "20031016T235900Z", archive: "cases", inForce: "3 by 1",
      authorised: "4 by 1", takenLately: nil, rungs: "notOnRecord taken inForce authorised",
      used: nil, authorisedOn: "2003-10-16", gap: 0, notTried: [10, 13, 10], notOpen: closed),
    // Safe areas, air support and an embargo are authorised; only the no-fly zone is enforced.
    .init(
      id: "bosnia-1992", instant: "19950712T235900Z", archive: "cases", inForce: "4 by 1",
      authorised: "4 by 5", takenLately: 2, rungs: "inForce inForce inForce inForce",
      used: "1993-04-12", authorisedOn: "1992-11-16", gap: 0, notTried: [9, 8, 7],
      notOpen: closed),
    .init(
      id: "south-sudan-2013", instant: "20180912T235900Z", archive: "cases", inForce: "3 by 10",
      authorised: "4 by 1", takenLately: nil, rungs: "ended inForce inForce authorised", used: nil,
      authorisedOn: "2014-05-27", gap: nil, notTried: [9, 9, 8], notOpen: closed),
    // A member of the Human Rights Council from 2020 on: suspension is open.
    .init(
      id: "sudan-2023", instant: "20251114T235900Z", archive: "cases", inForce: "3 by 8",
      authorised: "–", takenLately: 2, rungs: "inForce inForce inForce notOnRecord", used: nil,
      authorisedOn: nil, gap: 0, notTried: [9, 9, 6], notOpen: []),
  ]
}
