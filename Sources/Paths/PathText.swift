/// Paths as text that keeps all of their bytes.
///
/// A Unix path is bytes, and a `String` holds only Unicode: what Swift itself makes of other bytes
/// names another file. Here each byte that is not UTF-8 becomes one of the scalars U+10FF80 to
/// U+10FFFF, which are not assigned. If a path itself contains these scalars, their bytes are
/// written in the same way, so that every path has exactly one text. Paths in valid UTF-8 read as
/// they are.
package enum PathText {
  /// A byte from 0x80 on is represented by the scalar of this value plus the byte.
  private static let base: UInt32 = 0x10_FF00

  /// The text of a path; `bytes` reverses it exactly.
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

  /// The bytes of a path, as the system takes them, without the closing zero.
  package static func bytes(_ text: String) -> [UInt8] {
    guard hasCarrier(text) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      byte(scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }

  /// Text to be shown or kept, which is no path any more: bytes that are not UTF-8 become
  /// replacement characters.
  package static func repaired(_ text: String) -> String {
    hasCarrier(text) ? String(decoding: bytes(text), as: UTF8.self) : text
  }

  private static func hasCarrier(_ text: String) -> Bool {
    // In UTF-8, U+10FFxx begins with this byte.
    text.utf8.contains(0xF4) && text.unicodeScalars.contains { byte($0) != nil }
  }

  private static func carrier(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    (base + 0x80...base + 0xFF).contains(scalar.value) ? UInt8(scalar.value - base) : nil
  }

  /// The scalar that the bytes begin with, and its length; `nil` if the first byte must be
  /// represented alone.
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
  /// Passes the path's bytes to a function of the system, ended by a zero.
  package func withPath<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result
  {
    let bytes = PathText.bytes(self).map(CChar.init(bitPattern:)) + [0]
    return try bytes.withUnsafeBufferPointer { buffer in
      guard let path = buffer.baseAddress else { preconditionFailure("a path ends with a zero") }
      return try body(path)
    }
  }

  /// Reads a path that the system returned.
  package init(path: UnsafePointer<CChar>) {
    self = PathText.text(path.bytes)
  }
}

extension UnsafePointer<CChar> {
  /// The bytes before the closing zero.
  fileprivate var bytes: [UInt8] {
    var count = 0
    while self[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: self, count: count).map(UInt8.init(bitPattern:))
  }
}

/// The parts of a path. They are found by bytes: to Swift a slash with a combining mark is another
/// character.
extension PathText {
  private static let slash = UInt8(ascii: "/")

  /// The last name in the path; the path itself if it has none.
  package static func name(of path: String) -> String {
    names(in: path).last ?? path
  }

  /// The names between the slashes, without empty ones.
  package static func names(in path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  /// What stands before the last slash; `nil` if there is none.
  package static func directory(of path: String) -> String? {
    guard let last = path.utf8.lastIndex(of: slash) else { return nil }
    return last == path.startIndex ? "/" : String(path[..<last])
  }

  /// The directories above it, outermost first, without the root.
  package static func directories(above path: String) -> [String] {
    let utf8 = path.utf8
    return utf8.indices.filter { utf8[$0] == slash && $0 > utf8.startIndex }
      .map { String(path[..<$0]) }
  }
}
