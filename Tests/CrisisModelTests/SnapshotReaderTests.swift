import CrisisModel
import StrictJSON
import Testing

@Suite("SnapshotReader")
struct SnapshotReaderTests {
  private func crisis(_ lists: [String: [String]]) throws -> Crisis {
    try Sample.crisis(lists)
  }

  private func event(_ fatalities: String?) throws -> Event {
    let figures = fatalities.map { ", \"fatalities\": \($0)" } ?? ""
    let event = """
      {"id": "e", "date": "2011-02-17", "kind": "protest", "what": "x", "actors": [],
       "sources": ["s"]\(figures)}
      """
    return try #require(try crisis(["events": [event]]).events.first)
  }

  @Test func absentNullAndZeroAreThreeThings() throws {
    #expect(try event(nil).fatalities == nil)
    let unknown = try event(#"{"low": null, "best": null, "high": null}"#).fatalities
    #expect(unknown.map { [$0.low, $0.best, $0.high] } == [nil, nil, nil])
    let zero = try event(#"{"low": 0, "best": 0, "high": 0}"#).fatalities
    #expect(zero.map { [$0.low, $0.best, $0.high] } == [0, 0, 0])
    let range = try event(#"{"low": 24, "best": null, "high": 80}"#).fatalities
    #expect(range.map { [$0.low, $0.best, $0.high] } == [24, nil, 80])
    #expect(unknown != zero)
  }

  @Test func seriesKeepsNoFigureApartFromZero() throws {
    let indicator = """
      {"id": "i", "name": "x", "unit": "people", "cadenceDays": 7, "sources": ["s"],
       "series": [["2011-03-01", 0], ["2011-03-08", null], ["2011-03-15", 4.5]]}
      """
    let series = try #require(try crisis(["indicators": [indicator]]).indicators.first).series
    #expect(series.map(\.value) == [0, nil, 4.5])
    #expect(series.map(\.day.iso) == ["2011-03-01", "2011-03-08", "2011-03-15"])
  }

  @Test func precisionIsTheDayWhereItIsAbsent() throws {
    #expect(try event(nil).date == DatedDay(day("2011-02-17"), precision: .day))
  }

  @Test func nullStandsOnlyWhereAFigureCould() throws {
    let text = Sample.document().replacing("\"summary\": \"x\"", with: "\"summary\": null")
    let read = Read(text)
    #expect(read.snapshot == nil)
    #expect(read.problems.map(\.path) == ["$.crises[0].summary"])
  }

  @Test func unknownFieldsAreFindings() throws {
    let read = Read(Sample.document().replacing("\"id\": \"c\"", with: "\"id\": \"c\", \"x\": {}"))
    #expect(read.snapshot != nil)
    #expect(read.problems.map(\.path) == ["$.crises[0].x"])
    #expect(read.problems.map(\.problem.severity) == [.finding])
  }

  @Test func withoutReferenceIdsAreNotChecked() {
    let text = Sample.document(state: "ZZZ")
    #expect(Read(text, reference: nil).snapshot != nil)
    #expect(Read(text).snapshot == nil)
  }

  @Test func decisionsResolveWithoutReferenceToo() {
    let measure = Sample.measure("m", "asset-freeze", decision: "S/RES/1970 (2011)")
    let read = Read(Sample.document(["measures": [measure]]), reference: nil)
    #expect(read.problems.map(\.path) == ["$.crises[0].measures[0].decision"])
  }

  @Test func idsMayHaveAHundredCharacters() {
    func document(_ count: Int) -> String {
      Sample.document().replacing(
        "\"id\": \"c\"", with: "\"id\": \"\(String(repeating: "é", count: count))\"")
    }
    #expect(Read(document(100)).snapshot != nil)
    #expect(Read(document(101)).snapshot == nil)
  }

  /// Ids are compared as text, which sorts combining marks; long runs of them must not get there.
  @Test func hostileMarksAreRefusedUnsorted() {
    let marks = String(repeating: "\u{301}\u{323}", count: 8_000)
    let sources = (0..<40).map {
      "{\"id\": \"\($0)\(marks)\", \"publisher\": \"x\", \"title\": \"x\", "
        + "\"date\": \"1990-01-01\", \"grade\": \"A1\"}"
    }
    let text = Sample.document().replacing(
      "\"sources\": [{", with: "\"sources\": [\(sources.joined(separator: ",")), {")
    let read = Read(text, reference: nil)
    #expect(read.problems.count == 40)
  }

  @Test func thousandsOfProblemsAreCounted() {
    let event = "{\"id\": \" \", \"date\": \"x\", \"kind\": \"x\", \"what\": 7, \"actors\": 7}"
    let text = Sample.document(["events": Array(repeating: event, count: 2_000)])
    let read = Read(text)
    #expect(read.snapshot == nil)
    #expect(read.problems.count == 1_001)
    #expect(read.problems.last?.problem.complaint == .uncounted(more: 2_000 * 6 - 1_000))
  }

  @Test func manyUnknownNamesAreFindingsAndCounted() {
    let fields = (0..<5_000).map { "\"x\($0)\": 0" }.joined(separator: ",")
    let read = Read(Sample.document().replacing("\"id\": \"c\"", with: "\"id\": \"c\", \(fields)"))
    #expect(read.snapshot != nil)
    #expect(read.problems.count == 1_001)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result: [Character] = []
    var rest = Array(self)[...]
    let pattern = Array(part)
    while !rest.isEmpty {
      if rest.starts(with: pattern) {
        result += other
        rest = rest.dropFirst(pattern.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return String(result)
  }

  /// On the bound of what clocks may differ by, and on each side of it.
  @Test(arguments: [
    ("2011-03-17T23:57:59Z", true), ("2011-03-17T23:58:00Z", false),
    ("2011-03-17T23:58:01Z", false),
  ])
  func aSnapshotAheadOfTheClockIsAFinding(clock: String, isFound: Bool) {
    let text = """
      { "schemaVersion": 1,
        "asOf": "2011-03-17T23:59:00Z", "handling": "TLP:CLEAR", "exercise": false,
        "sources": [], "crises": [] }
      """
    let bytes = Array(text.utf8)
    let lines = bytes.withUnsafeBufferPointer { buffer in
      let result = SnapshotReader.read(buffer, reference: nil, clock: Instant(clock))
      #expect(result.value != nil)
      return ProblemLocator.locate(result.problems, in: buffer).map(\.description)
    }
    let expected =
      "2:11: $.asOf: finding: asOf is 2011-03-17T23:59:00Z, ahead of this machine's clock, which says \(clock); correct asOf, or the clock"
    #expect(lines == (isFound ? [expected] : []))
  }
}
