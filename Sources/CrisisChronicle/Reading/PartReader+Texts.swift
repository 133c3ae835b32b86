internal import StrictJSON

extension PartReader {
  /// Notes white space that nobody means: at the ends of a text, doubled, or a line break.
  mutating func checkTexts(in slice: JSONSlice) {
    switch slice.kind {
    case .object: for member in slice.members { checkTexts(in: member.value) }
    case .array: for element in slice.elements { checkTexts(in: element) }
    case .string:
      if Self.hasStraySpace(slice.bytes) {
        contradiction(
          "stray white space in the text", "write single spaces, and none at its ends",
          at: slice.offset)
      }
    case .number, .boolean, .null: break
    }
  }

  /// - Parameter quoted: the string as it is written, with its quotes.
  private static func hasStraySpace(_ quoted: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = quoted.dropFirst().dropLast()
    let space = UInt8(ascii: " ")
    if bytes.first == space || bytes.last == space { return true }
    var before: UInt8 = 0
    for byte in bytes {
      if before == space && byte == space { return true }
      let isBreak = [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(byte)
      if before == UInt8(ascii: "\\") && isBreak { return true }
      // A backslash that is escaped itself begins nothing.
      before = before == UInt8(ascii: "\\") && byte == before ? 0 : byte
    }
    return false
  }
}
