import CrisisModel
import Dashboard
import Presentation
import SnapshotArchive
import Synchronization
import TestSupport
import Testing

@testable import WatchfloorCommand

/// A file is opened and read once for screen, alerts and index.
@Suite("Reading once") struct ReadingOnceTests {
  /// Counts how often each file is read.
  private final class ReadCounter: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    var reader: SnapshotCache.Reader {
      { [self] (path) throws(FileError) in
        counts.withLock { $0[path, default: 0] += 1 }
        return try FileBytes(path: path)
      }
    }

    func count(_ path: String) -> Int { counts.withLock { $0[path] ?? 0 } }
  }

  private let directory: TemporaryDirectory
  private let counter = ReadCounter()

  init() throws {
    directory = try TemporaryDirectory()
    for time in ["20110226T235900Z", "20110312T235900Z"] { try directory.drop(time) }
  }

  private func count(_ time: String) -> Int { counter.count("\(directory.path)/\(time).json") }

  @Test(arguments: [true, false]) func aNewFileIsReadOnce(isLive: Bool) throws {
    let night = try NightWatch(at: directory.path, isLive: isLive, file: counter.reader)
    #expect(count("20110312T235900Z") == 1)
    try directory.drop("20110317T235900Z")
    night.notice()
    #expect(night.state.changeCounts?.instants.count == 3, "the index has it")
    #expect(count("20110317T235900Z") == 1)
    #expect(count("20110312T235900Z") == 1, "what it is compared with")
    if !isLive { try night.press(".") }
    #expect(night.state.picture?.snapshot.asOf == Instant("20110317T235900Z"))
    #expect(night.state.alerts?.index == 2)
    #expect(count("20110317T235900Z") == 1)
  }

  @Test func aStormOfFilesIsReadOnceEach() throws {
    let night = try NightWatch(at: directory.path, file: counter.reader)
    let times = ["20110317T235900Z", "20110324T235900Z", "20110331T235900Z"]
    for time in times { try directory.drop(time) }
    night.notice()
    #expect(night.state.picture?.snapshot.asOf == Instant("20110331T235900Z"))
    #expect(times.map(count) == [1, 1, 1])
  }

  @Test func whatIsReplacedIsReadAgainOnce() throws {
    let night = try NightWatch(at: directory.path, file: counter.reader)
    let text = SmallSnapshot.text(asOf: "2011-03-12T23:59:00Z", status: "easing")
    try directory.drop(text: text, as: "20110312T235900Z")
    night.notice()
    #expect(count("20110312T235900Z") == 2)
    #expect(night.text.contains("Libya"))
  }

  /// The book of alerts goes through all the archive, the table tells its last snapshot.
  @Test func aTableOfAlertsReadsEachFileOnce() throws {
    let archive = try LiveArchive.open(directory.path, file: counter.reader)
    let alerts = ArchiveAlerts(archive, upTo: 1, .shipped)
    #expect(alerts.leftOut.isEmpty)
    #expect(archive.readSound(upTo: 1).picture != nil)
    #expect(["20110226T235900Z", "20110312T235900Z"].map(count) == [1, 1])
  }
}
