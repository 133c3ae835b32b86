import TestSupport
import Testing

@testable import WatchfloorCommand

/// What scripts rely on: the text and the JSON of every table command, byte for byte.
///
/// One instant is enough: the rules behind the tables have tests of their own.
@Suite("Golden tables") struct TableGoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    var code: Int32 = 0

    var testDescription: String { name }

    init(_ kind: TableKind, _ subject: String? = nil, name: String? = nil) {
      self.name = name ?? kind.rawValue
      arguments = [kind.rawValue] + (subject.map { [$0] } ?? []) + ["--at", "2011-03-17"]
    }

    init(_ name: String, _ arguments: [String], code: Int32 = 0) {
      self.name = name
      self.arguments = [name] + arguments
      self.code = code
    }
  }

  static let cases =
    TableKind.allCases.map { Case($0, $0.needsCrisis ? "libya-2011" : nil) }
    + [
      Case(.council, "S/RES/1973 (2011)", name: "ballots"),
      Case("changes", ["--since", "2011-03-12", "--at", "2011-03-17"]),
      Case("alerts", ["--at", "2011-03-17"]),
      Case("diff", ["2011-09-16", "2011-10-04"], code: 1),
    ]

  @Test(arguments: cases) func text(wanted: Case) throws {
    let run = try Watchfloor.run(wanted.arguments)
    #expect(run.code == wanted.code)
    try compare(run, "\(wanted.name).txt")
  }

  @Test(arguments: cases) func json(wanted: Case) throws {
    let run = try Watchfloor.run(wanted.arguments + ["--json"])
    #expect(run.code == wanted.code)
    try compare(run, "\(wanted.name).json")
  }

  private func compare(_ run: ProgramRun, _ file: String) throws {
    let complaint = try Golden(file: file, in: .tables).complaint(about: run.outputText)
    if let complaint { Issue.record("\(complaint)") }
  }

  @Test func everyRecordedFileIsCompared() throws {
    let names = Self.cases.flatMap { ["\($0.name).txt", "\($0.name).json"] }
    #expect(try Golden.recorded(in: .tables) == Set(names))
  }

  /// Nothing is cut where the reader may be a program.
  @Test(arguments: cases) func nothingIsCut(wanted: Case) throws {
    let run = try Watchfloor.run(wanted.arguments)
    #expect(!run.outputText.contains("…"))
  }
}

@Suite("Published schema of tables") struct TableSchemaTests {
  private let tables: JSONSchema
  private let root: JSONValue
  private let snapshot: JSONSchema

  init() throws {
    root = try Self.value("tables")
    tables = JSONSchema(root)
    snapshot = JSONSchema(try Self.value("snapshot"))
  }

  private static func value(_ name: String) throws -> JSONValue {
    let run = try ProgramRun("/bin/cat", ["\(Repository.root)/Data/schema/\(name).schema.json"])
    return try #require(JSONValue(run.output))
  }

  /// Every archive at its newest, besides the golden instant.
  @Test(arguments: TableGoldenTests.cases.filter { $0.name != "show" })
  func holdsForTables(wanted: TableGoldenTests.Case) throws {
    let run = try Watchfloor.run(wanted.arguments + ["--json"])
    let value = try #require(JSONValue(run.output))
    #expect(tables.failures(value) == [])
    #expect(undocumented(value) == [])
  }

  @Test(arguments: ["2011", "gambia-2016", "cases"]) func holdsForArchives(name: String) throws {
    let archive = "\(Repository.archives)/\(name)"
    let crises = try Watchfloor.run("completion-words", "crises", "--", archive).lines
    #expect(!crises.isEmpty)
    for kind in TableKind.allCases where kind != .show {
      let subject = kind.needsCrisis ? [crises[0]] : []
      let run = try Watchfloor.run([kind.rawValue] + subject + [archive, "--json"])
      let value = try #require(JSONValue(run.output))
      #expect(tables.failures(value) == [], "\(kind)")
    }
  }

  @Test(arguments: ["libya-2011", "cote-divoire-2010", "darfur-2003", "syria-2011", "yemen-2011"])
  func holdsForACrisis(id: String) throws {
    let run = try Watchfloor.run("show", id, "--json")
    #expect(snapshot.failures(try #require(JSONValue(run.output)), definition: "crisis") == [])
  }

  @Test(arguments: ["2011", "gambia-2016", "cases"]) func holdsForAlerts(name: String) throws {
    let archive = "\(Repository.archives)/\(name)"
    for options in [["--json"], ["--json", "--since", "-9999w"]] {
      let value = try #require(JSONValue(try Watchfloor.run(["alerts", archive] + options).output))
      #expect(tables.failures(value) == [])
      #expect(undocumented(value) == [])
    }
  }

  @Test func refusesAnotherShape() {
    let value = JSONValue(Array(#"{"schemaVersion": 1, "command": "list", "rows": [1]}"#.utf8))
    #expect(tables.failures(value ?? .null).contains("$: required"))
    #expect(tables.failures(value ?? .null).contains("$: oneOf"))
  }

  /// Members of rows that no shape of the command names.
  private func undocumented(_ table: JSONValue) -> Set<String> {
    let shapes = (root["oneOf"]?.elements ?? []).filter {
      $0["properties"]?["command"]?["const"] == table["command"]
    }
    let rows = shapes.compactMap { $0["properties"]?["rows"]?["items"] }
    let items = rows.flatMap { $0["anyOf"]?.elements ?? [$0] }
    let known = Set(items.flatMap { $0["properties"]?.members.keys.map(\.self) ?? [] })
    let found = Set((table["rows"]?.elements ?? []).flatMap(\.members.keys))
    return found.subtracting(known)
  }
}
