import Glibc
import SnapshotArchive
import TestSupport
import Testing
import Threads

/// An archive is a name: what it leads to may be switched under a running program.
@Suite("Archive watch by name") struct ArchiveNameTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write("{}", to: "r1/a/20110101T000000Z.json")
    try directory.write("{}", to: "r2/a/20110101T000000Z.json")
    try directory.write("{}", to: "r2/a/20110102T000000Z.json")
  }

  private func path(_ name: String) -> String { "\(directory.path)/\(name)" }

  /// In one step, as `ln -sfn` and `mv -T` do.
  private func link(_ name: String, to target: String) {
    #expect(symlink(target, path("new")) == 0)
    #expect(rename(path("new"), path(name)) == 0)
  }

  private func isTold(_ watch: ArchiveWatch) throws -> Bool {
    var item = pollfd(fd: try #require(watch.pollDescriptor), events: Int16(POLLIN), revents: 0)
    return poll(&item, 1, 10_000) == 1
  }

  private func expectSwitched(_ watch: ArchiveWatch) throws {
    #expect(try isTold(watch))
    #expect(watch.takeNews() == .change)
    let both: Set = ["20110101T000000Z.json", "20110102T000000Z.json"]
    #expect(try watch.look(at: .now) == .init(changed: both, arriving: []))
    // From now on it is the other one that is watched.
    try directory.write("{}", to: "r2/a/20110103T000000Z.json")
    #expect(try isTold(watch))
    #expect(try watch.look(at: .now).changed == ["20110103T000000Z.json"])
    try directory.write("{}", to: "r1/a/20110104T000000Z.json")
    #expect(try watch.look(at: .now).changed == [])
    #expect(watch.manner == .events)
  }

  @Test func aLinkThatIsSwitchedIsFollowed() throws {
    link("current", to: "r1/a")
    let watch = ArchiveWatch(path: path("current"))
    #expect(!watch.isDue)
    link("current", to: path("r2/a"))
    #expect(watch.isDue)
    try expectSwitched(watch)
    #expect(!watch.isDue)
  }

  @Test func aParentThatIsALinkIsFollowed() throws {
    link("current", to: "r1")
    let watch = ArchiveWatch(path: path("current/a/"))
    link("current", to: "r2")
    try expectSwitched(watch)
  }

  @Test func aLinkBehindALinkIsFollowed() throws {
    link("release", to: "r1")
    link("current", to: "../\(directory.path.split(separator: "/").last ?? "")/release/a")
    let watch = ArchiveWatch(path: path("./current"))
    link("release", to: "r2")
    try expectSwitched(watch)
  }

  @Test func aParentThatIsPutInAnothersPlaceIsFollowed() throws {
    #expect(rename(path("r1"), path("now")) == 0)
    let watch = ArchiveWatch(path: path("now/a"))
    #expect(rename(path("now"), path("r1")) == 0)
    #expect(symlink("r2", path("now")) == 0)
    try expectSwitched(watch)
  }

  /// What else happens in directories on the way is nobody's concern.
  @Test func neighboursOnTheWayAreNoNews() throws {
    link("current", to: "r1/a")
    let watch = ArchiveWatch(path: path("current"))
    try directory.write("x", to: "other")
    try directory.write("x", to: "r1/other")
    #expect(watch.takeNews() == nil)
  }

  @Test(arguments: [
    ("gone", Int32(ENOENT)), ("r1/a/20110101T000000Z.json", ENOTDIR), ("circle", ELOOP),
  ])
  func whyADirectoryIsLostIsKept(target: String, code: Int32) throws {
    link("current", to: "r1/a")
    #expect(symlink("circle", path("circle")) == 0)
    let watch = ArchiveWatch(path: path("current"))
    link("current", to: target)
    let lost =
      code == ENOENT
      ? FileError.notFound(path: path("current"))
      : .unreadable(path: path("current"), errno: code)
    #expect(throws: lost) { try watch.look(at: .now) }
    #expect(watch.manner == .polling(.lost))
    link("current", to: "r2/a")
    let both: Set = ["20110101T000000Z.json", "20110102T000000Z.json"]
    #expect(try watch.look(at: .now) == .init(changed: both, arriving: []))
    #expect(watch.manner == .events)
  }
}

/// A file that is written in place is not there before it is whole.
@Suite("Files that arrive") struct ArrivingFileTests {
  private let directory: TemporaryDirectory
  private let watch: ArchiveWatch
  private let name = "20110102T000000Z.json"
  private let start = MonotonicTime.now

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write("{}", to: "20110101T000000Z.json")
    watch = ArchiveWatch(path: directory.path)
  }

  private func open() -> Int32 {
    Glibc.open("\(directory.path)/\(name)", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
  }

  private func look(after seconds: Double = 0) throws -> ArchiveWatch.Look {
    try watch.look(at: start + .seconds(seconds))
  }

  @Test func itIsThereWhenItsWriterCloses() throws {
    let file = open()
    #expect(watch.takeNews() == .change)
    #expect(try look() == .init(changed: [], arriving: [name]))
    #expect(write(file, "{ ", 2) == 2)
    #expect(watch.takeNews() == .writing)
    #expect(try look(after: 1) == .init(changed: [], arriving: [name]))
    #expect(write(file, "}", 1) == 1)
    close(file)
    #expect(try look(after: 2) == .init(changed: [name], arriving: []))
    #expect(try look(after: 3) == .init(changed: [], arriving: []))
  }

  /// On the bound of the quiet time and on each side of it.
  @Test func itIsTakenForWholeWhenItIsQuiet() throws {
    let file = open()
    defer { close(file) }
    #expect(write(file, "{", 1) == 1)
    #expect(try look().arriving == [name])
    #expect(write(file, "}", 1) == 1)
    #expect(try look(after: 4).arriving == [name])
    #expect(try look(after: 8.999) == .init(changed: [], arriving: [name]))
    #expect(try look(after: 9) == .init(changed: [name], arriving: []))
    #expect(write(file, " ", 1) == 1)
    #expect(try look(after: 10) == .init(changed: [], arriving: [name]))
  }

  @Test func whatIsClosedAndWrittenAgainIsNotWhole() throws {
    try directory.write("{}", to: name)
    let file = open()
    #expect(write(file, "[[", 2) == 2)
    #expect(try look() == .init(changed: [], arriving: [name]))
    close(file)
    #expect(try look(after: 1) == .init(changed: [name], arriving: []))
  }

  @Test func whatGoesIsNotAwaited() throws {
    let file = open()
    #expect(try look().arriving == [name])
    close(file)
    #expect(unlink("\(directory.path)/\(name)") == 0)
    #expect(try look(after: 1) == .init(changed: [name], arriving: []))
  }

  @Test func aSecondNameOfAFileIsWholeAtOnce() throws {
    #expect(
      link("\(directory.path)/20110101T000000Z.json", "\(directory.path)/\(name)") == 0)
    #expect(try look().changed.contains(name))
    #expect(try look().arriving == [])
  }

  /// A program that starts while a file is coming has not been told of its beginning.
  @Test func aSuspectIsAwaited() throws {
    let watch = ArchiveWatch(
      path: directory.path, suspects: ["20110101T000000Z.json", "20110105T000000Z.json"],
      at: start)
    #expect(
      try watch.look(at: start) == .init(changed: [], arriving: ["20110101T000000Z.json"]))
    let quiet = start + ArchiveWatch.quietTime
    #expect(
      try watch.look(at: quiet) == .init(changed: ["20110101T000000Z.json"], arriving: []))
  }
}
