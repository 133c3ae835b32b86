internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import WatchDesk
internal import WatchLog

/// The watch log as one thread keeps it: opened when it is needed, asked again where it failed.
///
/// Time comes as a value: there is no clock in here.
struct LogKeeper {
  /// Gives a store, or says why there is none now.
  ///
  /// Only the first time may it make a log: one that was there and is gone is not begun anew.
  typealias Opener = @Sendable (_ mayMake: Bool) throws(WatchLogError) -> any WatchLogStore

  private let open: Opener
  private let writer: LogWriter
  private(set) var store: (any WatchLogStore)?
  private var wasOpen = false
  /// What the dashboard was told last.
  private var told: LogStanding?
  private var closedSince: Instant?
  /// Seconds to wait before the next attempt to open it.
  private(set) var patience = 1
  private var interest: LogInterest?
  /// What is known of the log, also while it cannot be read.
  private var reading: LogReading?
  /// Whether the dashboard does not have the reading yet.
  private var isUntold = false
  /// The first head that was known and that the log does not go on from.
  private var lostHead: LogHead?
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
    interest = wanted ?? interest
    do throws(WatchLogError) {
      let store = try opened()
      store.drainNews()
      try store.look()
      // A server that is away is not asked: it tells when it is back.
      if !store.status.isAway { try read(store, now: now) }
      return stand(store) + tellReading()
    } catch {
      return [failed(error, now: now)].compactMap { $0 }
    }
  }

  private mutating func opened() throws(WatchLogError) -> any WatchLogStore {
    if let store { return store }
    do throws(WatchLogError) {
      let opened = try open(!wasOpen)
      store = opened
      wasOpen = true
      return opened
    } catch .missing(let place) where wasOpen {
      throw .gone(place: place, .moved)
    } catch {
      throw error
    }
  }

  /// - Parameter sequence: a number that the log is known to have.
  private mutating func read(
    _ store: any WatchLogStore, upTo sequence: Int64 = 0, now: Instant
  ) throws(WatchLogError) {
    guard let interest else {
      _ = try store.head()
      return
    }
    guard var reading else {
      self.reading = try LogReading(interest, from: store, now: now)
      isUntold = true
      return
    }
    let known = reading.head
    guard try reading.follow(interest, from: store, upTo: sequence, now: now) else { return }
    if reading.isOfAnotherLog { lostHead = lostHead ?? known }
    self.reading = reading
    isUntold = true
  }

  private mutating func tellReading() -> [Action] {
    guard isUntold, let reading else { return [] }
    isUntold = false
    return [.logRead(reading)]
  }

  /// The log can be read.
  private mutating func stand(_ store: any WatchLogStore) -> [Action] {
    patience = 1
    closedSince = nil
    var status = store.status
    status.lostHead = lostHead
    return [tell(.open(status))].compactMap { $0 }
  }

  private mutating func tell(_ standing: LogStanding) -> Action? {
    if standing == told { return nil }
    told = standing
    return .logStands(standing)
  }

  /// What the dashboard is told of a failure; a store that keeps drafts while it is away stays.
  private mutating func failed(_ error: WatchLogError, now: Instant) -> Action? {
    patience = error.isOfPlace ? 1 : min(Self.longestPatience, patience * 2)
    if let store, store.status.isAway { return stand(store).first }
    store = nil
    closedSince = closedSince ?? now
    return tell(
      .closed(since: closedSince ?? now, reason: SafeText(error.text, limit: 400)))
  }

  mutating func older(_ filter: LogFilter, before: Int64, now: Instant) -> [Action] {
    do throws(WatchLogError) {
      let store = try opened()
      return [.olderLogRead(try OlderLogPage(filter, before: before, from: store, now: now))]
    } catch {
      return [failed(error, now: now)].compactMap { $0 }
    }
  }

  /// What became of an order, after what is to be known of the log for it.
  mutating func write(_ order: LogOrder, now: Instant) -> [Action] {
    guard let draft = attempted[order] ?? order.draft(now: now, by: writer) else {
      return [.logFailed(order, "that time lies ahead of this machine's clock")]
    }
    do throws(WatchLogError) {
      let store = try opened()
      let receipt = try store.append(draft)
      attempted[order] = nil
      let writing = self.writing(order, receipt, store, now: now)
      return tellReading() + [.logWritten(writing)]
    } catch {
      if case .unanswered = error { attempted[order] = draft }
      let standing = store == nil || error.isOfPlace ? failed(error, now: now) : nil
      let failure = Action.logFailed(order, SafeText(error.text, limit: 400))
      return [standing].compactMap { $0 } + [failure]
    }
  }

  /// With who was first, which the entries that are read back say.
  private mutating func writing(
    _ order: LogOrder, _ receipt: LogReceipt, _ store: any WatchLogStore, now: Instant
  ) -> LogWriting {
    guard case .recorded(let entry) = receipt,
      case .acknowledgement(let alert, _) = entry.draft.content,
      reading?.knows(alert) == true
    else { return LogWriting(order: order, receipt: receipt, in: store) }
    do throws(WatchLogError) {
      try read(store, upTo: entry.sequence, now: now)
    } catch {
      return LogWriting(order: order, receipt: receipt, doubt: error)
    }
    return LogWriting(
      order: order, receipt: receipt, earlier: reading?.acknowledgement(of: alert)?.entry)
  }
}
