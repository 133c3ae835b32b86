import Glibc
import TestSupport
import Testing

@testable import SnapshotArchive

@Suite("Files written in one step") struct WholeFileTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func path(_ name: String) -> String { "\(directory.path)/\(name)" }

  private func write(
    _ text: String, to name: String, permissions: UInt32 = 0o600, replaces: Bool = true
  ) throws(WholeFile.Failure) {
    try WholeFile(path: path(name), permissions: permissions, replaces: replaces)
      .write(Array(text.utf8))
  }

  private func text(_ name: String) throws -> String {
    try FileBytes(path: path(name)).withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat(path(name), &status) == 0, "\(name)")
    return status
  }

  private func mode(_ name: String) throws -> UInt32 { try status(name).st_mode & 0o7777 }

  private var names: [String] {
    get throws { try DirectoryListing.names(in: directory.path, hidden: true).sorted() }
  }

  private func failure(_ body: () throws(WholeFile.Failure) -> Void) -> WholeFile.Failure? {
    do throws(WholeFile.Failure) { try body() } catch { return error }
    return nil
  }

  @Test func newFileHasThePermissionsAsked() throws {
    try write("a", to: "closed")
    try write("a", to: "open", permissions: 0o666, replaces: false)
    let mask = umask(0)
    umask(mask)
    #expect(try mode("closed") == 0o600)
    #expect(try mode("open") == 0o666 & ~mask)
    #expect(try names == ["closed", "open"])
  }

  @Test func fileThatIsThereStaysUnlessToldOtherwise() throws {
    try directory.write("old", to: "a")
    #expect(
      failure { () throws(WholeFile.Failure) in try write("new", to: "a", replaces: false) }
        == .exists(path: path("a")))
    #expect(try text("a") == "old")
    try write("new", to: "a")
    #expect(try text("a") == "new")
    #expect(try names == ["a"])
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o444, 0o4755] as [mode_t])
  func modeIsKept(mode: mode_t) throws {
    try directory.write("old", to: "a")
    chmod(path("a"), mode)
    let isReadOnly = mode & 0o222 == 0 && geteuid() != 0
    let failure = failure { () throws(WholeFile.Failure) in try write("new", to: "a") }
    #expect((failure == nil) != isReadOnly)
    #expect(try self.mode("a") == mode)
    #expect(try text("a") == (isReadOnly ? "old" : "new"))
  }

  /// Only root can give a file away.
  @Test func ownerIsKept() throws {
    try #require(geteuid() == 0, "only root may give files away; run the tests as root")
    try directory.write("old", to: "a")
    #expect(chown(path("a"), 1_234, 5_678) == 0)
    chmod(path("a"), 0o640)
    try write("new", to: "a")
    let status = try status("a")
    #expect((status.st_uid, status.st_gid) == (1_234, 5_678))
    #expect(try mode("a") == 0o640)
  }

  @Test func whatIsPrivateIsSoWhateverWasThere() throws {
    try directory.write("old", to: "state/a")
    chmod(path("state/a"), 0o644)
    try PrivateFile.replace(path("state/a"), with: Array("new".utf8))
    #expect(try mode("state/a") == 0o600)
    #expect(try text("state/a") == "new")
  }

  @Test func linkKeepsPointing() throws {
    try directory.write("old", to: "deep/target")
    chmod(path("deep/target"), 0o640)
    symlink("deep/target", path("first"))
    symlink("first", path("second"))
    #expect(
      failure { () throws(WholeFile.Failure) in try write("new", to: "second", replaces: false) }
        == .exists(path: path("second")))
    try write("new", to: "second")
    #expect(try text("deep/target") == "new")
    #expect(try mode("deep/target") == 0o640)
    #expect(try status("second").st_mode & S_IFMT == S_IFLNK)
    #expect(try status("first").st_mode & S_IFMT == S_IFLNK)
    #expect(try names == ["deep", "first", "second"])
    #expect(try DirectoryListing.names(in: path("deep"), hidden: true) == ["target"])
  }

  @Test func targetOfADanglingLinkIsMade() throws {
    try directory.write("", to: "deep/other")
    symlink("deep/target", path("first"))
    symlink(path("first"), path("second"))
    try write("new", to: "second", replaces: false)
    #expect(try text("deep/target") == "new")
    #expect(try status("second").st_mode & S_IFMT == S_IFLNK)
    symlink("nowhere/target", path("lost"))
    #expect(failure { () throws(WholeFile.Failure) in try write("new", to: "lost") } != nil)
    #expect(try status("lost").st_mode & S_IFMT == S_IFLNK)
  }

  @Test func linksInACircleAreAnError() throws {
    symlink("a", path("b"))
    symlink("b", path("a"))
    let failure = failure { () throws(WholeFile.Failure) in try write("new", to: "a") }
    #expect(failure == .system(WriteFailure(path: path("a"), errno: ELOOP)))
    #expect(try names == ["a", "b"])
  }

  /// Whoever can write into a shared directory could else choose what another makes.
  @Test func strangersLinkInASharedDirectoryIsNotFollowed() throws {
    try #require(geteuid() == 0, "only root may give files away; run the tests as root")
    try directory.write("", to: "shared/x")
    chmod(path("shared"), 0o1777)
    symlink(path("chosen"), path("shared/link"))
    lchown(path("shared/link"), 1_234, 1_234)
    let failure = failure { () throws(WholeFile.Failure) in
      try write("new", to: "shared/link")
    }
    #expect(failure == .system(WriteFailure(path: path("shared/link"), errno: EACCES)))
    #expect(access(path("chosen"), F_OK) != 0)
    lchown(path("shared/link"), geteuid(), getegid())
    try write("new", to: "shared/link")
    #expect(try text("chosen") == "new")
  }

  /// Other names keep what they name; this one gets what was written.
  @Test func otherNamesKeepWhatTheyName() throws {
    try directory.write("old", to: "a")
    link(path("a"), path("b"))
    try write("new", to: "a")
    #expect(try text("a") == "new")
    #expect(try text("b") == "old")
  }

  @Test func directoryIsNoFile() throws {
    mkdir(path("d"), 0o700)
    for replaces in [true, false] {
      let failure = failure { () throws(WholeFile.Failure) in
        try write("new", to: "d", replaces: replaces)
      }
      #expect(failure == .system(WriteFailure(path: path("d"), errno: EISDIR)))
    }
    let none = failure { () throws(WholeFile.Failure) in try write("new", to: "none/a") }
    guard case .system(let failure)? = none else {
      Issue.record("\(String(describing: none))")
      return
    }
    #expect(failure.errno == ENOENT)
    #expect(try names == ["d"])
  }

  @Test func deviceIsWrittenTo() throws {
    symlink("/dev/null", path("null"))
    for replaces in [true, false] { try write("new", to: "null", replaces: replaces) }
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    symlink("/dev/full", path("full"))
    let failure = failure { () throws(WholeFile.Failure) in try write("new", to: "full") }
    #expect(failure == .system(WriteFailure(path: path("full"), errno: ENOSPC)))
    #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func pipeIsWrittenTo() throws {
    mkfifo(path("pipe"), 0o600)
    let reader = open(path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try write("new", to: "pipe", replaces: false)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(reader, &bytes, bytes.count) == 3)
    #expect(try status("pipe").st_mode & S_IFMT == S_IFIFO)
    #expect(try names == ["pipe"])
  }

  /// Nobody waits at the end of a session for a reader that never comes.
  @Test func privatePipeIsNotWaitedFor() throws {
    mkfifo(path("pipe"), 0o600)
    #expect(throws: WriteFailure(path: path("pipe"), errno: ENXIO)) {
      try PrivateFile.replace(path("pipe"), with: [1])
    }
  }

  private static let left = ".watchfloor-0123456789abcdef.part"

  @Test func whatAKilledRunLeftIsRemoved() throws {
    try directory.write("half", to: Self.left)
    try write("new", to: "a")
    #expect(try names == ["a"])
  }

  @Test func whatAnotherRunWritesIsLeftAlone() throws {
    try directory.write("half", to: Self.left)
    let other = open(path(Self.left), O_RDWR)
    flock(other, LOCK_EX)
    try write("new", to: "a")
    #expect(try names == [Self.left, "a"])
    close(other)
    try write("newer", to: "a")
    #expect(try names == ["a"])
  }

  @Test func onlyOurOwnAreRemoved() throws {
    let others = [
      ".watchfloor-0123456789abcde.part", ".watchfloor-0123456789abcdef.part2",
      ".watchfloor-0123456789ABCDEF.part", ".watchfloor-.part", "watchfloor-0123456789abcdef.part",
      "a.1234-89abcdef",
    ]
    for name in others { try directory.write("x", to: name) }
    mkdir(path(Self.left), 0o700)
    try write("new", to: "b")
    #expect(try names == (others + [Self.left, "b"]).sorted())
    rmdir(path(Self.left))
    symlink("b", path(Self.left))
    try write("new", to: "b")
    #expect(try names == (others + [Self.left, "b"]).sorted())
    guard geteuid() == 0 else { return }
    unlink(path(Self.left))
    try directory.write("x", to: Self.left)
    chown(path(Self.left), 1_234, 1_234)
    try write("new", to: "b")
    #expect(try names == (others + [Self.left, "b"]).sorted())
  }

  /// As on file systems that cannot rename and refuse at once; none needs hard links.
  @Test(arguments: [EINVAL, ENOSYS, ENOTSUP]) func poorFileSystemIsEnough(reason: Int32) throws {
    var part = try PartialFile(in: directory.path, permissions: 0o600)
    #expect(WholeWriting.write(Array("new".utf8), to: part.descriptor) == nil)
    let taken = try directory.write("old", to: "taken")
    #expect(part.place(at: taken, replaces: false, renameToNew: { _, _ in reason }) == EEXIST)
    #expect(try text("taken") == "old")
    #expect(part.place(at: path("a"), replaces: false, renameToNew: { _, _ in reason }) == nil)
    part.discard()
    #expect(try text("a") == "new")
    #expect(try names == ["a", "taken"])
  }

  @Test func errorOfTheFileSystemIsTold() throws {
    var part = try PartialFile(in: directory.path, permissions: 0o600)
    #expect(part.place(at: path("a"), replaces: false, renameToNew: { _, _ in EIO }) == EIO)
    part.discard()
    #expect(try names == [])
  }
}
