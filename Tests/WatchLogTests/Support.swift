import CrisisModel
import Glibc
import TestSupport
import Testing
import WatchLog

extension Instant {
  /// Noon of a day in March 2011, and so many seconds.
  static func march(_ day: Int, plus seconds: Int = 0) -> Instant {
    Instant(seconds: 1_298_937_600 + 86_400 * day + 43_200 - 86_400 + seconds)
  }
}

extension LogWriter {
  static let alice = LogWriter(
    author: LogAuthor(name: "Alice Ndiaye", login: "ndiaye", host: "watch1"), desk: "Africa",
    role: "duty officer")
  static let bob = LogWriter(
    author: LogAuthor(name: "Bob", login: "watch", host: "watch2"), desk: "Arab States",
    role: "watch officer")
}

/// A draft with what matters to a test; the rest is Alice's at noon of 17 March.
func draft(
  _ content: LogContent, by writer: LogWriter = .alice, at instant: Instant = .march(17),
  about crisis: CrisisID? = nil
) -> LogDraft {
  LogDraft(
    occurred: instant, recorded: instant, by: writer, content, links: LogLinks(crisis: crisis))
}

extension WatchLogStore {
  /// Appends, and gives the entry that was recorded.
  @discardableResult
  func record(_ draft: LogDraft) throws -> LogEntry {
    guard case .recorded(let entry) = try append(draft) else { throw NotRecorded() }
    return entry
  }

  @discardableResult
  func record(_ content: LogContent, by writer: LogWriter = .alice) throws -> LogEntry {
    try record(draft(content, by: writer))
  }
}

struct NotRecorded: Error {}

extension [LogEntry] {
  var texts: [String] { map(\.draft.content.text) }
  var sequences: [Int64] { map(\.sequence) }
}

struct NeverCame: Error {}

extension WatchLogStore {
  /// Sleeps on the log's descriptor, as a program does, until something is so.
  func waitFor(seconds: Int = 30, _ condition: (Self) throws -> Bool) throws {
    let descriptor = try #require(newsDescriptor)
    let end = ContinuousClock.now + .seconds(seconds)
    while try !condition(self) {
      guard ContinuousClock.now < end else { throw NeverCame() }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&wanted, 1, 1_000)
      drainNews()
    }
  }
}
