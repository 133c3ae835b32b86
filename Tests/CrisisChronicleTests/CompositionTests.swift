import CrisisChronicle
import CrisisModel
import TestSupport
import Testing

/// What a snapshot holds at an instant, and from which one on.
@Suite("Composition") struct CompositionTests {
  private func crisis(at text: String, _ sample: Sample = Sample()) throws -> Crisis {
    let reading = Reading(sample, at: [instant(text)])
    #expect(reading.lines == [])
    return try #require(reading.composed.first?.snapshot.crises.first)
  }

  @Test func theSampleIsSound() {
    let reading = Reading(Sample())
    #expect(reading.lines == [])
    #expect(
      reading.composed.map(\.fileName) == [
        "20110227T045900Z.json", "20110312T235900Z.json", "20110317T235900Z.json",
      ])
  }

  @Test func aFactIsKnownFromItsInstantOn() throws {
    #expect(try crisis(at: "2011-02-27T01:29:59Z").measures == [])
    #expect(try crisis(at: "2011-02-27T01:30:00Z").measures.map(\.id) == ["m1"])
  }

  /// A date stands for its first moment.
  @Test func aDayIsKnownFromMidnightOn() throws {
    #expect(try crisis(at: "2011-03-11T23:59:59Z").positions == [])
    #expect(try crisis(at: "2011-03-12T00:00:00Z").positions.map(\.holder) == ["LAS"])
  }

  @Test func aChangeReplacesTakesAwayAndAddsSources() throws {
    let before = try #require(try crisis(at: "2011-03-16T23:59:59Z").measures.first)
    #expect(before.target == "Six persons" && before.effect == nil)
    #expect(before.authority == "S/RES/1970 (2011) para 17")
    #expect(before.sources == ["s1970"])
    let after = try #require(try crisis(at: "2011-03-17T00:00:00Z").measures.first)
    #expect(after.target == "Six persons and five bodies" && after.authority == nil)
    #expect(after.effect?.judgement == .mixed)
    #expect(after.sources == ["s1970", "s1973"])
    #expect(after.status == before.status && after.from == before.from)
  }

  @Test func measuresStandByTheirIds() throws {
    #expect(try crisis(at: "2011-03-17T23:59:00Z").measures.map(\.id) == ["m1", "m2"])
  }

  @Test func theLastAssessmentKnownHolds() throws {
    #expect(try crisis(at: "2011-03-11T23:59:59Z").summary == "Protests are met with live fire.")
    #expect(try crisis(at: "2011-03-12T00:00:00Z").summary == "The League asks for a no-fly zone.")
  }

  @Test func anIndicatorSaysWhatItSaidThen() throws {
    let before = try #require(try crisis(at: "2011-03-11T23:59:59Z").indicators.first)
    #expect(before.note == "At least 24.")
    #expect(before.series.map(\.value) == [24])
    #expect(before.sources == ["hrw"])
    let after = try #require(try crisis(at: "2011-03-12T00:00:00Z").indicators.first)
    #expect(after.note == "At least 24, more than 1,000.")
    #expect(after.series.map(\.day.iso) == ["2011-02-18", "2011-03-11"])
    #expect(after.sources == ["hrw", "s1970", "las-0312"])
  }

  @Test func aNameMayChange() throws {
    var sample = Sample()
    sample.crisis = sample.crisis.replacing(
      "\"name\": \"Libya\"",
      with: """
        "name": [{"knownFrom": "2011-02-18", "text": "Libyan Arab Jamahiriya"},
                 {"knownFrom": "2011-03-12T12:00:00Z", "text": "Libya"}]
        """)
    #expect(try crisis(at: "2011-03-12T11:59:59Z", sample).name == "Libyan Arab Jamahiriya")
    #expect(try crisis(at: "2011-03-12T12:00:00Z", sample).name == "Libya")
  }

  @Test func aSnapshotListsTheSourcesThatItCites() {
    let cited = Reading(Sample()).composed.map { $0.snapshot.sources.map(\.id) }
    #expect(
      cited == [
        ["hrw", "s1970"], ["hrw", "s1970", "las-0312"], ["hrw", "s1970", "las-0312", "s1973"],
      ])
  }

  /// Both bounds are carried.
  @Test(arguments: [
    ("2011-02-17T23:59:59Z", 0), ("2011-02-18T00:00:00Z", 1), ("2011-03-17T23:59:00Z", 1),
    ("2011-03-17T23:59:01Z", 0),
  ])
  func aCrisisIsCarriedWhileItIsOpen(time: String, count: Int) {
    var sample = Sample()
    sample.crisis = sample.crisis.replacing(
      "\"knownFrom\": \"2011-02-18\",\n  \"summary\"",
      with:
        "\"knownFrom\": \"2011-02-18\",\n  \"knownUntil\": \"2011-03-17T23:59:00Z\",\n  \"summary\""
    )
    let reading = Reading(sample, at: [instant(time)])
    #expect(reading.lines == [])
    #expect(reading.composed.map(\.snapshot.crises.count) == [count])
  }

  @Test func theBytesAreThoseOfTheWriter() {
    for composed in Reading(Sample()).composed {
      #expect(composed.bytes == SnapshotWriter.write(composed.snapshot))
    }
  }
}
