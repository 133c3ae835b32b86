/// A number that was scanned and found valid, not yet made into a value.
package struct NumberToken: Hashable, Sendable {
  package let range: Range<Int>
  /// Written without fraction and exponent.
  package let isInteger: Bool
}

extension JSONReader {
  /// Scans the number that starts here; `peek` must have said `.number`.
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
    advance(to: position)
    return NumberToken(range: start..<position, isInteger: position == integerEnd)
  }

  /// A lone zero, or digits that do not start with one.
  private func scanIntegerPart(from position: Int) throws(JSONSyntaxError) -> Int {
    let end = try scanDigits(from: position)
    if bytes[position] == UInt8(ascii: "0") && end > position + 1 {
      throw failure(.badNumber)
    }
    return end
  }

  /// One digit or more; returns the position after them. Their count is limited as a string's
  /// bytes are.
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

  /// The number as an integer; `nil` where it is none or does not fit 64 bits.
  package func integer(_ token: NumberToken) -> Int? {
    guard token.isInteger else { return wholeNumber(token) }
    var digits = bytes[token.range]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
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

  /// `1.0` and `1e3` are whole numbers too (RFC 8259 makes no difference).
  private func wholeNumber(_ token: NumberToken) -> Int? {
    guard let value = double(token), value.rounded() == value, value.magnitude < 0x1p53 else {
      return nil
    }
    return Int(value)
  }

  /// The number as a double; `nil` where it is out of range.
  package func double(_ token: NumberToken) -> Double? {
    if token.isInteger, token.range.count <= 15, let small = integer(token) {
      return Double(small)
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[token.range]), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}
