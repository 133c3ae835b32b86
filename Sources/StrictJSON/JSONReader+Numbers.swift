/// A number that was scanned and is valid, but not yet a value.
package struct NumberToken: Hashable, Sendable {
  /// The bytes of the document that it takes up.
  package let range: Range<Int>
  /// Whether it is written without fraction and exponent.
  package let isInteger: Bool
}

extension JSONReader {
  /// Scans the number that starts here; `peek` must have returned `.number`.
  package mutating func number() throws(JSONSyntaxError) -> NumberToken {
    try countValue()
    let start = offset
    var position = start
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    position = try scanIntegerPart(from: position)
    let integerEnd = position
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position = try scanDigits(from: position + 1)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      position = try scanDigits(from: position)
    }
    if continuesWord(at: position) { throw failure(.badNumber) }
    advance(to: position)
    return NumberToken(range: start..<position, isInteger: position == integerEnd)
  }

  /// Scans a single zero, or digits that do not start with one.
  private func scanIntegerPart(from position: Int) throws(JSONSyntaxError) -> Int {
    let end = try scanDigits(from: position)
    if bytes[position] == UInt8(ascii: "0") && end > position + 1 {
      throw failure(.badNumber)
    }
    return end
  }

  /// Scans at least one digit; returns the position after the last.
  ///
  /// The limit of a string's bytes also limits their count.
  private func scanDigits(from position: Int) throws(JSONSyntaxError) -> Int {
    var end = position
    while end < bytes.count, bytes[end] &- 0x30 < 10 {
      end += 1
    }
    if end == position { throw failure(.badNumber) }
    if end - position > limits.stringBytes {
      throw failure(.stringTooLong(limit: limits.stringBytes))
    }
    return end
  }

  /// The number as an integer; `nil` if it is none or does not fit into 64 bits.
  ///
  /// `1.0` and `1e3` are integers too (RFC 8259 makes no difference). The value is computed from
  /// the digits, so that nothing is lost by rounding.
  package func integer(_ token: NumberToken) -> Int? {
    let isNegative = bytes[token.range.lowerBound] == UInt8(ascii: "-")
    let digits = bytes[token.range].dropFirst(isNegative ? 1 : 0)
    guard token.isInteger else {
      return wholeDigits(digits).flatMap { Self.integer($0, isNegative: isNegative) }
    }
    return Self.integer(digits, isNegative: isNegative)
  }

  /// Counts downwards, since there is one more negative integer than positive ones.
  private static func integer(_ digits: some Sequence<UInt8>, isNegative: Bool) -> Int? {
    var value = 0
    for digit in digits {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, overflow2) = tens.subtractingReportingOverflow(Int(digit &- 0x30))
      if overflow || overflow2 { return nil }
      value = next
    }
    if isNegative { return value }
    return value == Int.min ? nil : -value
  }

  /// The digits of a number with its point and exponent resolved; `nil` if digits other than zero
  /// remain after the point, or if 64 bits could not hold the number.
  private func wholeDigits(_ number: Slice<UnsafeBufferPointer<UInt8>>) -> ArraySlice<UInt8>? {
    let mantissa = number.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let fraction = mantissa.drop { $0 != UInt8(ascii: ".") }.dropFirst()
    var digits = mantissa.filter { $0 != UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "0") }
    if digits.isEmpty { return [] }
    var zeros = Self.exponent(number.dropFirst(mantissa.count + 1)) - fraction.count
    while zeros < 0, digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      zeros += 1
    }
    guard zeros >= 0, digits.count + zeros <= 19 else { return nil }
    digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: zeros))
    return digits
  }

  /// An exponent, limited to a million in either direction: beyond that no mantissa matters.
  private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let isNegative = text.first == UInt8(ascii: "-")
    let value = text.reduce(0) { value, byte in
      byte &- 0x30 < 10 ? min(1_000_000, value * 10 + Int(byte - 0x30)) : value
    }
    return isNegative ? -value : value
  }

  /// The nearest double; `nil` if the number is too large for one.
  package func double(_ token: NumberToken) -> Double? {
    if token.isInteger, token.range.count <= 15, let small = integer(token) {
      return Double(small)
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[token.range]), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}
