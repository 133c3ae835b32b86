import FoundationEssentials
import FuzzChecks
import TestSupport
import Testing

/// Documents that the fuzzers begin with, and the tokens that they put in.
struct Corpus {
  let items: [[UInt8]]
  let tokens: [[UInt8]]
  private let longest: Int

  /// - Parameter directories: below the root of the repository.
  init(_ directories: [String], dictionary: String, longest: Int) throws {
    items = try directories.flatMap { directory in
      let path = "\(Repository.root)/\(directory)"
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .filter { !$0.hasSuffix(".txt") }
        .map { Array(try Data(contentsOf: URL(filePath: "\(path)/\($0)"))) }
    }.filter { $0.count <= longest }
    let lines = try Data(contentsOf: URL(filePath: "\(Repository.root)/\(dictionary)"))
    tokens = String(decoding: lines, as: UTF8.self).split(separator: "\n").compactMap(Self.token)
    self.longest = longest
  }

  /// A line of libFuzzer's dictionaries: text in quotes, with `\"`, `\\` and `\xNN`.
  private static func token(_ line: Substring) -> [UInt8]? {
    guard let first = line.firstIndex(of: "\""), let last = line.lastIndex(of: "\""), first < last
    else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(line[line.index(after: first)..<last].utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let sign = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if sign == UInt8(ascii: "x"), let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(sign)
      }
    }
    return bytes
  }

  /// Checks changed documents, and first the documents themselves; a failure names its bytes.
  func run(
    seed: UInt64, changes: Int, isFirst: Bool,
    _ check: (UnsafeBufferPointer<UInt8>) throws(Broken) -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for item in isFirst ? items : [] { try run(item, check) }
    for _ in 0..<changes { try run(changed(using: &generator), check) }
  }

  private func run(
    _ bytes: [UInt8], _ check: (UnsafeBufferPointer<UInt8>) throws(Broken) -> Void
  ) throws {
    do throws(Broken) {
      // A copy of the exact size: reading past its end is more likely to be noticed.
      try bytes.withUnsafeBufferPointer { (buffer) throws(Broken) in try check(buffer) }
    } catch {
      let digits = bytes.map { String($0, radix: 16) }.joined(separator: " ")
      Issue.record("\(error.description): \(digits)")
      throw error
    }
  }

  func changed(using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = items.randomElement(using: &generator) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &generator) { change(&bytes, &generator) }
    return Array(bytes.prefix(longest))
  }

  private func change(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let length = min(Int.random(in: 1...16, using: &generator), bytes.count - place)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0 where length > 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where length > 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
    case 4: bytes.insert(contentsOf: tokens.randomElement(using: &generator) ?? [], at: place)
    case 5:
      let token = tokens.randomElement(using: &generator) ?? []
      bytes.replaceSubrange(place..<min(bytes.count, place + token.count), with: token)
    case 6:
      let other = items.randomElement(using: &generator) ?? []
      let start = Int.random(in: 0...other.count, using: &generator)
      bytes.replaceSubrange(place..., with: other[start...])
    default: bytes.append(UInt8.random(in: 0...255, using: &generator))
    }
  }
}
