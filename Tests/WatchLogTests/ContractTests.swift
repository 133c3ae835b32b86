import CrisisModel
import TestSupport
import Testing
import WatchLog

/// What every watch log must keep true, run on each of them.
@Suite("Contract of the watch log") struct ContractTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test(arguments: Backend.allCases) func givesNumbersAndChains(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let entries = try (1...5).map { try log.record(.note("entry \($0)")) }
    #expect(entries.sequences == [1, 2, 3, 4, 5])
    #expect(entries.map(\.previous) == [.beginning] + entries.dropLast().map(\.hash))
    #expect(try log.head() == LogHead(entries[4]))
    #expect(try log.news(after: 0) == entries)
    #expect(try log.news(after: 3) == Array(entries[3...]))
    #expect(try log.news(after: 0, limit: 2) == Array(entries[..<2]))
    let result = try log.verify()
    #expect(result.isSound)
    #expect(result.checked == 5)
  }

  @Test(arguments: Backend.allCases) func emptyLog(backend: Backend) throws {
    let log = try backend.make(in: directory)
    #expect(try log.page(LogQuery()) == LogPage(entries: [], next: nil))
    #expect(try log.head() == .empty)
    #expect(try log.verify().isSound)
    #expect(try log.lastAcceptedHandover() == nil)
    #expect(try log.entry(.random()) == nil)
    #expect(log.status.queued == 0)
  }

  @Test(arguments: Backend.allCases) func keepsEveryPartOfAnEntry(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let hostile = "naïve 日本 \u{202E}\u{1B}[31m 'quote' \"%_\\ {a,b} \u{0} end\n"
    var full = draft(.note(hostile), at: Instant(seconds: -5), about: "libya-2011")
    full.desk = hostile
    full.author = LogAuthor(name: hostile, login: "", host: "h")
    full.level = .duty
    full.links.position = LogPosition(holder: "LAS", question: "no-fly-zone")
    full.links.snapshot = .march(16)
    let entry = try log.record(full)
    #expect(entry.draft == full)
    #expect(try log.entry(full.key) == entry)
    #expect(try log.page(LogQuery()).entries == [entry])
    var query = LogQuery()
    query.desk = hostile
    query.author = hostile
    query.text = hostile
    #expect(try log.page(query).entries == [entry])
    #expect(try log.verify().isSound)
  }

  /// Whatever quoting a store needs, a text comes back as it was written, and finds its own entry.
  @Test(arguments: Backend.allCases) func everyTextStandsForItself(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let drafts = HostileText.quotation.map { text in
      var draft = draft(.acknowledgement(AlertID("alert \(text)"), note: "note \(text)"))
      draft.desk = text
      draft.author = LogAuthor(name: text, login: text, host: text)
      draft.links.crisis = CrisisID(text)
      draft.links.alert = AlertID(text)
      return draft
    }
    let entries = try drafts.map { try log.record($0) }
    #expect(entries.map(\.draft.canonicalBytes) == drafts.map(\.canonicalBytes))
    let alerts = drafts.compactMap(\.content.alert)
    let state = try log.acknowledgements(of: alerts)
    for (text, entry) in zip(HostileText.quotation, entries) {
      let name = Array(text.unicodeScalars)
      #expect(state[AlertID("alert \(text)")] != nil, "\(name)")
      let queries: [(inout LogQuery) -> Void] = [
        { $0.text = "note \(text)" }, { $0.desk = text }, { $0.author = text },
        { $0.crisis = CrisisID(text) }, { $0.alert = AlertID("alert \(text)") },
      ]
      for set in queries {
        var query = LogQuery(limit: 1_000)
        set(&query)
        let found = try log.page(query).entries
        #expect(found.contains { $0.draft.key == entry.draft.key }, "\(name)")
        #expect(found.allSatisfy { query.matches(LogFields($0.draft)) }, "\(name)")
      }
    }
    #expect(try log.verify().isSound)
  }

  @Test(arguments: Backend.allCases) func writesAKeyOnce(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let once = draft(.note("once"))
    let first = try log.record(once)
    try log.record(.note("between"))
    #expect(try log.record(once) == first)
    #expect(try log.head().sequence == 2)
    var other = once
    other.content = .note("twice")
    #expect(throws: WatchLogError.keyTaken(place: log.place, once.key)) { try log.append(other) }
    #expect(try log.head().sequence == 2)
  }

  /// An officer's words have a limit of their own; a document has that of the whole draft.
  @Test(arguments: Backend.allCases) func refusesWhatIsTooLong(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let words = { (bytes: Int) in draft(.note(String(repeating: "x", count: bytes))) }
    let limit = LogDraft.longestText
    #expect(throws: WatchLogError.tooLong(bytes: limit + 1, limit: limit)) {
      try log.append(words(limit + 1))
    }
    #expect(try log.head() == .empty)
    _ = try log.append(words(limit))
    let period = LogPeriod(from: .last, to: .last)
    let document = { (bytes: Int) in
      draft(
        .handoverPrepared(document: String(repeating: "x", count: bytes), period: period))
    }
    let rest = document(0).canonicalBytes.count
    let most = LogDraft.longest
    #expect(most == 1_048_576)
    #expect(throws: WatchLogError.tooLong(bytes: most + 1, limit: most)) {
      try log.append(document(most - rest + 1))
    }
    _ = try log.append(document(most - rest))
    #expect(try log.head().sequence == 2)
  }

  @Test(arguments: Backend.allCases) func pagesFromTheNewest(backend: Backend) throws {
    let log = try backend.make(in: directory)
    for number in 1...7 { try log.record(.note("\(number)")) }
    let query = LogQuery(limit: 3)
    let first = try log.page(query)
    #expect(first.entries.texts == ["7", "6", "5"])
    let second = try log.page(query, before: first.next)
    #expect(second.entries.texts == ["4", "3", "2"])
    let third = try log.page(query, before: second.next)
    #expect(third.entries.texts == ["1"])
    #expect(third.next == nil)
  }

  @Test(arguments: Backend.allCases) func filters(backend: Backend) throws {
    let log = try backend.make(in: directory)
    var first = draft(.note("Convoy stopped at ÉVREUX bridge"), at: .march(10), about: "libya-2011")
    first.level = .incident
    let second = draft(.note("100% calm"), by: .bob, at: .march(11), about: "libya-2011")
    let third = draft(.acknowledgement("a1", note: "convoy seen"), by: .bob, at: .march(12))
    for entry in [first, second, third] { try log.record(entry) }
    try log.record(.correction(of: first.key, text: "two convoys"))
    let cases: [(String, (inout LogQuery) -> Void, [Int64])] = [
      ("text", { $0.text = "CONVOY" }, [4, 3, 1]), ("accents", { $0.text = "évreux" }, [1]),
      ("no pattern", { $0.text = "0% c" }, [2]), ("wildcard", { $0.text = "c%m" }, []),
      ("empty", { $0.text = "" }, [4, 3, 2, 1]), ("crisis", { $0.crisis = "libya-2011" }, [2, 1]),
      ("alert", { $0.alert = "a1" }, [3]), ("level", { $0.level = .incident }, [1]),
      ("desk", { $0.desk = "Africa" }, [4, 1]), ("author", { $0.author = "Bob" }, [3, 2]),
      ("kind", { $0.kind = .acknowledgement }, [3]), ("subject", { $0.subject = first.key }, [4]),
      ("period", { $0.period = LogPeriod(from: .march(11), to: .march(12)) }, [2]),
      ("two", { ($0.author, $0.crisis) = ("Bob", "libya-2011") }, [2]),
      ("none", { ($0.author, $0.level) = ("Bob", .incident) }, []),
    ]
    for (name, set, expected) in cases {
      var query = LogQuery()
      set(&query)
      let page = try log.page(query)
      #expect(page.entries.sequences == expected, "\(name)")
      #expect(page.next == nil, "\(name)")
    }
  }

  @Test(arguments: Backend.allCases) func acknowledgements(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let ids: [AlertID] = ["a\"1", "a{2},\\", "a'3"]
    let first = try log.record(.acknowledgement(ids[0], note: ""))
    let second = try log.record(.acknowledgement(ids[0], note: ""), by: .bob)
    let other = try log.record(.acknowledgement(ids[1], note: ""))
    try log.record(draft(.note("only linked")))
    let state = try log.acknowledgements(of: ids)
    #expect(state[ids[0]]?.entry == first)
    #expect(state[ids[0]]?.later == [second])
    #expect(state[ids[1]]?.entry == other)
    #expect(state[ids[2]] == nil)
    try log.record(.withdrawal(of: first.draft.key, alert: ids[0], note: "back"))
    #expect(try log.acknowledgements(of: ids).keys.sorted() == [ids[1]])
  }

  @Test(arguments: Backend.allCases) func handovers(backend: Backend) throws {
    let log = try backend.make(in: directory)
    let period = LogPeriod(from: .march(16), to: .march(17))
    let africa = try log.record(.handoverPrepared(document: "{}", period: period))
    let accepted = try log.record(.handoverAccepted(of: africa.draft.key, note: "ok"))
    let arab = try log.record(.handoverPrepared(document: "[]", period: period), by: .bob)
    let later = try log.record(.handoverAccepted(of: arab.draft.key, note: ""), by: .bob)
    try log.record(.handoverPrepared(document: "not accepted", period: period))
    #expect(try log.lastAcceptedHandover()?.accepted == later)
    #expect(try log.lastAcceptedHandover(at: "Africa")?.accepted == accepted)
    #expect(try log.lastAcceptedHandover(at: "Africa")?.prepared == africa)
    #expect(try log.lastAcceptedHandover(at: "Asia") == nil)
  }

  /// The clock of a machine goes back: the order stays that of writing.
  @Test(arguments: Backend.allCases) func orderIsNotTheClock(backend: Backend) throws {
    let log = try backend.make(in: directory)
    for day in [17, 12, 16] { try log.record(draft(.note("\(day)"), at: .march(day))) }
    #expect(try log.page(LogQuery()).entries.texts == ["16", "12", "17"])
    let result = try log.verify()
    #expect(result.isSound)
    #expect(result.clockSteps == 1)
  }

  /// Two officers at the same instant, many times: both entries stay, and all agree which counts.
  @Test(arguments: Backend.allCases) func concurrentAcknowledgements(backend: Backend) async throws
  {
    let log = try backend.make(in: directory)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          let writer: LogWriter = number.isMultiple(of: 2) ? .alice : .bob
          let alert = AlertID("alert \(number / 2)")
          #expect(throws: Never.self) {
            try log.record(.acknowledgement(alert, note: ""), by: writer)
          }
        }
      }
    }
    let alerts = (0..<20).map { AlertID("alert \($0)") }
    let state = try log.acknowledgements(of: alerts)
    for alert in alerts {
      let acknowledgement = try #require(state[alert])
      let later = try #require(acknowledgement.later.first)
      #expect(acknowledgement.later.count == 1)
      #expect(acknowledgement.entry.sequence < later.sequence)
    }
    #expect(try log.head().sequence == 40)
    #expect(try log.verify().isSound)
  }
}
