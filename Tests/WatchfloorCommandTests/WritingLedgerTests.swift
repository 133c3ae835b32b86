import CrisisModel
import Dashboard
import DisplayText
import Glibc
import StrictJSON
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import WatchfloorCommand

/// The count of what an officer writes, over all sessions of one machine.
@Suite("Rate and size of writing") struct WritingLedgerTests {
  private let directory: TemporaryDirectory
  private static let limits = WritingLimits(entriesPerMinute: 2, bytesPerDay: 1_000_000)
  private static let noon = Instant(seconds: 1_300_363_200)

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func ledger(_ name: String? = "data/written") -> WritingLedger {
    WritingLedger(path: name.map { "\(directory.path)/\($0)" }, limits: Self.limits)
  }

  private func draft(_ text: String, at seconds: Int = 0) -> LogDraft {
    let author = LogAuthor(name: "a", login: "a", host: "h")
    let now = Self.noon.advanced(by: seconds)
    return LogDraft(
      occurred: now, recorded: now, by: LogWriter(author: author, desk: "", role: ""), .note(text))
  }

  private func isLimited(_ body: () throws(WatchLogError) -> Void) -> Bool {
    do throws(WatchLogError) {
      try body()
      return false
    } catch .limited {
      return true
    } catch {
      Issue.record("\(error)")
      return false
    }
  }

  @Test func sessionsCountTogether() throws {
    let (mine, other) = (ledger(), ledger())
    try mine.take(draft("1"))
    try other.take(draft("2"))
    #expect(isLimited { () throws(WatchLogError) in try mine.take(draft("3")) })
    #expect(isLimited { () throws(WatchLogError) in try ledger().take(draft("3", at: 59)) })
    #expect(!isLimited { () throws(WatchLogError) in try ledger().take(draft("3", at: 60)) })
  }

  /// Nobody is kept from writing by a count that cannot be kept.
  @Test func aSessionCountsForItselfWhereThereIsNoFile() throws {
    try directory.write("", to: "file")
    for name in [nil, "file/written"] {
      let own = ledger(name)
      for text in ["1", "2"] { try own.take(draft(text)) }
      #expect(isLimited { () throws(WatchLogError) in try own.take(draft("3")) })
      #expect(!isLimited { () throws(WatchLogError) in try ledger(name).take(draft("1")) })
    }
  }

  @Test func aDamagedFileIsBegunAnew() throws {
    try directory.write("nonsense", to: "data/written")
    let own = ledger()
    for text in ["1", "2"] { try own.take(draft(text)) }
    #expect(isLimited { () throws(WatchLogError) in try own.take(draft("3")) })
  }

  @Test func whatFailedIsNotCountedAndWhatMayBeWrittenOnce() throws {
    let own = ledger()
    let (first, second) = (draft("1"), draft("2"))
    try own.take(first)
    try own.failed(first, .full(place: "p"))
    try own.take(first)
    try own.take(second)
    try own.failed(second, .unanswered(place: "p", reason: "r"))
    // The same entry is tried again, and is no further one.
    try own.take(second)
    #expect(isLimited { () throws(WatchLogError) in try own.take(draft("3")) })
  }

  @Test func theLogTakesNoMoreAndSaysWhen() throws {
    let memory = MemoryLog()
    let log = LimitedLog(memory, ledger())
    for text in ["1", "2"] { _ = try log.append(draft(text)) }
    do throws(WatchLogError) {
      _ = try log.append(draft("3"))
      Issue.record("written")
    } catch {
      #expect("\(error.text)".contains("2 entries within a minute"))
      #expect("\(error.text)".contains("write it again at 2011-03-17T12:01:00Z"))
    }
    #expect(memory.page(LogQuery(), before: nil).entries.count == 2)
    _ = try log.append(draft("3", at: 60))
  }

  /// What an officer typed stays in the prompt, under the reason.
  @Test func theDashboardGivesTheTextBack() throws {
    let ledger = ledger()
    let author = LogAuthor(name: "a", login: "a", host: "h")
    let memory = MemoryLog()
    var keeper = LogKeeper(writer: LogWriter(author: author, desk: "", role: "")) {
      (_) throws(WatchLogError) in LimitedLog(memory, ledger)
    }
    func write(_ text: String) -> [Action] {
      let order = LogOrder(.note(text), marked: .ofNothing, typed: text)
      return keeper.write(order, now: Self.noon)
    }
    for text in ["1", "2"] {
      #expect(write(text).contains { if case .logWritten = $0 { true } else { false } })
    }
    let last = write("3").last
    guard case .logFailed(let order, let reason)? = last else {
      Issue.record("not refused")
      return
    }
    #expect(order.typed == "3")
    #expect(reason.string.contains("write it again at 2011-03-17T12:01:00Z"))
  }

  @Test func theCommandLineEndsWithForbidden() throws {
    let environment = ["HOME": directory.path, "LANG": "C.UTF-8"]
    let words = ["log", "write", "x", "--log", "\(directory.path)/log.db", "--handling", "clear"]
    let arguments = try Arguments.parse(words)
    let context = RunContext(arguments, environment: environment, system: nil)
    #expect(try Watchfloor.run(words, environment: environment).code == 0)
    let counted = LogSetup(arguments, context).ledger
    let path = try #require(counted.path)
    #expect(access(path, F_OK) == 0)
    // One has been counted by the program.
    let now = Instant(seconds: time(nil)).seconds - Self.noon.seconds
    for _ in 1..<counted.limits.entriesPerMinute { try counted.take(draft("x", at: now)) }
    for words in [words, ["handover", "prepare"] + words[3...4]] {
      let run = try Watchfloor.run(words, environment: environment)
      #expect(run.code == 6)
      #expect(run.messageText.contains("60 entries within a minute"), "\(run.messageText)")
    }
    #expect(unlink(path) == 0)
    #expect(try Watchfloor.run(words, environment: environment).code == 0)
  }
}
