import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

/// Servers that answer with what they like: the result is an error, and the process lives.
@Suite("Hostile servers", .serialized) struct HostileServerTests {
  /// A name for what a server does.
  struct Answer: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let send: @Sendable (HostileServer.Send) -> Void

    init(_ name: String, _ bytes: [UInt8]) {
      testDescription = name
      send = { _ = $0(bytes) }
    }

    /// The same again and again, as long as somebody listens.
    init(_ name: String, endless bytes: [UInt8], after first: [UInt8] = []) {
      testDescription = name
      let many = Array(repeatElement(bytes, count: max(1, 65_536 / bytes.count)).joined())
      send = { send in
        guard send(first) else { return }
        while send(many) {}
      }
    }
  }

  private typealias Message = ServerMessage
  private static let end = Message.done + Message.ready
  private static let three = Message.description([20, 20, 20])
  private static let eight = [UInt8](repeating: 1, count: 8)

  /// A whole answer of one row.
  private static func row(_ types: [Int], _ columns: [[UInt8]?]) -> [UInt8] {
    Message.description(types) + Message.row(columns) + end
  }

  /// How a row of one very long column begins.
  private static let gigabyte: [UInt8] = {
    let row = [UInt8(ascii: "D")] + Message.number(1 << 30) + Message.number(1, bytes: 2)
    return Message.description([20]) + row + Message.number((1 << 30) - 10)
  }()

  private static let notText: [UInt8] = [UInt8(ascii: "M")] + Array(128...255) + [0, 0]

  static let answers: [Answer] = [
    Answer("nothing", []),
    Answer("no row", three + end),
    Answer("a row without columns", row([], [])),
    Answer("a column too few", row([20, 20], [eight, eight])),
    Answer("texts", row([25, 25, 25], [eight, eight, eight])),
    Answer("NULL", row([20, 20, 20], [nil, nil, nil])),
    Answer("short numbers", row([20, 20, 20], [[1], [], [1, 2, 3]])),
    Answer("long numbers", row([20, 20, 20], [eight + eight, eight, eight])),
    Answer("unknown types", row([-1, 0, 99], [eight, eight, eight])),
    Answer(
      "1,600 columns",
      row(Array(repeating: 20, count: 1_600), Array(repeating: eight, count: 1_600))),
    Answer("a row that nobody announced", Message.row([eight]) + end),
    Answer("more columns than announced", three + Message.row([eight]) + end),
    Answer("negative length", three + Message.message("D", [0, 3, 255, 255, 255, 0]) + end),
    Answer("two results", three + end + three + end),
    Answer("copy out", Message.message("H", [0, 0, 0]) + Message.ready),
    Answer("copy in", Message.message("G", [0, 0, 0]) + Message.ready),
    Answer("copy both", Message.message("W", [0, 0, 0]) + Message.ready),
    Answer("a message of 0 bytes", [UInt8(ascii: "D"), 0, 0, 0, 0]),
    Answer("a message of -1 byte", [UInt8(ascii: "D"), 255, 255, 255, 255]),
    Answer("half a message", [UInt8(ascii: "D"), 0, 0, 1, 0, 1]),
    Answer("an error of a megabyte", Message.error(String(repeating: "no ", count: 350_000))),
    Answer("an error without fields", Message.message("E", [0]) + Message.ready),
    Answer(
      "an error of bytes that are no text",
      Message.message("E", notText) + Message.ready),
    Answer("endless rows", endless: Message.row([eight, eight, eight]), after: three),
    Answer(
      "endless long rows",
      endless: Message.row([Array(repeating: 1, count: 1 << 20), eight, eight]), after: three),
    Answer("a row of 9 MiB", row([20], [Array(repeating: 1, count: 9 << 20)])),
    Answer(
      "a row that claims a gigabyte", endless: [UInt8](repeating: 65, count: 1 << 20),
      after: gigabyte),
    Answer("endless columns", endless: three),
    Answer("endless results", endless: Message.done),
    Answer("endless errors", endless: Message.error("no")),
    Answer("endless notices", endless: Message.message("N", Message.text("Mhear") + [0])),
    Answer("endless notifications", endless: Message.notification("1")),
    Answer(
      "endless long notifications",
      endless: Message.notification(String(repeating: "9", count: 8_000))),
    Answer("endless settings", endless: Message.status("a", "b")),
    Answer("endless zeros", endless: [0]),
  ]

  /// A log that gives up after half a second.
  private func log(_ server: HostileServer) throws -> PostgreSQLLog {
    var timeouts = PostgreSQLTimeouts()
    (timeouts.connect, timeouts.answer) = (500, 500)
    timeouts.pause = 60_000
    return try PostgreSQLLog(PostgreSQLAddress(server.url), timeouts: timeouts)
  }

  @Test(arguments: answers) func answersWithWhatItLikes(answer: Answer) throws {
    let server = try HostileServer(answer: answer.send)
    defer { server.end() }
    let log = try log(server)
    #expect(throws: WatchLogError.self) { try log.head() }
    #expect(throws: WatchLogError.self) { try log.append(draft(.note("here"))) }
    #expect(throws: WatchLogError.self) { try log.page(LogQuery(), before: nil) }
    #expect(server.mostSent < 1_200 << 20)
  }

  @Test(arguments: answers) func greetsWithWhatItLikes(answer: Answer) throws {
    let server = try HostileServer(greeting: nil, answer: answer.send)
    defer { server.end() }
    let log = try log(server)
    #expect(throws: WatchLogError.self) { try log.head() }
    #expect(server.mostSent < 256 << 20)
  }

  /// A real server whose answers are altered on the way: what is asked is answered or fails.
  @Test func alteredAnswers() throws {
    let server = try PostgreSQLServer.shared()
    let name = try server.makeDatabase().name
    let proxy = try Proxy(to: server.port)
    defer { proxy.end() }
    var timeouts = PostgreSQLTimeouts()
    (timeouts.connect, timeouts.answer, timeouts.silence) = (150, 150, 150)
    let address = try PostgreSQLAddress(server.url(name, port: proxy.port))
    let owner = try PostgreSQLLog(PostgreSQLAddress(server.url(name)))
    for number in 1...20 { try owner.record(.note("\(number)")) }
    var failed = 0
    for seed in UInt64(1)...24 {
      let log = try PostgreSQLLog(address, timeouts: timeouts)
      proxy.become(seed % 3 == 0 ? .altered(seed: seed) : .open)
      _ = try? log.head()
      proxy.become(.altered(seed: seed))
      do throws(WatchLogError) {
        _ = try log.page(LogQuery(), before: nil)
        _ = try log.stored(after: 0, limit: 100)
        _ = try log.append(draft(.note("altered")))
      } catch {
        #expect(!error.text.string.isEmpty)
        failed += 1
      }
    }
    #expect(failed > 20)
    #expect(try owner.verify().isSound)
  }

  /// Bytes that no protocol knows, and messages of known types with such bytes in them.
  @Test(arguments: [true, false]) func randomBytes(isGreeted: Bool) throws {
    let answer: @Sendable (Int) -> [UInt8] = { seed in
      var generator = SeededGenerator(seed: UInt64(seed))
      return (0..<Int.random(in: 1...20, using: &generator)).flatMap { _ -> [UInt8] in
        let length = Int.random(in: 0...300, using: &generator)
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let types = Array("TDCZESNAKRHGWI123nst")
        guard let type = types.randomElement(using: &generator), Bool.random(using: &generator)
        else { return bytes }
        return ServerMessage.message(type, bytes)
      }
    }
    for seed in 1...60 {
      let greeting = isGreeted ? ServerMessage.welcome : nil
      let server = try HostileServer(greeting: greeting) { _ = $0(answer(seed)) }
      defer { server.end() }
      let log = try log(server)
      #expect(throws: WatchLogError.self, "seed \(seed)") { try log.head() }
    }
  }
}
