/// The keys behind controls and sequences, as xterm, VT220, rxvt and the Linux console send them.
enum KeyTable {
  static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(UnicodeScalar(byte + 0x60)))
    default: nil
    }
  }

  /// `ESC [`, parameters and a final byte.
  static func sequence(_ final: UInt8, _ read: ParameterReader) -> Key? {
    guard read.isOfKey else { return nil }
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"): return tilde(read.first)
    // The cursor's position looks like F3 with a modifier.
    case UInt8(ascii: "R") where read.count > 0: return nil
    // With parameters a small letter is an answer, and not rxvt's arrow.
    case UInt8(ascii: "a")... where read.count > 0: return nil
    default: return letter(final)
    }
  }

  /// `ESC [ n ~`.
  static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// `ESC [ letter`; the small letters are rxvt's with Shift.
  static func letter(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "Z"): .backTab
    default: nil
    }
  }

  /// `ESC O letter`: as above, and the numeric keypad in application mode.
  static func applicationKey(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "X"): .character("=")
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(UnicodeScalar(final - 0x40)))
    default: letter(final)
    }
  }

  /// `ESC [ [ letter`.
  static func linuxFunction(_ byte: UInt8) -> Key? {
    guard byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "E") else { return nil }
    return .function(Int(byte - UInt8(ascii: "A")) + 1)
  }
}
