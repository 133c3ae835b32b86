internal import StrictJSON

/// A parameter of a statement, sent in PostgreSQL's binary form.
enum PostgreSQLValue: Hashable, Sendable {
  case integer(Int64)
  case text(String)
  case blob([UInt8])
  case null

  init(_ text: String?) {
    self = text.map { .text($0) } ?? .null
  }

  /// Texts as one array, in the text form that PostgreSQL gives arrays.
  init(_ texts: [String]) {
    let elements = texts.map { text in
      "\"\(text.replacingScalars { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil })\""
    }
    self = .text("{\(elements.joined(separator: ","))}")
  }

  /// The numbers of int8 and bytea in `pg_type`; 0 leaves the type to the server.
  var type: UInt32 {
    switch self {
    case .integer: 20
    case .text: 0
    case .blob: 17
    case .null: 0
    }
  }

  var bytes: [UInt8]? {
    switch self {
    case .integer(let number): withUnsafeBytes(of: number.bigEndian) { Array($0) }
    // libpq expects a zero byte at the end of a text.
    case .text(let text): Array(text.utf8) + [0]
    case .blob(let bytes): bytes
    case .null: nil
    }
  }

  var isBinary: Bool {
    switch self {
    case .integer, .blob: true
    case .text, .null: false
    }
  }
}
