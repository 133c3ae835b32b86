/// A pull reader over the bytes of one JSON document (RFC 8259, no more and no less).
///
/// The caller asks for what it expects. The reader checks syntax, UTF-8 and limits as it goes, and
/// allocates only the strings it is asked for. Positions are byte offsets; `ProblemLocator` works
/// out lines, columns and paths afterwards, and only if there is a problem.
///
/// The buffer must outlive the reader.
package struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: Limits
  /// The byte at which reading continues.
  package private(set) var offset: Int
  private var depth = 0
  private var values = 0
  /// The decoded bytes of a string with escapes; reused.
  var scratch: [UInt8] = []

  /// Throws if the document exceeds the limit of bytes or is UTF-16; skips a byte order mark.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = .standard
  ) throws(JSONSyntaxError) {
    self.bytes = bytes
    self.limits = limits
    self.offset = 0
    if bytes.count > limits.bytes {
      throw JSONSyntaxError(offset: 0, reason: .tooManyBytes(limit: limits.bytes))
    }
    try skipByteOrderMark()
  }

  /// Accepts a UTF-8 byte order mark (RFC 8259 section 8.1 allows a parser to ignore it), and tells
  /// UTF-16 from garbage so that the remedy can be named.
  private mutating func skipByteOrderMark() throws(JSONSyntaxError) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      offset = 3
    } else if isUTF16 {
      throw JSONSyntaxError(offset: 0, reason: .utf16)
    }
  }

  /// Whether the bytes come in pairs that start with a byte order mark, or with an ASCII character
  /// beside a zero.
  private var isUTF16: Bool {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return false }
    return switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE), (0, 1..<0x80), (1..<0x80, 0): true
    default: false
    }
  }

  func failure(_ reason: JSONSyntaxError.Reason, at position: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(offset: position ?? offset, reason: reason)
  }

  /// What is wrong with the byte that stands here in place of another.
  private func unexpected(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    failure(bytes[offset] == UInt8(ascii: "/") ? .comment : reason)
  }

  mutating func advance(to position: Int) {
    offset = position
  }

  // Skips the four insignificant characters of RFC 8259 section 2.
  @inline(__always)
  mutating func skipWhitespace() {
    if offset < bytes.count && bytes[offset] <= 0x20 {
      offset = endOfWhitespace(from: offset)
    }
  }

  @inline(__always)
  private func endOfWhitespace(from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      position += 1
      if byte == 0x0A { position = endOfSpaces(from: position) }
    }
    return position
  }

  /// Skips indentation, which is a quarter of a document, eight bytes at a time.
  @inline(__always)
  private func endOfSpaces(from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var position = start
    while position + 8 <= bytes.count {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let others = UInt64(littleEndian: word) ^ 0x2020_2020_2020_2020
      if others != 0 { return position + others.trailingZeroBitCount / 8 }
      position += 8
    }
    return position
  }

  /// Returns the kind of the next value and moves to its first byte.
  package mutating func peek() throws(JSONSyntaxError) -> JSONKind {
    skipWhitespace()
    guard offset < bytes.count else {
      throw failure(offset == 0 || isBlank ? .empty : .unexpectedEnd)
    }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw unexpected(.expectedValue)
    }
  }

  /// Moves to the next value; returns whether it starts like a string, an object or an array of
  /// this kind.
  @inline(__always)
  mutating func isNext(_ kind: JSONKind) -> Bool {
    skipWhitespace()
    guard offset < bytes.count else { return false }
    return switch kind {
    case .string: bytes[offset] == UInt8(ascii: "\"")
    case .object: bytes[offset] == UInt8(ascii: "{")
    case .array: bytes[offset] == UInt8(ascii: "[")
    case .number, .boolean, .null: false
    }
  }

  private var isBlank: Bool { depth == 0 && values == 0 }

  /// Counts a value against the limit; every value passes here once.
  @inline(__always)
  mutating func countValue() throws(JSONSyntaxError) {
    values += 1
    if values > limits.values { throw failure(.tooManyValues(limit: limits.values)) }
  }

  /// Enters the object or array that starts here; `peek` must have returned its kind.
  package mutating func enter() throws(JSONSyntaxError) {
    try countValue()
    depth += 1
    if depth > limits.depth { throw failure(.tooDeep(limit: limits.depth)) }
    offset += 1
  }

  /// Moves to the next element of an array; returns `false` when the array has ended.
  package mutating func nextElement(isFirst: Bool) throws(JSONSyntaxError) -> Bool {
    try nextItem(isFirst: isFirst, end: UInt8(ascii: "]"), kind: .array)
  }

  /// Reads the next key of an object and its colon; returns `nil` when the object has ended.
  package mutating func nextKey(isFirst: Bool) throws(JSONSyntaxError) -> StringToken? {
    try nextMember(isFirst: isFirst) ? key() : nil
  }

  /// Moves to the next key of an object; returns `false` when the object has ended.
  @inline(__always)
  mutating func nextMember(isFirst: Bool) throws(JSONSyntaxError) -> Bool {
    guard try nextItem(isFirst: isFirst, end: UInt8(ascii: "}"), kind: .object) else {
      return false
    }
    guard bytes[offset] == UInt8(ascii: "\"") else { throw unexpected(.expectedKey) }
    return true
  }

  /// Reads the key that starts here, and its colon.
  mutating func key() throws(JSONSyntaxError) -> StringToken {
    let key = try scanString()
    try colon()
    return key
  }

  @inline(__always)
  mutating func colon() throws(JSONSyntaxError) {
    skipWhitespace()
    guard offset < bytes.count else { throw failure(.unexpectedEnd) }
    guard bytes[offset] == UInt8(ascii: ":") else { throw failure(.expectedColon) }
    offset += 1
  }

  @inline(__always)
  private mutating func nextItem(
    isFirst: Bool, end: UInt8, kind: JSONKind
  ) throws(JSONSyntaxError) -> Bool {
    skipWhitespace()
    guard offset < bytes.count else { throw failure(.unexpectedEnd) }
    if bytes[offset] == end {
      offset += 1
      depth -= 1
      return false
    }
    if isFirst { return true }
    guard bytes[offset] == UInt8(ascii: ",") else {
      throw unexpected(.expectedCommaOrEnd(of: kind))
    }
    let comma = offset
    offset += 1
    skipWhitespace()
    guard offset < bytes.count else { throw failure(.unexpectedEnd) }
    if bytes[offset] == end { throw failure(.trailingComma, at: comma) }
    return true
  }

  /// Reads `true` or `false`; `peek` must have returned `.boolean`.
  package mutating func boolean() throws(JSONSyntaxError) -> Bool {
    let value = bytes[offset] == UInt8(ascii: "t")
    try literal(value ? "true" : "false")
    return value
  }

  /// Reads `null`; `peek` must have returned `.null`.
  package mutating func null() throws(JSONSyntaxError) {
    try literal("null")
  }

  private mutating func literal(_ word: StaticString) throws(JSONSyntaxError) {
    try countValue()
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count else { throw failure(.badLiteral) }
    for index in 0..<length where bytes[offset + index] != word.utf8Start[index] {
      throw failure(.badLiteral)
    }
    if continuesWord(at: offset + length) { throw failure(.badLiteral) }
    offset += length
  }

  /// Whether a character here cannot follow a number or a literal but looks like a part of it, as
  /// in `0x1F`, `2011-03-17` or `nulls`.
  @inline(__always)
  func continuesWord(at position: Int) -> Bool {
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      return true
    default: return false
    }
  }

  /// Skips the next value, whatever it is, and checks its syntax.
  package mutating func skipValue() throws(JSONSyntaxError) {
    var open: [JSONKind] = []
    var isFirst = true
    repeat {
      if let kind = open.last {
        let more =
          kind == .array
          ? try nextElement(isFirst: isFirst) : try nextKey(isFirst: isFirst) != nil
        isFirst = false
        guard more else {
          open.removeLast()
          continue
        }
      }
      isFirst = try skipOne(&open)
    } while !open.isEmpty
  }

  /// Skips a scalar, or enters a container and remembers it; returns whether it entered one.
  private mutating func skipOne(_ open: inout [JSONKind]) throws(JSONSyntaxError) -> Bool {
    switch try peek() {
    case .string: _ = try string()
    case .number: _ = try number()
    case .boolean: _ = try boolean()
    case .null: try null()
    case .object:
      try enter()
      open.append(.object)
      return true
    case .array:
      try enter()
      open.append(.array)
      return true
    }
    return false
  }

  /// Checks that only white space follows the document's single value.
  package mutating func end() throws(JSONSyntaxError) {
    skipWhitespace()
    guard offset == bytes.count else { throw unexpected(.trailingContent) }
  }

  /// Checks that the bytes are one JSON value within the limits.
  package static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = .standard
  ) throws(JSONSyntaxError) {
    var reader = try JSONReader(bytes, limits: limits)
    try reader.skipValue()
    try reader.end()
  }
}
