internal import StrictJSON

/// A JSON document as a tree, for the schema evaluator.
package enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  /// Infinite where it is out of a double's range.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads a document, `nil` where the bytes are not JSON.
  ///
  /// Of a member given twice the last one counts.
  package init?(_ bytes: [UInt8]) {
    let value = bytes.withUnsafeBufferPointer { buffer -> JSONValue? in
      guard var reader = try? JSONReader(buffer), let value = try? Self.read(&reader) else {
        return nil
      }
      return (try? reader.end()).map { value }
    }
    guard let value else { return nil }
    self = value
  }

  private static func read(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue {
    switch try reader.peek() {
    case .null:
      try reader.null()
      return .null
    case .boolean: return .boolean(try reader.boolean())
    case .number:
      let token = try reader.number()
      return .number(reader.double(token) ?? .infinity)
    case .string:
      let token = try reader.string()
      return .string(reader.text(token))
    case .array: return .array(try readArray(&reader))
    case .object: return .object(try readObject(&reader))
    }
  }

  private static func readArray(
    _ reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try reader.enter()
    while try reader.nextElement(isFirst: elements.isEmpty) {
      elements.append(try read(&reader))
    }
    return elements
  }

  private static func readObject(
    _ reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    var isFirst = true
    try reader.enter()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      let name = reader.text(key)
      members[name] = try read(&reader)
    }
    return members
  }

  package subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  package var members: [String: JSONValue] {
    if case .object(let members) = self { members } else { [:] }
  }

  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// Whether the value is of a type of JSON Schema.
  package func isOf(type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .boolean: type == "boolean"
    case .number(let number): type == "number" || (type == "integer" && number.rounded() == number)
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
