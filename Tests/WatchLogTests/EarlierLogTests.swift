import CrisisModel
import TestSupport
import Testing
import WatchLog

/// A log that an earlier program wrote, before entries had links to events, sources and the like.
///
/// Written down as it was; made anew with Python's hashlib from the description of the form.
@Suite("A log of an earlier program") struct EarlierLogTests {
  /// The bytes of each draft, and the hash of its entry.
  private static let entries: [(draft: String, hash: String)] = [
    (
      """
      0101010101010101010101010101010101000000004d81f7c0000000004d81f7fc0000000c416c69\
      6365204e6469617965000000066e6469617965000000067761746368310000000641667269636100\
      00000c64757479206f66666963657200000008696e636964656e74000000046e6f74650000001a52\
      65736f6c7574696f6e2061646f707465642031302d302d352e010000000a6c696279612d32303131\
      02000000066c62792d6d370300000011532f5245532f313937332028323031312904000000034c41\
      530000000b6e6f2d666c792d7a6f6e65050000000a7665746f2f737972696106000000004d80a640\
      0709090909090909090909090909090909
      """,
      "3cc2ab8232a96dc4e46e8d1fe74fc2fff89df13e7874ffbb36e143259fc56386"
    ),
    (
      """
      0102020202020202020202020202020202000000004d81f838000000004d81f8380000000c416c69\
      6365204e6469617965000000066e6469617965000000067761746368310000000641667269636100\
      00000c64757479206f6666696365720000000767656e6572616c0000000f61636b6e6f776c656467\
      656d656e740000000a7665746f2f7379726961000000047365656e010000000a73797269612d3230\
      3131050000000a7665746f2f7379726961
      """,
      "cdecb53d8c84f692306c9cccb56a5258f458c3c18011b6a3ad4007f214a1d47e"
    ),
    (
      """
      0103030303030303030303030303030303000000004d81f874000000004d81f8740000000c416c69\
      6365204e6469617965000000066e6469617965000000067761746368310000000641667269636100\
      00000c64757479206f66666963657200000004647574790000001068616e646f7665725072657061\
      72656400000013544c503a434c4541520a0a48414e444f564552000000004d80a640000000004d81\
      f7c006000000004d81f7c00702020202020202020202020202020202
      """,
      "94a2c78e64a1a10ebeb5bce4ef7a8e883468465e47783a060120bcd9fd2845c2"
    ),
  ]

  private func drafts() throws -> [LogDraft] {
    try Self.entries.map { entry in
      let bytes = try #require(Hexadecimal.bytes(entry.draft))
      return try #require(LogDraft(canonicalBytes: bytes))
    }
  }

  @Test func isReadWholeAndWrittenTheSame() throws {
    let drafts = try drafts()
    #expect(drafts.map { Hexadecimal.text($0.canonicalBytes) } == Self.entries.map(\.draft))
    var links = LogLinks(
      crisis: "libya-2011", alert: "veto/syria", snapshot: .march(16),
      entry: LogKey(hexadecimal: "09090909090909090909090909090909"))
    links.measure = "lby-m7"
    links.decision = "S/RES/1973 (2011)"
    links.position = LogPosition(holder: "LAS", question: "no-fly-zone")
    #expect(drafts[0].links == links)
    #expect(drafts[1].content == .acknowledgement("veto/syria", note: "seen"))
    #expect(drafts[2].content.text == "TLP:CLEAR\n\nHANDOVER")
  }

  /// Links that came later follow the others; one that nobody knows yet is not read as another.
  @Test func laterLinksAreReadBack() throws {
    var draft = try drafts()[0]
    let earlier = draft.canonicalBytes
    draft.links.event = "lby-e02"
    draft.links.position?.date = CalendarDay(year: 2011, month: 3, day: 12)
    draft.links.indicator = "lby-fled"
    draft.links.question = "no-fly-zone"
    draft.links.organization = "AU"
    draft.links.step = "asset-freeze"
    draft.links.source = "s1973"
    let bytes = draft.canonicalBytes
    #expect(bytes.starts(with: earlier))
    #expect(LogDraft(canonicalBytes: bytes) == draft)
    #expect(throws: LogDraft.Flaw.newer) { try LogDraft(reading: bytes + [18, 0, 0, 0, 0]) }
    // A date is that of a position.
    draft.links.position = nil
    let text = Array("2011-03-12".utf8)
    #expect(
      LogDraft(canonicalBytes: try drafts()[1].canonicalBytes + [9, 0, 0, 0, 10] + text) == nil)
  }

  /// A marking follows the links; without one the bytes are those of before.
  @Test func laterMarkingIsReadBack() throws {
    var draft = try drafts()[0]
    let earlier = draft.canonicalBytes
    draft.handling = .amberStrict
    let marked = draft.canonicalBytes
    #expect(marked == earlier + [15, 0, 0, 0, 16] + Array("TLP:AMBER+STRICT".utf8))
    #expect(LogDraft(canonicalBytes: marked) == draft)
    draft.isExercise = true
    #expect(draft.canonicalBytes == marked + [16])
    #expect(LogDraft(canonicalBytes: marked + [16]) == draft)
    draft.handling = nil
    #expect(LogDraft(canonicalBytes: earlier + [16]) == draft)
    let unknown: [[UInt8]] = [
      [16, 16], [16, 15, 0, 0, 0, 9] + Array("TLP:AMBER".utf8), [15, 0, 0, 0, 0],
      [15, 0, 0, 0, 9] + Array("TLP:amber".utf8), [15, 0, 0, 0, 9] + Array("TLP:WHITE".utf8),
    ]
    for tail in unknown { #expect(LogDraft(canonicalBytes: earlier + tail) == nil, "\(tail)") }
  }

  /// Nobody marked them, so what they say of themselves holds, or what a log is for.
  @Test func unmarkedEntriesAreForTheOrganization() throws {
    #expect(try drafts().map(\.marking) == [.amber, .amber, .clear])
  }

  /// Stored entries of then, checked by the program of now, and a log that goes on from them.
  @Test func verifiesAndGoesOn() throws {
    var previous = LogHash.beginning
    var check = ChainCheck(expecting: [])
    let log = MemoryLog()
    for (number, (entry, draft)) in zip(Self.entries, try drafts()).enumerated() {
      let hash = try #require(LogHash(hexadecimal: entry.hash))
      let bytes = try #require(Hexadecimal.bytes(entry.draft))
      try check.take(
        StoredEntry(
          sequence: Int64(number + 1), previous: previous.bytes, hash: hash.bytes,
          draft: bytes, fields: LogFields(draft)))
      #expect(try log.record(draft).hash == hash)
      previous = hash
    }
    let result = check.finish()
    #expect(result.isSound)
    #expect(result.checked == 3)
    try log.record(.note("and now"))
    #expect(try log.verify().isSound)
  }
}
