import CrisisModel
import Glibc
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Situation reports of the program") struct BriefCommandTests {
  private static let libya = ["brief", "libya-2011", "--since", "2011-02-26", "--at", "2011-03-17"]
  private static let files = ["text": "txt", "markdown": "md", "html": "html", "json": "json"]

  private static func arguments(_ format: ReportFormat) -> [String] {
    libya + [
      "--format", format.rawValue, "--desk", "Watch floor, day desk", "--to",
      "Director of Operations", "--cc", "Regional desks", "--prepared-by", "Officer of the watch",
    ]
  }

  @Test(arguments: ReportFormat.allCases) func golden(format: ReportFormat) throws {
    let run = try Watchfloor.run(Self.arguments(format))
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    let file = "brief.\(try #require(Self.files[format.rawValue]))"
    let complaint = try Golden(file: file, in: .reports).complaint(about: run.outputText)
    if let complaint { Issue.record("\(complaint)") }
  }

  @Test func everyRecordedFileIsCompared() throws {
    #expect(
      try Golden.recorded(in: .reports)
        == Set(Self.files.values.map { "brief.\($0)" }).union(["handover.txt"]))
  }

  /// Neither the clock nor the machine's time zone or locale is in it.
  @Test(arguments: ReportFormat.allCases) func isTheSameEveryTime(format: ReportFormat) throws {
    let first = try Watchfloor.run(Self.arguments(format))
    let second = try Watchfloor.run(
      Self.arguments(format), environment: ["TZ": "Asia/Tokyo", "LANG": "C.UTF-8"])
    #expect(first.output == second.output)
  }

  @Test func textFollowsTheLocale() throws {
    let run = try Watchfloor.run(Self.libya + ["--ascii"])
    #expect(run.output.allSatisfy { $0 < 0x80 })
    #expect(run.lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: ["2011", "gambia-2016", "cases"])
  func jsonHoldsToItsSchema(name: String) throws {
    let path = "\(Repository.root)/Data/schema/report.schema.json"
    let schema = JSONSchema(try #require(JSONValue(try ProgramRun("/bin/cat", [path]).output)))
    let archive = "\(Repository.archives)/\(name)"
    let run = try Watchfloor.run("brief", archive, "--format", "json")
    #expect(run.code == (try Archives.count(name) > 1 ? 0 : 2))
    guard run.code == 0 else { return }
    #expect(schema.failures(try #require(JSONValue(run.output))) == [])
  }

  @Test(arguments: [
    (
      ["brief", "libia-2011"],
      "no crisis \"libia-2011\" in these snapshots; did you mean libya-2011?"
    ),
    (
      ["brief", "libya", "--where", "risk:high"],
      "name crises or filter them with --where, not both"
    ),
    (["brief", "--since", "2011-03-17", "--at", "2011-02-26"], "--since is later than --at"),
    (["brief", "--at", "2010-12-02"], "no snapshot of the archive is before this one"),
    (["brief", "--format", "pdf"], "write text, markdown, html or json"),
    (["brief", "--max-handling", "secret"], "write clear, green, amber, amber+strict or red"),
  ])
  func whatCannotBeToldSaysWhy(arguments: [String], message: String) throws {
    let run = try Watchfloor.run(arguments)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains(message))
  }

  @Test func nothingBeforeTheTimeIsAnError() throws {
    let run = try Watchfloor.run("brief", "--since", "2009-01-01")
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("no snapshot at or before 2009-01-01"))
  }

  @Test func aFilterIsSaid() throws {
    let run = try Watchfloor.run("brief", "--at", "2011-03-17", "--where", "risk:critical")
    #expect(run.code == 0)
    #expect(run.outputText.contains("of 5 in the snapshot, filter risk:critical: "))
  }

  @Test func theBeginningOfAnIdIsEnough() throws {
    let whole = try Watchfloor.run("brief", "yemen-2011")
    let short = try Watchfloor.run("brief", "yem", "\(Repository.archives)/2011")
    #expect(whole.code == 0)
    #expect(whole.output == short.output)
  }
}

private enum Archives {
  static func count(_ name: String) throws -> Int {
    try Watchfloor.run("completion-words", "times", "--", "\(Repository.archives)/\(name)").lines
      .count
  }
}

@Suite("Export of reports") struct BriefExportTests {
  private let directory: TemporaryDirectory

  /// Two snapshots, the older one marked TLP:AMBER+STRICT.
  init() throws {
    directory = try TemporaryDirectory()
    for (index, var snapshot) in ShippedArchive.year2011.snapshots.suffix(2).enumerated() {
      if index == 0 { snapshot.handling = .amberStrict }
      try directory.write(
        SnapshotWriter.write(snapshot), to: "marked/\(snapshot.asOf.basic).json")
    }
  }

  private func run(_ options: [String], limit: String? = nil) throws -> ProgramRun {
    try Watchfloor.run(
      ["brief", "libya-2011", "\(directory.path)/marked"] + options,
      environment: limit.map { ["WATCHFLOOR_MAX_HANDLING": $0] } ?? [:])
  }

  private var file: String { "\(directory.path)/brief.html" }

  private var permissions: mode_t? {
    var status = stat()
    return stat(file, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  @Test func aStricterMarkingIsRefused() throws {
    let run = try run([])
    #expect(run.code == 6)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("marked TLP:AMBER+STRICT and not exported"))
    #expect(run.messageText.contains("a file or a pipe takes up to TLP:AMBER"))
    #expect(try self.run(["--output", file]).code == 6)
    #expect(permissions == nil)
  }

  @Test(
    arguments: [
      (nil, "amber+strict", 0), (nil, "TLP:RED", 0), (nil, "amber", 6), ("red", nil, 0),
      ("amber", "red", 6), ("red", "green", 6), ("RED", "amber+strict", 0), ("secret", "red", 2),
    ] as [(String?, String?, Int32)])
  func theLowerLimitHolds(site: String?, option: String?, code: Int32) throws {
    let run = try run(option.map { ["--max-handling", $0] } ?? [], limit: site)
    #expect(run.code == code)
    #expect(run.output.isEmpty == (code != 0))
  }

  @Test func aTerminalShowsWhatTheDashboardDoes() throws {
    let shown = try ExportCeiling(option: nil, environment: [:], isTerminal: true)
    #expect(shown.handling == .red)
    let limited = try ExportCeiling(
      option: nil, environment: [ExportCeiling.variable: "green"], isTerminal: true)
    #expect(limited.handling == .green)
  }

  @Test func aFileIsWrittenWholeAndForItsOwner() throws {
    let options = ["--format", "html", "--max-handling", "red", "--output", file]
    let run = try run(options)
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(permissions == 0o600)
    let written = try ProgramRun("/bin/cat", [file])
    #expect(written.outputText.hasPrefix("<!DOCTYPE html>"))
    #expect(written.outputText.hasSuffix("</html>\n"))
    let names = try ProgramRun("/bin/ls", [directory.path]).outputText
    #expect(names == "brief.html\nmarked\n")
  }

  @Test func aFileThatIsThereIsKept() throws {
    try directory.write("mine", to: "brief.html")
    let options = ["--max-handling", "red", "--output", file]
    let refused = try run(options)
    #expect(refused.code == 2)
    #expect(refused.messageText.contains("is there already"))
    #expect(try ProgramRun("/bin/cat", [file]).outputText == "mine")
    #expect(try run(options + ["--force"]).code == 0)
    #expect(try ProgramRun("/bin/cat", [file]).outputText.contains("SITUATION REPORT"))
  }

  /// A snapshot that alerts cannot rest on is named, and what could be read is told.
  @Test func aFileThatCannotBeReadIsNamed() throws {
    try directory.write("[", to: "marked/20000101T000000Z.json")
    let run = try run(["--max-handling", "red"])
    #expect(run.code == 3)
    #expect(run.outputText.contains("could not be read and is left out"))
  }
}
