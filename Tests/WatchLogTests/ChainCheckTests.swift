import CrisisModel
import TestSupport
import Testing
import WatchLog

@Suite("Verification of a chain") struct ChainCheckTests {
  private let log = MemoryLog()

  private func chain(_ count: Int = 6) throws -> [StoredEntry] {
    for number in 1...count { try log.record(.note("entry \(number)")) }
    return log.stored(after: 0, limit: count)
  }

  private func check(
    _ entries: [StoredEntry], expecting heads: [LogHead] = []
  ) throws -> LogVerification {
    var check = ChainCheck(expecting: heads)
    for entry in entries { try check.take(entry) }
    return check.finish()
  }

  private func renumbered(_ entry: StoredEntry, _ sequence: Int64) -> StoredEntry {
    StoredEntry(
      sequence: sequence, previous: entry.previous, hash: entry.hash, draft: entry.draft,
      fields: entry.fields)
  }

  @Test func soundChain() throws {
    let entries = try chain()
    let result = try check(entries, expecting: [log.head()])
    #expect(result.isSound)
    #expect(result.checked == 6)
    #expect(result.head == log.head())
  }

  @Test func emptyLogIsSound() throws {
    #expect(try check([], expecting: [.empty]).isSound)
  }

  @Test func missingEntry() throws {
    var entries = try chain()
    entries.remove(at: 2)
    let breaks = try check(entries).breaks
    #expect(breaks.first == .init(sequence: 4, problem: .gap(from: 3)))
  }

  @Test func missingEntryWithNumbersClosedUp() throws {
    let entries = try chain()
    let closed = entries[..<2] + entries[3...].map { renumbered($0, $0.sequence - 1) }
    #expect(try check(Array(closed)).breaks == [.init(sequence: 3, problem: .doesNotFollow)])
  }

  @Test func entriesThatChangedPlaces() throws {
    var entries = try chain()
    (entries[2], entries[3]) = (renumbered(entries[3], 3), renumbered(entries[2], 4))
    let breaks = try check(entries).breaks
    #expect(breaks.map(\.sequence) == [3, 4, 5])
    #expect(breaks.allSatisfy { $0.problem == .doesNotFollow })
  }

  /// Any byte of the draft, the hash or the hash before.
  @Test func alteredByte() throws {
    let entries = try chain(3)
    let entry = entries[1]
    for index in 0..<(entry.draft.count + 64) {
      var parts = [entry.draft, entry.hash, entry.previous]
      let (part, place) =
        index < entry.draft.count
        ? (0, index) : (1 + (index - entry.draft.count) / 32, (index - entry.draft.count) % 32)
      parts[part][place] ^= 1
      let altered = StoredEntry(
        sequence: 2, previous: parts[2], hash: parts[1], draft: parts[0], fields: entry.fields)
      let result = try check([entries[0], altered, entries[2]])
      #expect(result.breaks.first == .init(sequence: 2, problem: .altered), "byte \(index)")
    }
  }

  /// An entry that was written anew with a hash that is right for it breaks the chain after it.
  @Test func replacedEntry() throws {
    var entries = try chain()
    let before = LogHead(sequence: 1, hash: try #require(LogHash(entries[0].hash)))
    entries[1] = StoredEntry(try LogEntry(draft(.note("forged")), after: before))
    #expect(try check(entries).breaks == [.init(sequence: 3, problem: .doesNotFollow)])
  }

  @Test func alteredColumn() throws {
    var entries = try chain(2)
    let entry = entries[1]
    let forged = LogFields(draft(.note("entry 9")))
    entries[1] = StoredEntry(
      sequence: 2, previous: entry.previous, hash: entry.hash, draft: entry.draft, fields: forged)
    #expect(try check(entries).breaks == [.init(sequence: 2, problem: .misfiled)])
  }

  @Test func alteredKeyOfFiling() throws {
    var entries = try chain(2)
    #expect(entries[1].key == entries[1].entry?.draft.key.bytes)
    entries[1].key = entries[0].key
    #expect(try check(entries).breaks == [.init(sequence: 2, problem: .misfiled)])
  }

  /// An entry with a right hash that no program writes is told from one that was altered.
  @Test func entryThatNeverWasValid() throws {
    for (bytes, flaw) in [
      ([1, 2, 3], .form), ([], .form),
      ([UInt8](repeating: 1, count: LogDraft.longest), .form),
      ([UInt8](repeating: 1, count: LogDraft.longest + 1), .length),
    ] as [([UInt8], LogDraft.Flaw)] {
      let hash = try LogHash(previous: .beginning, draft: bytes)
      let entry = StoredEntry(
        sequence: 1, previous: LogHash.beginning.bytes, hash: hash.bytes, draft: bytes,
        fields: LogFields(draft(.note("x"))))
      #expect(try check([entry]).breaks == [.init(sequence: 1, problem: .invalid(flaw))])
    }
  }

  /// What the store did not give for its length is no damage, and has its number.
  @Test func entryThatIsTooLongToBeGiven() throws {
    var entries = try chain(2)
    entries[1].isTooLong = true
    #expect(try check(entries).breaks == [.init(sequence: 2, problem: .invalid(.length))])
    #expect(entries[1].unreadable == UnreadableEntry(sequence: 2, flaw: .length))
    #expect(entries[1].entry == nil)
  }

  /// Earlier programs folded upper case alone; what they wrote is sound, and what is neither is not.
  @Test func columnOfAnEarlierProgram() throws {
    var entries: [StoredEntry] = []
    for search in ["côte d’ivoire", "cote d'ivoire", "cote d’ivoire"] {
      let entry = StoredEntry(try LogEntry(draft(.note("Côte d’Ivoire")), after: .empty))
      let fields = LogFields(
        occurred: entry.fields.occurred, recorded: entry.fields.recorded, search: search
      ) { entry.fields[$0] }
      entries = [
        StoredEntry(
          sequence: 1, previous: entry.previous, hash: entry.hash, draft: entry.draft,
          fields: fields)
      ]
      #expect(try check(entries).isSound == (search != "cote d’ivoire"), "\(search)")
      var query = LogQuery()
      query.text = "CÔTE D’"
      #expect(query.matches(fields) == (search != "cote d’ivoire"))
    }
  }

  @Test func endThatWasCutOff() throws {
    let entries = try chain()
    let result = try check(entries.dropLast(2), expecting: [log.head()])
    #expect(result.breaks == [.init(sequence: 5, problem: .cutOff)])
  }

  /// The whole log written anew is sound in itself; only a head from elsewhere shows it.
  @Test func logThatWasWrittenAnew() throws {
    let entries = try chain(3)
    let known = LogHead(sequence: 3, hash: .beginning)
    #expect(try check(entries).isSound)
    let result = try check(entries, expecting: [known])
    #expect(result.breaks == [.init(sequence: 3, problem: .rewritten)])
  }

  @Test func clockThatGoesBackIsNoBreak() throws {
    for day in [17, 18, 16, 17, 15] { try log.record(draft(.note("x"), at: .march(day))) }
    let result = try check(log.stored(after: 0, limit: 9))
    #expect(result.isSound)
    #expect(result.clockSteps == 2)
    #expect(result.firstClockStep == 3)
  }

  @Test func countsBreaksBeyondThoseItKeeps() throws {
    let entries = try chain(2)
    let odd = (1...150).map { renumbered(entries[0], 2 * $0) }
    let result = try check(odd)
    #expect(result.breaks.count == LogVerification.keptBreaks)
    #expect(result.breakCount > 150)
  }
}
