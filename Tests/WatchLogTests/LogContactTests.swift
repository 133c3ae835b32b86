import CrisisModel
import Glibc
import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogSQLite

/// A log that was never reached keeps nothing waiting; one that was, does.
@Suite("Logs that were never reached") struct LogContactTests {
  private let directory: TemporaryDirectory
  private var queue: String { "\(directory.path)/queue.db" }
  private var marker: String { "\(directory.path)/reached" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func open(_ log: any WatchLogStore) throws -> QueuedLog {
    try QueuedLog(log, queue: queue, contact: LogContact(path: marker))
  }

  @Test func nothingIsQueuedAndThatIsSaid() throws {
    let log = try open(AwayLog())
    for _ in 0..<2 {
      do throws(WatchLogError) {
        _ = try log.append(draft(.note("x")))
        Issue.record("queued")
      } catch .neverReached(let place, _) {
        #expect(place == log.place)
      }
    }
    #expect(log.status.queued == 0)
    #expect(access(marker, F_OK) != 0)
  }

  /// The entry may be written, so that nothing may say that it was not.
  @Test(arguments: [
    WatchLogError.unanswered(place: "p", reason: "r"), .busy(place: "p", milliseconds: 1),
  ])
  func whoeverDoesNotAnswerWasReached(error: WatchLogError) throws {
    let log = try open(AwayLog(error: error))
    let late = draft(.note("x"))
    #expect(try log.append(late) == .queued(late.key))
    #expect(access(marker, F_OK) == 0)
  }

  @Test func onceReachedDraftsWait() throws {
    try open(MemoryLog()).record(.note("first"))
    #expect(access(marker, F_OK) == 0)
    let log = try open(AwayLog())
    let late = draft(.note("second"))
    #expect(try log.append(late) == .queued(late.key))
  }

  /// To have read it is to have reached it.
  @Test func readingCountsAsWell() throws {
    _ = try open(MemoryLog()).head()
    #expect(access(marker, F_OK) == 0)
  }

  @Test func whereQueueingWasConfiguredDraftsWaitAtOnce() throws {
    let log = try QueuedLog(AwayLog(), queue: queue)
    let first = draft(.note("x"))
    #expect(try log.append(first) == .queued(first.key))
  }
}
