import CrisisChronicle
import CrisisModel
import TestSupport
import Testing

/// One thing wrong with a chronicle, and the line that says it.
struct Fault: CustomTestStringConvertible, Sendable {
  enum Part: Sendable { case archive, sources, crisis }

  var part = Part.crisis
  let old: String
  let new: String
  let line: String
  /// Whether a schema can say it.
  var isOfForm = false

  var testDescription: String { line }

  var sample: Sample {
    var sample = Sample()
    switch part {
    case .archive: sample.archive = sample.archive.replacing(old, with: new, maxReplacements: 1)
    case .sources: sample.sources = sample.sources.replacing(old, with: new, maxReplacements: 1)
    case .crisis: sample.crisis = sample.crisis.replacing(old, with: new, maxReplacements: 1)
    }
    return sample
  }
}

/// Everything that is wrong is said where it is to be mended, with what to do.
@Suite("Problems of a chronicle") struct ProblemTests {
  /// Where facts stand in time.
  static let times = [
    Fault(
      old: #""stance": "requests", "date": "2011-03-12""#,
      new: #""stance": "requests", "date": "2011-03-13""#,
      line:
        #"libya.json:36:36: $.positions[0].date: 2011-03-13 lies after asOf 2011-03-12; correct the date, or leave the fact out until it is known"#
    ),
    Fault(
      old: #""knownFrom": "2011-02-18", "trend""#, new: #""knownFrom": "2011-02-17", "trend""#,
      line:
        #"libya.json:17:52: $.verdict[0].sources[0]: source "hrw" is of 2011-02-18, and the fact that cites it known from 2011-02-17T00:00:00Z; let it be known from the day of its source, or cite what was there then"#
    ),
    Fault(
      old: #""knownFrom": "2011-02-27T01:30:00Z", "id""#, new: #""knownFrom": "2011-03-18", "id""#,
      line:
        #"libya.json:28:8: $.measures[1].later[0]: it is known from 2011-03-17T00:00:00Z, and what stands before it from 2011-03-18T00:00:00Z; put them in the order in which they became known"#
    ),
    Fault(
      old: #""knownFrom": "2011-03-12", "text": "The League"#,
      new: #""knownFrom": "2011-02-12", "text": "The League"#,
      line:
        #"libya.json:9:5: $.summary[1]: it is known from 2011-02-12T00:00:00Z, and what stands before it from 2011-02-18T00:00:00Z; put them in the order in which they became known"#
    ),
    Fault(
      old: #""knownFrom": "2011-02-18", "text": "Protests"#,
      new: #""knownFrom": "2011-02-19", "text": "Protests"#,
      line:
        #"libya.json:7:14: $.summary: the first summary is known from 2011-02-19T00:00:00Z, and the crisis opens at 2011-02-18T00:00:00Z; add one that was known then"#
    ),
    Fault(
      old: "\"began\": \"2011-02-15\"", new: "\"began\": \"2011-02-19\"",
      line:
        #"libya.json:5:12: $.began: 2011-02-19 lies after asOf 2011-02-18; correct the date, or leave the fact out until it is known"#
    ),
    Fault(
      part: .archive, old: "\"2011-03-12T23:59:00Z\", ", new: "\"2011-03-18T23:59:00Z\", ",
      line:
        #"archive.json:7:65: $.snapshots[2]: 2011-03-17T23:59:00Z does not come after 2011-03-18T23:59:00Z; put the times in order, each once"#
    ),
  ]

  /// What texts say ahead of their time.
  static let hindsight = [
    Fault(
      old: #""text": "At least 24.""#, new: #""text": "At least 24, more than 1,000.""#,
      line:
        #"libya.json:52:44: $.indicators[0].note[0].text: finding: the text, known from 2011-02-18T00:00:00Z, names 1000, which is known from 2011-03-12T00:00:00Z; give the text as a list of what it came to say, each with its knownFrom"#
    ),
    Fault(
      old: #""text": "At least 24.""#, new: #""text": "None after 20 February 2011.""#,
      line:
        #"libya.json:52:44: $.indicators[0].note[0].text: finding: in the snapshot of 2011-02-18T00:00:00Z: the text names 2011-02-20, which lies after asOf 2011-02-18; say only what was known then; a plan needs a measure's until or a source's title"#
    ),
    Fault(
      old: #""name": "Deaths counted, cumulative""#,
      new: #""name": "Deaths counted to 11 March 2011""#,
      line:
        #"libya.json:50:30: $.indicators[0].name: finding: in the snapshot of 2011-02-18T00:00:00Z: the text names 2011-03-11, which lies after asOf 2011-02-18; say only what was known then; a plan needs a measure's until or a source's title"#
    ),
    Fault(
      old: #""knownFrom": "2011-03-12", "text": "At least 24, more than 1,000.""#,
      new: #""knownFrom": "2011-03-11", "text": "At least 24.""#,
      line:
        #"libya.json:54:21: $.indicators[0].note[1].sources[0]: source "las-0312" is of 2011-03-12, and the fact that cites it known from 2011-03-11T00:00:00Z; let it be known from the day of its source, or cite what was there then"#
    ),
    Fault(
      old: #""target": "Six persons", "#, new: #""target": "Six persons since 1 March 2011", "#,
      line:
        #"libya.json:26:16: $.measures[1].target: finding: in the snapshot of 2011-02-27T01:30:00Z: the text names 2011-03-01, which lies after asOf 2011-02-27; say only what was known then; a plan needs a measure's until or a source's title"#
    ),
  ]

  /// Ids and words.
  static let words = [
    Fault(
      old: "asset-freeze", new: "asset-freez",
      line:
        #"libya.json:24:63: $.measures[1].step: unknown step "asset-freez"; did you mean "asset-freeze"?"#
    ),
    Fault(
      old: #""stance": "requests""#, new: #""stance": "asks""#,
      line:
        #"libya.json:36:16: $.positions[0].stance: "asks" is not allowed; write one of requests, supports, conditional, reserved, opposes, rejects"#,
      isOfForm: true),
    Fault(
      old: #""sources": ["las-0312"]}"#, new: #""sources": ["las-0313"]}"#,
      line:
        #"libya.json:37:45: $.positions[0].sources[0]: unknown source "las-0313"; did you mean "las-0312"?"#
    ),
    Fault(
      old: #""id": "m1""#, new: #""id": "m2""#,
      line:
        #"libya.json:24:5: $.measures[1]: measure "m2" is there already; keep one, or give each its own id"#
    ),
    Fault(
      part: .sources, old: #"{"id": "las-0312","#,
      new:
        #"{"id": "hrw", "publisher": "X", "title": "X", "date": "2011-02-18", "grade": "A1"}, {"id": "las-0312","#,
      line:
        #"sources.json:7:5: $.sources[2]: source "hrw" is there already; keep one, or give each its own id"#
    ),
    Fault(
      old: #""later": ["#, new: #""latter": ["#,
      line:
        #"libya.json:27:6: $.measures[1].latter: unknown field "latter", which is not read; remove it or check its name"#,
      isOfForm: true),
    Fault(
      old: #""authority": null, "#, new: #""authority": null, "step": null, "#,
      line: #"libya.json:28:8: $.measures[1].later[0]: "step" is missing; add it"#),
    Fault(
      old: #""points": ["#, new: #""series": [], "points": ["#,
      line:
        #"libya.json:56:6: $.indicators[0].series: unknown field "series", which is not read; did you mean "points"?"#,
      isOfForm: true),
    Fault(
      old: "The League asks for", new: "The League  asks for",
      line:
        #"libya.json:9:41: $.summary[1].text: stray white space in the text; write single spaces, and none at its ends"#
    ),
    Fault(
      old: #""BIH", "COL""#, new: #""COL", "BIH""#,
      line:
        #"libya.json:40:5: $.decisions[0]: the ballots are not in the order of the alphabet; put the States in that order"#
    ),
    Fault(
      old: "Live fire on protesters.", new: String(repeating: "x", count: 121),
      line:
        #"libya.json:15:5: $.verdict[0]: the rationale has 121 characters; shorten it to 120"#,
      isOfForm: true),
    Fault(
      part: .archive, old: #""libya.json""#, new: #""../libya.json""#,
      line:
        #"archive.json:8:14: $.crises[0]: "../libya.json" is malformed; write the name of a JSON file of this directory"#,
      isOfForm: true),
    Fault(
      part: .archive, old: #""schemaVersion": 1"#, new: #""schemaVersion": 2"#,
      line:
        #"archive.json:2:20: $.schemaVersion: the file is not of format version 1, the one known here; use the Watchfloor that the file was made for"#,
      isOfForm: true),
    Fault(
      part: .archive, old: "TLP:CLEAR", new: "TLP:WHITE",
      line:
        #"archive.json:4:15: $.handling: "TLP:WHITE" is not allowed; write one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"#,
      isOfForm: true),
  ]

  /// What only a composed snapshot shows, placed in the chronicle.
  static let composed = [
    Fault(
      old: #""decision": "S/RES/1973 (2011)""#, new: #""decision": "S/RES/1974 (2011)""#,
      line:
        #"libya.json:22:64: $.measures[0].decision: in the snapshot of 2011-03-17T23:59:00Z: unknown decision "S/RES/1974 (2011)"; did you mean "S/RES/1973 (2011)"?"#
    ),
    Fault(
      old: #""outcome": "adopted""#, new: #""outcome": "failed""#,
      line:
        #"libya.json:40:5: $.decisions[0]: finding: recorded as failed, but the ballots make it adopted; check it against the record"#
    ),
  ]

  @Test(arguments: times + hindsight + words + composed)
  func isSaidInOneLine(fault: Fault) {
    let reading = Reading(fault.sample)
    #expect(reading.lines.first == fault.line)
    #expect(reading.lines.count == 1, "\(reading.lines)")
  }

  /// Nothing is composed of a chronicle that has an error of its own.
  @Test(arguments: times + words)
  func anErrorGivesNoChronicle(fault: Fault) {
    #expect(Reading(fault.sample).chronicle == nil)
  }

  @Test(arguments: hindsight.filter { $0.line.contains("finding: ") } + [composed[1]])
  func aFindingStopsNothing(fault: Fault) {
    #expect(Reading(fault.sample).composed.count == 3)
  }

  @Test func allAreSaidAtOnce() {
    var sample = Sample()
    for fault in [Self.words[0], Self.words[1], Self.words[2]] {
      sample.crisis = sample.crisis.replacing(fault.old, with: fault.new, maxReplacements: 1)
    }
    sample.sources = sample.sources.replacing("Human Rights Watch", with: "Human Rights Watch ")
    let lines = Reading(sample).lines
    #expect(lines.count == 4)
    #expect(lines.filter { $0.hasPrefix("libya.json:") }.count == 3)
  }

  /// Every later snapshot shows it too.
  @Test func aTermThatHasRunOutIsSaidOnce() {
    var sample = Sample()
    sample.crisis = sample.crisis.replacing(
      #""from": "2011-02-26", "authority""#,
      with: #""from": "2011-02-26", "until": "2011-03-01", "authority""#)
    let days = ["2011-03-01", "2011-03-02", "2011-03-03"].map { instant("\($0)T23:59:00Z") }
    let lines = Reading(sample, at: days).lines
    #expect(
      lines == [
        #"libya.json:24:5: $.measures[1]: finding: in the snapshot of 2011-03-02T23:59:00Z: in force at 2011-03-02, though its term ended on 2011-03-01; add the renewal with its source, or set status to ended with the day it ended"#
      ])
  }

  @Test func aSourceThatNobodyCitesIsAFinding() {
    var sample = Sample()
    sample.sources = sample.sources.replacing(
      "\n  ]\n}",
      with: """
        ,
            {"id": "un", "publisher": "UN", "title": "Brief", "date": "2011-03-01", "grade": "A1"}
          ]
        }
        """)
    let reading = Reading(sample)
    #expect(reading.lines.count == 1)
    #expect(
      reading.lines.first?.hasSuffix(
        #": $.sources[4]: finding: no fact cites the source "un"; cite it, or remove it"#) == true)
    #expect(reading.composed.count == 3)
  }

  @Test func brokenSyntaxIsPlaced() {
    var sample = Sample()
    sample.crisis = sample.crisis.replacing("\"state\": \"LBY\",", with: "\"state\": \"LBY\"")
    #expect(
      Reading(sample).lines == [
        "libya.json:5:3: $: a comma or } is missing before this; add it"
      ])
  }
}
