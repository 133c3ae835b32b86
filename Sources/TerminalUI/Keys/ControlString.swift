/// An OSC, DCS, APC, PM or SOS string while it is swallowed; only its length is kept.
struct ControlString: Sendable {
  enum Step {
    case goesOn, ended
    /// The ESC before this byte began a new sequence.
    case brokenOff
  }

  private(set) var count = 0
  /// Only OSC may end with BEL; in the others BEL is content.
  private let endsWithBell: Bool
  /// Whether a C1 control began it, so that one ends it.
  private let isC1: Bool
  /// The last byte, if the next one may end the string with it.
  private var last: UInt8 = 0

  /// `nil` if the character after ESC begins no such string.
  init?(introducer byte: UInt8, isC1: Bool = false) {
    guard Array("]P_^X".utf8).contains(byte) else { return nil }
    endsWithBell = byte == UInt8(ascii: "]")
    self.isC1 = isC1
  }

  /// Reads a byte of the string; line ends, tabs and all other controls are content, except the two
  /// that cancel it.
  mutating func read(_ byte: UInt8) -> Step {
    defer { last = byte }
    count += 1
    switch (last, byte) {
    case (0x1B, UInt8(ascii: "\\")), (_, 0x18), (_, 0x1A): return .ended
    case (_, 0x07) where endsWithBell: return .ended
    case (0xC2, 0x9C) where isC1: return .ended
    case (0x1B, _): return Self.begins(byte) ? .brokenOff : .goesOn
    default: return .goesOn
    }
  }

  private static func begins(_ byte: UInt8) -> Bool {
    Array("[O]P_^X".utf8).contains(byte)
  }
}
