internal import CrisisModel

/// An evaluator of as much of JSON Schema 2020-12 as the published schemas use.
///
/// A keyword that it does not know is a failure, so that the schema cannot outgrow it unseen.
/// `format` is asserted.
package struct JSONSchema {
  private let root: JSONValue

  private static let annotations: Set = [
    "$schema", "$id", "$defs", "title", "description", "examples",
  ]

  /// Compiled once: to compile one costs more than to match it.
  private let patterns: [String: Regex<AnyRegexOutput>]

  package init(_ root: JSONValue) {
    self.root = root
    let texts = Self.patterns(in: root).map { ($0, try? Regex($0)) }
    patterns = Dictionary(texts) { first, _ in first }
      .compactMapValues { $0?.matchingSemantics(.unicodeScalar) }
  }

  private static func patterns(in value: JSONValue) -> [String] {
    let own = value["pattern"]?.text.map { [$0] } ?? []
    let inner = value.members.values + (value.elements ?? [])
    return own + inner.flatMap(patterns)
  }

  /// Where and by which keyword a value fails, as `$.crises[0].state: pattern`.
  package func failures(_ value: JSONValue) -> [String] {
    failures(value, root, "$")
  }

  /// The same for one of the schema's `$defs`.
  package func failures(_ value: JSONValue, definition: String) -> [String] {
    guard let schema = root["$defs"]?[definition] else { return ["no definition \(definition)"] }
    return failures(value, schema, "$")
  }

  private func failures(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    switch schema {
    case .boolean(let isAllowed): isAllowed ? [] : ["\(path): false"]
    case .object(let keywords):
      keywords.sorted { $0.key < $1.key }.flatMap { keyword, argument in
        failures(value, keyword, argument, schema, path)
      }
    default: ["\(path): not a schema"]
    }
  }

  private func failures(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue,
    _ path: String
  ) -> [String] {
    switch keyword {
    case "$ref": return reference(argument).map { failures(value, $0, path) } ?? ["\(path): $ref"]
    case "properties": return properties(value, argument, path)
    case "additionalProperties": return additional(value, argument, schema, path)
    case "items", "prefixItems": return items(value, keyword, argument, path)
    case "oneOf", "anyOf": return alternatives(value, keyword, argument, path)
    case "if": return conditional(value, argument, schema, path)
    case "then", "else": return []
    case _ where Self.annotations.contains(keyword): return []
    default: return holds(value, keyword, argument) ? [] : ["\(path): \(keyword)"]
    }
  }

  private func reference(_ argument: JSONValue) -> JSONValue? {
    guard let text = argument.text, text.hasPrefix("#/$defs/") else { return nil }
    return root["$defs"]?[String(text.dropFirst("#/$defs/".count))]
  }

  private func properties(_ value: JSONValue, _ argument: JSONValue, _ path: String) -> [String] {
    argument.members.sorted { $0.key < $1.key }.flatMap { name, schema in
      value[name].map { failures($0, schema, "\(path).\(name)") } ?? []
    }
  }

  /// Only `false` is understood: members that `properties` does not name.
  private func additional(
    _ value: JSONValue, _ argument: JSONValue, _ schema: JSONValue, _ path: String
  ) -> [String] {
    guard argument == .boolean(false) else { return ["\(path): additionalProperties"] }
    let known = schema["properties"]?.members ?? [:]
    return value.members.keys.filter { known[$0] == nil }.sorted().map { "\(path).\($0): false" }
  }

  private func items(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ path: String
  ) -> [String] {
    (value.elements ?? []).enumerated().flatMap { index, element -> [String] in
      let schemas = keyword == "items" ? nil : argument.elements ?? []
      if let schemas, index >= schemas.count { return [] }
      return failures(element, schemas?[index] ?? argument, "\(path)[\(index)]")
    }
  }

  /// Where none holds, what is wrong with the one that comes nearest.
  private func alternatives(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ path: String
  ) -> [String] {
    let results = (argument.elements ?? []).map { failures(value, $0, path) }
    let held = results.count { $0.isEmpty }
    if held == 1 || held > 1 && keyword == "anyOf" { return [] }
    let nearest = results.min { $0.count < $1.count } ?? []
    return ["\(path): \(keyword)"] + nearest
  }

  private func conditional(
    _ value: JSONValue, _ condition: JSONValue, _ schema: JSONValue, _ path: String
  ) -> [String] {
    let branch = failures(value, condition, path).isEmpty ? "then" : "else"
    return schema[branch].map { failures(value, $0, path) } ?? []
  }

  private func holds(_ value: JSONValue, _ keyword: String, _ argument: JSONValue) -> Bool {
    switch keyword {
    case "type": types(argument).contains { value.isOf(type: $0) }
    case "const": value == argument
    case "enum": argument.elements?.contains(value) == true
    case "required": Self.has(value, argument.elements ?? [])
    case "minItems", "maxItems": Self.compare(value.elements?.count, keyword, argument)
    case "maxLength": Self.compare(value.text?.unicodeScalars.count, keyword, argument)
    case "minimum", "maximum": Self.compare(value.number, keyword, argument)
    case "pattern": value.text.map { matches($0, argument.text) } ?? true
    case "format": value.text.map { Self.isOf(format: argument.text, $0) } ?? true
    default: false
    }
  }

  private func types(_ argument: JSONValue) -> [String] {
    argument.text.map { [$0] } ?? argument.elements?.compactMap(\.text) ?? []
  }

  private static func has(_ value: JSONValue, _ names: [JSONValue]) -> Bool {
    guard case .object(let members) = value else { return true }
    return names.compactMap(\.text).allSatisfy { members[$0] != nil }
  }

  private static func compare(_ value: Int?, _ keyword: String, _ argument: JSONValue) -> Bool {
    compare(value.map(Double.init), keyword, argument)
  }

  /// Holds for values of other types, as the standard says.
  private static func compare(_ value: Double?, _ keyword: String, _ argument: JSONValue) -> Bool {
    guard let value else { return true }
    guard let bound = argument.number else { return false }
    return keyword.hasPrefix("min") ? value >= bound : value <= bound
  }

  private func matches(_ text: String, _ pattern: String?) -> Bool {
    guard let regex = pattern.flatMap({ patterns[$0] }) else { return false }
    return text.contains(regex)
  }

  private static func isOf(format: String?, _ text: String) -> Bool {
    switch format {
    case "date": CalendarDay(text) != nil
    case "date-time": Instant(text) != nil
    default: false
    }
  }
}
