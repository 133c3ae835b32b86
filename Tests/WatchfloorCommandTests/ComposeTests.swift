import Glibc
import SnapshotArchive
import TestSupport
import Testing

@testable import WatchfloorCommand

/// `compose` over a copy of the shipped chronicle of The Gambia.
@Suite("Compose") struct ComposeTests {
  private static let shipped = "\(Repository.root)/Data/chronicle/gambia-2016"
  private static let snapshots = "\(Repository.archives)/gambia-2016"

  private let directory: TemporaryDirectory
  private let chronicle: String
  private let archive: String

  init() throws {
    directory = try TemporaryDirectory()
    for name in try DirectoryListing.names(in: Self.shipped) {
      try directory.copy("\(Self.shipped)/\(name)", to: "chronicle/\(name)")
    }
    chronicle = "\(directory.path)/chronicle"
    archive = "\(directory.path)/archive"
  }

  private func compose(_ more: String...) throws -> ProgramRun {
    try Watchfloor.run(["compose", chronicle, "--into", archive] + more)
  }

  private func names() throws -> [String] { try DirectoryListing.names(in: archive).sorted() }

  private func bytes(_ path: String) throws -> [UInt8] {
    try FileBytes(path: path).withBytes { Array($0) }
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = String(decoding: try bytes("\(chronicle)/\(name)"), as: UTF8.self)
    #expect(text.contains(old))
    try directory.write(text.replacing(old, with: new, maxReplacements: 1), to: "chronicle/\(name)")
  }

  @Test(arguments: ["2011", "cases", "gambia-2016"])
  func theShippedArchivesAreUpToDate(name: String) throws {
    let run = try Watchfloor.run(
      "compose", "\(Repository.root)/Data/chronicle/\(name)", "--into",
      "\(Repository.archives)/\(name)", "--check")
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(run.messageText.hasSuffix(" composed, 0 to be written; nothing is written\n"))
  }

  @Test func anArchiveIsMade() throws {
    let run = try compose()
    #expect(run.code == 0, "\(run.messageText)")
    #expect(run.messages.isEmpty)
    let shipped = try DirectoryListing.names(in: Self.snapshots).sorted()
    #expect(try names() == shipped)
    for name in shipped {
      #expect(try bytes("\(archive)/\(name)") == bytes("\(Self.snapshots)/\(name)"))
    }
    #expect(run.lines.first == "wrote \(archive)/\(shipped[0])")
    #expect(run.lines.last == "9 snapshots composed, 9 written, 0 unchanged")
  }

  @Test func whatIsTheSameIsNotWritten() throws {
    _ = try compose()
    let before = try names().map { FileStamp(path: "\(archive)/\($0)") }
    let run = try compose()
    #expect(run.code == 0)
    #expect(run.lines == ["9 snapshots composed, 0 written, 9 unchanged"])
    #expect(try names().map { FileStamp(path: "\(archive)/\($0)") } == before)
  }

  /// A fact that is known later than a snapshot changes nothing in it.
  @Test func onlyWhatChangedIsWritten() throws {
    _ = try compose()
    try edit("gambia.json", "\"value\": 45000", "\"value\": 46000")
    let check = try compose("--check")
    #expect(check.code == 1)
    let changed = ["20170121T235900Z.json", "20170126T235900Z.json"]
    #expect(check.lines == changed.map { "\(archive)/\($0): differs" })
    let run = try compose()
    #expect(run.code == 0)
    #expect(run.lines.dropLast() == changed.map { "wrote \(archive)/\($0)" })
    #expect(try compose("--check").code == 0)
  }

  @Test func aCheckWritesNothing() throws {
    let run = try compose("--check")
    #expect(run.code == 1)
    #expect(run.lines.count == 9)
    #expect(run.lines.allSatisfy { $0.hasSuffix(": is missing") })
    #expect(throws: FileError.self) { try names() }
  }

  @Test func otherInstantsAreComposedAlone() throws {
    let run = try compose("--at", "2017-01-20", "--at", "20170118T1200Z", "--at=2017-01-20")
    #expect(run.code == 0, "\(run.messageText)")
    #expect(try names() == ["20170118T120000Z.json", "20170120T235959Z.json"])
    let sound = try Watchfloor.run("validate", archive)
    #expect(sound.code == 0 && sound.output.isEmpty)
    #expect(try compose("--at", "2017-01-20", "--check").code == 0)
  }

  /// What the chronicle does not have is told of, and stays.
  @Test func aSnapshotThatIsNotOfTheChronicleStays() throws {
    _ = try compose()
    try directory.copy(
      "\(Self.snapshots)/20170126T235900Z.json", to: "archive/20170301T000000Z.json")
    try directory.write("{}", to: "archive/notes.json")
    let run = try compose()
    #expect(run.code == 0)
    #expect(
      run.messageText
        == "watchfloor: \(archive)/20170301T000000Z.json: the chronicle has no such snapshot, and it stays; remove it, or name its instant in the chronicle\n"
    )
    #expect(try names().contains("20170301T000000Z.json"))
    #expect(try compose("--check").code == 1)
  }

  @Test func anErrorKeepsAllFromBeingWritten() throws {
    try edit("gambia.json", "\"stance\": \"", "\"stance\": \"x")
    try edit("sources.json", "\"grade\": \"A1\"", "\"grade\": \"A9\"")
    let run = try compose()
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    let lines = run.messageText.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("watchfloor: \(chronicle)/sources.json:"))
    #expect(lines[1].hasPrefix("watchfloor: \(chronicle)/gambia.json:"))
    #expect(lines[1].contains(": $.positions["))
    #expect(lines[2] == "watchfloor: \(chronicle): 2 errors, 0 findings; nothing is written")
    #expect(throws: FileError.self) { try names() }
  }

  @Test func whatIsNotThereIsSaid() throws {
    try edit("archive.json", "\"gambia.json\"", "\"gambia.json\", \"togo.json\"")
    let run = try compose()
    #expect(run.code == 3)
    #expect(run.messageText.contains("\(chronicle)/togo.json: no such file or directory"))
    let none = try Watchfloor.run("compose", "/nowhere", "--into", archive)
    #expect(none.code == 3)
    #expect(none.messageText.contains("/nowhere/archive.json: no such file or directory"))
  }

  /// What it says does not depend on how many threads there are.
  @Test func threadsMakeNoDifference() throws {
    try edit("gambia.json", "\"value\": 45000", "\"value\": 45000.5")
    let runs = try ["1", "2", "16"].map { try compose("--check", "--jobs", $0) }
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(Set(runs.map(\.messages)).count == 1)
    #expect(Set(runs.map(\.code)) == [1])
  }

  @Test(arguments: [
    (["compose"], "compose needs a chronicle; name its directory, in which archive.json is"),
    (["compose", "c"], "compose needs --into ARCHIVE; see --help"),
    (["compose", "c", "--into", "a", "--jobs", "0"], "--jobs: \"0\""),
    (["compose", "c", "d", "--into", "a"], "d is one argument too many"),
    (["compose", "c", "--into", "postgres://a"], "the address of a log stands behind --log"),
  ])
  func isUsedWrongly(words: [String], text: String) throws {
    let run = try Watchfloor.run(words)
    #expect(run.code == 2)
    #expect(run.messageText.contains(text), "\(run.messageText)")
  }

  @Test func aReadOnlySessionChecksAlone() throws {
    #expect(try compose("--read-only").code == 6)
    #expect(try compose("--read-only", "--check").code == 1)
    #expect(try compose("--restricted").code == 6)
    #expect(try compose("--restricted", "--check").code == 6)
    #expect(throws: FileError.self) { try names() }
  }

  @Test func aLimitThatIsSetHolds() throws {
    try edit("archive.json", "TLP:CLEAR", "TLP:RED")
    let run = try compose("--max-handling", "amber")
    #expect(run.code == 6)
    #expect(run.messageText.contains("the chronicle is marked TLP:RED"))
    #expect(try compose().code == 0)
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try directory.write("x", to: "archive")
    let run = try compose()
    #expect(run.code == 8)
    #expect(run.messageText.contains("\(archive)"))
    let deep = try Watchfloor.run("compose", chronicle, "--into", "\(directory.path)/a/b")
    #expect(deep.code == 8)
    #expect(deep.messageText.contains("No such file or directory"))
  }
}
