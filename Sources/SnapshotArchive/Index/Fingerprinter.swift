internal import StrictJSON

/// Reduces JSON values to 64-bit numbers, so that equal values have equal numbers.
///
/// White space, the order of an object's fields, escapes, and the notation of a number do not
/// count; the order of an array does. The seed is random in each run, so that nobody can prepare
/// two values with the same number.
struct Fingerprinter: Sendable {
  private let seed: UInt64
  /// The hashes of the names that tell a section's records apart; empty if the section is one
  /// record.
  private let identities: [[UInt64]]

  init(seed: UInt64) {
    self.seed = seed
    identities = Section.allCases.map { section in
      (section.identity ?? []).map { name in
        Self.hash(
          UnsafeRawBufferPointer(
            start: name.utf8Start, count: name.utf8CodeUnitCount), seed)
      }
    }
  }

  /// The number of one value, which `json` is about to read.
  func value(
    _ json: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONSyntaxError) -> UInt64 {
    switch try json.peek() {
    case .string: return Self.mix(hash(try json.string(), &json, bytes), Tag.string)
    case .number: return number(try json.number(), &json, bytes)
    case .boolean: return Self.mix(seed, try json.boolean() ? Tag.yes : Tag.no)
    case .null:
      try json.null()
      return Self.mix(seed, Tag.null)
    case .array: return try array(&json, bytes)
    case .object: return try object(&json, bytes, identity: []).content
    }
  }

  /// The numbers of a list's record: of what identifies it, and of all of it.
  func record(
    _ json: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>, of section: Section
  ) throws(JSONSyntaxError) -> (identity: UInt64, content: UInt64) {
    guard try json.peek() == .object else {
      let value = try value(&json, bytes)
      return (value, value)
    }
    return try object(&json, bytes, identity: identities[Int(section.rawValue)])
  }

  /// The fields of an object are summed, so that their order does not count.
  private func object(
    _ json: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>, identity names: [UInt64]
  ) throws(JSONSyntaxError) -> (identity: UInt64, content: UInt64) {
    try json.enter()
    var (identity, content): (UInt64, UInt64) = (0, Tag.object)
    var isFirst = true
    while let key = try json.nextKey(isFirst: isFirst) {
      isFirst = false
      let name = hash(key, &json, bytes)
      let field = field(name, try value(&json, bytes))
      content &+= field
      if names.contains(name) { identity &+= field }
    }
    return (identity, Self.mix(content, Tag.object))
  }

  /// The number of an object's field, to be added to the others.
  func field(_ name: UInt64, _ value: UInt64) -> UInt64 {
    Self.mix(name ^ Tag.key, value ^ Tag.string)
  }

  private func array(
    _ json: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONSyntaxError) -> UInt64 {
    try json.enter()
    var result = Self.mix(seed, Tag.array)
    var isFirst = true
    while try json.nextElement(isFirst: isFirst) {
      isFirst = false
      result = Self.mix(result ^ (try value(&json, bytes)), Tag.array)
    }
    return result
  }

  private func number(
    _ token: NumberToken, _ json: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    if let integer = json.integer(token) {
      return Self.mix(UInt64(bitPattern: Int64(integer)) ^ seed, Tag.integer)
    }
    if let double = json.double(token) { return Self.mix(double.bitPattern ^ seed, Tag.double) }
    return Self.hash(
      UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[token.range])), seed)
  }

  private func hash(
    _ token: StringToken, _ json: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    guard token.hasEscapes else {
      return Self.hash(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[token.range])), seed)
    }
    return json.withBytes(of: token) { Self.hash(UnsafeRawBufferPointer($0), seed) }
  }

  /// Numbers without a pattern: the digits of pi.
  private enum Tag {
    static let string: UInt64 = 0x243F_6A88_85A3_08D3
    static let integer: UInt64 = 0x1319_8A2E_0370_7345
    static let double: UInt64 = 0xA409_3822_299F_31D1
    static let yes: UInt64 = 0x082E_FA98_EC4E_6C89
    static let no: UInt64 = 0x4528_21E6_38D0_1377
    static let null: UInt64 = 0xBE54_66CF_34E9_0C6D
    static let array: UInt64 = 0xC0AC_29B7_C97C_50DD
    static let object: UInt64 = 0x3F84_D5B5_B547_0917
    static let key: UInt64 = 0x9216_D5D9_8979_FB1B
  }
}

extension Fingerprinter {
  private static let factor: UInt64 = 0xD131_0BA6_98DF_B5AD

  @inline(__always)
  static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }

  /// After wyhash: sixteen bytes at a time; the last block overlaps the one before if the length is
  /// no multiple.
  static func hash(_ bytes: UnsafeRawBufferPointer, _ seed: UInt64) -> UInt64 {
    let count = bytes.count
    var result = seed
    if count <= 16 {
      let (left, right) = short(bytes)
      return mix(mix(left ^ factor, right ^ result) ^ UInt64(count), factor)
    }
    var place = 0
    while place + 16 < count {
      result = mix(word(bytes, place) ^ factor, word(bytes, place + 8) ^ result)
      place += 16
    }
    result = mix(word(bytes, count - 16) ^ factor, word(bytes, count - 8) ^ result)
    return mix(result ^ UInt64(count), factor)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  @inline(__always)
  private static func short(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    let count = bytes.count
    if count >= 8 { return (word(bytes, 0), word(bytes, count - 8)) }
    if count >= 4 { return (half(bytes, 0), half(bytes, count - 4)) }
    guard count > 0 else { return (0, 0) }
    let middle = UInt64(bytes[count / 2]) << 8
    return (UInt64(bytes[0]) | middle | UInt64(bytes[count - 1]) << 16, 0)
  }

  @inline(__always)
  private static func half(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }
}
