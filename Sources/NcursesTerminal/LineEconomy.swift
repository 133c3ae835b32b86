/// Shortens what curses wrote: neighbouring changes of look become one.
///
/// curses ends a colour with `ESC[39m ESC(B ESC[m` and begins the next with `ESC[39;49m
/// ESC[38;5;243m`: 29 bytes that mean the same as `ESC[0;38;5;243m`. On a bad link half of a frame
/// is such padding. Only sequences of ECMA-48 are changed, and only runs with nothing between them.
/// This program never uses the alternate character set, so that leaving it (`ESC(B`) within such a
/// run means nothing.
enum LineEconomy {
  static func shorten(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      var run = LookRun()
      let end = bytes[position] == 0x1B ? run.take(bytes, from: position) : position
      if end > position {
        result += run.bytes
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }
}

/// A run of SGR sequences, and the single one that has the same effect.
private struct LookRun {
  private var hasReset = false
  private var foreground: [UInt8]?
  private var background: [UInt8]?
  private var others: [[UInt8]] = []
  private var isEmpty = true

  /// Reads all sequences that follow one another; returns the position after them.
  mutating func take(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while true {
      if bytes[position...].starts(with: [0x1B, UInt8(ascii: "("), UInt8(ascii: "B")]) {
        position += 3
      } else if let end = Self.endOfSGR(bytes, from: position) {
        apply(bytes[(position + 2)..<(end - 1)])
        position = end
      } else {
        break
      }
    }
    // A single ESC(B stays as it is.
    return isEmpty ? start : position
  }

  /// The position after `ESC [ digits and semicolons m`; `nil` if there is something else.
  private static func endOfSGR(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes[start...].starts(with: [0x1B, UInt8(ascii: "[")]) else { return nil }
    var position = start + 2
    while position < bytes.count, bytes[position] &- 0x30 < 10 || bytes[position] == 0x3B {
      position += 1
    }
    return position < bytes.count && bytes[position] == UInt8(ascii: "m") ? position + 1 : nil
  }

  private mutating func apply(_ parameters: ArraySlice<UInt8>) {
    isEmpty = false
    var numbers = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)[...]
    while let number = numbers.popFirst() {
      let code = Int(String(decoding: number, as: UTF8.self)) ?? 0
      switch code {
      case 0: reset()
      case 38: foreground = Array(number) + Self.color(&numbers)
      case 48: background = Array(number) + Self.color(&numbers)
      case 39: foreground = hasReset ? nil : Array(number)
      case 49: background = hasReset ? nil : Array(number)
      case 30...37, 90...97: foreground = Array(number)
      case 40...47, 100...107: background = Array(number)
      default: others.append(Array(number))
      }
    }
  }

  private mutating func reset() {
    hasReset = true
    (foreground, background, others) = (nil, nil, [])
  }

  /// The rest of `38;5;n` or `38;2;r;g;b`, with its semicolons.
  private static func color(_ numbers: inout ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
    let count = numbers.first.map { Array($0) == [0x32] } == true ? 4 : 2
    var bytes: [UInt8] = []
    for _ in 0..<count {
      guard let number = numbers.popFirst() else { break }
      bytes += [0x3B] + number
    }
    return bytes
  }

  var bytes: [UInt8] {
    let looks = others + [foreground, background].compactMap { $0 }
    let parameters = hasReset && !looks.isEmpty ? [[UInt8(ascii: "0")]] + looks : looks
    return [0x1B, UInt8(ascii: "[")] + Array(parameters.joined(separator: [0x3B]))
      + [UInt8(ascii: "m")]
  }
}
