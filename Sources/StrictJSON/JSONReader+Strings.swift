/// A string that was scanned and is valid, but not yet a `String`.
package struct StringToken: Hashable, Sendable {
  /// The bytes between the quotes.
  package let range: Range<Int>
  /// Whether the bytes differ from the decoded text.
  package let hasEscapes: Bool
}

extension JSONReader {
  /// Scans the string that starts here; `peek` must have returned `.string`.
  package mutating func string() throws(JSONSyntaxError) -> StringToken {
    try countValue()
    return try scanString()
  }

  /// Reads the string that starts here if it is a name of the table without escapes, searched for
  /// from an index on; otherwise returns `nil` and it must be scanned.
  @inline(__always)
  mutating func takeWord(
    of table: FieldTable, from first: Int
  ) -> (index: Int, length: Int)? {
    let start = offset + 1
    guard bytes.count - start > FieldTable.longestName,
      limits.stringBytes >= FieldTable.longestName, let base = bytes.baseAddress,
      let hit = table.hit(base + start, from: first)
    else { return nil }
    advance(to: start + hit.length + 1)
    return hit
  }

  /// Checks a string: its end, its escapes, its UTF-8 and its length.
  mutating func scanString() throws(JSONSyntaxError) -> StringToken {
    let start = offset + 1
    let end = endOfPlainRun(from: start)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\""), end - start <= limits.stringBytes
    else { return try scanString(from: start, goingOnFrom: end) }
    advance(to: end + 1)
    return StringToken(range: start..<end, hasEscapes: false)
  }

  /// The same for strings with more than plain ASCII.
  private mutating func scanString(
    from start: Int, goingOnFrom reached: Int
  ) throws(JSONSyntaxError) -> StringToken {
    var position = reached
    var hasEscapes = false
    while true {
      position = endOfPlainRun(from: position)
      guard position < bytes.count else { throw failure(.unterminatedString) }
      if position - start > limits.stringBytes {
        throw failure(.stringTooLong(limit: limits.stringBytes))
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        position = try checkEscape(at: position)
      } else if byte >= 0x80 {
        position = try checkMultibyte(at: position)
      } else {
        throw failure(.controlCharacter(byte), at: position)
      }
    }
    advance(to: position + 1)
    return StringToken(range: start..<position, hasEscapes: hasEscapes)
  }

  /// The first position from here on that is not plain printable ASCII, found eight bytes at a
  /// time; stops past the limit of strings, so that an endless string costs no more.
  @inline(__always)
  private func endOfPlainRun(from position: Int) -> Int {
    var position = position
    let left = bytes.count - position
    let end = position + (limits.stringBytes < left ? limits.stringBytes + 1 : left)
    if let base = bytes.baseAddress {
      let raw = UnsafeRawPointer(base)
      while position + 8 <= end {
        let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let special = Self.specialBytes(word)
        if special != 0 { return position + special.trailingZeroBitCount / 8 }
        position += 8
      }
    }
    while position < end {
      let byte = bytes[position]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return position
      }
      position += 1
    }
    return position
  }

  /// Sets the high bit of each byte that is a control, a quote, a backslash or not ASCII; only the
  /// lowest such bit is exact, and only that is used.
  @inline(__always)
  private static func specialBytes(_ word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let isQuote = (quote &- ones) & ~quote
    let isBackslash = (backslash &- ones) & ~backslash
    let isControl = (word &- (ones &* 0x20)) & ~word
    return (isQuote | isBackslash | isControl | word) & high
  }

  /// Checks the escape at `position`; returns the position after it.
  private func checkEscape(at position: Int) throws(JSONSyntaxError) -> Int {
    guard position + 1 < bytes.count else { throw failure(.unterminatedString) }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return position + 2
    case UInt8(ascii: "u"):
      return try checkUnicodeEscape(at: position)
    default:
      throw failure(.badEscape, at: position)
    }
  }

  private func checkUnicodeEscape(at position: Int) throws(JSONSyntaxError) -> Int {
    guard let unit = hexUnit(at: position + 2) else { throw failure(.badEscape, at: position) }
    switch unit {
    case 0xDC00...0xDFFF:
      throw failure(.loneSurrogate, at: position)
    case 0xD800...0xDBFF:
      let next = position + 6
      guard next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
        bytes[next + 1] == UInt8(ascii: "u")
      else { throw failure(.loneSurrogate, at: position) }
      guard let low = hexUnit(at: next + 2) else { throw failure(.badEscape, at: next) }
      guard (0xDC00...0xDFFF).contains(low) else { throw failure(.loneSurrogate, at: position) }
      return next + 6
    default:
      return position + 6
    }
  }

  private func hexUnit(at position: Int) -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for index in position..<(position + 4) {
      guard let digit = Self.hexDigit(bytes[index]) else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Checks one multi-byte sequence against table 3-7 of the Unicode Standard (no overlong forms,
  /// no surrogates, nothing above U+10FFFF); returns the position after it.
  private func checkMultibyte(at position: Int) throws(JSONSyntaxError) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[position] {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, position + length <= bytes.count, second.contains(bytes[position + 1]) else {
      throw failure(.invalidUTF8, at: position)
    }
    for index in (position + 2)..<max(position + 2, position + length)
    where bytes[index] & 0xC0 != 0x80 {
      throw failure(.invalidUTF8, at: position)
    }
    return position + length
  }

  /// The text of a scanned string, decoded.
  package mutating func text(_ token: StringToken) -> String {
    if token.hasEscapes {
      decode(token)
      return String(decoding: scratch, as: UTF8.self)
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[token.range]), as: UTF8.self)
  }

  /// Whether a string starts with a byte that is neither blank nor part of an escape.
  func startsPlainly(_ token: StringToken) -> Bool {
    !token.hasEscapes && !token.range.isEmpty && bytes[token.range.lowerBound] > 0x20
  }

  /// The bytes of a scanned string; `nil` if it has escapes.
  ///
  /// They are valid as long as the document.
  package func plainBytes(_ token: StringToken) -> UnsafeBufferPointer<UInt8>? {
    token.hasEscapes ? nil : UnsafeBufferPointer(rebasing: bytes[token.range])
  }

  /// Passes the decoded bytes of a scanned string to `body`, without making a `String`.
  package mutating func withBytes<Result>(
    of token: StringToken, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard token.hasEscapes else {
      return body(UnsafeBufferPointer(rebasing: bytes[token.range]))
    }
    decode(token)
    return scratch.withUnsafeBufferPointer(body)
  }

  private mutating func decode(_ token: StringToken) {
    scratch.removeAll(keepingCapacity: true)
    var position = token.range.lowerBound
    while position < token.range.upperBound {
      if bytes[position] == UInt8(ascii: "\\") {
        position = decodeEscape(at: position)
      } else {
        scratch.append(bytes[position])
        position += 1
      }
    }
  }

  /// Decodes an escape that `checkEscape` accepted; returns the position after it.
  private mutating func decodeEscape(at position: Int) -> Int {
    let simple: UInt8
    switch bytes[position + 1] {
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "u"): return decodeUnicodeEscape(at: position)
    case let other: simple = other
    }
    scratch.append(simple)
    return position + 2
  }

  private mutating func decodeUnicodeEscape(at position: Int) -> Int {
    var value = hexUnit(at: position + 2) ?? 0xFFFD
    var next = position + 6
    if (0xD800...0xDBFF).contains(value), let low = hexUnit(at: next + 2) {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      next += 6
    }
    scratch.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return next
  }
}
