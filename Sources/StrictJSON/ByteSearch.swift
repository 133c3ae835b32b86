// The searches of _StringProcessing compare characters, and link all of it.

extension String {
  /// Whether the bytes of another text stand in it: an accent behind them makes them no other.
  package func contains(bytesOf part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { bytes in
      part.withUTF8 { ByteSearch.place(of: $0, in: bytes) != nil }
    }
  }
}

extension [UInt8] {
  /// Where some bytes stand first; `nil` where they do not.
  package func firstRange(ofBytes part: [UInt8]) -> Range<Int>? {
    withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        ByteSearch.place(of: part, in: bytes).map { $0..<$0 + part.count }
      }
    }
  }

  /// With other bytes wherever some stand, from the left; as it is where there are none to replace.
  package func replacing(bytes part: [UInt8], with other: [UInt8]) -> [UInt8] {
    guard !part.isEmpty else { return self }
    var (result, rest) = ([UInt8](), self[...])
    while let found = Array(rest).firstRange(ofBytes: part) {
      result += rest.prefix(found.lowerBound) + other
      rest = rest.dropFirst(found.upperBound)
    }
    return result + rest
  }
}

private enum ByteSearch {
  /// The first place; no bytes stand everywhere.
  static func place(
    of part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let first = part.first else { return 0 }
    guard bytes.count >= part.count else { return nil }
    for place in 0...bytes.count - part.count where bytes[place] == first {
      if zip(part, bytes[place...]).allSatisfy({ $0 == $1 }) { return place }
    }
    return nil
  }
}
