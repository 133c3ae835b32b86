import FoundationEssentials
import Glibc
import SnapshotArchive
import TestSupport
import Testing
import Threads

/// Files that come, go and change in the ways that feeds write them.
@Suite("Archive watch") struct ArchiveWatchTests {
  private let directory: TemporaryDirectory
  private let watch: ArchiveWatch

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write("{}", to: "20110101T000000Z.json")
    watch = ArchiveWatch(path: directory.path)
  }

  /// Whether the kernel has told of something, within ten seconds.
  private func isTold(within milliseconds: Int32 = 10_000) throws -> Bool {
    var item = pollfd(fd: try #require(watch.pollDescriptor), events: Int16(POLLIN), revents: 0)
    return poll(&item, 1, milliseconds) == 1
  }

  private func changes() throws -> Set<String> { try watch.look(at: .now).changed }

  private func move(_ from: String, _ to: String) {
    #expect(rename("\(directory.path)/\(from)", "\(directory.path)/\(to)") == 0)
  }

  @Test func nothingHappensByItself() throws {
    #expect(try !isTold(within: 0))
    #expect(try changes() == [])
  }

  @Test func aRenamedFileIsNew() throws {
    try directory.write("{}", to: "part")
    _ = watch.takeNews()
    move("part", "20110102T000000Z.json")
    #expect(try isTold())
    #expect(try changes() == ["20110102T000000Z.json"])
    _ = watch.takeNews()
    #expect(try changes() == [])
    #expect(try !isTold(within: 0))
  }

  @Test func aReplacedFileIsAChangeOfTheSameName() throws {
    try directory.write("{ }", to: "part")
    move("part", "20110101T000000Z.json")
    #expect(try isTold())
    #expect(try changes() == ["20110101T000000Z.json"])
  }

  @Test func aFileWrittenInPlaceIsAChange() throws {
    try directory.write("{\"longer\": true}", to: "20110101T000000Z.json")
    #expect(try isTold())
    #expect(try changes() == ["20110101T000000Z.json"])
  }

  @Test func aDeletedFileIsAChange() throws {
    #expect(unlink("\(directory.path)/20110101T000000Z.json") == 0)
    #expect(try isTold())
    #expect(try changes() == ["20110101T000000Z.json"])
  }

  @Test func aLinkIsFollowedToItsFile() throws {
    let elsewhere = try TemporaryDirectory()
    let target = try elsewhere.write("{}", to: "data.json")
    #expect(symlink(target, "\(directory.path)/20110103T000000Z.json") == 0)
    #expect(try isTold())
    #expect(try changes() == ["20110103T000000Z.json"])
  }

  @Test func otherNamesDoNotCount() throws {
    try directory.write("x", to: "notes.txt")
    #expect(try changes() == [])
  }

  @Test func aThousandFilesAreOneChange() throws {
    for number in 0..<1_000 {
      try directory.write("{}", to: "part")
      move("part", "2012\(String(10_000 + number).dropFirst())T000000Z.json")
    }
    #expect(try isTold())
    #expect(try changes().count == 1_000)
  }

  /// A directory that is put in another's place has lost its watch; it is watched anew.
  @Test func aReplacedDirectoryIsWatchedAgain() throws {
    let other = try TemporaryDirectory()
    try other.write("{}", to: "20110101T000000Z.json")
    let old = "\(directory.path).old"
    #expect(rename(directory.path, old) == 0)
    #expect(throws: FileError.notFound(path: directory.path)) { try changes() }
    #expect(watch.manner == .polling(.lost))
    #expect(rename(old, directory.path) == 0)
    #expect(try changes() == [])
    #expect(watch.manner == .events)
    try directory.write("{}", to: "20110104T000000Z.json")
    #expect(try isTold())
    #expect(try changes() == ["20110104T000000Z.json"])
  }
}
