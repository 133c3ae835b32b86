import CrisisModel
import Testing
import WatchLog

@Suite("Marking of an entry") struct EntryMarkingTests {
  @Test(arguments: [
    ("TLP:AMBER convoy left", Handling.amber), ("  tlp:red\nname", .red), ("TLP:GREEN", .green),
    ("TLP:AMBER+STRICT: convoy", .amberStrict), ("TLP:CLEAR, convoy", .clear),
  ])
  func textBeginsWithIt(text: String, handling: Handling) throws {
    #expect(LeadingMarking(text)?.known == handling)
    #expect(try LogDraft.handling(of: text, about: [.amber]) == handling)
    #expect(draft(.note(text)).marking == handling)
  }

  @Test(arguments: ["", " ", "TLP", "TLP AMBER", "see TLP:RED", "ATLP:RED", "convoy left"])
  func textBeginsWithNone(text: String) throws {
    #expect(LeadingMarking(text) == nil)
    #expect(try LogDraft.handling(of: text, about: []) == .amber)
    #expect(draft(.note(text)).marking == .amber)
  }

  /// A slip of the finger opens nothing.
  @Test(arguments: [
    "TLP:", "TLP:AMBR x", "TLP:WHITE", "TLP:AMBER+", "TLP:REDACTED", "TLP:R\u{301}ED",
  ])
  func unknownWordIsNoMarking(text: String) {
    #expect(throws: UnknownMarking.self) {
      try LogDraft.handling(of: text, stated: .clear, about: [.clear])
    }
    #expect(draft(.note(text)).marking == .red)
  }

  @Test func whatIsSaidHoldsElseWhatItIsAbout() throws {
    #expect(try LogDraft.handling(of: "x", about: [.clear, .red, .green]) == .red)
    #expect(try LogDraft.handling(of: "x", about: [.clear]) == .clear)
    #expect(try LogDraft.handling(of: "x", stated: .green, about: [.red]) == .green)
    #expect(try LogDraft.handling(of: "TLP:CLEAR x", about: [.red]) == .clear)
    #expect(try LogDraft.handling(of: "TLP:CLEAR x", stated: .red, about: []) == .red)
    #expect(try LogDraft.handling(of: "TLP:RED x", stated: .clear, about: []) == .red)
  }

  @Test func neverLessThanItsTextSays() {
    var note = draft(.note("TLP:RED name"))
    note.handling = .clear
    #expect(note.marking == .red)
    let period = LogPeriod(from: .march(16), to: .march(17))
    #expect(draft(.handoverPrepared(document: "no marking", period: period)).marking == .red)
    #expect(
      draft(.handoverPrepared(document: "\n   TLP:GREEN\n", period: period)).marking == .green)
  }
}
