import CrisisChronicle
import CrisisModel
import SnapshotArchive
import StrictJSON
import TestSupport

/// A small chronicle of real facts, whose documents a test may change.
struct Sample {
  var archive = """
    {
      "schemaVersion": 1,
      "archive": "sample",
      "handling": "TLP:CLEAR",
      "exercise": false,
      "note": "Made for tests.",
      "snapshots": ["2011-02-27T04:59:00Z", "2011-03-12T23:59:00Z", "2011-03-17T23:59:00Z"],
      "crises": ["libya.json"]
    }
    """

  var sources = """
    {
      "sources": [
        {"id": "s1970", "publisher": "UN Security Council", "title": "Resolution 1970",
         "symbol": "S/RES/1970 (2011)", "date": "2011-02-26", "grade": "A1"},
        {"id": "hrw", "publisher": "Human Rights Watch", "title": "Deaths in Libya",
         "date": "2011-02-18", "grade": "B2"},
        {"id": "las-0312", "publisher": "League of Arab States", "title": "Resolution 7360",
         "date": "2011-03-12", "grade": "A1"},
        {"id": "s1973", "publisher": "UN Security Council", "title": "Resolution 1973",
         "symbol": "S/RES/1973 (2011)", "date": "2011-03-17", "grade": "A1"}
      ]
    }
    """

  var crisis = """
    {
      "id": "libya-2011",
      "name": "Libya",
      "state": "LBY",
      "began": "2011-02-15",
      "knownFrom": "2011-02-18",
      "summary": [
        {"knownFrom": "2011-02-18", "text": "Protests are met with live fire."},
        {"knownFrom": "2011-03-12", "text": "The League asks for a no-fly zone."}
      ],
      "place": [
        {"knownFrom": "2011-02-18", "name": "Benghazi", "lat": 32.12, "lon": 20.0, "precision": "town"}
      ],
      "verdict": [
        {"knownFrom": "2011-02-18", "trend": "deteriorated", "status": "imminentRisk",
         "risk": "high", "rationale": "Live fire on protesters.", "alerts": ["conflictRisk"],
         "by": "Watchfloor, illustrative", "sources": ["hrw"]}
      ],
      "riskFactors": [],
      "measures": [
        {"knownFrom": "2011-03-17", "id": "m2", "step": "no-fly-zone", "actor": "UNSC",
         "status": "authorised", "from": "2011-03-17", "decision": "S/RES/1973 (2011)",
         "sources": ["s1973"]},
        {"knownFrom": "2011-02-27T01:30:00Z", "id": "m1", "step": "asset-freeze", "actor": "UNSC",
         "status": "inForce", "from": "2011-02-26", "authority": "S/RES/1970 (2011) para 17",
         "target": "Six persons", "sources": ["s1970"],
         "later": [
           {"knownFrom": "2011-03-17", "authority": null, "target": "Six persons and five bodies",
            "effect": {"judgement": "mixed", "by": "A panel", "date": "2011-03-17",
                       "sources": ["s1973"]},
            "sources": ["s1973", "s1970"]}
         ]}
      ],
      "positions": [
        {"knownFrom": "2011-03-12", "holder": "LAS", "question": "no-fly-zone",
         "stance": "requests", "date": "2011-03-12", "body": "Council, ministerial level",
         "dissent": ["DZA", "SYR"], "sources": ["las-0312"]}
      ],
      "decisions": [
        {"knownFrom": "2011-03-17", "symbol": "S/RES/1973 (2011)", "body": "UNSC",
         "date": "2011-03-17", "title": "Imposes a no-fly zone", "chapter": "VII",
         "outcome": "adopted",
         "ballots": {
           "inFavour": ["BIH", "COL", "FRA", "GAB", "GBR", "LBN", "NGA", "PRT", "USA", "ZAF"],
           "against": [], "abstaining": ["BRA", "CHN", "DEU", "IND", "RUS"],
           "notParticipating": []},
         "enables": ["no-fly-zone"], "sources": ["s1973"]}
      ],
      "indicators": [
        {"id": "deaths", "name": "Deaths counted, cumulative", "unit": "people",
         "cadenceDays": 1, "note": [
           {"knownFrom": "2011-02-18", "text": "At least 24."},
           {"knownFrom": "2011-03-12", "text": "At least 24, more than 1,000.",
            "sources": ["las-0312"]}
         ],
         "points": [
           {"knownFrom": "2011-02-18", "date": "2011-02-18", "value": 24, "sources": ["hrw"]},
           {"knownFrom": "2011-03-12", "date": "2011-03-11", "value": 1000, "sources": ["s1970"]}
         ]}
      ],
      "events": []
    }
    """

  var documents: ChronicleDocuments {
    ChronicleDocuments(
      archive: ChronicleDocument(name: "archive.json", bytes: Array(archive.utf8)),
      sources: [ChronicleDocument(name: "sources.json", bytes: Array(sources.utf8))],
      crises: [ChronicleDocument(name: "libya.json", bytes: Array(crisis.utf8))])
  }
}

/// A chronicle as read, and as composed where it could be read.
struct Reading {
  var chronicle: Chronicle?
  var problems = ProblemList()
  private(set) var composed: [ComposedSnapshot] = []

  init(_ documents: ChronicleDocuments, at instants: [Instant]? = nil) {
    let (archive, problems) = ChronicleReader.archive(documents.archive)
    self.problems.add(problems)
    guard let archive else { return }
    let read = ChronicleReader.read(archive, documents, reference: ReferenceData.shipped)
    self.problems.add(read.problems)
    chronicle = read.chronicle
    guard let chronicle else { return }
    let review = ChronicleReview(chronicle, documents, reference: ReferenceData.shipped)
    for crisis in chronicle.crises.indices { self.problems.add(review.hindsight(inCrisis: crisis)) }
    var composer = SnapshotComposer(chronicle)
    composed = (instants ?? chronicle.instants).map { composer.compose(at: $0) }
    for snapshot in composed { self.problems.add(review.problems(of: snapshot)) }
  }

  init(_ sample: Sample, at instants: [Instant]? = nil) {
    self.init(sample.documents, at: instants)
  }

  /// `document:line:column: path: what is wrong; what to do`.
  var lines: [String] {
    problems.sorted.map { String($0.text(in: "").string.dropFirst()) }
  }
}

/// The reference data of the repository.
enum ReferenceData {
  static let shipped = ReferenceDirectory.load(path: Repository.reference).reference
}

/// An instant of a literal; an impossible one ends the tests.
func instant(_ text: String) -> Instant {
  guard let instant = Instant(text) else { preconditionFailure("\(text) is no instant") }
  return instant
}
