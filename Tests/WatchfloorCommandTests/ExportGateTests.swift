import CrisisModel
import Dashboard
import DisplayText
import SnapshotArchive
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

/// What is marked too strictly leaves by no way; what leaves says how it is marked.
@Suite("What may leave the program") struct ExportGateTests {
  private let directory: TemporaryDirectory
  private var archive: String { "\(directory.path)/archive" }
  private var log: String { "\(directory.path)/log.db" }
  private let instants: [Instant]

  /// The last snapshots of 2011, made an exercise and marked TLP:RED.
  init() throws {
    directory = try TemporaryDirectory()
    let snapshots = ShippedArchive.year2011.snapshots.suffix(4)
    instants = snapshots.map(\.asOf)
    for var snapshot in snapshots {
      snapshot.handling = .red
      snapshot.exercise = true
      try directory.write(
        SnapshotWriter.write(snapshot), to: "archive/\(snapshot.asOf.basic).json")
    }
  }

  private var lines: CommandLines {
    CommandLines(
      archive: archive, times: (instants[2].basic, instants[3].basic), log: log)
  }

  private func run(_ words: [String], limit: String? = nil) throws -> ProgramRun {
    try Watchfloor.run(
      words,
      environment: ["HOME": directory.path].merging(
        limit.map { ["WATCHFLOOR_MAX_HANDLING": $0] } ?? [:]
      ) { $1 })
  }

  /// Those that take an archive and print none of what it says: where things are, and what is
  /// written into the log.
  private static let silent: Set<Subcommand.ID> = [.doctor, .handoverPrepare, .logAck]
  static let telling = Subcommand.table.filter { command in
    command.operands.contains { $0.kind == .archive || $0.kind == .handoverAction }
      && !silent.contains(command.id)
  }.map(\.id)

  @Test func everyTableIsAmongThem() {
    #expect(Self.telling.count >= 15)
    #expect(Set(TableKind.allCases.map(\.rawValue)).isSubset(of: Self.telling.map(\.rawValue)))
  }

  @Test(arguments: telling) func isRefused(id: Subcommand.ID) throws {
    _ = try run(["log", "write", "x", "--log", log])
    let words = try lines.words(.entry(id))
    let kept = try run(words)
    #expect(kept.code == 6, "\(words): \(kept.messageText)")
    #expect(kept.output.isEmpty)
    #expect(kept.messageText.contains("is marked TLP:RED and not exported: without --max-handling"))
    #expect(!kept.messageText.contains("libya"))
    let out = try run(words + ["--max-handling", "red"])
    #expect([0, 1].contains(out.code), "\(words): \(out.messageText)")
    #expect(out.outputText.contains("TLP:RED"))
    #expect(out.outputText.contains("EXERCISE"))
    // What a site has set cannot be lifted.
    #expect(try run(words + ["--max-handling", "red"], limit: "amber+strict").code == 6)
    let broken = try run(words, limit: "secret")
    #expect(broken.code == 2)
    #expect(broken.output.isEmpty)
  }

  static let json = telling.filter { Subcommand.entry($0).ownOptions.contains(.json) }

  @Test(arguments: json) func jsonIsRefusedToo(id: Subcommand.ID) throws {
    let words = try lines.words(.entry(id)) + ["--json"]
    let kept = try run(words)
    #expect(kept.code == 6)
    #expect(kept.output.isEmpty)
    let value = try #require(JSONValue(try run(words + ["--max-handling", "red"]).output))
    #expect(value["handling"] == .string("TLP:RED"))
    #expect(value["exercise"] == .boolean(true))
  }

  @Test func ballotsAndMessagesAreNoWayAround() throws {
    let all = [
      ["council", "S/RES/1973 (2011)"], ["show", "lybia"], ["council", "S/RES/1"],
      ["brief", "lybia"],
    ]
    for words in all {
      let run = try run(words + [archive])
      #expect(run.code == 6)
      #expect(run.output.isEmpty)
      #expect(!run.messageText.contains("libya-2011") && !run.messageText.contains("S/RES/2"))
    }
    let run = try run(["log", "ack", "x", archive, "--log", log])
    #expect(run.code == 2)
    #expect(run.messageText.contains("no single alert \"x\"; see watchfloor alerts"))
  }

  @Test func completionOffersNothing() throws {
    for kind in ["crises", "decisions"] {
      let run = try run(["completion-words", kind, "--", "show", archive])
      #expect(run.code == 0)
      #expect(run.output.isEmpty && run.messages.isEmpty)
      #expect(!(try Watchfloor.run("completion-words", kind)).output.isEmpty)
    }
  }

  /// cron learns what it asks for, and mails nothing that may not leave.
  @Test(arguments: [["--check"], ["--check", "--max-age", "2"], ["--check", "--since", "-9999w"]])
  func checkKeepsItsCode(options: [String]) throws {
    let kept = try run(["alerts", archive] + options)
    let out = try run(["alerts", archive, "--max-handling", "red"] + options)
    #expect(kept.code == out.code)
    #expect(kept.code != 0 && kept.code != 6)
    #expect(!out.output.isEmpty)
    #expect(kept.output.isEmpty)
    #expect(kept.messageText.contains("the table is marked TLP:RED and not exported"))
  }

  /// An alert tells the snapshot that raised it, however the newest one is marked.
  @Test func alertsHaveTheMarkingOfWhatRaisedThem() throws {
    let newest = try #require(ShippedArchive.year2011.snapshots.last)
    try directory.write(
      SnapshotWriter.write(newest), to: "archive/\(newest.asOf.basic).json")
    #expect(try run(["list", archive]).code == 0)
    #expect(try run(["alerts", archive]).code == 6)
    let out = try run(["alerts", archive, "--max-handling", "red", "--json"])
    #expect(JSONValue(out.output)?["exercise"] == .boolean(true))
  }

  @Test func headOfATableOfNoExercise() throws {
    let lines = try Watchfloor.run("list").lines
    #expect(lines[0] == "TLP:CLEAR")
    #expect(lines[1].hasPrefix("ID "))
    let value = try #require(JSONValue(try Watchfloor.run("list", "--json").output))
    #expect(value["exercise"] == .boolean(false))
  }

  private func write(_ words: String...) throws {
    let run = try run(["log"] + words + ["--log", log])
    #expect(run.code == 0, "\(run.messageText)")
  }

  @Test func logLeavesOutAndCounts() throws {
    try write("write", "open", "--handling", "clear")
    try write("write", "secret", "--handling", "red")
    try write("write", "TLP:AMBER+STRICT names")
    try write("write", "ordinary")
    let kept = try run(["log", "--log", log])
    #expect(kept.code == 0)
    #expect(kept.lines[0] == "TLP:AMBER")
    #expect(kept.lines.count == 4)
    #expect(!kept.outputText.contains("secret") && !kept.outputText.contains("names"))
    #expect(kept.messageText.contains("2 entries above TLP:AMBER left out"))
    let value = try #require(JSONValue(try run(["log", "--log", log, "--json"]).output))
    #expect(value["leftOut"] == .number(2))
    #expect(value["handling"] == .string("TLP:AMBER"))
    #expect(
      value["rows"]?.elements?.compactMap { $0["handling"]?.text } == ["TLP:AMBER", "TLP:CLEAR"])
    let strict = try run(["log", "--log", log, "--max-handling", "amber+strict"])
    #expect(strict.lines[0] == "TLP:AMBER+STRICT")
    #expect(strict.messageText.contains("1 entry above TLP:AMBER+STRICT left out"))
    #expect(try run(["log", "--log", log], limit: "secret").code == 2)
    let all = try run(["log", "--log", log, "--max-handling", "red"])
    #expect(all.lines.count == 6)
    #expect(all.messages.isEmpty)
  }

  @Test func defaultMarkingIsSaid() throws {
    let said = try run(["log", "write", "x", "--log", log])
    #expect(said.outputText == "written as #1 in \(log)\n")
    #expect(said.messageText.contains("marked TLP:AMBER, since no snapshot says how"))
    #expect(try run(["log", "write", "x", "--log", log, "--handling", "green"]).messages.isEmpty)
    let wrong = try run(["log", "write", "TLP:AMBR x", "--log", log])
    #expect(wrong.code == 2)
    #expect(wrong.messageText.contains("\"TLP:AMBR\" is no marking"))
    #expect(try run(["log", "write", "x", "--log", log, "--handling", "secret"]).code == 2)
  }

  /// A note on an alert is marked as what it is about, and left out where that may not leave.
  @Test func noteOnAnAlertIsAsTheAlert() throws {
    let alert = try #require(try lines.words(.entry(.logAck)).dropFirst(2).first)
    #expect(try run(["log", "ack", alert, archive, "--note", "seen", "--log", log]).code == 0)
    let out = try run(["log", "--log", log, "--json", "--max-handling", "red"])
    let row = try #require(JSONValue(out.output)?["rows"]?.elements?.first)
    #expect(row["handling"] == .string("TLP:RED"))
    #expect(row["exercise"] == .boolean(true))
  }

  @Test func strictNoteIsLeftOutOfTheTable() throws {
    let words = ["new-veto/", "--at", "2011-10-04", "--log", log]
    #expect(try run(["log", "ack", "--note", "a name", "--handling", "red"] + words).code == 0)
    let kept = try run(["alerts"] + words.dropFirst())
    #expect(kept.code == 0)
    #expect(!kept.outputText.contains("a name"))
    #expect(kept.messageText.contains("1 note above TLP:AMBER left out"))
    let out = try run(["alerts", "--max-handling", "red"] + words.dropFirst())
    #expect(out.lines[0] == "TLP:RED")
    #expect(out.outputText.contains("a name"))
  }

  @Test func handoverHasTheMarkingOfItsNotes() throws {
    try write("write", "a name", "--handling", "red")
    let handover = ["handover", "--log", log, "--desk", "Africa"]
    #expect(try run(handover).code == 6)
    let out = try run(handover + ["--max-handling", "red"])
    #expect(out.lines[0].hasSuffix(" TLP:RED"))
    let prepared = try run(["handover", "prepare", "--log", log, "--desk", "Africa"])
    #expect(prepared.outputText.contains("marked TLP:RED"))
    #expect(try run(["handover", "show", "--log", log]).code == 6)
  }

  @Test func acceptanceNoteCountsToo() throws {
    let place = ["--log", log, "--desk", "Africa"]
    #expect(try run(["handover", "prepare"] + place).code == 0)
    #expect(try run(["handover", "show"] + place).code == 0)
    let words = ["handover", "accept", "--same-officer", "--note", "TLP:RED a name"]
    #expect(try run(words + place).code == 0)
    #expect(try run(["handover", "show"] + place).code == 6)
    let out = try run(["handover", "show", "--max-handling", "red"] + place)
    #expect(out.lines.first?.hasSuffix(" TLP:RED") == true)
    #expect(out.lines.last?.hasSuffix(" TLP:RED") == true)
  }

  @Test(arguments: [(Handling.amber, true), (.amberStrict, false), (.red, false)])
  func clipboardCountsAsAPipe(handling: Handling, isCopied: Bool) throws {
    var snapshot = try #require(ShippedArchive.year2011.snapshots.last)
    snapshot.handling = handling
    try directory.write(SnapshotWriter.write(snapshot), to: "one/\(snapshot.asOf.basic).json")
    let archive = try LiveArchive.open("\(directory.path)/one")
    var runner = EffectRunner(archive, themes: .shipped, work: WorkAtOnce(archive.chores))
    let gate = ExportGate(
      limit: nil, isFile: false, environment: [:], output: Output(isASCII: false))
    runner.refuseCopy = { gate.clipboardRefusal($0) }
    var copied: [String] = []
    runner.copy = {
      copied.append($0)
      return $0.utf8.count
    }
    var state = archive.firstState(index: 0)
    runner.send(.key(.character("y")), to: &state)
    #expect(copied.isEmpty != isCopied)
    let message = state.message?.string ?? ""
    #expect(message.contains("not copied: the text is marked \(handling.rawValue)") != isCopied)
  }
}
