import DisplayText
internal import Glibc
internal import Synchronization

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

  package var port: Int { listener.port }
  private let server: Int
  private let listener: LoopbackListener
  private let line = Mutex(Line.open)
  private let asked = Mutex(0)

  /// How often the server was asked something and had to answer.
  package var roundTrips: Int { asked.withLock { $0 } }

  package init(to server: Int) throws {
    self.server = server
    listener = try LoopbackListener()
    try listener.serve { [self] in carry($0) }
  }

  package func become(_ line: Line) {
    self.line.withLock { $0 = line }
  }

  package func end() { listener.stop() }

  private func carry(_ client: Int32) {
    defer { close(client) }
    guard let upstream = Loopback.connect(to: server) else { return }
    defer { close(upstream) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var questions = QuestionCount()
    while !listener.isEnded {
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
      if listener.isEnded { return false }
      poll(nil, 0, 10)
    }
    return true
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
