internal import CrisisModel
internal import ExerciseLog
internal import WatchDesk
internal import WatchLog
internal import WatchLogSQLite

/// A made-up log in a file, and the times, in milliseconds, of what the dashboard does with it.
struct LongLog {
  private let path: String
  private let store: SQLiteLog
  /// When its last entry was written.
  private let end: Instant

  /// Writes it, and says how far it got.
  init(_ count: Int, in path: String) throws(WatchLogError) {
    self.path = path
    end = SampleLog.end(of: count)
    let start = Clock.now()
    try SampleLog.write(count, to: path) { written in
      complain("wrote \(written) of \(count) entries")
    }
    store = try SQLiteLog(path: path)
    let seconds = Double(Clock.now() - start) / 1e9
    complain("a log of \(count) entries is written, in \(seconds.text(places: 1)) s")
  }

  /// From an unopened file to what the log's page shows first.
  func open(_ runs: Int) throws(WatchLogError) -> Series {
    try time(runs) { () throws(WatchLogError) in
      try read(.all, from: try SQLiteLog(path: path))
    }
  }

  func read(_ filter: LogFilter, _ runs: Int) throws(WatchLogError) -> Series {
    try time(runs) { () throws(WatchLogError) in try read(filter, from: store) }
  }

  private func read(_ filter: LogFilter, from store: SQLiteLog) throws(WatchLogError) {
    _ = try LogReading(LogInterest(filter: filter), from: store, now: end)
  }

  /// The times of a search for what is not there, and the longest that one stretch of each took.
  func search(
    _ filter: LogFilter, _ runs: Int
  ) throws(WatchLogError) -> (whole: Series, stretches: Series) {
    let query = filter.query(limit: LogReading.pageLength, now: end)
    var (whole, longest): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      var stretches: [Double] = []
      var before: Int64?
      repeat {
        let start = Clock.now()
        before = try store.page(query, before: before).next
        stretches.append(Double(Clock.now() - start) / 1e6)
      } while before != nil
      whole.append(stretches.reduce(0, +))
      longest.append(Series(stretches).largest)
    }
    return (Series(whole), Series(longest))
  }

  private func time(
    _ runs: Int, _ body: () throws(WatchLogError) -> Void
  ) throws(WatchLogError) -> Series {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = Clock.now()
      try body()
      times.append(Double(Clock.now() - start) / 1e6)
    }
    return Series(times)
  }
}
