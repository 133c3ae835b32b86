import CrisisModel
import SnapshotArchive
import TestSupport
import Testing

@Suite("Archive index") struct ArchiveIndexTests {
  /// The sections whose decoded records are not the same, whatever their order.
  private func differing(_ old: Crisis, _ new: Crisis) -> Set<Section> {
    var old = old
    var found: Set<Section> = []
    if old.verdict != new.verdict { found.insert(.verdict) }
    if old.stateCapacity != new.stateCapacity { found.insert(.stateCapacity) }
    if bag(old.riskFactors) != bag(new.riskFactors) { found.insert(.riskFactors) }
    if bag(old.measures) != bag(new.measures) { found.insert(.measures) }
    if bag(old.positions) != bag(new.positions) { found.insert(.positions) }
    if bag(old.decisions) != bag(new.decisions) { found.insert(.decisions) }
    if old.consequences != new.consequences { found.insert(.consequences) }
    if bag(old.indicators) != bag(new.indicators) { found.insert(.indicators) }
    if bag(old.events) != bag(new.events) { found.insert(.events) }
    old.verdict = new.verdict
    old.stateCapacity = new.stateCapacity
    old.riskFactors = new.riskFactors
    old.measures = new.measures
    old.positions = new.positions
    old.decisions = new.decisions
    old.consequences = new.consequences
    old.indicators = new.indicators
    old.events = new.events
    if old != new { found.insert(.rest) }
    return found
  }

  private func bag<Element: Hashable>(_ elements: [Element]) -> [Element: Int] {
    Dictionary(elements.map { ($0, 1) }, uniquingKeysWith: +)
  }

  @Test(arguments: ["2011", "gambia-2016", "cases"])
  func saysWhatTheDecodedRecordsSay(name: String) throws {
    let archive = try Archive(path: "\(Repository.archives)/\(name)")
    let index = index(archive)
    let snapshots = try archive.entries.map { entry in
      try #require(Archive.load(path: entry.path, reference: nil).snapshot)
    }
    #expect(index.comparison(at: 0, of: nil) == .first)
    for place in snapshots.indices.dropFirst() {
      let (old, new) = (snapshots[place - 1], snapshots[place])
      for crisis in Set((old.crises + new.crises).map(\.id)) {
        let found = try #require(index.differences(at: place, of: crisis))
        guard let before = old.crisis(crisis), let after = new.crisis(crisis) else {
          #expect(found.total == 1)
          #expect(found.came == (old.crisis(crisis) == nil ? 1 : 0))
          #expect(index.mayDiffer(at: place, crisis: crisis, section: .events))
          continue
        }
        let sections = Set(Section.allCases.filter { found[$0] > 0 })
        #expect(sections == differing(before, after), "\(crisis) at \(new.asOf.iso)")
        for section in Section.allCases {
          let may = index.mayDiffer(at: place, crisis: crisis, section: section)
          #expect(may == sections.contains(section))
        }
      }
    }
  }

  /// Every change between two crises that are both there, but those of time, is in a section that
  /// may differ.
  @Test(arguments: [ShippedArchive.year2011, .gambia])
  func noChangeIsMissed(shipped: ShippedArchive) throws {
    let index = index(shipped.archive)
    let aging: Set<Change.Kind> = [.sourceSilent, .sourceBack, .silence, .indicatorValue]
    for place in shipped.snapshots.indices.dropFirst() {
      let (old, new) = (shipped.snapshots[place - 1], shipped.snapshots[place])
      for change in Changes.between(old, new, reference: shipped.reference)
      where !aging.contains(change.kind) {
        #expect(index.mayDiffer(at: place, change.fact), "\(change.kind) at \(new.asOf.iso)")
      }
    }
  }

  @Test func aFactIsLookedForInItsSection() {
    #expect(Section(.measure("a", "m")) == .measures)
    #expect(Section(.decision("a", "S/1")) == .decisions)
    #expect(Section(.source("s")) == nil)
    #expect(index(ShippedArchive.gambia.archive).mayDiffer(at: 1, .source("s")))
  }

  @Test(arguments: [1, 2, 3]) func anyNumberOfProcessorsGivesTheSame(processors: Int) throws {
    let archive = try Archive(path: "\(Repository.archives)/cases")
    let found = index(archive, processors: processors)
    #expect(found.notIndexed == 0)
    #expect(answers(found, of: ["libya-2011"]) == answers(index(archive), of: ["libya-2011"]))
  }

  @Test func aCancelledRunSaysWhatItDidNotLookAt() throws {
    let archive = ShippedArchive.year2011.archive
    let none = ArchiveIndex.bringUpToDate(
      archive, from: nil, Indexing(processors: 2, isCancelled: { true }))
    #expect(none.notIndexed == archive.entries.count)
    #expect(none.comparison(at: 3, of: nil) == .notIndexed)
    #expect(none.mayDiffer(at: 3, crisis: "libya-2011", section: .events))
    let whole = index(archive, from: none)
    #expect(whole.comparisons(of: nil) == index(archive).comparisons(of: nil))
  }
}
