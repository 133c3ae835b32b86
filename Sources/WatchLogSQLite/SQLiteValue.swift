/// A value to bind to a statement.
enum SQLiteValue: Hashable, Sendable {
  case integer(Int64)
  case text(String)
  case blob([UInt8])
  case null

  init(_ text: String?) {
    self = text.map { .text($0) } ?? .null
  }
}
