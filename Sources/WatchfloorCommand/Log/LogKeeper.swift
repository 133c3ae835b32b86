internal import CrisisModel
internal import Dashboard
internal import TerminalUI
internal import WatchLog

/// The watch log as one thread keeps it: opened when it is needed, asked again where it failed.
///
/// Time comes as a value: there is no clock in here.
struct LogKeeper {
  /// Gives a store, or says why there is none now.
  typealias Opener = @Sendable () throws(WatchLogError) -> any WatchLogStore

  private let open: Opener
  private let writer: LogWriter
  private(set) var store: (any WatchLogStore)?
  /// What the dashboard was told last.
  private var told: LogStanding?
  private var closedSince: Instant?
  /// Seconds to wait before the next attempt to open it.
  private(set) var patience = 1
  /// The head that the dashboard's reading is of.
  private var readUpTo: LogHead?
  private var interest: LogInterest?
  /// Drafts of orders that may have been written: tried again with the same key, they are written
  /// once.
  private var attempted: [LogOrder: LogDraft] = [:]

  private static let longestPatience = 30

  init(writer: LogWriter, open: @escaping Opener) {
    self.writer = writer
    self.open = open
  }

  /// Opens the log where it is not open, reads what is wanted where something may be new.
  mutating func follow(_ wanted: LogInterest?, now: Instant) -> [Action] {
    let isNewInterest = wanted != nil && wanted != interest
    interest = wanted ?? interest
    do throws(WatchLogError) {
      let store = try opened()
      store.drainNews()
      let isTold = told == .open(store.status)
      let head = try store.head()
      return isNewInterest || !isTold || head != readUpTo ? try read(store, head, now: now) : []
    } catch {
      return [failed(error, now: now)].compactMap { $0 }
    }
  }

  private mutating func opened() throws(WatchLogError) -> any WatchLogStore {
    if let store { return store }
    let opened = try open()
    store = opened
    return opened
  }

  private mutating func read(
    _ store: any WatchLogStore, _ head: LogHead, now: Instant
  ) throws(WatchLogError) -> [Action] {
    var actions: [Action] = []
    if let interest { actions.append(.logRead(try LogReading(interest, from: store, now: now))) }
    readUpTo = head
    patience = 1
    closedSince = nil
    let standing = LogStanding.open(store.status)
    if standing != told { actions.insert(.logStands(standing), at: 0) }
    told = standing
    return actions
  }

  /// What the dashboard is told of a failure; a store that keeps drafts while it is away stays.
  private mutating func failed(_ error: WatchLogError, now: Instant) -> Action? {
    readUpTo = nil
    var standing: LogStanding
    if let status = store?.status, case .away = status.connection {
      standing = .open(status)
    } else {
      store = nil
      closedSince = closedSince ?? now
      standing = .closed(since: closedSince ?? now, reason: SafeText(error.text, limit: 400))
    }
    patience = min(Self.longestPatience, patience * 2)
    if standing == told { return nil }
    told = standing
    return .logStands(standing)
  }

  mutating func older(_ filter: LogFilter, before: Int64, now: Instant) -> [Action] {
    do throws(WatchLogError) {
      let store = try opened()
      return [.olderLogRead(try OlderLogPage(filter, before: before, from: store, now: now))]
    } catch {
      return [failed(error, now: now)].compactMap { $0 }
    }
  }

  mutating func write(_ order: LogOrder, now: Instant) -> Action {
    guard let draft = attempted[order] ?? order.draft(now: now, by: writer) else {
      return .logFailed(order, "that time lies ahead of this machine's clock")
    }
    do throws(WatchLogError) {
      let store = try opened()
      let receipt = try store.append(draft)
      attempted[order] = nil
      return .logWritten(
        LogWriting(order: order, receipt: receipt, in: store))
    } catch {
      if case .unanswered = error { attempted[order] = draft }
      if store == nil { _ = failed(error, now: now) }
      return .logFailed(order, SafeText(error.text, limit: 400))
    }
  }
}
