import CrisisModel
import Testing

/// Small crises, written as documents and read, so that tests hold what the reader can give.
enum Sample {
  /// A snapshot of one crisis; `lists` are the contents of its arrays by field name.
  static func document(
    asOf: String = "2016-12-31T23:59:00Z", state: String = "LBY", _ lists: [String: [String]] = [:]
  ) -> String {
    let fields = ["riskFactors", "measures", "positions", "decisions", "indicators", "events"]
    let arrays = fields.map { "\"\($0)\": [\((lists[$0] ?? []).joined(separator: ", "))]" }
    return """
      {"schemaVersion": 1, "asOf": "\(asOf)", "handling": "TLP:CLEAR", "exercise": false,
       "sources": [{"id": "s", "publisher": "x", "title": "x", "date": "1990-01-01", "grade": "A1"}],
       "crises": [{"id": "c", "name": "x", "state": "\(state)", "began": "1990-01-01",
         "summary": "x",
         "verdict": {"trend": "unchanged", "status": "watch", "risk": "high", "rationale": "x",
           "alerts": [], "by": "x", "sources": ["s"]},
         \(arrays.joined(separator: ", "))}]}
      """
  }

  /// Read without reference data, so that only the rules under test judge it.
  static func crisis(
    asOf: String = "2016-12-31T23:59:00Z", _ lists: [String: [String]]
  ) throws -> Crisis {
    let read = Read(document(asOf: asOf, lists), reference: nil)
    #expect(read.lines == [])
    return try #require(read.snapshot?.crises.first)
  }

  static func measure(
    _ id: String, _ step: String, _ status: String = "inForce", actor: String = "UNSC",
    from: String = "2011-03-01", judged: String? = nil, decision: String? = nil
  ) -> String {
    var fields = [
      "\"id\": \"\(id)\"", "\"step\": \"\(step)\"", "\"actor\": \"\(actor)\"",
      "\"status\": \"\(status)\"", "\"from\": \"\(from)\"", "\"sources\": [\"s\"]",
    ]
    if status == "ended" || status == "authorityEnded" {
      fields.append("\"ended\": \"2011-12-31\"")
    }
    if let judged {
      fields.append(
        """
        "effect": {"judgement": "\(judged)", "by": "x", "date": "2011-04-01", "sources": ["s"]}
        """)
    }
    if let decision { fields.append("\"decision\": \"\(decision)\"") }
    return "{\(fields.joined(separator: ", "))}"
  }

  static func position(
    _ holder: String, _ question: String, _ stance: String, _ date: String, body: String = "x",
    dissent: String = ""
  ) -> String {
    """
    {"holder": "\(holder)", "question": "\(question)", "stance": "\(stance)", "date": "\(date)",
     "body": "\(body)", "dissent": [\(list(dissent))], "sources": ["s"]}
    """
  }

  private static func list(_ ids: String) -> String {
    ids.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ", ")
  }

  /// Ballots are ids with spaces between.
  static func decision(
    _ symbol: String, _ date: String, _ outcome: String, body: String = "UNSC",
    inFavour: String, against: String = "", abstaining: String = "", notParticipating: String = "",
    tally: (Int, Int, Int, Int)? = nil, enables: String = "", kind: String? = nil
  ) -> String {
    let ballots = [
      ("inFavour", inFavour), ("against", against), ("abstaining", abstaining),
      ("notParticipating", notParticipating),
    ].map { name, states in
      "\"\(name)\": [\(list(states))]"
    }
    let counts = tally.map {
      """
      "tally": {"inFavour": \($0.0), "against": \($0.1), "abstaining": \($0.2),
        "notParticipating": \($0.3)},
      """
    }
    return """
      {"symbol": "\(symbol)", "body": "\(body)", "date": "\(date)", "title": "x",
       "outcome": "\(outcome)", "ballots": {\(ballots.joined(separator: ", "))},
       \(counts ?? "")\(kind.map { "\"kind\": \"\($0)\"," } ?? "") "enables": [\(list(enables))], "sources": ["s"]}
      """
  }
}
