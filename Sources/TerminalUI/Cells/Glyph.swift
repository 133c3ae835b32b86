/// What one cell shows: a base scalar with at most two combining marks, packed into one word.
package struct Glyph: Hashable, Sendable {
  private static let scalarBits: UInt64 = 21
  private static let scalarMask: UInt64 = (1 << 21) - 1

  /// The base in the low 21 bits, then the two marks; 0 is the right half of a wide glyph.
  private let bits: UInt64

  private init(bits: UInt64) {
    self.bits = bits
  }

  package init(_ base: Unicode.Scalar) {
    self.bits = UInt64(base.value)
  }

  package static let space = Glyph(" ")

  /// The right half of a wide glyph, for which nothing is drawn.
  package static let continuation = Glyph(bits: 0)

  package var isContinuation: Bool { bits == 0 }

  package var base: Unicode.Scalar {
    Unicode.Scalar(UInt32(bits & Self.scalarMask)) ?? "\u{FFFD}"
  }

  package var firstMark: Unicode.Scalar? { mark(1) }
  package var secondMark: Unicode.Scalar? { mark(2) }

  private func mark(_ position: UInt64) -> Unicode.Scalar? {
    let value = UInt32((bits >> (position * Self.scalarBits)) & Self.scalarMask)
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// The glyph with one more mark; a third mark is dropped.
  package func adding(mark: Unicode.Scalar) -> Glyph {
    let position: UInt64 = firstMark == nil ? 1 : 2
    guard secondMark == nil, !isContinuation else { return self }
    return Glyph(bits: bits | UInt64(mark.value) << (position * Self.scalarBits))
  }

  /// The glyph with a mark that must be present; it replaces a second mark.
  func fenced(by mark: Unicode.Scalar) -> Glyph {
    guard !isContinuation, secondMark != nil else { return adding(mark: mark) }
    let kept = bits & ((1 << (2 * Self.scalarBits)) - 1)
    return Glyph(bits: kept | UInt64(mark.value) << (2 * Self.scalarBits))
  }

  package var scalars: [Unicode.Scalar] {
    isContinuation ? [] : [base, firstMark, secondMark].compactMap { $0 }
  }
}
