/// 128 random bits that name an entry before it has a number.
///
/// A draft keeps its key through every attempt to write it, so that an entry written just before a
/// connection broke is not written twice.
package struct LogKey: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// A key that no other machine has, by the system's generator.
  package static func random() -> LogKey {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  /// A key by a generator of the caller's; tests pass a seeded one.
  package static func random(using generator: inout some RandomNumberGenerator) -> LogKey {
    LogKey(high: generator.next(), low: generator.next())
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads sixteen bytes, most significant first; `nil` for any other count.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Sixteen bytes, most significant first.
  package var bytes: [UInt8] {
    [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
  }
}

extension LogKey: CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  package var description: String { Hexadecimal.text(bytes) }

  /// Reads 32 hexadecimal digits, in either case; `nil` for anything else.
  package init?(hexadecimal text: String) {
    guard let bytes = Hexadecimal.bytes(text) else { return nil }
    self.init(bytes)
  }
}
