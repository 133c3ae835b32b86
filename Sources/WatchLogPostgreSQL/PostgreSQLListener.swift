internal import CrisisModel
internal import Glibc
internal import StrictJSON
internal import Synchronization
internal import Threads
internal import WatchLog

/// Keeps a connection of its own on which the server tells of new entries, and makes it again as
/// often as it is lost, on a thread of its own.
final class PostgreSQLListener: Sendable {
  private struct State {
    var connection = LogStatus.Connection.connecting
    /// The highest number that is known to be written; `nil` until the server has told of one on
    /// this connection: it may have told of others while nobody listened.
    var announced: Int64?
    var isStopped = false
  }

  private let address: PostgreSQLAddress
  private let timeouts: PostgreSQLTimeouts
  private let news: WakePipe
  private let wake: WakePipe
  private let thread: WorkerThread
  private let state = Mutex(State())

  /// Milliseconds between two looks for entries of which the server does not tell.
  private static let untoldPause = 2_000
  /// Milliseconds that the end of the log waits for the thread.
  private static let lastWait = 2_000

  init(
    _ address: PostgreSQLAddress, _ timeouts: PostgreSQLTimeouts, news: WakePipe
  ) throws(WatchLogError) {
    self.address = address
    self.timeouts = timeouts
    self.news = news
    let place = address.place
    guard let wake = WakePipe(), let thread = WorkerThread() else {
      throw .unavailable(place: place, reason: "no descriptors left")
    }
    self.wake = wake
    self.thread = thread
    guard thread.start({ [self] in run() }) else {
      throw .unavailable(place: place, reason: "no thread left")
    }
  }

  var connection: LogStatus.Connection { state.withLock { $0.connection } }

  /// Whether there may be entries after a number; `false` where the server would have told of them.
  func mayHaveNews(after sequence: Int64) -> Bool {
    state.withLock { state in
      guard state.connection == .connected, let announced = state.announced else { return true }
      return announced > sequence
    }
  }

  /// An entry of this number is written.
  func note(_ sequence: Int64) {
    state.withLock { state in state.announced = state.announced.map { max($0, sequence) } }
  }

  /// Looks now whether the server is there.
  func check() {
    wake.wake()
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    wake.wake()
    thread.waitForEnd(milliseconds: Self.lastWait)
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func run() {
    var pause = 250
    while !isStopped {
      do throws(WatchLogError) {
        let connection = try PostgreSQLConnection(address, timeouts)
        let isTold = try listen(connection)
        pause = 250
        become(.connected)
        // A connection that was lost may be had again at once; only else is the server away.
        if (try? follow(connection, isTold: isTold)) == nil {
          _ = wake.wait(milliseconds: 20)
          continue
        }
      } catch {
        become(.away(since: Instant(seconds: time(nil)), error))
      }
      if isStopped { break }
      _ = wake.wait(milliseconds: pause)
      pause = min(2 * pause, timeouts.pause)
    }
  }

  /// `false` where the server tells nothing, as a standby does.
  private func listen(_ connection: PostgreSQLConnection) throws(WatchLogError) -> Bool {
    do throws(WatchLogError) {
      try connection.execute("LISTEN watchlog")
      return true
    } catch .readOnly {
      return false
    } catch {
      throw error
    }
  }

  /// Passes on what the server tells, until the connection is lost or the log is let go.
  ///
  /// - Parameter isTold: whether it tells; else there may be news after every pause.
  private func follow(
    _ connection: PostgreSQLConnection, isTold: Bool
  ) throws(WatchLogError) {
    while !isStopped && !connection.isWornOut {
      let isReady = Descriptor.wait(
        [connection.descriptor, wake.descriptor], events: Int16(POLLIN),
        milliseconds: isTold ? timeouts.silence : Self.untoldPause)
      if !isReady || wake.wait(milliseconds: 0) { _ = try connection.rows("SELECT 1") }
      if !isReady && !isTold { news.wake() }
      hear(try connection.takeNotifications())
    }
  }

  /// Takes in the numbers of new entries; one that cannot be read leaves it open what was told.
  private func hear(_ told: [String]) {
    guard !told.isEmpty else { return }
    let numbers = told.map { Int64($0) }
    state.withLock { state in
      let known = [state.announced ?? 0] + numbers.compactMap(\.self)
      state.announced = numbers.contains(nil) ? nil : known.max()
    }
    news.wake()
  }

  /// The time since when the server is away is that of the first failure.
  private func become(_ connection: LogStatus.Connection) {
    state.withLock { state in
      if case .away(let since, _) = state.connection, case .away(_, let error) = connection {
        state.connection = .away(since: since, error)
      } else {
        state.connection = connection
      }
      state.announced = nil
    }
    news.wake()
  }
}
