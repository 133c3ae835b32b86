/// The bytes between the beginning of a key sequence and its last byte.
struct ParameterReader: Sendable {
  /// No key, and no answer that we use, has more bytes.
  private static let kept = 64

  private var bytes: [UInt8] = []
  /// How many bytes there were, kept or not.
  private(set) var count = 0

  func adding(_ byte: UInt8) -> ParameterReader {
    var result = self
    result.count += 1
    if bytes.count < Self.kept { result.bytes.append(byte) }
    return result
  }

  /// Whether there are at most two numbers, as in keys: which key, and its modifiers.
  var isOfKey: Bool {
    isWhole && bytes.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ";") }
      && numbers.count <= 2
  }

  var isOneNumber: Bool { count > 0 && isWhole && bytes.allSatisfy(Self.isDigit) }

  private var isWhole: Bool { count == bytes.count }

  /// The first number; the others are modifiers.
  var first: Int { numbers.first ?? 0 }

  /// Whether the modifier includes Alt, or Meta on terminals that distinguish the two.
  ///
  /// xterm's modifier is 1 plus a bit for each of Shift, Alt, Ctrl and Meta. It comes second,
  /// except in `ESC O 3 A`.
  func hasAlt(isFirst: Bool) -> Bool {
    let place = isFirst ? numbers.count - 1 : 1
    guard numbers.indices.contains(place), numbers[place] > 0 else { return false }
    return (numbers[place] - 1) & (2 | 8) != 0
  }

  private var numbers: [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.prefix(6).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
