internal import Glibc
internal import Synchronization

/// A server on loopback that speaks just enough of PostgreSQL's protocol 3 to be let in, and answers
/// the first question with what it likes.
package final class HostileServer: Sendable {
  /// Sends bytes; `false` where the client has gone away.
  package typealias Send = ([UInt8]) -> Bool

  package var port: Int { listener.port }
  private let listener: LoopbackListener
  private let greeting: [UInt8]?
  private let answer: @Sendable (Send) -> Void
  private let count = Mutex(0)
  private let most = Mutex(0)

  /// The most bytes that it got rid of on one connection.
  package var mostSent: Int { most.withLock { $0 } }

  /// - Parameters:
  ///   - greeting: lets the client in; `nil` where the answer comes at once.
  ///   - answer: called for each connection, which is closed after it.
  package init(
    greeting: [UInt8]? = ServerMessage.welcome, answer: @escaping @Sendable (Send) -> Void
  ) throws {
    (self.greeting, self.answer) = (greeting, answer)
    listener = try LoopbackListener()
    try listener.serve { [self] in serve($0) }
  }

  package var url: String { "postgres://watch:secret@127.0.0.1:\(port)/watch?sslmode=disable" }

  package func end() { listener.stop() }

  private func serve(_ client: Int32) {
    defer { close(client) }
    var sent = 0
    let send: Send = { [self] bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0, !listener.isEnded else { return false }
        sent += count
        rest = rest.dropFirst(count)
      }
      most.withLock { $0 = max($0, sent) }
      return true
    }
    guard read(client) else { return }
    if let greeting {
      guard send(greeting), read(client) else { return }
    }
    answer(send)
    // Closed at once, what was sent could be lost.
    shutdown(client, Int32(SHUT_WR))
    while read(client) {}
  }

  /// Takes what the client says, whatever it is.
  private func read(_ client: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    return recv(client, &buffer, buffer.count, 0) > 0
  }
}

/// Messages of a server (PostgreSQL, "Message Formats").
package enum ServerMessage {
  package static func message(_ type: Character, _ body: [UInt8]) -> [UInt8] {
    Array(String(type).utf8) + number(body.count + 4) + body
  }

  /// As the protocol writes numbers.
  package static func number(_ value: Int, bytes: Int = 4) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  package static func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }

  package static let ready = message("Z", [UInt8(ascii: "I")])
  package static let done = message("C", text("SELECT 1"))
  package static let welcome = message("R", number(0)) + ready

  /// Names a column's type by its number in `pg_type`.
  package static func description(_ types: [Int]) -> [UInt8] {
    var columns: [UInt8] = []
    for type in types {
      columns += text("c") + number(0) + number(0, bytes: 2)
      columns += number(type) + number(-1, bytes: 2) + number(-1) + number(1, bytes: 2)
    }
    return message("T", number(types.count, bytes: 2) + columns)
  }

  package static func row(_ columns: [[UInt8]?]) -> [UInt8] {
    var values: [UInt8] = []
    for column in columns { values += number(column?.count ?? -1) + (column ?? []) }
    return message("D", number(columns.count, bytes: 2) + values)
  }

  package static func status(_ name: String, _ value: String) -> [UInt8] {
    message("S", text(name) + text(value))
  }

  package static func notification(_ payload: String) -> [UInt8] {
    message("A", number(1) + text("watchlog") + text(payload))
  }

  package static func error(_ words: String) -> [UInt8] {
    let fields: [UInt8] = text("SERROR") + text("CXX000") + text("M\(words)")
    return message("E", fields + [0])
  }
}
