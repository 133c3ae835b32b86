import CrisisModel
import Testing

/// The shipped rules over the shipped archives, against what the record says on paper.
@Suite("Alerts of the shipped archives") struct AlertCaseTests {
  static let rules: AlertRules = {
    let path = "\(ReferenceData.directory)/alert-rules.json"
    let bytes = (try? RepositoryFiles.bytes(path)) ?? []
    return AlertRules(bytes.withUnsafeBufferPointer { AlertRulesReader.read($0).value } ?? [])
  }()

  static func snapshots(_ archive: String) -> [Snapshot] {
    Archives.files(in: archive).compactMap { (try? $0.bytes()).flatMap { Read($0).snapshot } }
  }

  static func book(_ snapshots: some Sequence<Snapshot>, from book: AlertBook = AlertBook())
    -> AlertBook
  {
    var book = book
    for snapshot in snapshots {
      _ = book.take(snapshot, reference: ReferenceData.shipped, rules: rules)
    }
    return book
  }

  private static let snapshots2011 = snapshots("2011")
  private static let book2011 = book(snapshots2011)

  private static func raised(_ rule: AlertRuleID, _ book: AlertBook = book2011) -> [String] {
    book.alerts.filter { $0.rule == rule }.map {
      "\($0.raisedAt.day.iso) \($0.crisis.rawValue) \($0.subject.words)"
    }
  }

  @Test func everyShippedRuleHasItsKind() {
    #expect(Set(Self.rules.rules.map(\.kind)) == Set(AlertRule.Kind.allCases))
  }

  @Test func theVetoOnSyria() throws {
    #expect(Self.raised("new-veto") == ["2011-10-04 syria-2011 S/2011/612"])
    let alert = try #require(Self.book2011.alerts.first { $0.rule == "new-veto" })
    #expect(alert.evidence.detail == .vetoed(by: ["CHN", "RUS"], on: day("2011-10-04")))
    #expect(alert.evidence.facts == [.decision("syria-2011", "S/2011/612")])
  }

  /// Libya's, Côte d'Ivoire's and Darfur's older rungs were no news when first seen; authority for
  /// force and its use are news apart.
  @Test func rungsReachedForTheFirstTime() {
    #expect(
      Self.raised("new-rung") == [
        "2010-12-09 cote-divoire-2010 rung-2", "2011-02-22 libya-2011 rung-2",
        "2011-02-26 libya-2011 rung-3", "2011-03-24 yemen-2011 rung-2",
        "2011-03-24 syria-2011 rung-2", "2011-04-29 syria-2011 rung-3",
        "2011-10-04 yemen-2011 rung-1",
      ])
    #expect(
      Self.raised("new-force") == [
        "2011-03-17 libya-2011 authority-4", "2011-03-24 libya-2011 rung-4",
        "2011-03-31 cote-divoire-2010 authority-4", "2011-04-04 cote-divoire-2010 rung-4",
      ])
  }

  /// The African Union on the recognition of the Council in Benghazi; the League of Arab States
  /// never crossed: its requests of 12 March were its first word.
  @Test func sidesCrossed() {
    #expect(Self.raised("side-crossed") == ["2011-10-04 libya-2011 AU-recognition-2011-09-20"])
  }

  /// Prolonged each time on one of its last days, at last without a term.
  @Test func theMandateThatWasProlonged() {
    let mandate = "cote-divoire-2010 civ-m22"
    #expect(
      Self.raised("mandate-ending") == [
        "2011-02-17 \(mandate)-2011-02-23", "2011-03-10 \(mandate)-2011-03-15",
        "2011-03-17 \(mandate)-2011-03-31",
      ])
    let alerts = Self.book2011.alerts.filter { $0.rule == "mandate-ending" }
    #expect(alerts.map(\.level) == [.routine, .routine, .routine])
    #expect(alerts.map(\.evidence.value) == [6, 5, 14])
    #expect(alerts.allSatisfy { $0.standing != .holding })
  }

  /// Six days before its end, then once it had passed without renewal.
  @Test func theMandateThatEnded() throws {
    let book = Self.book(Self.snapshots2011.map(Self.withoutRenewals))
    let mandate = "cote-divoire-2010 civ-m22-2011-02-23"
    #expect(
      Self.raised("mandate-ending", book) == ["2011-02-17 \(mandate)", "2011-02-26 \(mandate)"])
    let alerts = book.alerts.filter { $0.rule == "mandate-ending" }
    #expect(alerts.map(\.level) == [.routine, .priority])
    #expect(alerts.map(\.evidence.value) == [6, -3])
    #expect(alerts.last?.standing == .holding)
    #expect(alerts.last?.latest.value == -250)
  }

  /// The record as it would be had nobody prolonged or lifted the ban on cocoa.
  private static func withoutRenewals(_ snapshot: Snapshot) -> Snapshot {
    var snapshot = snapshot
    for crisis in snapshot.crises.indices {
      for index in snapshot.crises[crisis].measures.indices
      where snapshot.crises[crisis].measures[index].id == "civ-m22" {
        snapshot.crises[crisis].measures[index].status = .inForce
        snapshot.crises[crisis].measures[index].ended = nil
        snapshot.crises[crisis].measures[index].until = day("2011-02-23")
      }
    }
    return snapshot
  }

  /// HRW's running total of Libya: 24, 80, 173, 233 makes 209; Côte d'Ivoire's of the United
  /// Nations: 50, 173 makes 123; Syria's of OHCHR: 2,200, 2,600 makes 400.
  @Test func deathsWithinThirtyDays() {
    #expect(
      Self.raised("deaths-30d") == [
        "2010-12-24 cote-divoire-2010 civ-deaths-un", "2011-02-22 libya-2011 lby-deaths-hrw",
        "2011-09-16 syria-2011 syr-deaths-ohchr",
      ])
    let alerts = Self.book2011.alerts.filter { $0.rule == "deaths-30d" }
    #expect(alerts.map(\.evidence.value) == [123, 209, 400])
    #expect(alerts.map(\.level) == [.routine, .routine, .routine])
    #expect(alerts.map(\.evidence.baseline?.value) == [nil, 149, nil])
  }

  /// None of them fell: their sources stopped.
  @Test func silentSourcesKeepThemOpen() {
    let standings = Self.book2011.alerts.filter { $0.rule == "deaths-30d" }.map(\.standing)
    #expect(
      standings == [
        .unknown(.sourceSilent(since: day("2011-03-30"))),
        .unknown(.sourceSilent(since: day("2011-02-21"))),
        .unknown(.sourceSilent(since: day("2011-10-14"))),
      ])
    #expect(
      Self.raised("source-silent").contains("2011-02-26 libya-2011 lby-deaths-hrw"))
  }

  @Test func peopleWhoFledLibya() {
    #expect(Self.raised("displaced-30d") == ["2011-03-10 libya-2011 lby-fled"])
    let alert = Self.book2011.alerts.first { $0.rule == "displaced-30d" }
    #expect(alert?.evidence.value == 127_000)
    #expect(alert?.level == .flash)
  }

  @Test func verdictsThatGotWorse() {
    #expect(
      Self.raised("verdict-worse") == [
        "2010-12-09 cote-divoire-2010 imminentRisk-high",
        "2010-12-24 cote-divoire-2010 currentCrisis-high",
        "2011-02-22 libya-2011 currentCrisis-high", "2011-02-26 libya-2011 currentCrisis-critical",
        "2011-03-10 cote-divoire-2010 currentCrisis-critical",
        "2011-03-10 yemen-2011 imminentRisk-elevated",
        "2011-03-24 yemen-2011 currentCrisis-high", "2011-03-24 syria-2011 imminentRisk-elevated",
        "2011-03-31 syria-2011 imminentRisk-high", "2011-04-29 syria-2011 currentCrisis-high",
        "2011-08-22 syria-2011 currentCrisis-critical",
      ])
  }

  /// Vetoes on Syria, each raised by the snapshot of its day.
  @Test func laterVetoesOnSyria() {
    let raised = Set(Self.raised("new-veto", Self.book(Self.snapshots("cases"))))
    let expected = [
      ("2012-02-04", "S/2012/77"), ("2012-07-19", "S/2012/538"), ("2014-05-22", "S/2014/348"),
      ("2016-10-08", "S/2016/846"), ("2016-12-05", "S/2016/1026"), ("2017-04-12", "S/2017/315"),
    ]
    for (day, symbol) in expected { #expect(raised.contains("\(day) syria-2011 \(symbol)")) }
  }

  /// The book of an instant is the same whether it was kept live or is worked out at once.
  @Test func watchedOrNotTheBookIsTheSame() {
    var live = AlertBook()
    for count in Self.snapshots2011.indices {
      _ = live.take(
        Self.snapshots2011[count], reference: ReferenceData.shipped, rules: Self.rules)
      #expect(live == Self.book(Self.snapshots2011[...count]))
    }
    let half = Self.book(Self.snapshots2011[..<9])
    #expect(Self.book(Self.snapshots2011[9...], from: half) == Self.book2011)
    #expect(Self.book(Self.snapshots2011[5...], from: half) == Self.book2011)
  }

  @Test(arguments: Archives.names) func idsAreOfOneAlertEach(archive: String) {
    let ids = Self.book(Self.snapshots(archive)).alerts.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: Archives.names) func everyAlertRestsOnFacts(archive: String) {
    let alerts = Self.book(Self.snapshots(archive)).alerts
    #expect(alerts.allSatisfy { !$0.evidence.facts.isEmpty && !$0.evidence.sources.isEmpty })
  }
}
