import TestSupport
import Testing
import WatchLog

/// A head as text, and what a chain is held against.
@Suite("Heads written down elsewhere") struct LogHeadTests {
  private static let digits = String(repeating: "0123456789abcdef", count: 4)

  @Test func isReadAsItIsWritten() throws {
    let log = MemoryLog()
    let head = LogHead(try log.record(.note("one")))
    #expect(LogHead(head.description) == head)
    #expect(head.description.hasPrefix("1:"))
    #expect(head.description.utf8.count == 2 + 64)
    #expect(LogHead("9223372036854775807:\(Self.digits)")?.sequence == .max)
    #expect(LogHead("1:\(Self.digits.uppercased())") == LogHead("1:\(Self.digits)"))
  }

  @Test(arguments: [
    "", ":", "1", "1:", ":\(digits)", "0:\(digits)", "-1:\(digits)", "+1:\(digits)", " 1:\(digits)",
    "1:\(digits) ", "1:\(digits)0", "1:\(digits.dropLast())", "1:\(digits.dropLast())g",
    "1:1:\(digits)", "#1:\(digits)", "9223372036854775808:\(digits)", "१:\(digits)",
    "1:\(digits)\n",
  ])
  func anythingElseIsNone(text: String) {
    #expect(LogHead(text) == nil)
  }

  private func log(of texts: [String]) throws -> (MemoryLog, [LogHead]) {
    let log = MemoryLog()
    return (log, try texts.map { LogHead(try log.record(.note($0))) })
  }

  @Test func everyHeadOfTheLogIsFound() throws {
    let (log, heads) = try log(of: ["1", "2", "3"])
    #expect(try log.verify(expecting: heads + heads).isSound)
  }

  @Test func anEarlierCopyIsCutOff() throws {
    let (_, heads) = try log(of: ["1", "2", "3"])
    let earlier = MemoryLog()
    #expect(
      try earlier.verify(expecting: [heads[0]]).breaks == [.init(sequence: 1, problem: .cutOff)])
  }

  /// A chain that is whole, and not the one of before.
  @Test func aLogWrittenAnewIsFoundWhereAHeadIsKnown() throws {
    let (_, heads) = try log(of: ["1", "2", "3"])
    let (other, own) = try log(of: ["1", "2", "3"])
    #expect(try other.verify().isSound, "without a head it is sound")
    let result = try other.verify(expecting: [heads[1], own[2]])
    #expect(result.breaks == [.init(sequence: 2, problem: .rewritten)])
    #expect(try other.verify(expecting: [heads[1], own[1]]).breakCount == 1, "two of one number")
    #expect(try other.verify(expecting: heads).breakCount == 3)
  }
}
