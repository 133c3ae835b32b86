import CrisisChronicle
import CrisisModel
import TestSupport
import Testing

/// Documents that nobody wrote so: whatever they hold, reading ends, and what is composed is sound.
@Suite("Hostile chronicles") struct HostileChronicleTests {
  private static let pieces = [
    "null", "[]", "{}", "\"\"", "1e400", "\"2011-02-18\"", "\"2011-02-30\"", "[null]", "[[]]",
    "{\"knownFrom\": \"2011-02-18\"}", "\"\\u0000\"", "\"s1970\"", "-1", "true",
  ]

  /// Each change puts another value, or part of the document itself, in the place of a few bytes.
  private static func changed(_ text: String, _ random: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
      let other = Int.random(in: 0..<bytes.count, using: &random)
      let copied = bytes[other..<min(bytes.count, other + 60)]
      let piece =
        Bool.random(using: &random)
        ? Array(copied) : Array((pieces.drawn(&random) ?? "").utf8)
      bytes.replaceSubrange(start..<end, with: piece)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Values are replaced whole, so that the syntax stays sound and the readers are reached.
  private static func exchanged(_ text: String, _ random: inout SeededGenerator) -> String {
    let values = text.matches(of: /"[^"\\]*"(?!:)/)
    guard let value = values.randomElement(using: &random) else { return text }
    return text.replacingCharacters(in: value.range, with: pieces.drawn(&random) ?? "")
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func readingEnds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      var sample = Sample()
      switch Int.random(in: 0..<5, using: &random) {
      case 0: sample.archive = Self.changed(sample.archive, &random)
      case 1: sample.sources = Self.changed(sample.sources, &random)
      case 2: sample.crisis = Self.changed(sample.crisis, &random)
      case 3: sample.sources = Self.exchanged(sample.sources, &random)
      default: sample.crisis = Self.exchanged(sample.crisis, &random)
      }
      let reading = Reading(sample)
      #expect(reading.chronicle != nil || reading.problems.hasErrors, "\(sample.crisis)")
      for line in reading.lines {
        #expect(HostileText.harmful(in: line).isEmpty, "\(line)")
      }
    }
  }

  /// A flood of problems is counted, and hides no error.
  @Test func aFloodIsCounted() {
    var sample = Sample()
    let events = repeatElement("{\"x\": 1}", count: 3_000).joined(separator: ", ")
    sample.crisis = sample.crisis.replacing("\"events\": []", with: "\"events\": [\(events)]")
    let lines = Reading(sample).lines
    #expect(lines.count == 1_001)
    #expect(lines.last?.hasSuffix("2000 more not listed; mend the listed ones first") == true)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
