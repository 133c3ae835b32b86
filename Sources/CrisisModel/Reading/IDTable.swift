/// Ids, looked up by the bytes in which they are written: meeting one again costs neither a string
/// nor the hashing of text, and all references to it share its memory.
///
/// Ids are equal as text, in whatever normal form. For ASCII that means the same bytes; once other
/// ids occur, `contains` falls back on a set of texts.
struct IDTable: Sendable {
  private(set) var ids: [String] = []
  /// Indices into `ids`, or -1; a power of two, at least twice as many as there are ids.
  private var slots: [Int32] = []
  /// Whether all ids are ASCII and have a slot.
  private var isPlain = true
  /// All ids, once they are needed as text.
  private var texts: Set<String>?

  /// The most slots that are tried for one id, so that no document makes lookups slow.
  private static let patience = 64
  /// Random in each table, so that nobody can prepare ids that share a slot.
  private let seed = UInt64.random(in: 0...UInt64.max)

  init() {}

  /// - Parameter ids: must differ from one another.
  init(_ ids: some Sequence<String>) {
    for id in ids { add(id) }
  }

  /// The id with these bytes; `nil` does not mean that no equal id exists.
  subscript(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard !slots.isEmpty else { return nil }
    let first = Self.hash(bytes, seed)
    for slot in first..<(first + Self.patience) {
      let index = Int(slots[slot & (slots.count - 1)])
      if index < 0 { return nil }
      if Self.isEqual(ids[index], bytes) { return ids[index] }
    }
    return nil
  }

  mutating func contains(_ id: String) -> Bool {
    var copy = id
    if copy.withUTF8({ self[$0] }) != nil { return true }
    if isPlain && Self.isASCII(id) { return false }
    let texts = texts ?? Set(ids)
    self.texts = texts
    return texts.contains(id)
  }

  /// Adds an id; returns `false` if it exists already.
  mutating func insert(_ id: String) -> Bool {
    if contains(id) { return false }
    add(id)
    return true
  }

  /// Adds an id that must not exist yet.
  mutating func add(_ id: String) {
    ids.append(id)
    texts?.insert(id)
    isPlain = isPlain && Self.isASCII(id)
    if ids.count * 2 > slots.count {
      slots = Array(repeating: -1, count: max(32, slots.count * 4))
      for index in ids.indices { place(index) }
    } else {
      place(ids.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    let first = ids[index].withUTF8 { [seed] in Self.hash($0, seed) }
    for slot in first..<(first + Self.patience) where slots[slot & (slots.count - 1)] < 0 {
      slots[slot & (slots.count - 1)] = Int32(index)
      return
    }
    isPlain = false
  }

  private static func isASCII(_ id: String) -> Bool {
    id.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.reduce(0) { $0 | $1 } < 0x80
    } ?? false
  }

  private static func isEqual(_ id: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    id.utf8.count == bytes.count
      && id.utf8.withContiguousStorageIfAvailable {
        areEqual(UnsafeRawBufferPointer($0), UnsafeRawBufferPointer(bytes))
      } ?? false
  }

  /// - Parameters: must have the same length.
  private static func areEqual(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    var position = 0
    while position + 8 <= left.count {
      let word = left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if word != right.loadUnaligned(fromByteOffset: position, as: UInt64.self) { return false }
      position += 8
    }
    while position < left.count {
      if left[position] != right[position] { return false }
      position += 1
    }
    return true
  }

  /// Takes eight bytes at a time, mixes them in by exclusive or, and spreads the result by a wide
  /// multiplication.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = seed ^ UInt64(raw.count)
    var position = 0
    while position + 8 <= raw.count {
      hash = spread(hash ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var rest: UInt64 = 0
    while position < raw.count {
      rest = rest << 8 | UInt64(raw[position])
      position += 1
    }
    // The sign is dropped, so that the slots after it can be counted.
    return Int(spread(hash ^ rest) >> 2)
  }

  private static func spread(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
