import CrisisModel
import TestSupport
import Testing
import WatchLog

@Suite("Canonical bytes and hash") struct CanonicalTests {
  private let key = LogKey(hexadecimal: "000102030405060708090a0b0c0d0e0f")

  private func full() throws -> LogDraft {
    var links = LogLinks(
      crisis: "libya-2011", alert: "veto/syria", snapshot: .march(16), entry: key)
    links.measure = "lby-m7"
    links.decision = "S/RES/1973 (2011)"
    links.position = LogPosition(holder: "LAS", question: "no-fly-zone")
    var draft = LogDraft(
      key: try #require(key), occurred: .march(17), recorded: .march(17, plus: 60), by: .alice,
      level: .incident, .note("Resolution adopted 10-0-5."), links: links)
    draft.handling = .amberStrict
    draft.isExercise = true
    draft.author.credential = LogCredential("SHA256:abc")
    return draft
  }

  /// Logs that exist must stay readable: these bytes may never change.
  @Test func bytesOfVersion1() throws {
    let plain = LogDraft(
      key: try #require(key), occurred: Instant(seconds: 1), recorded: Instant(seconds: -1),
      by: LogWriter(
        author: LogAuthor(name: "é", login: "l", host: ""), desk: "d", role: "r"),
      .note("n"), links: LogLinks(crisis: "c"))
    #expect(
      Hexadecimal.text(plain.canonicalBytes) == """
        01000102030405060708090a0b0c0d0e0f0000000000000001ffffffffffffffff00000002c3a9\
        000000016c00000000000000016400000001720000000767656e6572616c000000046e6f7465\
        000000016e010000000163
        """)
  }

  /// The number and the form are also known to the function of the database that reads entries.
  @Test func theCredentialIsTheLastItem() throws {
    var draft = try full()
    let with = draft.canonicalBytes
    draft.author.credential = nil
    let item = [17, 0, 0, 0, 10] + Array("SHA256:abc".utf8)
    #expect(with == draft.canonicalBytes + item)
    #expect(LogDraft(canonicalBytes: with)?.author.credential?.text == "SHA256:abc")
    #expect(LogDraft(canonicalBytes: with + item) == nil)
  }

  /// In Unicode scalars, as PostgreSQL counts characters.
  @Test(arguments: [(0, false), (1, true), (200, true), (201, false)])
  func aCredentialHasALength(length: Int, isOne: Bool) throws {
    let text = String(repeating: "e\u{301}", count: length / 2) + (length % 2 == 1 ? "e" : "")
    #expect(text.unicodeScalars.count == length)
    #expect((LogCredential(text) != nil) == isOne)
    var draft = try full()
    draft.author.credential = nil
    let count = text.utf8.count
    let item = [17, 0, 0, UInt8(count >> 8), UInt8(count & 0xFF)] + Array(text.utf8)
    let read = LogDraft(canonicalBytes: draft.canonicalBytes + item)
    #expect((read?.author.credential != nil) == isOne)
    #expect((read != nil) == isOne)
  }

  /// Worked out with Python's hashlib.
  @Test func hashOfVersion1() throws {
    let first = try LogHash(previous: .beginning, draft: [1, 2, 3])
    #expect(
      first.description == "033f12bfcb830b7f70f7106ca8075cc5c201f36fdc4e214fae47225dcc149b03")
    #expect(LogHash(hexadecimal: first.description) == first)
  }

  @Test func everyKindReadsBack() throws {
    let key = LogKey.random()
    let contents: [LogContent] = [
      .note(""), .note("line\nbreak \u{0} \u{202E}"), .acknowledgement("a/b", note: "seen"),
      .withdrawal(of: key, alert: "a/b", note: "too early"), .correction(of: key, text: "ten"),
      .handoverPrepared(document: "{}", period: LogPeriod(from: .march(16), to: .march(17))),
      .handoverAccepted(of: key, note: ""), .onWatch, .offWatch,
    ]
    #expect(Set(contents.map(\.kind)) == Set(LogContent.Kind.allCases))
    var draft = try full()
    for content in contents {
      draft.content = content
      #expect(LogDraft(canonicalBytes: draft.canonicalBytes) == draft)
    }
  }

  /// No prefix, no byte more and no other version is read as an entry.
  @Test func refusesOtherBytes() throws {
    let bytes = try full().canonicalBytes
    for length in 0..<bytes.count {
      let short = LogDraft(canonicalBytes: Array(bytes.prefix(length)))
      // Links end the draft, so a prefix may be one with fewer of them, but never the same one.
      #expect(try short != full())
      if let short { #expect(short.canonicalBytes == Array(bytes.prefix(length))) }
    }
    for last: UInt8 in [0, 16] {
      #expect(throws: LogDraft.Flaw.form) { try LogDraft(reading: bytes + [last]) }
    }
    #expect(throws: LogDraft.Flaw.newer) { try LogDraft(reading: bytes + [18]) }
    #expect(throws: LogDraft.Flaw.form) { try LogDraft(reading: [0] + bytes.dropFirst()) }
    #expect(throws: LogDraft.Flaw.newer) { try LogDraft(reading: [2] + bytes.dropFirst()) }
  }

  /// Whatever single byte is changed, the bytes are refused or say something else.
  @Test func everyByteCounts() throws {
    let draft = try full()
    let bytes = draft.canonicalBytes
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 0x21
      guard let read = LogDraft(canonicalBytes: other) else { continue }
      #expect(read.canonicalBytes == other, "byte \(index)")
    }
  }

  @Test func randomBytesAreNoDraft() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<200, using: &generator)
      let bytes = [1] + (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(LogDraft(canonicalBytes: bytes) == nil)
    }
  }

  @Test func keysAreHexadecimal() throws {
    let key = try #require(key)
    #expect(key.description == "000102030405060708090a0b0c0d0e0f")
    #expect(LogKey(hexadecimal: "0001") == nil)
    #expect(LogKey(hexadecimal: key.description.dropLast() + "g") == nil)
    #expect(LogKey(key.bytes) == key)
    #expect(LogKey.random() != LogKey.random())
  }
}
