internal import CrisisModel

/// Writes values so that different values never give the same bytes: numbers have a fixed length,
/// and every text is preceded by its length.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) {
    bytes.append(value)
  }

  /// Eight bytes, most significant first, negative numbers as two's complement.
  mutating func integer(_ value: Int64) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func key(_ value: LogKey) {
    bytes.append(contentsOf: value.bytes)
  }

  /// The number of bytes as four bytes, most significant first; then the text in UTF-8, without
  /// normalization.
  mutating func text(_ value: String) {
    let utf8 = value.utf8
    withUnsafeBytes(of: UInt32(clamping: utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: utf8)
  }
}

/// Reads what `CanonicalWriter` wrote; every function returns `nil` on bytes of another form.
struct CanonicalReader {
  private var rest: ArraySlice<UInt8>
  /// Whether a time lay outside the years 1 to 9999.
  private(set) var hasTimeBeyond = false
  /// Whether a field had a number that only a newer program can have written.
  var hasUnknownNumber = false

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func integer() -> Int64? {
    take(8).map { bytes in Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) }) }
  }

  /// Eight bytes of seconds; a time out of range is noted, and reading continues.
  mutating func instant() -> Instant? {
    guard let seconds = integer() else { return nil }
    if let instant = Instant(exactly: seconds) { return instant }
    hasTimeBeyond = true
    return seconds < 0 ? .first : .last
  }

  mutating func key() -> LogKey? { take(16).flatMap { LogKey($0) } }

  mutating func text() -> String? {
    guard let length = take(4)?.reduce(0, { $0 << 8 | Int($1) }) else { return nil }
    return take(length).flatMap { String(validating: $0, as: UTF8.self) }
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
