/// Parts of a document as messages show them: short, on one line, with invisible characters written
/// as escapes.
package enum Excerpt {
  /// The most scalars of a part; what is longer ends with `…`.
  package static let limit = 60
  private static let placeLimit = 1_000

  /// The text in double quotes, escaped as in JSON.
  package static func quoted(_ text: String, limit: Int = limit) -> String {
    "\"" + escaped(text, limit: limit, isQuoted: true) + "\""
  }

  /// The text as it is if it is plain ASCII without quotes; otherwise in double quotes.
  static func plain(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.utf8.count <= limit
      && text.utf8.allSatisfy { 0x20...0x7E ~= $0 && $0 != 0x22 && $0 != 0x5C }
    return isPlain ? text : quoted(text)
  }

  /// The text without quotes, and without invisible characters.
  static func place(_ text: String) -> String {
    escaped(text, limit: placeLimit, isQuoted: false)
  }

  /// A key as a step of a path: `.risk`, or `["odd key"]`.
  static func component(_ key: String) -> String {
    let isWord =
      !key.isEmpty && key.utf8.count <= limit
      && key.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (byte &- 0x30) < 10
          || ((byte | 0x20) &- 0x61) < 26
      }
    return isWord ? "." + key : "[" + quoted(key) + "]"
  }

  private static func escaped(_ text: String, limit: Int, isQuoted: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      if isQuoted && (scalar == "\"" || scalar == "\\") { result.append("\\") }
      if !isQuoted, let byte = pathByte(scalar) {
        result.append(contentsOf: "\\x\(String(byte, radix: 16, uppercase: true))".unicodeScalars)
      } else if isHidden(scalar) {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    if text.unicodeScalars.dropFirst(limit).first != nil { result.append("…") }
    return String(result)
  }

  /// The byte of a path for which a scalar stands, as in `PathText`; `nil` for other scalars.
  private static func pathByte(_ scalar: Unicode.Scalar) -> UInt8? {
    (0x10FF80...0x10FFFF).contains(scalar.value) ? UInt8(scalar.value - 0x10FF00) : nil
  }

  /// Whether a scalar is invisible: a control, a format character (zero width, direction), a line
  /// separator, or unassigned.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
