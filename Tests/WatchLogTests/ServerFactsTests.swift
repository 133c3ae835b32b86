import CrisisModel
import TestSupport
import Testing
import WatchLog

@Suite("Facts of a server") struct ServerFactsTests {
  private let facts = ServerFacts(
    user: "ndiaye", recorded: .march(17), address: "192.0.2.7")

  /// Logs that exist must stay readable: these bytes may never change.
  @Test func bytesOfVersion1() {
    #expect(
      Hexadecimal.text(facts.canonicalBytes)
        == "01000000066e6469617965000000004d81f7c001000000093139322e302e322e37")
    let local = ServerFacts(user: "é", recorded: Instant(seconds: -1), address: nil)
    #expect(Hexadecimal.text(local.canonicalBytes) == "0100000002c3a9ffffffffffffffff00")
  }

  @Test(arguments: ["192.0.2.7", "::1", "", nil]) func areReadBack(address: String?) throws {
    let facts = ServerFacts(user: "watch", recorded: .last, address: address)
    #expect(try ServerFacts(reading: facts.canonicalBytes) == facts)
  }

  /// No prefix, no byte more and no other version is read.
  @Test func otherBytesAreRefused() {
    let bytes = facts.canonicalBytes
    for length in bytes.indices {
      #expect(throws: LogDraft.Flaw.form) {
        try ServerFacts(reading: Array(bytes.prefix(length)))
      }
    }
    #expect(throws: LogDraft.Flaw.form) { try ServerFacts(reading: bytes + [0]) }
    #expect(throws: LogDraft.Flaw.form) { try ServerFacts(reading: [0] + bytes.dropFirst()) }
    #expect(throws: LogDraft.Flaw.newer) { try ServerFacts(reading: [2] + bytes.dropFirst()) }
    let beyond = bytes[..<11] + [0x7F] + bytes[12...]
    #expect(throws: LogDraft.Flaw.time) { try ServerFacts(reading: Array(beyond)) }
  }

  @Test func theirLengthHasABound() throws {
    // 14 bytes stand beside the user of a client without an address.
    let user = String(repeating: "u", count: ServerFacts.longest - 14)
    let longest = ServerFacts(user: user, recorded: .march(17), address: nil)
    #expect(longest.canonicalBytes.count == ServerFacts.longest)
    #expect(try ServerFacts(reading: longest.canonicalBytes) == longest)
    let longer = ServerFacts(user: user + "u", recorded: .march(17), address: nil)
    #expect(throws: LogDraft.Flaw.length) { try ServerFacts(reading: longer.canonicalBytes) }
  }

  /// Worked out with Python's hashlib.
  @Test func hashCoversThem() throws {
    let hash = try LogHash(previous: .beginning, draft: [1, 2, 3], facts: facts.canonicalBytes)
    #expect(
      hash.description == "9f5c9dc53e7e2edaeecb616c23f1b660657699d6980ff2c040bcf1c9d64aa9c9")
    #expect(try hash != LogHash(previous: .beginning, draft: [1, 2, 3]))
  }

  private func stored(_ entry: LogEntry, facts: [UInt8]?) -> StoredEntry {
    StoredEntry(
      sequence: entry.sequence, previous: entry.previous.bytes, hash: entry.hash.bytes,
      draft: entry.draft.canonicalBytes, fields: LogFields(entry.draft), facts: facts)
  }

  private func problems(_ entries: [StoredEntry]) throws -> [LogVerification.Problem] {
    var check = ChainCheck(expecting: [])
    for entry in entries { try check.take(entry) }
    return check.finish().breaks.map(\.problem)
  }

  /// Entries with facts and without stand in one chain, in any order.
  @Test func chainOfBothForms() throws {
    let first = try LogEntry(draft(.note("in a file")), after: .empty)
    let second = try LogEntry(draft(.onWatch), after: LogHead(first), facts: facts)
    let third = try LogEntry(draft(.offWatch), after: LogHead(second))
    let stored = [first, second, third].map(StoredEntry.init)
    #expect(try problems(stored).isEmpty)
    #expect(stored.map(\.entry) == [first, second, third])
    #expect(stored[1].entry?.facts == facts)
  }

  /// Facts that were taken away, added or altered.
  @Test func alteredFacts() throws {
    let with = try LogEntry(draft(.onWatch), after: .empty, facts: facts)
    let without = try LogEntry(draft(.onWatch), after: .empty)
    #expect(try problems([stored(with, facts: facts.canonicalBytes)]).isEmpty)
    #expect(try problems([stored(with, facts: nil)]) == [.altered])
    #expect(try problems([stored(without, facts: facts.canonicalBytes)]) == [.altered])
    for index in facts.canonicalBytes.indices {
      var bytes = facts.canonicalBytes
      bytes[index] ^= 1
      #expect(try problems([stored(with, facts: bytes)]) == [.altered], "byte \(index)")
    }
  }

  /// The hash is right, but no program writes such facts, or this one does not know them.
  @Test(
    arguments: [
      ([], .invalid(.form)), ([0], .invalid(.form)), ([2], .unreadable),
      (Array(repeating: 1, count: ServerFacts.longest + 1), .invalid(.length)),
    ] as [([UInt8], LogVerification.Problem)])
  func factsThatNeverWereValid(bytes: [UInt8], problem: LogVerification.Problem) throws {
    let draft = draft(.onWatch)
    let hash = try LogHash(previous: .beginning, draft: draft.canonicalBytes, facts: bytes)
    let entry = StoredEntry(
      sequence: 1, previous: LogHash.beginning.bytes, hash: hash.bytes,
      draft: draft.canonicalBytes, fields: LogFields(draft), facts: bytes)
    #expect(entry.entry == nil)
    #expect(try problems([entry]) == [problem])
  }

  @Test(
    arguments: [
      ("ndiaye", 0, []), ("ndiaye", 300, []), ("ndiaye", -300, []),
      ("ndiaye", 301, [.recorded(seconds: 301)]), ("ndiaye", -301, [.recorded(seconds: -301)]),
      ("Ndiaye", 0, [.user("Ndiaye", login: "ndiaye")]),
      ("watch", 86_400, [.user("watch", login: "ndiaye"), .recorded(seconds: 86_400)]),
    ] as [(String, Int, [LogDiscrepancy])])
  func discrepancies(user: String, seconds: Int, found: [LogDiscrepancy]) throws {
    let facts = ServerFacts(user: user, recorded: .march(17, plus: seconds), address: nil)
    let entry = try LogEntry(draft(.onWatch), after: .empty, facts: facts)
    #expect(entry.discrepancies == found)
    #expect(try LogEntry(draft(.onWatch), after: .empty).discrepancies.isEmpty)
  }
}
