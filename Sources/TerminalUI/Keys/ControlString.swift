/// An OSC, DCS, APC, PM or SOS string while it is swallowed: only its length is kept.
struct ControlString: Sendable {
  enum Step {
    case goesOn, ended
    /// A new sequence began with the ESC before this byte.
    case brokenOff
  }

  private(set) var count = 0
  /// OSC alone may end with BEL; in the others BEL is content.
  private let endsWithBell: Bool
  /// Whether it was begun by a C1 control, so that it ends with one.
  private let isC1: Bool
  /// The last byte, where the next may end the string with it.
  private var last: UInt8 = 0

  /// `nil` where the character after ESC begins none.
  init?(introducer byte: UInt8, isC1: Bool = false) {
    guard Array("]P_^X".utf8).contains(byte) else { return nil }
    endsWithBell = byte == UInt8(ascii: "]")
    self.isC1 = isC1
  }

  /// Takes a byte of the string; line ends and tabs are content, and so is every other control but
  /// the two that cancel it.
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
