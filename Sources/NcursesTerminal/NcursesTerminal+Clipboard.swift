extension NcursesTerminal {
  /// Most bytes that an OSC 52 sequence carries everywhere, after encoding.
  package static let clipboardLimit = 74_994

  /// Asks the terminal to put text on its clipboard (OSC 52).
  ///
  /// Nobody answers: the terminal may ignore it, so the user can be told only that it was sent.
  ///
  /// - Returns: bytes of text sent; `nil` if the text is too long, the terminal is not of a kind
  ///   that has a clipboard, or it does not take anything now.
  package func sendToClipboard(_ text: String) -> Int? {
    let encoded = Base64.encode(Array(text.utf8))
    guard encoded.count <= Self.clipboardLimit, entry.bracketsPastes, device.isDrained, !isGone
    else { return nil }
    device.send(Array("\u{1B}]52;c;".utf8) + encoded + [0x07])
    return text.utf8.count
  }
}

/// RFC 4648, section 4, with padding.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        let isPadding = position > group.count
        let index = (bits >> (18 - 6 * position)) & 63
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[index])
      }
    }
    return result
  }
}
