import CrisisModel
import Dashboard
import ExerciseLog
import TestSupport
import Testing
import WatchDesk
import WatchLog
import WatchLogSQLite

/// The log for measurements is one that an officer could have.
@Suite("Sample log") struct SampleLogTests {
  private static let count = 5_000
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
    try SampleLog.write(Self.count, to: path)
  }

  @Test func verifiesAndAnswers() throws {
    let log = try SQLiteLog(path: path)
    let result = try log.verify()
    #expect(result.isSound)
    #expect(result.checked == Self.count)
    for (name, text) in SampleLog.questions {
      let query = try LogFilter(parsing: text).query(limit: 50, now: SampleLog.end(of: Self.count))
      let page = try log.page(query)
      #expect(!page.entries.isEmpty, "\(name)")
      let matches = page.entries.allSatisfy { query.matches(LogFields($0.draft)) }
      #expect(matches, "\(name)")
    }
    let vain = try LogFilter(parsing: SampleLog.vainFilter)
    let page = try log.page(vain.query(limit: 50, now: SampleLog.end(of: Self.count)))
    #expect(page == LogPage(entries: [], next: nil))
  }

  /// Written without the guards, it has them, and is gone on with as any other.
  @Test func isAFileLikeAnyOther() throws {
    let appended = "\(directory.path)/appended.db"
    for number in 1...3 { try SQLiteLog(path: appended).record(SampleLog.draft(number)) }
    let form = "SELECT type || name || sql FROM sqlite_schema ORDER BY 1"
    #expect(try RawDatabase(path: path).texts(form) == RawDatabase(path: appended).texts(form))
    let (log, other) = (try SQLiteLog(path: path), try SQLiteLog(path: appended))
    #expect(try log.stored(after: 0, limit: 3) == other.stored(after: 0, limit: 3))
    let next = try log.record(SampleLog.draft(Self.count + 1))
    #expect(next.sequence == Int64(Self.count) + 1)
    #expect(try log.verify().isSound)
  }
}
