import TestSupport
import Testing
import WatchLog
import WatchLogProbe
import WatchLogSQLite

/// The log for measurements is one that an officer could have.
@Suite("Sample log") struct SampleLogTests {
  @Test func verifiesAndAnswers() throws {
    let directory = try TemporaryDirectory()
    let log = try SQLiteLog(path: "\(directory.path)/log.db")
    try SampleLog.write(2_200, to: log)
    let result = try log.verify()
    #expect(result.isSound)
    #expect(result.checked == 2_200)
    for (name, query) in SampleLog.questions {
      let page = try log.page(query)
      #expect(!page.entries.isEmpty, "\(name)")
      let matches = page.entries.allSatisfy { query.matches(LogFields($0.draft)) }
      #expect(matches, "\(name)")
    }
  }
}
