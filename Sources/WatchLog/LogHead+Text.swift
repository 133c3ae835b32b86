/// A head as it is written down elsewhere and passed back to `log verify --head`.
extension LogHead: CustomStringConvertible {
  /// `NUMBER:HASH`, the number in decimal and the hash in 64 hexadecimal digits.
  package var description: String { "\(sequence):\(hash)" }

  /// Reads `NUMBER:HASH`; `nil` for anything else and for numbers below 1, which no entry has.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      parts[0].allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
      let sequence = Int64(String(decoding: parts[0], as: UTF8.self)), sequence > 0,
      let hash = LogHash(hexadecimal: String(decoding: parts[1], as: UTF8.self))
    else { return nil }
    self.init(sequence: sequence, hash: hash)
  }
}
