import CrisisModel
import DisplayText
import Testing

/// What was worked out on paper, from the written rules and the record alone, against the program.
@Suite("Paper") struct PaperTests {
  @Test(arguments: PaperCrisis.all) func theProgramSaysWhatThePaperSays(_ paper: PaperCrisis) throws
  {
    let program = try ProgramSays(paper).lines
    #expect(program.map(\.label) == paper.lines.map(\.label))
    for (found, expected) in zip(program, paper.lines) {
      #expect(found == expected)
    }
  }
}

/// One crisis at one instant, with one line for each thing that was worked out.
///
/// `reached` and `rungs` run from rung 1 to rung 4, `not on record` from rung 1 to rung 3, `tests`
/// in the order of the tests. `ends` gives the days left of measures that end within 90 days.
/// `newest` is the newest vote of the Council with ballots; `chain` the newest on coercion or
/// force, with each organisation's days before the vote and its members that broke with it.
struct PaperCrisis: CustomTestStringConvertible, Sendable {
  struct Line: Equatable, Sendable {
    let label: String
    let value: String
  }

  let id: CrisisID
  let instant: String
  let archive: String
  let lines: [Line]

  init(_ id: CrisisID, _ instant: String, in archive: String, _ text: String) {
    (self.id, self.instant, self.archive) = (id, instant, archive)
    lines = text.split(separator: "\n").map { line in
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      return Line(label: parts[0], value: parts.count > 1 ? parts[1] : "")
    }
  }

  var testDescription: String { "\(id.rawValue) \(instant)" }
}

/// The same lines as the program works them out.
private struct ProgramSays {
  private let shipped: ShippedCrisis

  init(_ paper: PaperCrisis) throws {
    shipped = try ShippedCrisis(paper.id, paper.instant, in: paper.archive)
  }

  private var crisis: Crisis { shipped.crisis }
  private var ladder: Ladder { shipped.ladder }

  var lines: [PaperCrisis.Line] {
    ladderLines + organizationLines + [
      line("tests", shipped.tests.outcomes.map(\.result.value.rawValue)),
      line("ends", Ending.within(90, of: shipped.day, in: [crisis]).map(Self.text), by: ", "),
      .init(label: "newest", value: newest), .init(label: "chain", value: chain),
    ]
  }

  private func line(_ label: String, _ values: [String], by separator: String = " ")
    -> PaperCrisis.Line
  {
    .init(label: label, value: Self.joined(values, by: separator))
  }

  private static func joined(_ values: [String], by separator: String = " ") -> String {
    values.isEmpty ? "–" : values.joined(separator: separator)
  }

  private var ladderLines: [PaperCrisis.Line] {
    let highest = ladder.highestInForce.map { "\($0.value.rawValue) by \($0.facts.count)" }
    let gap = ResponseGap.gap(crisis, ladder: ladder).map { "\($0.value)" }
    return [
      line("highest", highest.map { [$0] } ?? []),
      line("rungs", ladder.rungs.map { "\($0.state)" }),
      line("reached", Rung.allCases.map { ladder.firstReached($0)?.value.iso ?? "–" }),
      line("outside", ladder.outside.map(\.step.id.rawValue)),
      line("gap", gap.map { [$0] } ?? []),
      line("not on record", ladder.notTried.map { "\($0.steps.count)" }),
    ]
  }

  private var organizationLines: [PaperCrisis.Line] {
    let concerned = Consensus.concerned(
      with: crisis.state, on: shipped.day, reference: shipped.reference
    ).map(\.organization.rawValue).sorted()
    let holders = Set(Consensus.stands(in: crisis).map(\.holder.rawValue))
    return [
      line("concerned", concerned),
      line("silent", concerned.filter { !holders.contains($0) }),
    ]
  }

  private static func text(_ ending: Ending) -> String {
    "\(ending.measure.id.rawValue) \(ending.daysLeft)"
  }

  private var votes: [Decision] {
    crisis.decisions.filter { $0.body == DecisionReview.securityCouncil && $0.ballots != nil }
      .sorted { $0.date < $1.date }
  }

  private var newest: String {
    guard let newest = votes.last else { return "–" }
    let review = DecisionReview(newest, council: shipped.reference.council)
    let outcome = review.recomputed.map { "\($0)" } ?? "unknown"
    let against = review.permanentAgainst.map(\.rawValue).sorted()
    return "\(newest.symbol.rawValue) \(outcome), against \(Self.joined(against))"
  }

  private var chain: String {
    let onForce = votes.last { vote in
      vote.enables.contains { step in
        shipped.reference.step(step)?.rung.map { $0 >= .coercion } == true
      }
    }
    guard let onForce else { return "–" }
    let chain = ConsentChain(onForce, in: crisis, reference: shipped.reference)
    let consenting = Self.joined(chain.consenting.map(Self.text).sorted(), by: ", ")
    let opposing = Self.joined(chain.opposing.map(Self.text).sorted(), by: ", ")
    return "\(onForce.symbol.rawValue), for \(consenting); against \(opposing)"
  }

  private static func text(_ link: ConsentChain.Link) -> String {
    let broke = link.broke.map(\.rawValue).sorted().joined(separator: " ")
    return "\(link.holder.rawValue) \(link.daysBefore)" + (broke.isEmpty ? "" : " (\(broke) broke)")
  }
}

extension PaperCrisis {
  static let all = [
    PaperCrisis(
      "libya-2011", "20110226T235900Z", in: "2011",
      """
      highest: 3 by 1
      rungs: notOnRecord inForce inForce notOnRecord
      reached: – 2011-02-22 2011-02-25 –
      outside: –
      gap: 0
      not on record: 10 11 8
      concerned: AU ECCAS ECOWAS IGAD LAS OIC
      silent: ECCAS ECOWAS IGAD
      tests: notAssessed notAssessed notAssessed notAssessed notAssessed notAssessed
      ends: –
      newest: –
      chain: –
      """),
    PaperCrisis(
      "libya-2011", "20110317T235900Z", in: "2011",
      """
      highest: 3 by 11
      rungs: notOnRecord inForce inForce authorised
      reached: – 2011-02-22 2011-02-25 –
      outside: –
      gap: 0
      not on record: 10 7 5
      concerned: AU ECCAS ECOWAS IGAD LAS OIC
      silent: ECCAS ECOWAS IGAD
      tests: met met met contested met contested
      ends: –
      newest: S/RES/1973 (2011) adopted, against –
      chain: S/RES/1973 (2011), for GCC 10, LAS 5, OIC 9; against AU 7 (GAB NGA ZAF broke)
      """),
    PaperCrisis(
      "cote-divoire-2010", "20110331T235900Z", in: "2011",
      """
      highest: 3 by 13
      rungs: inForce inForce inForce authorised
      reached: 2010-06-30 2010-12-07 2004-11-15 –
      outside: –
      gap: 0
      not on record: 7 8 6
      concerned: AU ECOWAS OIC
      silent: OIC
      tests: met notAssessed met contested met notAssessed
      ends: civ-m01 30, civ-m02 30, civ-m03 30, civ-m04 30, civ-m33 30
      newest: S/RES/1975 (2011) adopted, against –
      chain: S/RES/1975 (2011), for ECOWAS 6; against –
      """),
    PaperCrisis(
      "syria-2011", "20111004T235900Z", in: "2011",
      """
      highest: 3 by 7
      rungs: notOnRecord inForce inForce notOnRecord
      reached: – 2011-03-23 2011-04-29 –
      outside: –
      gap: 0
      not on record: 10 8 6
      concerned: LAS NATO OIC OSCE
      silent: NATO OIC OSCE
      tests: met notAssessed notAssessed notAssessed contested notAssessed
      ends: –
      newest: S/2011/612 vetoed, against CHN RUS
      chain: –
      """),
    PaperCrisis(
      "syria-2011", "20120719T235900Z", in: "cases",
      """
      highest: 3 by 15
      rungs: notOnRecord inForce inForce proposed
      reached: – 2011-03-23 2011-04-29 –
      outside: –
      gap: 0
      not on record: 10 3 4
      concerned: LAS NATO OIC OSCE
      silent: NATO OIC OSCE
      tests: met notAssessed notAssessed contested contested notAssessed
      ends: syr-m45 1
      newest: S/2012/538 vetoed, against CHN RUS
      chain: –
      """),
    PaperCrisis(
      "yemen-2011", "20111021T235900Z", in: "2011",
      """
      highest: 2 by 2
      rungs: inForce inForce notOnRecord notOnRecord
      reached: 2011-09-29 2011-03-18 – –
      outside: –
      gap: 0
      not on record: 9 10 12
      concerned: GCC LAS OIC
      silent: LAS OIC
      tests: met notMet notAssessed notAssessed notAssessed notAssessed
      ends: –
      newest: S/RES/2014 (2011) adopted, against –
      chain: –
      """),
    PaperCrisis(
      "darfur-2003", "20050401T235900Z", in: "cases",
      """
      highest: 3 by 4
      rungs: inForce inForce inForce notOnRecord
      reached: 2004-08-15 2004-04-08 2004-07-30 –
      outside: –
      gap: 0
      not on record: 9 12 7
      concerned: AU EAC ECCAS IGAD LAS OIC SADC
      silent: EAC ECCAS IGAD LAS OIC SADC
      tests: met notAssessed notAssessed contested notAssessed notAssessed
      ends: –
      newest: S/RES/1593 (2005) adopted, against –
      chain: S/RES/1593 (2005), for –; against –
      """),
    PaperCrisis(
      "kosovo-1999", "19990326T235900Z", in: "cases",
      """
      highest: 3 by 6
      rungs: notOnRecord inForce inForce notOnRecord
      reached: – 1998-03-09 1998-03-19 –
      outside: force-without-authority
      gap: 0
      not on record: 10 10 7
      concerned: NATO OIC OSCE
      silent: OIC
      tests: met notAssessed notMet notAssessed contested contested
      ends: –
      newest: S/1999/328 failed, against FRA GBR USA
      chain: S/RES/1160 (1998), for –; against –
      """),
    PaperCrisis(
      "kosovo-1999", "19990610T235900Z", in: "cases",
      """
      highest: 3 by 8
      rungs: notOnRecord inForce inForce authorised
      reached: – 1998-03-09 1998-03-19 –
      outside: force-without-authority
      gap: –
      not on record: 10 9 5
      concerned: NATO OIC OSCE
      silent: OIC
      tests: met notAssessed contested notAssessed met contested
      ends: –
      newest: S/RES/1244 (1999) adopted, against –
      chain: S/RES/1244 (1999), for EU 63, NATO 78; against –
      """),
    PaperCrisis(
      "rwanda-1994", "19940517T235900Z", in: "cases",
      """
      highest: 3 by 2
      rungs: inadequate inForce inForce notOnRecord
      reached: 1993-10-05 1994-04-07 1994-05-17 –
      outside: –
      gap: 0
      not on record: 9 12 10
      concerned: AU ECCAS IGAD OIC SADC
      silent: ECCAS IGAD OIC SADC
      tests: met notAssessed notAssessed notAssessed notAssessed notAssessed
      ends: rwa-m01 73
      newest: S/RES/912 (1994) adopted, against –
      chain: –
      """),
    PaperCrisis(
      "rwanda-1994", "19940622T235900Z", in: "cases",
      """
      highest: 3 by 2
      rungs: inadequate inForce inForce authorised
      reached: 1993-10-05 1994-04-07 1994-05-17 –
      outside: –
      gap: 0
      not on record: 9 10 10
      concerned: AU ECCAS IGAD OIC SADC
      silent: ECCAS IGAD OIC SADC
      tests: met notAssessed met notAssessed met notAssessed
      ends: rwa-m10 60
      newest: S/RES/929 (1994) adopted, against –
      chain: S/RES/929 (1994), for –; against –
      """),
    PaperCrisis(
      "gambia-2016", "20170119T235900Z", in: "gambia-2016",
      """
      highest: 2 by 3
      rungs: notOnRecord inForce notOnRecord notOnRecord
      reached: – 2016-12-10 – –
      outside: force-by-invitation
      gap: 1
      not on record: 10 10 12
      concerned: AU ECOWAS OIC
      silent: OIC
      tests: notAssessed notAssessed notAssessed contested notAssessed notAssessed
      ends: –
      newest: S/RES/2337 (2017) adopted, against –
      chain: –
      """),
    PaperCrisis(
      "myanmar-2017", "20210618T235900Z", in: "cases",
      """
      highest: 3 by 5
      rungs: notOnRecord inForce inForce notOnRecord
      reached: – 2017-03-24 2018-04-26 –
      outside: –
      gap: 0
      not on record: 10 7 8
      concerned: ASEAN OIC SAARC
      silent: OIC SAARC
      tests: met notAssessed notAssessed notAssessed notAssessed notAssessed
      ends: –
      newest: S/2007/14 vetoed, against CHN RUS
      chain: –
      """),
    PaperCrisis(
      "kenya-2007", "20080228T235900Z", in: "cases",
      """
      highest: 2 by 3
      rungs: notOnRecord inForce notOnRecord notOnRecord
      reached: – 2008-01-08 – –
      outside: –
      gap: –
      not on record: 10 11 12
      concerned: AU EAC IGAD LAS OIC SADC
      silent: EAC IGAD LAS OIC SADC
      tests: notAssessed notAssessed notAssessed notAssessed notAssessed notAssessed
      ends: –
      newest: –
      chain: –
      """),
    PaperCrisis(
      "guinea-2009", "20100216T235900Z", in: "cases",
      """
      highest: 3 by 7
      rungs: proposed inForce inForce notOnRecord
      reached: – 2008-12-29 2009-10-15 –
      outside: –
      gap: –
      not on record: 9 10 8
      concerned: AU ECOWAS OIC
      silent: OIC
      tests: notAssessed notAssessed notAssessed notAssessed notAssessed notAssessed
      ends: –
      newest: –
      chain: –
      """),
    PaperCrisis(
      "bosnia-1992", "19930605T235900Z", in: "cases",
      """
      highest: 4 by 1
      rungs: inForce inForce inForce inForce
      reached: 1992-06-08 1992-07-08 1991-09-25 1993-04-12
      outside: –
      gap: 0
      not on record: 9 9 7
      concerned: OSCE
      silent: OSCE
      tests: notAssessed notAssessed met notAssessed met notAssessed
      ends: bih-m05 25
      newest: S/RES/836 (1993) adopted, against –
      chain: S/RES/836 (1993), for –; against –
      """),
  ]
}
