internal import CrisisModel
internal import Glibc
internal import StrictJSON
internal import Synchronization
internal import Threads
internal import WatchLog

/// Keeps a connection of its own, on which the server announces new entries, and restores it
/// whenever it is lost; runs on a thread of its own.
final class PostgreSQLListener: Sendable {
  private struct State {
    var connection = LogStatus.Connection.connecting
    /// The highest number that is known to be written; `nil` until the server has announced one on
    /// this connection, since it may have announced others while nobody listened.
    var announced: Int64?
    var isStopped = false
  }

  private let address: PostgreSQLAddress
  private let timeouts: PostgreSQLTimeouts
  private let news: WakePipe
  private let wake: WakePipe
  private let thread: WorkerThread
  private let state = Mutex(State())

  /// Milliseconds between two checks for entries that the server does not announce.
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

  /// Whether there may be entries above a number; `false` if the server would have announced them.
  func mayHaveNews(after sequence: Int64) -> Bool {
    state.withLock { state in
      guard state.connection == .connected, let announced = state.announced else { return true }
      return announced > sequence
    }
  }

  /// Notes that the entry with this number is written.
  func note(_ sequence: Int64) {
    state.withLock { state in state.announced = state.announced.map { max($0, sequence) } }
  }

  /// Checks now whether the server is there.
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
        // A lost connection can often be restored at once; only if it cannot is the server away.
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

  /// Returns `false` if the server announces nothing, as on a standby.
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

  /// Passes announcements on until the connection is lost or the log is released.
  ///
  /// - Parameter isTold: whether the server announces entries; otherwise there may be news after
  ///   every pause.
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

  /// Notes the numbers of new entries; one that cannot be read makes it unknown which were
  /// announced.
  private func hear(_ told: [String]) {
    guard !told.isEmpty else { return }
    let numbers = told.map { Int64($0) }
    state.withLock { state in
      let known = [state.announced ?? 0] + numbers.compactMap(\.self)
      state.announced = numbers.contains(nil) ? nil : known.max()
    }
    news.wake()
  }

  /// Changes the state; a server that stays away has been away since the first failure.
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
