/// Paths as text that loses none of their bytes.
///
/// A path of Unix is bytes, and a `String` holds Unicode alone: what Swift itself makes of other bytes
/// names another file. Here each byte that is no UTF-8 stands as one of the scalars U+10FF80 to
/// U+10FFFF, which nobody assigns; a path that has these scalars by itself has their bytes so too, so
/// that there is one text for each path. Names of Unicode look as they are.
package enum PathText {
  /// The scalar that stands for a byte from 0x80 on is this and the byte.
  private static let base: UInt32 = 0x10_FF00

  /// The text of a path.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self), !hasCarrier(text) { return text }
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      if let (scalar, length) = scalar(at: rest) {
        scalars.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        scalars.append(carrier(first))
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  /// The bytes of a path, as the system wants them.
  package static func bytes(_ text: String) -> [UInt8] {
    guard hasCarrier(text) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      byte(scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }

  /// Text that is no path, with the replacement character for what is no Unicode.
  package static func repaired(_ text: String) -> String {
    hasCarrier(text) ? String(decoding: bytes(text), as: UTF8.self) : text
  }

  private static func hasCarrier(_ text: String) -> Bool {
    // U+10FFxx begins so in UTF-8.
    text.utf8.contains(0xF4) && text.unicodeScalars.contains { byte($0) != nil }
  }

  private static func carrier(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    (base + 0x80...base + 0xFF).contains(scalar.value) ? UInt8(scalar.value - base) : nil
  }

  /// The scalar that some bytes begin with, and how many they are; `nil` where a byte stands alone.
  private static func scalar(
    at bytes: ArraySlice<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), byte(scalar) == nil else {
      return nil
    }
    return (scalar, UTF8.width(scalar))
  }
}

extension String {
  /// Calls a function of the system with a path.
  package func withPath<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result
  {
    let bytes = PathText.bytes(self).map(CChar.init(bitPattern:)) + [0]
    return try bytes.withUnsafeBufferPointer { buffer in
      guard let path = buffer.baseAddress else { preconditionFailure("a path ends with a zero") }
      return try body(path)
    }
  }

  /// A path that the system gave.
  package init(path: UnsafePointer<CChar>) {
    self = PathText.text(path.bytes)
  }
}

extension UnsafePointer<CChar> {
  /// The bytes before the zero.
  fileprivate var bytes: [UInt8] {
    var count = 0
    while self[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: self, count: count).map(UInt8.init(bitPattern:))
  }
}

/// The parts of a path; a slash is one also where a sign stands over it, which Swift's characters miss.
extension PathText {
  private static let slash = UInt8(ascii: "/")

  /// The last name in it, or the path itself where it has none.
  package static func name(of path: String) -> String {
    names(in: path).last ?? path
  }

  /// The names between its slashes.
  package static func names(in path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  /// What stands before the last slash; `nil` where there is none.
  package static func directory(of path: String) -> String? {
    guard let last = path.utf8.lastIndex(of: slash) else { return nil }
    return last == path.startIndex ? "/" : String(path[..<last])
  }

  /// The directories above it, from the root or from the first name.
  package static func directories(above path: String) -> [String] {
    let utf8 = path.utf8
    return utf8.indices.filter { utf8[$0] == slash && $0 > utf8.startIndex }
      .map { String(path[..<$0]) }
  }
}
