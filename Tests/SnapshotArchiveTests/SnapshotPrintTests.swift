import CrisisModel
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

@Suite("Records compared by their bytes") struct SnapshotPrintTests {
  private let edited: EditedArchive

  init() throws {
    edited = try EditedArchive()
  }

  private func expect(
    _ old: String, _ new: String, _ counts: [Section: Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let comparison = try edited.differences(old, new)
    guard case .known(let differences) = comparison else {
      Issue.record("\(comparison)", sourceLocation: sourceLocation)
      return
    }
    let found = Dictionary(uniqueKeysWithValues: Section.allCases.map { ($0, differences[$0]) })
    #expect(found.filter { $0.value > 0 } == counts, sourceLocation: sourceLocation)
  }

  @Test func formIsNoDifference() throws {
    let old =
      #"[{"id":"a","name":"A é","place":{"lat":1.0,"lon":20},"events":[{"id":"e","n":100}]}]"#
    let new = #"""
      [ { "events" : [ { "n":1e2, "id" : "\u0065" } ],
          "place":{"lon":2e1,"lat":1}, "name":"\u0041 \u00e9",
          "id":"a" } ]
      """#
    try expect(old, new, [:])
  }

  @Test func theOrderOfRecordsIsNone() throws {
    let old = #"[{"id":"a","events":[{"id":"e"},{"id":"f"}]},{"id":"b"}]"#
    let new = #"[{"id":"b"},{"id":"a","events":[{"id":"f"},{"id":"e"}]}]"#
    try expect(old, new, [:])
  }

  @Test func theOrderInsideARecordIsOne() throws {
    try expect(
      #"[{"id":"a","events":[{"id":"e","sources":["x","y"]}]}]"#,
      #"[{"id":"a","events":[{"id":"e","sources":["y","x"]}]}]"#, [.events: 1])
  }

  @Test func anAlteredRecordCountsOnce() throws {
    try expect(
      #"[{"id":"a","measures":[{"id":"m","n":1},{"id":"n"}],"decisions":[{"symbol":"S/1"}]}]"#,
      #"[{"id":"a","measures":[{"n":2,"id":"m"},{"id":"o"}],"decisions":[]}]"#,
      [.measures: 3, .decisions: 1])
  }

  @Test func aPositionIsToldByHolderQuestionAndDate() throws {
    let position = #"{"holder":"LAS","question":"q","date":"2011-03-01","stance":"supports"}"#
    let stance = position.replacing("supports", with: "opposes")
    let later = position.replacing("03-01", with: "03-02")
    let crisis = { (record: String) in #"[{"id":"a","positions":[\#(record)]}]"# }
    try expect(crisis(position), crisis(stance), [.positions: 1])
    try expect(crisis(position), crisis(later), [.positions: 2])
  }

  @Test func duplicatesAreCounted() throws {
    let crisis = { (records: String) in #"[{"id":"a","riskFactors":[\#(records)]}]"# }
    let (one, other) = (#"{"factor":1}"#, #"{"factor":1,"n":1}"#)
    try expect(crisis("\(one),\(one)"), crisis("\(one),\(one)"), [:])
    try expect(crisis("\(one),\(one)"), crisis(one), [.riskFactors: 1])
    try expect(crisis("\(one),\(one)"), crisis("\(one),\(other)"), [.riskFactors: 1])
    try expect(crisis("\(one),\(one)"), crisis("\(other),\(other),\(other)"), [.riskFactors: 3])
  }

  @Test func oneFieldIsNotAnother() throws {
    try expect(#"[{"id":"a","name":"x"}]"#, #"[{"id":"a","summary":"x"}]"#, [.rest: 1])
    try expect(
      #"[{"id":"a","verdict":{"x":"y"}}]"#, #"[{"id":"a","verdict":{"y":"x"}}]"#, [.verdict: 1])
    try expect(#"[{"id":"a","name":"1"}]"#, #"[{"id":"a","name":1}]"#, [.rest: 1])
  }

  @Test func crisesThatComeAndGoAreRecordsThemselves() throws {
    let comparison = try edited.differences(
      #"[{"id":"a","events":[{"id":"e"}]}]"#, #"[{"id":"b"}]"#)
    guard case .known(let differences) = comparison else {
      Issue.record("\(comparison)")
      return
    }
    #expect((differences.came, differences.gone) == (1, 1))
    #expect(differences.total == 2)
  }

  @Test(arguments: [
    "{}", "7", "[7]", "[{}]", #"[{"id":"a"},{"id":"a"}]"#, #"[{"id":"a","events":{}}]"#,
    #"[{"id":"a","id":"b"}]"#, #"[{"id":"a"}"#, #"[{"id":"a"}]]"#, #"[{"id":7}]"#, "[", "\"",
    "[" + String(repeating: "[", count: 10_000),
  ])
  func whatIsNoSnapshotIsUnknown(crises: String) throws {
    #expect(try edited.differences("[]", crises) == .unknown)
    #expect(try edited.differences(crises, "[]") == .unknown)
  }

  @Test func aFileOfAnotherTimeIsUnknown() throws {
    try edited.write(crises: "[]", on: 15_000)
    let bytes = try Data(
      contentsOf: URL(filePath: "\(edited.directory.path)/\(EditedArchive.name(15_000))"))
    try edited.directory.write(bytes, to: EditedArchive.name(15_001))
    #expect(index(try edited.open()).comparison(at: 1, of: nil) == .unknown)
  }

  /// Whatever a snapshot is made into, it is compared or unknown; a crash would end the run.
  ///
  /// What the reader takes is never unknown.
  @Test func brokenSnapshotsAreUnknownOrCompared() throws {
    var generator = SeededGenerator(seed: 11)
    let shipped = try Data(
      contentsOf: URL(filePath: "\(Repository.archives)/gambia-2016/20161213T235900Z.json"))
    let name = "20161213T235900Z.json"
    for round in 0..<300 {
      var bytes = Array(shipped)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = .random(in: .min ... .max, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array(#"{}[]",:\0"#.utf8).drawn(&generator) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      let path = try edited.directory.write(bytes, to: name)
      let comparison = index(try edited.open(), processors: 1).comparison(at: 0, of: nil)
      #expect(comparison == .first || comparison == .unknown)
      let isReadable = Archive.load(path: path, reference: nil).snapshot != nil
      if isReadable { #expect(comparison == .first, "round \(round)") }
    }
  }
}
