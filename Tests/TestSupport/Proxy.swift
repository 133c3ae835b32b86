internal import Glibc
internal import Synchronization
internal import Threads

/// A line to a PostgreSQL server on loopback that can be slow, or go dead without being closed, and
/// counts what the server is asked.
package final class Proxy: Sendable {
  package enum Line: Hashable, Sendable {
    case open
    /// Every piece of data arrives so many milliseconds late.
    case slow(milliseconds: Int)
    /// Nothing arrives, and nobody is told; what was sent arrives when the line opens again.
    case dead
    /// Answers arrive altered: bytes turned, left out, put in or said twice, as a seed has it.
    case altered(seed: UInt64)
  }

  package struct NotListening: Error {}

  package let port: Int
  private let server: Int
  private let listener: Int32
  private let line = Mutex(Line.open)
  private let isEnded = Mutex(false)
  private let asked = Mutex(0)

  /// How often the server was asked something and had to answer.
  package var roundTrips: Int { asked.withLock { $0 } }

  package init(to server: Int) throws {
    self.server = server
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = Self.address(0)
    var size = Self.size
    let isListening =
      Self.with(&address) { Glibc.bind(listener, $0, Self.size) == 0 } && listen(listener, 16) == 0
      && Self.with(&address) { getsockname(listener, $0, &size) == 0 }
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isListening, WorkerThread()?.start({ [self] in accept() }) == true else {
      throw NotListening()
    }
  }

  package func become(_ line: Line) {
    self.line.withLock { $0 = line }
  }

  package func end() {
    isEnded.withLock { $0 = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func accept() {
    while !isEnded.withLock({ $0 }) {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else { break }
      let upstream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = Self.address(server)
      if Self.with(&address, { connect(upstream, $0, Self.size) == 0 }) {
        _ = WorkerThread()?.start { [self] in carry(client, upstream) }
      } else {
        close(client)
        close(upstream)
      }
    }
    close(listener)
  }

  private func carry(_ client: Int32, _ upstream: Int32) {
    defer {
      close(client)
      close(upstream)
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var questions = QuestionCount()
    while !isEnded.withLock({ $0 }) {
      var ready = [client, upstream].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&ready, 2, 100) > 0 else { continue }
      for (end, other) in [(ready[0], upstream), (ready[1], client)] where end.revents != 0 {
        let count = read(end.fd, &buffer, buffer.count)
        guard count > 0 else { return }
        if end.fd == client {
          let new = questions.take(buffer[..<count])
          asked.withLock { $0 += new }
        }
        guard waitForLine() else { return }
        var data = Array(buffer[..<count])
        if end.fd == upstream, case .altered(let seed) = line.withLock({ $0 }) {
          data = Self.alter(data, seed)
        }
        guard send(other, data, data.count, Int32(MSG_NOSIGNAL)) == data.count else { return }
      }
    }
  }

  private static func alter(_ data: [UInt8], _ seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var data = data
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<max(1, data.count), using: &generator)
      let part = data[min(place, data.count)..<min(place + 9, data.count)]
      switch Int.random(in: 0..<4, using: &generator) {
      case 0 where !data.isEmpty: data[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: data.removeSubrange(part.indices)
      case 2: data.insert(contentsOf: Array(part), at: part.startIndex)
      default: data.insert(UInt8.random(in: 0...255, using: &generator), at: part.startIndex)
      }
    }
    return data
  }

  /// Holds data back as the line is; `false` where the proxy has ended meanwhile.
  private func waitForLine() -> Bool {
    if case .slow(let milliseconds) = line.withLock({ $0 }) { poll(nil, 0, Int32(milliseconds)) }
    while line.withLock({ $0 }) == .dead {
      if isEnded.withLock({ $0 }) { return false }
      poll(nil, 0, 10)
    }
    return true
  }

  private static let size = socklen_t(MemoryLayout<sockaddr_in>.size)

  private static func address(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func with(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Bool
  ) -> Bool {
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
    }
  }
}

/// Counts the questions in what a client sends, by PostgreSQL's protocol 3: each ends with a message
/// `Query` or `Sync`, and the client waits for the answer.
private struct QuestionCount {
  private var rest: [UInt8] = []
  private var isStarted = false
  /// What stands instead of a version where the client asks whether the line may be encrypted.
  private static let encryptionRequests = [80_877_103, 80_877_104]

  mutating func take(_ bytes: ArraySlice<UInt8>) -> Int {
    rest += bytes
    var count = 0
    while let message = next() {
      if message == UInt8(ascii: "Q") || message == UInt8(ascii: "S") { count += 1 }
    }
    return count
  }

  /// The type of the next whole message, 0 where it has none; `nil` where more must come first.
  private mutating func next() -> UInt8? {
    let start = isStarted ? 1 : 0
    guard rest.count >= start + 4 else { return nil }
    let length = start + number(at: start)
    guard rest.count >= length, isStarted || rest.count >= 8 else { return nil }
    let type = isStarted ? rest[0] : 0
    if !isStarted { isStarted = !Self.encryptionRequests.contains(number(at: 4)) }
    rest.removeFirst(length)
    return type
  }

  private func number(at start: Int) -> Int {
    rest[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}
