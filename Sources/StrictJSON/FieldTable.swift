/// The names of an object's fields, or of an enumeration's values, looked up by their bytes.
///
/// A lookup starts after the last hit, so that a document in the published order costs one
/// comparison of words a field. The names are written out beside the enumeration: asking the
/// program for the names of its cases would take milliseconds for fifty tables.
package struct FieldTable: Sendable {
  private let words: StaticString
  private let entries: [Entry]

  /// The longest name in bytes; with so many bytes left, comparing needs no bounds.
  static let longestName = 48

  /// - Parameter words: at most 64 names, separated by single spaces.
  package init(_ words: StaticString) {
    self.words = words
    let bytes = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
    entries = bytes.split(separator: UInt8(ascii: " ")).map { Entry($0) }
    precondition(entries.count <= 64, "a field table holds 64 names at most")
    precondition(entries.allSatisfy { $0.length <= Self.longestName }, "a name is too long")
  }

  /// Fields with the names of an enumeration's cases, in the same order; a debug build checks that.
  package init<Field: CaseIterable>(_ type: Field.Type, _ words: StaticString) {
    self.init(words)
    assert(names == Field.allCases.map { String(describing: $0) }, "\(type) is not \(words)")
  }

  /// The raw values of an enumeration, in the same order; a debug build checks that.
  package init<Value: CaseIterable & RawRepresentable<String>>(
    values type: Value.Type, _ words: StaticString
  ) {
    self.init(words)
    assert(names == Value.allCases.map(\.rawValue), "\(type) is not \(words)")
  }

  /// The names, in the order of their indices.
  package var names: [String] {
    words.description.split(separator: " ").map(String.init)
  }

  /// The index of the name with these bytes; `nil` if there is none.
  package func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard name.count <= Self.longestName else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestName + 8) { text in
      text.initialize(repeating: UInt8(ascii: "\""))
      for (place, byte) in name.enumerated() { text[place] = byte }
      // An escaped quote in the name does not end it.
      guard let hit = text.baseAddress.flatMap({ hit($0, from: 0) }) else { return nil }
      return hit.length == name.count ? hit.index : nil
    }
  }

  /// The name that stands at `text` with a quote after it, searched for from an index on and then
  /// from the first.
  ///
  /// - Parameter text: must have more than `longestName` readable bytes.
  @inline(__always)
  func hit(_ text: UnsafePointer<UInt8>, from first: Int) -> (index: Int, length: Int)? {
    var index = first < entries.count ? first : 0
    for _ in entries.indices {
      if entries[index].stands(at: text) { return (index, entries[index].length) }
      index = index + 1 < entries.count ? index + 1 : 0
    }
    return nil
  }
}

/// A name with its closing quote; its first sixteen bytes are words that are compared at once.
private struct Entry {
  let length: Int
  private let head: UInt64
  private let headMask: UInt64
  private let tail: UInt64
  private let tailMask: UInt64
  /// The remaining bytes of the few longer names.
  private let rest: [UInt8]

  init(_ name: some Collection<UInt8>) {
    let bytes = Array(name) + [UInt8(ascii: "\"")]
    length = bytes.count - 1
    (head, headMask) = Self.word(bytes.prefix(8))
    (tail, tailMask) = Self.word(bytes.dropFirst(8).prefix(8))
    rest = Array(bytes.dropFirst(16))
  }

  /// Up to eight bytes as they are loaded from memory, and a mask of those that count.
  private static func word(_ bytes: some Sequence<UInt8>) -> (word: UInt64, mask: UInt64) {
    var (word, mask): (UInt64, UInt64) = (0, 0)
    for (place, byte) in bytes.enumerated() {
      word |= UInt64(byte) << (8 * UInt64(place))
      mask |= 0xFF << (8 * UInt64(place))
    }
    return (UInt64(littleEndian: word), UInt64(littleEndian: mask))
  }

  @inline(__always)
  func stands(at text: UnsafePointer<UInt8>) -> Bool {
    let raw = UnsafeRawPointer(text)
    guard (raw.loadUnaligned(as: UInt64.self) ^ head) & headMask == 0 else { return false }
    if length < 8 { return true }
    let next = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    guard (next ^ tail) & tailMask == 0 else { return false }
    if length < 16 { return true }
    return rest.indices.allSatisfy { text[16 + $0] == rest[$0] }
  }
}
