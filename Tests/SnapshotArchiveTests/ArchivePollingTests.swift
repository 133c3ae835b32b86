import Glibc
import SnapshotArchive
import TestSupport
import Testing
import Threads

/// Where the kernel tells nothing: what changed is found by looking.
@Suite("Archive watch by looking") struct ArchivePollingTests {
  private let directory: TemporaryDirectory
  private let watch: ArchiveWatch

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write("{}", to: "20110101T000000Z.json")
    watch = ArchiveWatch(path: directory.path, polls: true)
  }

  private func changes() throws -> Set<String> { try watch.look(at: .now).changed }

  /// Nobody tells when a file is whole: it is tried at once, and again whenever it has grown.
  @Test func aFileThatGrowsIsArrivingUntilItIsQuiet() throws {
    let start = MonotonicTime.now
    let name = "20110102T000000Z.json"
    try directory.write("{", to: name)
    #expect(try watch.look(at: start) == .init(changed: [name], arriving: [name]))
    try directory.write("{ ", to: name)
    let growing = start + .seconds(2)
    #expect(try watch.look(at: growing) == .init(changed: [name], arriving: [name]))
    let almost = growing + ArchiveWatch.quietTime - .milliseconds(1)
    #expect(try watch.look(at: almost) == .init(changed: [], arriving: [name]))
    let quiet = growing + ArchiveWatch.quietTime
    #expect(try watch.look(at: quiet) == .init(changed: [name], arriving: []))
    #expect(try watch.look(at: quiet) == .init(changed: [], arriving: []))
  }

  @Test func itHasNothingToWaitOn() {
    #expect(watch.pollDescriptor == nil)
    #expect(watch.manner == .polling(.asked))
  }

  @Test func newReplacedAndRemovedFilesAreFound() throws {
    #expect(try changes() == [])
    try directory.write("{}", to: "20110102T000000Z.json")
    #expect(try changes() == ["20110102T000000Z.json"])
    try directory.write("{ }", to: "part")
    #expect(rename("\(directory.path)/part", "\(directory.path)/20110102T000000Z.json") == 0)
    #expect(try changes() == ["20110102T000000Z.json"])
    #expect(unlink("\(directory.path)/20110101T000000Z.json") == 0)
    #expect(try changes() == ["20110101T000000Z.json"])
    #expect(try changes() == [])
    #expect(watch.pollDescriptor == nil, "a look does not begin to wait for events")
  }

  /// Same size, and within one tick of the file system's clock: the inode tells.
  @Test func aReplacementOfTheSameSizeIsFound() throws {
    try directory.write("[]", to: "part")
    #expect(rename("\(directory.path)/part", "\(directory.path)/20110101T000000Z.json") == 0)
    #expect(try changes() == ["20110101T000000Z.json"])
  }

  @Test func aDirectoryThatGoesAndComesBackIsReadAgain() throws {
    let old = "\(directory.path).old"
    #expect(rename(directory.path, old) == 0)
    #expect(throws: FileError.notFound(path: directory.path)) { try changes() }
    #expect(rename(old, directory.path) == 0)
    try directory.write("{}", to: "20110104T000000Z.json")
    #expect(try changes() == ["20110104T000000Z.json"])
  }
}
