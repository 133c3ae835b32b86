/// The content of one bracketed paste, up to its end marker, wherever packets break.
struct PasteReader: Sendable {
  private static let endMarker: [UInt8] = Array("\u{1B}[201~".utf8)

  /// The most bytes that are kept.
  private let limit: Int
  private var content: [UInt8] = []
  private var matched = 0
  /// How many bytes it has, kept or not, without its end marker.
  private(set) var count = 0

  init(limit: Int) {
    self.limit = limit
  }

  var isEmpty: Bool { count == 0 }

  /// The whole paste, or its size if it is too large; bytes that are not UTF-8 are replaced.
  var key: Key {
    guard count <= limit else { return .lost(.tooLong(bytes: count)) }
    return .paste(String(decoding: content, as: UTF8.self))
  }

  /// Reads a byte; returns whether it completes the end marker.
  mutating func read(_ byte: UInt8) -> Bool {
    if byte == Self.endMarker[matched] {
      matched += 1
      return matched == Self.endMarker.count
    }
    keep(Self.endMarker[..<matched])
    // In the marker, ESC occurs only as the first byte, so that no longer match can be lost.
    matched = byte == Self.endMarker[0] ? 1 : 0
    if matched == 0 { keep(CollectionOfOne(byte)) }
    return false
  }

  /// Beyond the limit, only the count grows.
  private mutating func keep(_ bytes: some Collection<UInt8>) {
    count += bytes.count
    if count <= limit {
      content.append(contentsOf: bytes)
    } else if !content.isEmpty {
      content = []
    }
  }
}
