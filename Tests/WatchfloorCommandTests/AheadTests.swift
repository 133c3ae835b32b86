import CrisisModel
import DisplayText
import SnapshotArchive
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

/// Snapshots dated ahead of the clock, and files of one instant, from the command line.
@Suite("Ahead of the clock, and twice") struct AheadTests {
  private let archive: TemporaryDirectory

  init() throws {
    archive = try TemporaryDirectory()
    for time in ["20110222T235900Z", "20110226T235900Z"] { try archive.drop(time) }
  }

  private func dropAhead() throws {
    try archive.drop(text: SmallSnapshot.text(asOf: "2099-01-01T00:00:00Z"), as: "20990101T000000Z")
  }

  @Test(arguments: [["list"], ["alerts"], ["render"], ["brief"], [], ["council"]])
  func theNewestTrueOneIsOpenedAndTheOthersAreTold(command: [String]) throws {
    try dropAhead()
    let run = try Watchfloor.run(command + [archive.path])
    #expect(run.code == 0)
    #expect(run.messageText.contains("1 snapshot is dated ahead of this machine's clock"))
    #expect(!run.outputText.contains("2099"))
    #expect(!run.outputText.contains("JAN 99"))
    #expect(run.outputText.lowercased().contains("libya"))
  }

  @Test func oneThatIsAskedForIsOpened() throws {
    try dropAhead()
    let run = try Watchfloor.run("list", "--json", "--at", "2099-01-02", archive.path)
    #expect(JSONValue(run.output)?["asOf"]?.text == "2099-01-01T00:00:00Z")
  }

  @Test func whatIsAheadIsStaleForACheck() throws {
    let only = try TemporaryDirectory()
    try only.drop(text: SmallSnapshot.text(asOf: "2099-01-01T00:00:00Z"), as: "20990101T000000Z")
    let run = try Watchfloor.run("alerts", "--check", "--max-age", "2", only.path)
    #expect(run.code == 4)
    #expect(run.messageText.contains("ahead of this machine's clock"))
    try dropAhead()
    let both = try Watchfloor.run("alerts", "--check", "--max-age", "2", archive.path)
    #expect(both.code == 4)
    #expect(both.messageText.contains("older than 2 days"))
    let asked = ["alerts", "--check", "--max-age", "2", "--at", "2099-01-01", archive.path]
    #expect(try Watchfloor.run(asked).code == 4)
  }

  @Test func validateFindsIt() throws {
    try dropAhead()
    let run = try Watchfloor.run("validate", archive.path)
    #expect(run.code == 0)
    #expect(run.lines.count == 1)
    #expect(run.lines[0].contains("20990101T000000Z.json:2:"))
    #expect(run.lines[0].contains("finding: asOf is 2099-01-01T00:00:00Z, ahead of this machine"))
  }

  @Test func validateFindsTwoFilesOfOneInstant() throws {
    let text = SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z")
    try archive.write(text, to: "20110310T235900Z.json")
    try archive.write(text, to: "2011-03-10T23:59:00Z.json")
    let spelt = try Watchfloor.run("validate", archive.path)
    #expect(spelt.code == 0)
    #expect(
      spelt.lines == [
        "\(archive.path)/20110310T235900Z.json: finding: 2011-03-10T23:59:00Z.json is of 2011-03-10T23:59:00Z too; keep one of them"
      ])
    let a = try archive.write(text, to: "other/a.json")
    let b = try archive.write(text, to: "other/b.json")
    let named = try Watchfloor.run("validate", a, b, b)
    #expect(named.lines.count == 2)
    #expect(named.lines.allSatisfy { $0.contains("b.json: finding: a.json is of 2011-03-10") })
    let far = try Watchfloor.run("validate", a, "\(archive.path)/20110310T235900Z.json")
    #expect(far.lines == [], "two archives may have snapshots of one instant")
  }

  @Test func noChangeIsComputedBetweenThem() throws {
    let first = SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z")
    let second = SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z", status: "easing")
    let usual = try archive.write(first, to: "20110310T235900Z.json")
    let other = try archive.write(second, to: "2011-03-10T23:59:00Z.json")
    let diff = try Watchfloor.run("diff", usual, other)
    #expect(diff.code == 3)
    #expect(diff.output.isEmpty)
    #expect(diff.messageText.contains("20110310T235900Z.json is of 2011-03-10T23:59:00Z too"))
    let changes = try Watchfloor.run("changes", archive.path)
    #expect(changes.code == 0)
    #expect(changes.messageText.contains("keep one of them"))
    #expect(!changes.outputText.contains("easing"))
    let edition = try archive.write(second, to: "r2/20110310T235900Z.json")
    #expect(try Watchfloor.run("diff", usual, edition).code == 1, "two editions do compare")
  }

  @Test func doctorSaysBoth() throws {
    try dropAhead()
    let text = SmallSnapshot.text(asOf: "2011-02-26T23:59:00Z")
    try archive.write(text, to: "2011-02-26T23:59:00Z.json")
    let run = try Watchfloor.run("doctor", archive.path)
    #expect(run.outputText.contains("1 snapshot is dated ahead of this machine's clock"))
    #expect(run.outputText.contains("left out: \(archive.path)/2011-02-26T23:59:00Z.json"))
    #expect(run.outputText.contains("told by the kernel (inotify)"))
  }

  @Test(arguments: [
    (ArchiveWatch.Manner.events, "told by the kernel (inotify)"),
    (
      .polling(.refused(errno: 28)),
      "polling every 2 seconds: no inotify (No space left on device); raise fs.inotify.max_user_watches"
    ),
    (
      .polling(.refused(errno: 24)),
      "polling every 2 seconds: no inotify (Too many open files); raise fs.inotify.max_user_instances, or ulimit -n"
    ),
    (.polling(.networkFileSystem), "polling every 2 seconds: a network file system does not tell"),
  ])
  func doctorSaysHowFilesAreNoticed(manner: ArchiveWatch.Manner, words: String) {
    #expect(DoctorCommand.words(manner).string == words)
  }
}

@Suite("The clock of the machine") struct ClockTests {
  private let archive: TemporaryDirectory

  init() throws {
    archive = try TemporaryDirectory()
    for time in ["20110226T235900Z", "20110310T235900Z"] { try archive.drop(time) }
  }

  private func open(at clock: String) throws -> LiveArchive {
    let now = try #require(Instant(clock))
    return try .open(archive.path, clock: { now })
  }

  /// On the bound of what clocks may differ by, and on each side of it.
  @Test(arguments: [
    ("20110310T235759Z", 0), ("20110310T235800Z", 1), ("20110310T235801Z", 1),
    ("19700101T000000Z", 1),
  ])
  func itDecidesWhatIsOpenedFirst(clock: String, index: Int) throws {
    let live = try open(at: clock)
    #expect(try live.index(at: nil) == index)
    // A stretch of time counts back from there.
    #expect(live.newest == live.entries[index].asOf)
    #expect(
      live.problems.isEmpty == (clock == "20110310T235800Z" || clock == "20110310T235801Z"))
  }
}
