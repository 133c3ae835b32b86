import FoundationEssentials
import TestSupport
import Testing

@testable import WatchfloorCommand

/// The head from the command line, written down and given back.
@Suite("Heads of the log from the command line") struct LogHeadCommandTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func run(_ words: String...) throws -> ProgramRun {
    try Watchfloor.run(["log"] + words + ["--log", path])
  }

  private func write(_ texts: String...) throws {
    for text in texts { try #require(try run("write", text).code == 0) }
  }

  private func head() throws -> String {
    let printed = try run("head")
    #expect(printed.code == 0, "\(printed.messageText)")
    #expect(printed.messages.isEmpty)
    return try #require(printed.lines.first)
  }

  @Test func isPrintedAloneAndFoundAgain() throws {
    try write("one")
    let first = try head()
    #expect(first.hasPrefix("1:"))
    try write("two", "three")
    let last = try head()
    let verified = try run("verify", "--head", first, "--head=\(last)")
    #expect(verified.code == 0)
    #expect(verified.lines[1] == "2 heads from elsewhere found in it; the last is the log's own")
    #expect(verified.lines.last == "head \(last)")
    let earlier = try run("verify", "--head", first)
    #expect(earlier.lines[1].hasSuffix("2 entries after the last are held by the chain alone"))
    #expect(try Watchfloor.run("log", "verify", "--head", last, "--log", "\(path).none").code == 7)
  }

  @Test func aLogWithoutEntriesHasNone() throws {
    #expect(try run("head").code == 7, "it is not there")
    try write("one")
    try RawDatabase(path: path).execute(
      """
      DROP TRIGGER entries_remain; DELETE FROM entries; DROP TRIGGER head_follows;
      UPDATE head SET sequence = 0, hash = zeroblob(32)
      """)
    let empty = try run("head")
    #expect(empty.code == 7)
    #expect(empty.output.isEmpty)
  }

  /// A copy of yesterday that is put back, and a log written anew: each is whole by itself.
  @Test func whatWasPutBackOrWrittenAnewIsFound() throws {
    try write("one")
    let copy = "\(directory.path)/copy.db"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    try write("two")
    let last = try head()
    let yesterday = try Watchfloor.run("log", "verify", "--log", copy)
    #expect(yesterday.code == 0, "the chain alone does not tell")
    let cut = try Watchfloor.run("log", "verify", "--log", copy, "--head", last)
    #expect(cut.code == 1)
    #expect(cut.lines[0] == "#2: cut off: the log is known to have had this entry")
    let anew = "\(directory.path)/anew.db"
    for text in ["one", "two"] { _ = try Watchfloor.run("log", "write", text, "--log", anew) }
    let rewritten = try Watchfloor.run("log", "verify", "--log", anew, "--head", last)
    #expect(rewritten.code == 1)
    #expect(rewritten.lines[0] == "#2: written anew: it once had another hash")
  }

  @Test(arguments: ["", "1", "0:00", "x:y", "#2", String(repeating: "a", count: 64)])
  func aHeadOfAnotherFormIsUsage(head: String) throws {
    try write("one")
    let run = try run("verify", "--head=\(head)")
    #expect(run.code == 2)
    #expect(run.messageText.contains("NUMBER:HASH"))
  }

  @Test func jsonHasTheChain() throws {
    try write("one", "two")
    let json = try #require(JSONValue(try run("--json").output))
    let rows = try #require(json["rows"]?.elements)
    #expect(rows.count == 2)
    let (second, first) = (rows[0], rows[1])
    #expect(first["previous"]?.text == String(repeating: "0", count: 64))
    #expect(second["previous"]?.text == first["hash"]?.text)
    #expect(try "2:\(#require(second["hash"]?.text))" == head())
    #expect(try run().outputText.contains("HASH") == false, "people are not shown it")
  }

  /// The head that a handover was made from is on one line, to be copied from paper or a mail.
  @Test(arguments: ["text", "markdown", "html", "json"])
  func aHandoverTellsTheHeadItWasMadeFrom(form: String) throws {
    try write("one")
    let head = try head()
    let words = ["handover", "--at", "2011-10-04", "--log", path, "--format", form]
    let handover = try Watchfloor.run(words)
    #expect(handover.code == 0, "\(handover.messageText)")
    #expect(handover.outputText.contains(head))
    try write("two")
    #expect(try run("verify", "--head", head).code == 0)
  }

  @Test func theHandoverInTheLogTellsTheHeadBeforeIt() throws {
    try write("one")
    let head = try head()
    let words = ["--at", "2011-10-04", "--log", path]
    #expect(try Watchfloor.run(["handover", "prepare"] + words).code == 0)
    let shown = try Watchfloor.run("handover", "show", "--log", path)
    #expect(shown.lines.contains(head), "\(shown.outputText)")
  }
}
