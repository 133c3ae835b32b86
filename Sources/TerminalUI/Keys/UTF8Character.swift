/// A character of several bytes of UTF-8 while it arrives; it may be split anywhere.
struct UTF8Character: Sendable {
  private var bytes: [UInt8]
  private let expected: Int

  /// `nil` for a byte that begins no character.
  init?(lead byte: UInt8) {
    switch byte {
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF: expected = 3
    case 0xF0...0xF4: expected = 4
    default: return nil
    }
    bytes = [byte]
  }

  /// Reads the next byte; returns `false` if it belongs to something else.
  mutating func append(_ byte: UInt8) -> Bool {
    guard byte & 0xC0 == 0x80 else { return false }
    bytes.append(byte)
    return true
  }

  var isComplete: Bool { bytes.count == expected }

  /// `nil` for overlong forms, surrogates and values out of range, which the standard library
  /// detects.
  var scalar: Unicode.Scalar? {
    String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
  }
}
