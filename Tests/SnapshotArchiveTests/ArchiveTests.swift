import CrisisModel
import FoundationEssentials
import SnapshotArchive
import StrictJSON
import TestSupport
import Testing

@Suite("Archive") struct ArchiveTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Files that are no snapshots at all, since the time axis must not open them.
  private func archive(_ names: [String]) throws -> Archive {
    for name in names { try directory.write("not JSON", to: name) }
    return try Archive(path: directory.path)
  }

  @Test func namesAloneGiveTheOrderOfTime() throws {
    let archive = try archive([
      "20110317T235900Z.json", "20101202T235900Z.json", "20110227T045900Z.json",
      "20110226T235900Z.json",
    ])
    let times = ["20101202T235900Z", "20110226T235900Z", "20110227T045900Z", "20110317T235900Z"]
    #expect(archive.entries.map(\.asOf.basic) == times)
    #expect(archive.entries.map(\.path) == times.map { "\(directory.path)/\($0).json" })
    #expect(archive.ignored == [])
  }

  @Test func allFormsOfATimeAreNames() throws {
    let archive = try archive(["2011-03-17T23:59:00Z.json", "20110316T2359Z.json"])
    #expect(archive.entries.map(\.asOf.basic) == ["20110316T235900Z", "20110317T235900Z"])
  }

  /// Which of the two is true cannot be told; nothing changed between them.
  @Test func ofTwoNamesOfOneInstantTheUsualOneStands() throws {
    let archive = try archive([
      "2011-03-17T23:59:00Z.json", "20110317T235900Z.json", "20110317T2359Z.json",
      "2011-03-16T23:59Z.json", "2011-03-16T23:59:00Z.json", "20110318T235900Z.json",
    ])
    #expect(
      archive.entries.map(\.name) == [
        "2011-03-16T23:59:00Z.json", "20110317T235900Z.json", "20110318T235900Z.json",
      ])
    #expect(
      archive.findings.map(\.text.string) == [
        "\(directory.path)/2011-03-16T23:59Z.json: finding: 2011-03-16T23:59:00Z.json is of 2011-03-16T23:59:00Z too; keep one of them",
        "\(directory.path)/2011-03-17T23:59:00Z.json: finding: 20110317T235900Z.json is of 2011-03-17T23:59:00Z too; keep one of them",
        "\(directory.path)/20110317T2359Z.json: finding: 20110317T235900Z.json is of 2011-03-17T23:59:00Z too; keep one of them",
      ])
    #expect(archive.findings.allSatisfy { !$0.isError })
  }

  @Test(arguments: [
    ("20110317T235759Z", 0), ("20110317T235800Z", 1), ("20110317T235801Z", 1),
    ("19700101T000000Z", 2), ("20990101T000000Z", 2),
  ])
  func theNewestIsTheLastThatIsNotAheadOfTheClock(clock: String, index: Int) throws {
    let archive = try archive([
      "20110316T235900Z.json", "20110317T235900Z.json", "20980317T235900Z.json",
    ])
    #expect(archive.newestIndex(at: try #require(Instant(clock))) == index)
  }

  @Test func jsonFilesWithOtherNamesAreSaidToBeLeftOut() throws {
    let archive = try archive([
      "20110317T235900Z.json", "notes.json", "20110231T235900Z.json", "20110317.json",
      "20110317T235900Z-copy.json", "a\u{1B}[2J.json",
    ])
    #expect(archive.entries.count == 1)
    #expect(
      archive.ignored == [
        "20110231T235900Z.json", "20110317.json", "20110317T235900Z-copy.json",
        "a\u{1B}[2J.json", "notes.json",
      ])
  }

  @Test func otherFilesAndHiddenOnesDoNotCount() throws {
    let archive = try archive([
      "20110317T235900Z.json.tmp", "README.md", ".20110317T235900Z.json", "20110317T235900Z",
      "sub/20110317T235900Z.json",
    ])
    #expect(archive.entries == [])
    #expect(archive.ignored == [])
  }

  @Test func anEmptyDirectoryIsAnEmptyArchive() throws {
    #expect(try archive([]).entries == [])
  }

  @Test func isNamedAfterItsDirectory() throws {
    try directory.write("", to: "2011/x")
    #expect(try Archive(path: "\(directory.path)/2011").name == "2011")
    #expect(try Archive(path: "\(directory.path)/2011/").name == "2011")
  }

  @Test(arguments: [
    ("20110225T235859Z", nil), ("20110225T235900Z", 0), ("20110225T235901Z", 0),
    ("20110227T000000Z", 1), ("20110317T235900Z", 2), ("20990101T000000Z", 2),
  ])
  func findsTheSnapshotAtOrBeforeATime(time: String, index: Int?) throws {
    let archive = try archive([
      "20110225T235900Z.json", "20110226T235900Z.json", "20110317T235900Z.json",
    ])
    let instant = try #require(Instant(time))
    #expect(archive.index(at: instant) == index)
  }

  @Test func aMissingDirectoryIsSaidToBeMissing() {
    let path = "\(directory.path)/none"
    #expect(throws: FileError.notFound(path: path)) { try Archive(path: path) }
  }

  @Test func aFileIsNoArchive() throws {
    let path = try directory.write("", to: "file")
    let error = FileError.unreadable(path: path, errno: 20)
    #expect(throws: error) { try Archive(path: path) }
    #expect(
      error.text.string.hasSuffix(
        "(Not a directory); a part of the path is a file; name a directory"))
  }

  /// Each error of the system in words of its own.
  @Test(arguments: [
    (13, "(Permission denied); ask for the right to read it"),
    (24, "(Too many open files); raise ulimit -n, or end other programs"),
    (5, "(Input/output error); check the disk, or the server it is on"),
    (116, "(Stale file handle); check the disk, or the server it is on"),
  ])
  func everyErrorOfTheSystemSaysWhatToDo(code: Int32, words: String) {
    let text = FileError.unreadable(path: "/srv/x", errno: code).text.string
    #expect(text == "/srv/x: cannot be read \(words)")
  }
}

@Suite("Snapshot files") struct SnapshotFileTests {
  private let directory: TemporaryDirectory
  private let shipped: String

  init() throws {
    directory = try TemporaryDirectory()
    shipped = "\(Repository.archives)/2011/20110226T235900Z.json"
  }

  private func texts(_ path: String) -> [String] {
    Archive.load(path: path, reference: nil).problems.map(\.text.string)
  }

  @Test func aSoundFileIsReadWithoutProblems() throws {
    let reference = ReferenceDirectory.load(path: Repository.reference)
    #expect(reference.problems == [])
    let (snapshot, problems) = Archive.load(path: shipped, reference: reference.reference)
    #expect(problems == [])
    #expect(try #require(snapshot).asOf == Instant("20110226T235900Z"))
  }

  @Test(arguments: ["2011", "gambia-2016"])
  func everyShippedSnapshotIsOfTheTimeInItsName(name: String) throws {
    let archive = try Archive(path: "\(Repository.archives)/\(name)")
    for entry in archive.entries {
      #expect(Archive.load(path: entry.path, reference: nil).snapshot?.asOf == entry.asOf)
    }
  }

  @Test func aDeletedFileIsSaidToBeMissing() throws {
    let path = try directory.copy(shipped, to: "20110226T235900Z.json")
    let archive = try Archive(path: directory.path)
    try FileManager.default.removeItem(atPath: path)
    let entry = try #require(archive.entries.first)
    let (snapshot, problems) = Archive.load(path: entry.path, reference: nil)
    #expect(snapshot == nil)
    #expect(problems == [.file(.notFound(path: path))])
    #expect(texts(path) == ["\(path): no such file or directory; check the path"])
  }

  @Test func aDirectoryIsNoFile() throws {
    try directory.write("", to: "20110226T235900Z.json/x")
    let path = "\(directory.path)/20110226T235900Z.json"
    #expect(texts(path) == ["\(path): not a regular file; name a file"])
  }

  @Test func aDeviceIsNoFile() {
    #expect(texts("/dev/zero") == ["/dev/zero: not a regular file; name a file"])
  }

  /// A name in a circle cannot be opened, whoever asks; permissions would not stop root.
  @Test func aFileThatCannotBeOpenedSaysWhy() throws {
    let path = "\(directory.path)/20110226T235900Z.json"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
    #expect(
      Archive.load(path: path, reference: nil).problems == [
        .file(.unreadable(path: path, errno: 40))
      ])
    #expect(texts(path).first?.hasSuffix("; its links lead in a circle; correct them") == true)
  }

  @Test func aFileBeyondTheLimitIsRefusedUnread() throws {
    let path = try directory.write(String(repeating: " ", count: 100), to: "big.json")
    let refused = FileError.tooLarge(path: path, bytes: 100, limit: 99)
    #expect(throws: refused) { try FileBytes(path: path, limit: 99).count }
    #expect(try FileBytes(path: path, limit: 100).count == 100)
    #expect(refused.text.string == "\(path): 100 bytes, more than the 99 allowed; split it")
    let read = DocumentFile.read(path: path, limits: Limits(bytes: 99)) { _ in
      (Optional(()), [])
    }
    #expect(read.value == nil)
    #expect(read.problems == [.file(refused)])
  }

  @Test func anEmptyFileIsNoSnapshot() throws {
    let path = try directory.write("", to: "20110226T235900Z.json")
    #expect(texts(path) == ["\(path):1:1: $: the document is empty; write one JSON value"])
  }

  @Test func aBrokenSnapshotSaysFileLineColumnAndPath() throws {
    let text = """
      {
        "schemaVersion": 1, "asOf": "2011-02-26T23:59:00Z", "handling": "TLP:CLEAR",
        "exercise": false, "sources": [],
        "crises": [{ "id": 7 }]
      }
      """
    let path = try directory.write(text, to: "20110226T235900Z.json")
    let texts = texts(path)
    #expect(
      texts.contains(
        "\(path):4:22: $.crises[0].id: expected a string, found a number; write a string")
    )
    #expect(texts.contains { $0.hasPrefix("\(path):4:14: $.crises[0]: ") })
    #expect(texts.allSatisfy { $0.hasPrefix("\(path):4:") })
  }

  /// All problems, not the first; one of them being an error, there is no snapshot.
  @Test func findingsAndErrorsAreToldApart() throws {
    let text = """
      { "schemaVersion": 1, "asOf": "2011-02-26T23:59:00Z", "handling": "TLP:CLEAR",
        "exercise": false, "colour": 1, "sources": 5, "crises": [] }
      """
    let path = try directory.write(text, to: "20110226T235900Z.json")
    let (snapshot, problems) = Archive.load(path: path, reference: nil)
    #expect(snapshot == nil)
    #expect(problems.map(\.isError) == [false, true])
    let sound = try directory.write(
      text.replacing("\"sources\": 5", with: "\"sources\": []"), to: "sound.json")
    let second = Archive.load(path: sound, reference: nil)
    #expect(second.snapshot?.crises == [])
    #expect(second.problems.map(\.isError) == [false])
  }

  /// What a reader sees of a file that is still being written, at a few places of the cut.
  @Test(arguments: [1, 100, 5_000, 20_000]) func aTruncatedFileIsNoSnapshot(kept: Int) throws {
    let whole = try Data(contentsOf: URL(filePath: shipped))
    try #require(whole.count > kept)
    let path = try directory.write(whole.prefix(kept), to: "20110226T235900Z.json")
    let (snapshot, problems) = Archive.load(path: path, reference: nil)
    #expect(snapshot == nil)
    let last = try #require(problems.last)
    #expect(last.isError)
    #expect(last.text.string.hasPrefix("\(path):"))
  }
}

@Suite("Reference directory") struct ReferenceDirectoryTests {
  @Test func aMissingFileCostsThatFileOnly() throws {
    let directory = try TemporaryDirectory()
    for file in ReferenceReader.File.allCases where file != .steps {
      try directory.copy("\(Repository.reference)/\(file.rawValue)", to: file.rawValue)
    }
    let (reference, problems) = ReferenceDirectory.load(path: directory.path)
    #expect(problems.contains(.file(.notFound(path: "\(directory.path)/steps.json"))))
    #expect(reference.steps.isEmpty)
    #expect(!reference.states.isEmpty)
  }

  @Test func aMissingDirectoryGivesAProblemForEachFile() {
    let (reference, problems) = ReferenceDirectory.load(path: "/nonexistent")
    #expect(problems.count >= ReferenceReader.File.allCases.count)
    #expect(problems.allSatisfy { $0.isError })
    #expect(reference.states.isEmpty)
  }
}
