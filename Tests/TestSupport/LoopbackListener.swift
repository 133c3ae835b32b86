internal import Glibc
internal import Synchronization
internal import Threads

/// Takes connections on a free port of 127.0.0.1, each on a thread of its own, until it is ended.
final class LoopbackListener: Sendable {
  struct NotListening: Error {}

  let port: Int
  private let descriptor: Int32
  private let end = Mutex(false)

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard let port = Loopback.bind(descriptor), listen(descriptor, 16) == 0 else {
      throw NotListening()
    }
    self.port = port
  }

  var isEnded: Bool { end.withLock { $0 } }

  /// - Parameter body: called with each connection, which it closes.
  func serve(_ body: @escaping @Sendable (Int32) -> Void) throws {
    let isStarted = WorkerThread()?.start { [self] in
      while !isEnded {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { break }
        _ = WorkerThread()?.start { body(client) }
      }
      close(descriptor)
    }
    guard isStarted == true else { throw NotListening() }
  }

  func stop() {
    end.withLock { $0 = true }
    shutdown(descriptor, Int32(SHUT_RDWR))
  }
}
