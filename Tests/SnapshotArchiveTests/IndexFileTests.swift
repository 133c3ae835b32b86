import CrisisModel
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import SnapshotArchive

@Suite("Kept index") struct IndexFileTests {
  private let edited: EditedArchive
  private let cache: TemporaryDirectory
  private let file: IndexFile

  init() throws {
    edited = try EditedArchive()
    cache = try TemporaryDirectory()
    file = IndexFile(archive: edited.directory.path, directory: "\(cache.path)/a/b")
    try edited.write(crises: #"[{"id":"a","name":"1"},{"id":"b"}]"#, on: 15_000)
    try edited.write(crises: #"[{"id":"a","name":"2"},{"id":"c"}]"#, on: 15_001)
  }

  private func kept() throws -> ArchiveIndex {
    guard case .index(let index) = file.read() else { throw Missing() }
    return index
  }

  private struct Missing: Error {}

  @Test func isReadAsWritten() throws {
    guard case .none = file.read() else {
      Issue.record("there is none yet")
      return
    }
    let index = index(try edited.open())
    try file.write(index)
    let crises: [CrisisID] = ["a", "b", "c"]
    #expect(answers(try kept(), of: crises) == answers(index, of: crises))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(cache.path)/a/b")
    #expect(names.count == 1, "nothing half-written stays")
  }

  @Test func everyByteCounts() throws {
    try file.write(index(try edited.open()))
    let bytes = Array(try Data(contentsOf: URL(filePath: file.path)))
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 1 << UInt8(place % 8)
      try expectDiscarded(altered)
      try expectDiscarded(Array(bytes.prefix(place)))
    }
    try expectDiscarded(bytes + [0])
  }

  private func expectDiscarded(_ bytes: [UInt8]) throws {
    try cache.write(bytes, to: "a/b/\(file.path.split(separator: "/").last ?? "")")
    guard case .discarded = file.read() else {
      Issue.record("taken, at \(bytes.count) bytes")
      return
    }
  }

  @Test func thatOfAnotherArchiveIsNotTaken() throws {
    try file.write(index(try edited.open()))
    let other = IndexFile(archive: "/elsewhere", directory: "\(cache.path)/a/b")
    #expect(rename(file.path, other.path) == 0)
    guard case .discarded(.otherArchive(edited.directory.path)) = other.read() else {
      Issue.record("taken")
      return
    }
  }

  /// Modes by which others could have written it.
  @Test(arguments: [mode_t(0o600), 0o644, 0o400]) func whatOnlyItsOwnerWritesIsTaken(mode: mode_t)
    throws
  {
    try file.write(index(try edited.open()))
    #expect(chmod(file.path, mode) == 0)
    #expect(try kept().count == 2)
  }

  @Test(arguments: [mode_t(0o620), 0o602, 0o666]) func whatOthersCanWriteIsNot(mode: mode_t) throws
  {
    try file.write(index(try edited.open()))
    #expect(chmod(file.path, mode) == 0)
    guard case .discarded(.foreignOwner) = file.read() else {
      Issue.record("taken")
      return
    }
  }

  /// Giving a file away takes root.
  @Test func thatOfAnotherUserIsNot() throws {
    try file.write(index(try edited.open()))
    #expect(chown(file.path, 12_345, 0) == 0)
    guard case .discarded(.foreignOwner) = file.read() else {
      Issue.record("taken")
      return
    }
  }

  /// An index that keeps quiet about a difference, with the stamps of the files as they are.
  @Test func aLieThatIsDrawnDiscardsAll() throws {
    let truth = index(try edited.open())
    var lie = truth
    lie.records[1].cells = []
    try file.write(lie)
    let archive = try edited.open()
    var indexing = Indexing(processors: 1)
    indexing.settling = 0
    let believed = ArchiveIndex.bringUpToDate(archive, from: try kept(), indexing)
    #expect(believed.differences(at: 1, of: nil)?.total == 0, "nothing was drawn")
    indexing.samples = 2
    let checked = ArchiveIndex.bringUpToDate(archive, from: try kept(), indexing)
    #expect(answers(checked, of: ["a", "b", "c"]) == answers(truth, of: ["a", "b", "c"]))
    #expect(answers(checked, of: []) != answers(lie, of: []))
  }

  /// What the index says is kept where it is true, and nothing but the samples is compared.
  @Test func aTruthIsKept() throws {
    let truth = index(try edited.open())
    var indexing = Indexing(processors: 1)
    (indexing.settling, indexing.samples) = (0, 2)
    indexing.progress = { _, _ in Issue.record("compared anew") }
    let checked = ArchiveIndex.bringUpToDate(try edited.open(), from: truth, indexing)
    #expect(checked.records == truth.records)
  }

  @Test func aCacheThatCannotBeWrittenIsSaid() throws {
    try cache.write("", to: "a")
    let index = index(try edited.open())
    let failure = #expect(throws: WriteFailure.self) { try file.write(index) }
    #expect(failure?.path == "\(cache.path)/a/b")
    #expect(failure?.errno == ENOTDIR)
  }

  /// A name that somebody else made a link is replaced, not followed.
  @Test func aLinkIsNotFollowed() throws {
    let target = try cache.write("precious", to: "target")
    try cache.write("", to: "a/b/x")
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
    try file.write(index(try edited.open()))
    #expect(try Data(contentsOf: URL(filePath: target)) == Data("precious".utf8))
    #expect(try kept().count == 2)
  }

  @Test func twoThatWriteAtOnceLeaveAWholeFile() async throws {
    let index = index(try edited.open())
    try file.write(index)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { [file] in
          for _ in 0..<50 {
            do { try file.write(index) } catch { Issue.record(error) }
            guard case .index = file.read() else {
              Issue.record("torn")
              return
            }
          }
        }
      }
    }
  }
}
