import CrisisModel
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard
@testable import Reports

@Suite("What a brief tells") struct BriefTests {
  private static let archive = ShippedArchive.year2011

  init() {
    TestLocale.prepare()
  }

  private static func picture(_ day: String) -> Picture {
    let day = CalendarDay(day)
    return archive.pictures.last { $0.snapshot.asOf.day == day } ?? archive.pictures[0]
  }

  private static func report(
    _ old: Picture, _ new: Picture, _ crises: [CrisisID]? = nil, alerts: AlertsView? = nil
  ) -> Report {
    var material = BriefMaterial(
      Comparison(old, new), crises: crises ?? new.snapshot.crises.map(\.id))
    material.alerts = alerts
    return BriefBuilder.report(material)
  }

  private static let libya = report(
    picture("2011-02-26"), picture("2011-03-17"), ["libya-2011"])

  /// The lines of one section, joined, so that line breaks do not count.
  private static func text(_ key: String, of report: Report) -> String {
    report.sections.filter { $0.key.string == key }.flatMap(\.blocks).map { block in
      switch block {
      case .heading(let text): text.string
      case .paragraph(let passage): passage.text.string
      case .list(let passages): passages.map(\.text.string).joined(separator: "\n")
      case .table(let table):
        ([table.caption.string] + table.rows.flatMap { $0.cells.map(\.string) })
          .joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }

  @Test func sectionsComeInTheOrderOfTheTrade() {
    #expect(
      Self.libya.sections.map(\.key.string) == [
        "summary", "developments", "response", "notTried", "positions", "council", "sixTests",
        "outlook", "notKnown", "sources",
      ])
  }

  @Test func datesAreThoseOfTheSnapshots() {
    let header = Dictionary(
      uniqueKeysWithValues: Self.libya.header.map { ($0.label.string, $0.value.string) })
    #expect(header["Date"] == "172359Z MAR 11")
    #expect(header["Period covered"] == "262359Z FEB 11 to 172359Z MAR 11")
    #expect(header["From"] == "not stated")
    #expect(header["To"] == nil)
    #expect(header["Crises"] == "1 of 5 in the snapshot: Libya (libya-2011)")
  }

  @Test func saysThatVerdictsAreIllustrationsWhereTheSnapshotDoes() {
    let notices = Self.libya.notices.map(\.text.string).joined()
    #expect(notices.contains("this project's own illustrations, not those of any body"))
  }

  @Test func everythingOnRecordNamesItsSources() {
    let cited = ["response", "positions", "council"]
    let tables = Self.libya.sections.filter { cited.contains($0.key.string) }.flatMap(\.blocks)
    let rows = tables.flatMap { block -> [Report.Row] in
      if case .table(let table) = block { table.rows } else { [] }
    }
    #expect(rows.count > 40)
    #expect(rows.allSatisfy { !$0.references.numbers.isEmpty && $0.references.grade != nil })
  }

  @Test func everyNumberCitedIsInTheListOnce() {
    let numbers = Self.libya.sources.map(\.number)
    #expect(numbers == Array(1...numbers.count))
    #expect(Set(Self.libya.sources.map(\.source.id)).count == numbers.count)
  }

  @Test func aStaleSourceSaysSo() {
    let numbers = Self.text("developments", of: Self.libya)
    #expect(numbers.contains("1,000, 25 Feb 2011, 20 days ago; reports every 7 days"))
    #expect(numbers.contains("STALE"))
    let unknown = Self.text("notKnown", of: Self.libya)
    #expect(unknown.contains("source STALE, last figure 25 Feb 2011, 20 days ago"))
    #expect(unknown.contains("Not compared: Libya: Deaths reported by the UN Secretary-General"))
  }

  @Test func whoIsConcernedAndSilentIsNamed() {
    let positions = Self.text("positions", of: Self.libya)
    #expect(positions.contains("Silent, which does not mean neutral: "))
    #expect(positions.contains("dissent: DZA, SYR"))
    #expect(positions.contains("▼ rejects, was silent"))
  }

  @Test func testsAreTheRecordAndNeverAdvice() {
    let tests = Self.text("sixTests", of: Self.libya)
    #expect(tests.contains("◐ contested"))
    #expect(tests.contains("by Members of the Security Council, explaining their votes"))
    let yemen = Self.report(
      Self.picture("2011-02-26"), Self.picture("2011-03-17"), ["yemen-2011"])
    #expect(
      Self.text("sixTests", of: yemen)
        == "Force is neither on record nor proposed; the tests are not applied.")
  }

  @Test func nothingChangedIsSaidAndIsNotCalm() {
    let picture = Self.picture("2011-03-17")
    let report = Self.report(picture, picture, ["libya-2011"])
    let changes = Self.text("developments", of: report)
    #expect(
      changes.hasPrefix(
        "No change on record between 172359Z MAR 11 and 172359Z MAR 11; that does not mean calm."))
    #expect(changes.contains("No event came on record in the period; that does not mean calm."))
    #expect(Self.text("council", of: report).hasPrefix("No text came to a vote in the period"))
    #expect(Self.text("notKnown", of: report).contains("No snapshot came in the period"))
  }

  @Test func alertsThatWereNotWorkedOutAreNotCalm() {
    #expect(Self.text("outlook", of: Self.libya).contains("Alerts were not worked out"))
    let index = Self.archive.instants.lastIndex { $0.day == CalendarDay("2011-03-17") } ?? 0
    let report = Self.report(
      Self.picture("2011-02-26"), Self.picture("2011-03-17"), ["libya-2011"],
      alerts: Self.archive.alerts(upTo: index))
    #expect(Self.text("outlook", of: report).contains("127,000 people, floor 5,000"))
  }

  /// The best source of the series is of an older figure.
  @Test func aSeriesIsGradedByItsNewestSource() throws {
    let picture = Self.picture("2011-03-17")
    let libya = try #require(picture.crisis("libya-2011"))
    let fled = try #require(libya.indicators.first { $0.id == "lby-fled" })
    #expect(picture.bestGrade(fled.sources)?.code == "A1")
    #expect(picture.figureGrade(fled.sources)?.code == "B2")
    let newest = try #require(picture.source("unicef-0309"))
    #expect(newest.date.day == fled.series.last?.day)
    #expect(picture.figureGrade(["unhcr-0303"])?.code == "A1")
    #expect(picture.figureGrade(["nowhere"]) == nil)
  }

  @Test func aCrisisThatIsGoneIsNotCalm() {
    let old = Self.picture("2011-03-17")
    var snapshot = Self.picture("2011-03-24").snapshot
    snapshot.crises.removeAll { $0.id == "libya-2011" }
    let new = Picture(snapshot, reference: Self.archive.reference)
    let report = Self.report(old, new, old.snapshot.crises.map(\.id))
    #expect(
      Self.text("summary", of: report).contains(
        "Libya: no longer in the snapshot, which does not mean"))
    let alone = Self.report(old, new, ["libya-2011"])
    #expect(
      Self.text("developments", of: alone).contains("No crisis is told of; that does not mean calm")
    )
  }

  @Test func theStricterMarkingHolds() {
    var snapshot = Self.picture("2011-02-26").snapshot
    snapshot.handling = .amberStrict
    snapshot.exercise = true
    let old = Picture(snapshot, reference: Self.archive.reference)
    let report = Self.report(old, Self.picture("2011-03-17"))
    #expect(report.marking == .amberStrict)
    #expect(report.isExercise)
    let lines = ReportText(report).lines.map(\.string).filter { !$0.isEmpty }
    #expect(lines.first?.hasSuffix(" TLP:AMBER+STRICT") == true)
    #expect(lines.suffix(2).joined().contains("TLP:AMBER+STRICT"))
    #expect(lines.suffix(2).joined().contains("EXERCISE"))
  }

  @Test func theMarkingOfWhatAlertsRestOnCountsToo() {
    var material = BriefMaterial(
      Comparison(Self.picture("2011-02-26"), Self.picture("2011-03-17")), crises: ["libya-2011"])
    material.alertMarkings = [.green, .red, .clear]
    #expect(BriefBuilder.report(material).marking == .red)
  }

  /// Every pair of neighbours, so that every kind of record is told.
  @Test(arguments: [ShippedArchive.year2011, .gambia])
  func textHasEightyColumnsAndCutsNothing(archive: ShippedArchive) {
    for (old, new) in zip(archive.pictures, archive.pictures.dropFirst()) {
      let lines = ReportText(Self.report(old, new)).lines
      #expect(lines.allSatisfy { $0.width <= 80 })
      #expect(!lines.contains { $0.string.contains("…") })
    }
  }

  @Test func numbersInARowAreOneRun() {
    let references = Report.References(numbers: [1, 2, 4, 5, 6, 9], grade: nil, missing: [])
    #expect(references.runs == [1...1, 2...2, 4...6, 9...9])
  }
}
