import CrisisModel
import TestSupport
import Testing
import WatchLog

/// What every watch log finds, whichever index it has.
@Suite("Contract of the watch log: finding") struct SearchContractTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Texts are found anywhere, in upper or lower case, with or without accents; there are no patterns.
  @Test(arguments: Backend.allCases) func textAnywhere(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let long = "The convoy of forty vehicles was seen at the bridge"
    let texts = [
      long + " at noon", long + " at dusk", "Évreux: 日本 'x' \"y\" \\z 100%", "a\nb\tc", "", "né",
    ]
    for text in texts { try log.record(.note(text)) }
    let cases: [(String, [Int64])] = [
      ("convoy", [2, 1]), ("ONVO", [2, 1]), ("y of f", [2, 1]), (long, [2, 1]),
      (long + " at d", [2]), ("at noon", [1]), ("at  noon", []), ("noon at", []), ("xyz", []),
      ("é", [6, 3, 2, 1]), ("ÉV", [3]), ("évr", [3]), ("日", [3]), ("本", [3]), ("日本", [3]),
      ("本日", []),
      ("'x' \"", [3]), ("\"y\"", [3]), ("\\z", [3]), ("0%", [3]), ("%", [3]), ("100_", []),
      ("a\nb", [4]), ("b\t", [4]), ("\n", [4]), ("né", [6]), (" ", [3, 2, 1]),
    ]
    for (text, expected) in cases {
      var query = LogQuery()
      query.text = text
      let page = try log.page(query)
      #expect(page.entries.sequences == expected, "\(text)")
      #expect(page.next == nil, "\(text)")
    }
  }

  /// What a keyboard has finds what was set in type, and the other way round.
  @Test(arguments: Backend.allCases) func textWithTypographicMarks(backend: Backend) throws {
    let log = try backend.make(in: directory)
    for text in [
      "Côte d’Ivoire", "cote d'ivoire", "“No fly” — so they said", "a-b", "Sanʿa\u{A0}calls",
    ] {
      try log.record(.note(text))
    }
    let cases: [(String, [Int64])] = [
      ("d'ivoire", [2, 1]), ("d’Ivoire", [2, 1]), ("CÔTE D’", [2, 1]), ("côte", [2, 1]),
      ("\"no fly\" - so", [3]), ("„no fly‟ – so", [3]), ("fly” —", [3]), ("a–b", [4]), ("a−b", [4]),
      ("san'a calls", [5]), ("’", [5, 2, 1]), ("—", [4, 3]), ("d' i", []),
    ]
    for (text, expected) in cases {
      var query = LogQuery()
      query.text = text
      #expect(try log.page(query).entries.sequences == expected, "\(text)")
    }
  }

  @Test(arguments: Backend.allCases) func textAndOtherConditions(backend: Backend) throws {
    let log = try backend.make(in: directory)
    for day in 10...13 {
      try log.record(draft(.note("convoy \(day)"), at: .march(day), about: "libya-2011"))
      try log.record(draft(.note("convoy \(day)"), by: .bob, at: .march(day)))
    }
    let cases: [(String, (inout LogQuery) -> Void, [Int64])] = [
      ("crisis", { $0.crisis = "libya-2011" }, [7, 5, 3, 1]),
      ("author and desk", { ($0.author, $0.desk) = ("Bob", "Arab States") }, [8, 6, 4, 2]),
      ("nobody", { ($0.author, $0.desk) = ("Bob", "Africa") }, []),
      ("period", { $0.period = LogPeriod(from: .march(11), to: .march(13)) }, [6, 5, 4, 3]),
    ]
    for (name, set, expected) in cases {
      var query = LogQuery()
      query.text = "convoy"
      set(&query)
      #expect(try log.page(query).entries.sequences == expected, "\(name)")
    }
  }

  /// Page by page each condition gives what it gives at once.
  @Test(arguments: Backend.allCases) func pagesOfEachCondition(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let subject = try log.record(.note("convoy")).draft.key
    for number in 2...9 {
      var next = draft(.correction(of: subject, text: "convoy \(number)"), about: "libya-2011")
      next.links.alert = "a1"
      next.level = .incident
      try log.record(next)
      try log.record(.note("between"), by: .bob)
    }
    let conditions: [(String, (inout LogQuery) -> Void)] = [
      ("kind", { $0.kind = .correction }), ("level", { $0.level = .incident }),
      ("desk", { $0.desk = "Africa" }), ("author", { $0.author = "Alice Ndiaye" }),
      ("crisis", { $0.crisis = "libya-2011" }), ("alert", { $0.alert = "a1" }),
      ("subject", { $0.subject = subject }), ("text", { $0.text = "convoy" }),
    ]
    for (name, set) in conditions {
      var query = LogQuery()
      set(&query)
      let whole = try log.page(query).entries
      query.limit = 3
      var paged: [LogEntry] = []
      var before: Int64?
      repeat {
        let page = try log.page(query, before: before)
        paged += page.entries
        before = page.next
      } while before != nil
      #expect(paged == whole && whole.count >= 8, "\(name)")
    }
  }

  @Test(arguments: Backend.allCases) func whatPointsBack(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let (one, two) = (try log.record(.note("1")), try log.record(.note("2")))
    let corrected = try log.record(.correction(of: one.draft.key, text: "one"))
    let period = LogPeriod(from: .march(16), to: .march(17))
    let handover = try log.record(.handoverPrepared(document: "{}", period: period))
    let accepted = try log.record(.handoverAccepted(of: handover.draft.key, note: ""), by: .bob)
    let withdrawn = try log.record(.withdrawal(of: one.draft.key, alert: "a", note: ""))
    let keys = [handover, one, two, one].map(\.draft.key)
    #expect(try log.entries(pointingTo: keys) == [corrected, accepted, withdrawn])
    #expect(try log.entries(pointingTo: [two.draft.key]) == [])
    #expect(try log.entries(pointingTo: []) == [])
    #expect(try log.acceptance(of: handover.draft.key) == accepted)
    #expect(try log.acceptance(of: one.draft.key) == nil)
  }
}
