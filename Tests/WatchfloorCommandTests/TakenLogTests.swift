import CrisisModel
import Dashboard
import FoundationEssentials
import Glibc
import TestSupport
import Testing
import WatchDesk
import WatchLog
import WatchLogSQLite

@testable import WatchfloorCommand

/// The dashboard's keeper of a log whose file is taken away under it.
@Suite("A log taken from a running program") struct TakenLogTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }
  private var elsewhere: String { "\(directory.path)/elsewhere.db" }
  private let now = Instant(seconds: 1_300_000_000)
  private let interest = LogInterest(filter: .all)

  init() throws {
    directory = try TemporaryDirectory()
  }

  private static let writer = LogWriter(
    author: LogAuthor(name: "Alice", login: "a", host: "h"), desk: "Africa", role: "")

  private func draft(_ text: String) -> LogDraft {
    LogDraft(occurred: now, recorded: now, by: Self.writer, .note(text))
  }

  /// A keeper that has read a log of two entries.
  private func keeper() throws -> LogKeeper {
    let log = try SQLiteLog(path: path)
    for text in ["1", "2"] { _ = try log.append(draft(text)) }
    let path = path
    var keeper = LogKeeper(writer: Self.writer) { (mayMake) throws(WatchLogError) in
      try SQLiteLog(path: path, makes: mayMake)
    }
    _ = keeper.follow(interest, now: now)
    return keeper
  }

  private func standing(_ actions: [Action]) -> LogStanding? {
    actions.compactMap { if case .logStands(let standing) = $0 { standing } else { nil } }.last
  }

  private func status(_ actions: [Action]) -> LogStatus? {
    if case .open(let status)? = standing(actions) { status } else { nil }
  }

  private func isClosed(_ actions: [Action]) -> Bool {
    if case .closed? = standing(actions) { true } else { false }
  }

  private func reading(_ actions: [Action]) -> LogReading? {
    actions.compactMap { if case .logRead(let reading) = $0 { reading } else { nil } }.last
  }

  private func move(_ from: String, _ to: String) throws {
    for suffix in ["", "-wal", "-shm"] { rename(from + suffix, to + suffix) }
    try #require(access(to, F_OK) == 0)
  }

  @Test func isSaidAndOpenedAgainWhereItComesBack() throws {
    var keeper = try keeper()
    try move(path, elsewhere)
    #expect(isClosed(keeper.follow(nil, now: now)))
    #expect(keeper.patience == 1, "looked for every second")
    for _ in 1...3 { #expect(keeper.follow(nil, now: now).isEmpty, "said once") }
    #expect(access(path, F_OK) != 0, "never made there")
    try move(elsewhere, path)
    let back = keeper.follow(nil, now: now)
    #expect(status(back)?.lostHead == nil)
    #expect(status(back) != nil)
    let written = keeper.write(LogOrder(.note("3"), marked: .ofNothing), now: now)
    #expect(written.contains { if case .logWritten = $0 { true } else { false } })
    #expect(reading(keeper.follow(nil, now: now))?.head.sequence == 3)
  }

  /// Between two looks: the order itself finds that the file is gone.
  @Test func nothingIsWrittenToAFileWithoutAName() throws {
    var keeper = try keeper()
    try move(path, elsewhere)
    let answers = keeper.write(LogOrder(.note("lost?"), marked: .ofNothing), now: now)
    #expect(isClosed(answers))
    #expect(answers.contains { if case .logFailed = $0 { true } else { false } })
    let again = keeper.write(LogOrder(.note("lost?"), marked: .ofNothing), now: now)
    #expect(again.contains { if case .logFailed = $0 { true } else { false } })
    #expect(access(path, F_OK) != 0)
    let kept = try SQLiteLog(path: elsewhere).news(after: 0)
    #expect(kept.map(\.draft.content.text) == ["1", "2"])
  }

  /// Another log in its place is opened, and said to be another: what was read before is let go.
  @Test(arguments: [0, 1, 2, 5]) func anotherLogIsSaidToBeAnother(count: Int) throws {
    var keeper = try keeper()
    try move(path, elsewhere)
    let other = try SQLiteLog(path: path)
    for number in 0..<count { _ = try other.append(draft("other \(number)")) }
    #expect(isClosed(keeper.follow(nil, now: now)))
    let found = keeper.follow(nil, now: now)
    #expect(status(found)?.lostHead?.sequence == 2)
    #expect(reading(found)?.isOfAnotherLog == true)
    #expect(reading(found)?.head.sequence == Int64(count))
    _ = try other.append(draft("later"))
    let later = keeper.follow(nil, now: now)
    #expect(reading(later)?.isOfAnotherLog == false, "this one goes on")
    #expect(status(keeper.follow(LogInterest(filter: .all, alerts: ["a"]), now: now)) == nil)
  }

  /// A copy that goes on from what was known is the same log.
  @Test func aLongerCopyIsTheSameLog() throws {
    var keeper = try keeper()
    for suffix in ["", "-wal"] {
      let bytes = try Data(contentsOf: URL(filePath: path + suffix))
      try bytes.write(to: URL(filePath: elsewhere + suffix))
    }
    _ = try SQLiteLog(path: elsewhere).append(draft("3"))
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    try move(elsewhere, path)
    #expect(isClosed(keeper.follow(nil, now: now)))
    let back = keeper.follow(nil, now: now)
    #expect(status(back)?.lostHead == nil)
    #expect(reading(back)?.isOfAnotherLog == false)
    #expect(reading(back)?.head.sequence == 3)
  }

  @Test func aLogCutShortIsNotOpenedAsANewOne() throws {
    var keeper = try keeper()
    try #require(truncate(path, 0) == 0)
    #expect(isClosed(keeper.follow(nil, now: now)))
    #expect(isClosed(keeper.follow(nil, now: now)))
    #expect(keeper.store == nil)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_size == 0)
  }
}
