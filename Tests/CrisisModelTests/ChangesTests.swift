import CrisisModel
import Testing

/// Pairs of shipped snapshots, against what a reader of the chronicle finds by hand.
@Suite("Changes") struct ChangesTests {
  private func changes(
    _ old: String, _ new: String, of crisis: CrisisID? = nil, in archive: String = "2011"
  ) throws -> [Change] {
    let all = Changes.between(
      try ShippedSnapshot.read(old, in: archive), try ShippedSnapshot.read(new, in: archive),
      reference: ReferenceData.shipped)
    return crisis.map { id in all.filter { $0.crisis == id } } ?? all
  }

  /// One change as a line: kind, subject, before and after, fields; an exclamation mark for major.
  private func line(_ change: Change) -> String {
    let turn =
      change.fields.isEmpty
      ? "\(change.before ?? "–") → \(change.after ?? "–")" : change.fields.joined(separator: ",")
    let mark = change.importance == .major ? "! " : ""
    return "\(mark)\(change.kind.rawValue) \(change.subject): \(turn)"
  }

  @Test func theLeagueAsksForANoFlyZone() throws {
    let changes = try changes("20110310T235900Z", "20110312T235900Z")
    #expect(Set(changes.map(\.crisis)) == ["libya-2011", nil])
    let libya = changes.filter { $0.crisis != nil && $0.kind != .verdictRationale }
    #expect(
      libya.map(line) == [
        "! positionNew EU departure: – → requests",
        "! positionNew EU no-fly-zone: – → conditional",
        "! positionNew EU recognition: – → conditional",
        "! positionNew EU use-of-force: – → conditional",
        "! positionNew LAS no-fly-zone: – → requests",
        "! positionNew LAS recognition: – → supports",
        "positionNew SYR no-fly-zone: – → opposes",
        "! measureNew lby-m24: – → proposed",
        "crisisRevised libya-2011: summary",
        "verdictRevised libya-2011: sources",
        "measureRevised lby-m21: note,sources",
      ])
    let league = try #require(libya.first { $0.subject == "LAS no-fly-zone" })
    #expect(
      league.fact
        == .position(
          "libya-2011", holder: "LAS", question: "no-fly-zone", date: day("2011-03-12")))
    #expect(!league.isOnlyInOld && league.date == day("2011-03-12"))
    #expect(
      changes.filter { $0.crisis == nil }.map(\.kind) == [.sourceNew, .sourceNew, .sourceNew])
  }

  @Test func theCouncilAuthorisesForce() throws {
    let changes = try changes("20110312T235900Z", "20110317T235900Z")
    let libya = changes.filter { $0.crisis == "libya-2011" }
    let major = libya.filter { $0.importance == .major && $0.kind != .positionNew }
    #expect(
      major.map(line) == [
        "! rungAuthorised 4: – → 2011-03-17", "! decisionNew S/RES/1973 (2011): – → adopted",
        "! measureNew lby-m25: – → authorised", "! measureNew lby-m26: – → authorised",
        "! measureNew lby-m27: – → inForce",
        "! measureNew lby-m28: – → inForce", "! measureNew lby-m29: – → taken",
        "! measureStatus lby-m21: proposed → authorised", "! measureEffect lby-m11: – → inadequate",
        "! measureEffect lby-m15: – → inadequate", "! consequences libya-2011: – → contested",
        "! riskFactor 12: – → signs", "! sourceSilent lby-fled: 227000 → stale",
      ])
    #expect(!libya.contains { $0.isNewVeto })
    let members = libya.filter { $0.kind == .positionNew }
    #expect(members.count == 15)
    #expect(
      members.filter { $0.importance == .major }.map(\.subject) == [
        "CHN use-of-force", "FRA use-of-force", "GBR use-of-force", "RUS use-of-force",
        "USA use-of-force",
      ])
  }

  /// Syria enters the archive with the snapshot of 17 March: one change, whatever is on record.
  @Test func aNewCrisisIsOneChange() throws {
    let syria = try changes("20110312T235900Z", "20110317T235900Z", of: "syria-2011")
    #expect(syria.map(line) == ["! crisisNew syria-2011: – → watch"])
    let back = try changes("20110317T235900Z", "20110312T235900Z", of: "syria-2011")
    #expect(back.map(line) == ["! crisisGone syria-2011: watch → –"])
    #expect(back.first?.isOnlyInOld == true)
  }

  @Test func chinaAndRussiaVetoTheDraftOnSyria() throws {
    let changes = try changes("20110916T235900Z", "20111004T235900Z", of: "syria-2011")
    let veto = try #require(changes.first { $0.isNewVeto })
    #expect(line(veto) == "! decisionNew S/2011/612: – → vetoed")
    #expect(veto.fact == .decision("syria-2011", "S/2011/612"))
    #expect(changes.count { $0.kind == .positionNew } == 11)
    #expect(
      changes.filter { [.measureNew, .measureEffect].contains($0.kind) }.map(line) == [
        "! measureNew syr-m19: – → inForce", "! measureNew syr-m20: – → blocked",
        "! measureNew syr-m21: – → blocked", "! measureEffect syr-m09: – → inadequate",
      ])
  }

  /// The Union held back on 26 August and came over on 20 September.
  @Test func theUnionComesOverToTheTransitionalCouncil() throws {
    let changes = try changes("20110916T235900Z", "20111004T235900Z", of: "libya-2011")
    let crossed = try #require(changes.first { $0.kind == .stanceCrossed })
    #expect(line(crossed) == "! stanceCrossed AU recognition: reserved → supports")
    let crossing = try #require(crossed.crossing)
    #expect(crossing == (.undecided, .inFavour))
  }

  /// The press counted 140 by 22 May; on 24 June that is 33 days old, with a report every 30, and
  /// no difference to the 125 of April is told.
  @Test func noDifferenceIsToldFromAFigureThatGrewStale() throws {
    let changes = try changes("20110429T235900Z", "20110624T235900Z", of: "yemen-2011")
    let count = try #require(changes.first { $0.subject == "yem-deaths-press" })
    #expect(line(count) == "! sourceSilent yem-deaths-press: 125 → stale")
  }

  @Test(arguments: Archives.names)
  func rungsAreThoseOfTheLadder(archive: String) throws {
    let snapshots = try ShippedSnapshot.all(in: archive)
    let rungs = snapshots.map(highestRungs)
    for (index, new) in snapshots.enumerated().dropFirst() {
      let old = snapshots[index - 1]
      let changes = Changes.between(old, new, reference: ReferenceData.shipped)
      for (crisis, rung) in rungs[index] {
        guard let earlier = rungs[index - 1][crisis] else { continue }
        let told = changes.first { $0.crisis == crisis && $0.kind == .highestRung }
        #expect(rung == earlier ? told == nil : told?.before == earlier && told?.after == rung)
      }
    }
  }

  /// Reached and authorised for the first time, or no longer: as the ladders of both instants say.
  @Test(arguments: Archives.names)
  func firstsOfRungsAreThoseOfTheLadder(archive: String) throws {
    let reference = ReferenceData.shipped
    let snapshots = try ShippedSnapshot.all(in: archive)
    for (old, new) in zip(snapshots, snapshots.dropFirst()) {
      let changes = Changes.between(old, new, reference: reference)
      for crisis in new.crises {
        guard let earlier = old.crisis(crisis.id) else { continue }
        let before = Ladder(earlier, reference: reference)
        let after = Ladder(crisis, reference: reference)
        for rung in Rung.allCases {
          let told = { (kind: Change.Kind) in
            changes.contains {
              $0.crisis == crisis.id && $0.kind == kind && $0.subject == String(rung.rawValue)
            }
          }
          let reached = (before.firstReached(rung), after.firstReached(rung))
          #expect(told(.rungReached) == (reached.0 == nil && reached.1 != nil))
          #expect(told(.rungWithdrawn) == (reached.0 != nil && reached.1 == nil))
          let authorised = (before.firstAuthorised(rung), after.firstAuthorised(rung))
          #expect(told(.rungAuthorised) == (authorised.0 == nil && authorised.1 != nil))
          #expect(told(.rungAuthorityGone) == (authorised.0 != nil && authorised.1 == nil))
        }
      }
    }
  }

  private func highestRungs(_ snapshot: Snapshot) -> [CrisisID: String?] {
    let rungs = snapshot.crises.map { crisis in
      let ladder = Ladder(crisis, reference: ReferenceData.shipped)
      return (crisis.id, ladder.highestInForce.map { String($0.value.rawValue) })
    }
    return Dictionary(rungs) { first, _ in first }
  }
}
