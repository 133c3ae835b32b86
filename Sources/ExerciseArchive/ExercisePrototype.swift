internal import CrisisModel

/// One record of each kind, of which all others are copies with other contents.
struct ExercisePrototype: Sendable {
  let snapshot: Snapshot
  let crisis: Crisis
  let source: Source

  init() {
    let result = Array(Self.document.utf8).withUnsafeBufferPointer {
      SnapshotReader.read($0, reference: nil)
    }
    guard let snapshot = result.value, let crisis = snapshot.crises.first,
      let source = snapshot.sources.first
    else { preconditionFailure("the prototype below is a snapshot with one of each") }
    (self.snapshot, self.crisis, self.source) = (snapshot, crisis, source)
  }

  private static let document = """
    {
      "schemaVersion": 1, "asOf": "2015-01-01T23:59:00Z", "handling": "TLP:CLEAR",
      "exercise": true,
      "note": "Made up by make bench from a seed; nothing in it happened or was said by anybody.",
      "sources": [{
        "id": "made-up", "publisher": "Synthetic, made up by make bench",
        "title": "Synthetic report, no real source", "date": "2015-01-01", "grade": "F6"
      }],
      "crises": [{
        "id": "exercise", "name": "Exercise", "state": "LBY", "began": "2015-01-01",
        "summary": "A made-up crisis for measurements; nothing of it happened.",
        "verdict": {
          "trend": "unchanged", "status": "watch", "risk": "elevated",
          "rationale": "Made up.", "alerts": [], "by": "make bench, made up",
          "sources": ["made-up"]
        },
        "stateCapacity": {
          "judgement": "unknown", "by": "make bench, made up", "sources": ["made-up"]
        },
        "riskFactors": [{
          "factor": 1, "level": "signs", "note": "Made up.", "sources": ["made-up"]
        }],
        "measures": [{
          "id": "measure", "step": "condemnation", "actor": "UNSC", "status": "taken",
          "from": "2015-01-01", "target": "Made-up parties", "sources": ["made-up"]
        }],
        "positions": [{
          "holder": "AU", "question": "sanctions", "stance": "supports", "date": "2015-01-01",
          "body": "Made-up meeting", "dissent": [], "sources": ["made-up"]
        }],
        "decisions": [{
          "symbol": "EXERCISE/1", "body": "UNSC", "date": "2015-01-01",
          "title": "Made-up text", "outcome": "adopted",
          "ballots": {
            "inFavour": [], "against": [], "abstaining": [], "notParticipating": []
          },
          "enables": [], "sources": ["made-up"]
        }],
        "indicators": [{
          "id": "indicator", "name": "Made-up figure", "unit": "people", "cadenceDays": 7,
          "series": [], "sources": ["made-up"]
        }],
        "events": [{
          "id": "event", "date": "2015-01-01", "kind": "clash", "what": "Made-up event.",
          "actors": [], "fatalities": { "low": 0, "best": null, "high": null },
          "sources": ["made-up"]
        }]
      }]
    }
    """
}
