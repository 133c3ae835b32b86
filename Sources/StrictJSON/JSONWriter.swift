/// Writes JSON with stable bytes: two spaces a level, fields in the order given, one line a scalar,
/// short arrays of scalars on one line.
package struct JSONWriter {
  /// What was written so far.
  private(set) package var bytes: [UInt8] = []
  private var depth = 0
  private var needsComma = false
  private var isInline = false

  /// A writer of one document, which its first value begins.
  package init() {}

  /// Writes an object, whose fields the body writes; the key is `nil` in arrays and at the root.
  package mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, open: "{", close: "}", body)
  }

  /// Writes an array with a line for each element that the body writes.
  package mutating func array(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, open: "[", close: "]", body)
  }

  /// Writes an array of strings on one line.
  package mutating func strings(_ key: String? = nil, _ values: [String]) {
    inlineArray(key, values) { $0.string(nil, $1) }
  }

  /// Writes an array on one line; `element` must write scalars only.
  package mutating func inlineArray<Element>(
    _ key: String? = nil, _ values: [Element], _ element: (inout JSONWriter, Element) -> Void
  ) {
    item(key)
    append("[")
    let outer = (needsComma, isInline)
    (needsComma, isInline) = (false, true)
    for value in values { element(&self, value) }
    (needsComma, isInline) = outer
    append("]")
    needsComma = true
  }

  /// Writes a string, with what is not drawn as escapes.
  package mutating func string(_ key: String? = nil, _ value: String) {
    item(key)
    quote(value)
    needsComma = true
  }

  /// Writes a whole number in decimal digits.
  package mutating func integer(_ key: String? = nil, _ value: Int) {
    raw(key, String(value))
  }

  /// Writes the shortest decimal that reads back as the same double, which must be finite.
  package mutating func number(_ key: String? = nil, _ value: Double) {
    precondition(value.isFinite, "JSON has no form for infinity or NaN")
    raw(key, Self.text(value))
  }

  static func text(_ value: Double) -> String {
    let isWhole = value.rounded() == value && value.magnitude < 1e16
    return isWhole ? String(Int(value)) : String(value)
  }

  /// Writes `true` or `false`.
  package mutating func boolean(_ key: String? = nil, _ value: Bool) {
    raw(key, value ? "true" : "false")
  }

  /// Writes a field without a value; a field that is absent is not written at all.
  package mutating func null(_ key: String? = nil) {
    raw(key, "null")
  }

  /// A value that was written before, at the depth at which it now stands.
  package mutating func part(_ part: JSONPart) {
    precondition(part.depth == depth && !isInline, "a part stands at the depth it was written for")
    item(nil)
    bytes.append(contentsOf: part.bytes)
    needsComma = true
  }

  /// Writes one value for documents in which it stands at a depth.
  ///
  /// - Parameter depth: arrays and objects around it.
  package static func part(depth: Int, _ body: (inout JSONWriter) -> Void) -> JSONPart {
    var writer = JSONWriter()
    writer.depth = depth
    body(&writer)
    // Its own line break and indentation come from the document that it stands in.
    return JSONPart(
      bytes: Array(writer.bytes.dropFirst(depth > 0 ? 1 + 2 * depth : 0)), depth: depth)
  }

  /// Ends the document with a line break and returns its bytes.
  package mutating func finish() -> [UInt8] {
    append("\n")
    return bytes
  }

  private mutating func raw(_ key: String?, _ text: String) {
    item(key)
    append(text)
    needsComma = true
  }

  private mutating func container(
    _ key: String?, open: String, close: String, _ body: (inout JSONWriter) -> Void
  ) {
    item(key)
    append(open)
    depth += 1
    needsComma = false
    let start = bytes.count
    body(&self)
    depth -= 1
    if bytes.count > start { lineBreak() }
    append(close)
    needsComma = true
  }

  private mutating func item(_ key: String?) {
    if needsComma { append(isInline ? ", " : ",") }
    if !isInline && depth > 0 { lineBreak() }
    if let key {
      quote(key)
      append(": ")
    }
  }

  private mutating func lineBreak() {
    append("\n")
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a string so that it does no harm on a terminal: what is not drawn (controls, bidi
  /// controls, invisible and unassigned scalars) is escaped, which means the same in JSON.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { quote(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func quote(_ scalar: Unicode.Scalar) {
    if scalar == "\"" || scalar == "\\" {
      append("\\")
      bytes.append(UInt8(scalar.value))
    } else if Self.isDrawn(scalar) {
      bytes.append(contentsOf: String(scalar).utf8)
    } else {
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      }
    }
  }

  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
