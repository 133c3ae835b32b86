internal import StrictJSON
internal import WatchLog

/// A row of an answer: each column's bytes in binary form, `nil` for NULL.
///
/// Nothing in it is taken on trust: a column that is missing, NULL, or of another type or length is
/// an error of the log, whoever answered.
struct PostgreSQLRow: Sendable {
  let place: String
  let columns: [[UInt8]?]
  /// The columns' types, by their numbers in `pg_type`.
  let types: [UInt32]

  /// A whole number; 0 or 1 for a truth value.
  func integer(_ index: Int) throws(WatchLogError) -> Int64 {
    let bytes = try value(index)
    switch (types[index], bytes.count) {
    case (Self.int8, 8), (Self.bool, 1): return bytes.reduce(0) { $0 << 8 | Int64($1) }
    case (Self.int4, 4): return Int64(Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) }))
    default: throw flaw(index, "is no number")
    }
  }

  /// `nil` for NULL.
  func optionalInteger(_ index: Int) throws(WatchLogError) -> Int64? {
    try optional(index) == nil ? nil : integer(index)
  }

  /// `nil` for NULL.
  func optionalBlob(_ index: Int) throws(WatchLogError) -> [UInt8]? {
    try optional(index) == nil ? nil : blob(index)
  }

  func blob(_ index: Int) throws(WatchLogError) -> [UInt8] {
    let bytes = try value(index)
    guard types[index] == Self.bytea else { throw flaw(index, "is not of bytes") }
    return bytes
  }

  /// `nil` for NULL.
  func text(_ index: Int) throws(WatchLogError) -> String? {
    guard let bytes = try optional(index) else { return nil }
    guard Self.texts.contains(types[index]) else { throw flaw(index, "is no text") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func optional(_ index: Int) throws(WatchLogError) -> [UInt8]? {
    guard columns.indices.contains(index), types.indices.contains(index) else {
      throw flaw(index, "is missing")
    }
    return columns[index]
  }

  private func value(_ index: Int) throws(WatchLogError) -> [UInt8] {
    guard let bytes = try optional(index) else { throw flaw(index, "is NULL") }
    return bytes
  }

  private func flaw(_ index: Int, _ what: Message) -> WatchLogError {
    .damaged(place: place, reason: "in an answer of the server column \(index + 1) \(what)")
  }

  private static let (bool, bytea, int8, int4): (UInt32, UInt32, UInt32, UInt32) = (16, 17, 20, 23)
  /// The numbers of text, name and varchar.
  private static let texts: Set<UInt32> = [25, 19, 1043]
}
