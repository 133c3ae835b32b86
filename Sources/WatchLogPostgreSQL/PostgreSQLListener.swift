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
    var isStopped = false
  }

  private let address: PostgreSQLAddress
  private let timeouts: PostgreSQLTimeouts
  private let news: WakePipe
  private let wake: WakePipe
  private let thread: WorkerThread
  private let state = Mutex(State())

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
        try connection.execute("LISTEN watchlog")
        pause = 250
        become(.connected)
        // A connection that was lost may be had again at once; only else is the server away.
        if (try? follow(connection)) == nil {
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

  /// Passes on what the server tells, until the connection is lost or the log is let go.
  private func follow(_ connection: PostgreSQLConnection) throws(WatchLogError) {
    while !isStopped {
      let isTold = Descriptor.wait(
        [connection.descriptor, wake.descriptor], events: Int16(POLLIN),
        milliseconds: timeouts.silence)
      if !isTold || wake.wait(milliseconds: 0) { _ = try connection.rows("SELECT 1") }
      if try connection.takeNotifications() { news.wake() }
    }
  }

  /// The time since when the server is away is that of the first failure.
  private func become(_ connection: LogStatus.Connection) {
    state.withLock { state in
      if case .away(let since, _) = state.connection, case .away(_, let error) = connection {
        state.connection = .away(since: since, error)
      } else {
        state.connection = connection
      }
    }
    news.wake()
  }
}
