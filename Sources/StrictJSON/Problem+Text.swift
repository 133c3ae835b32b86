extension Problem.Complaint {
  /// What is wrong; what to do.
  package var text: String {
    switch self {
    case .syntax(let reason): reason.text
    case .wrongType(let expected, let found):
      "expected \(expected), found \(found.article); write \(expected)"
    case .missing(let field): "\"\(field)\" is missing; add it"
    case .unknown(let field, let nearest?):
      "unknown field \"\(field)\"; did you mean \"\(nearest)\"?"
    case .unknown(let field, nil): "unknown field \"\(field)\"; remove it or check its name"
    case .duplicate(let field): "\"\(field)\" is given twice; keep one"
    case .notAllowed(let value, let allowed, let nearest):
      "\"\(value)\" is not allowed; \(Self.remedy(allowed, nearest))"
    case .malformed(let value, let expected): "\"\(value)\" is malformed; write \(expected)"
    case .impossibleDate(let value):
      "\"\(value)\" is not a day of the calendar; check year, month and day"
    case .outOfRange(let value, let allowed): "\(value) is out of range; write \(allowed)"
    case .unresolved(let kind, let id, let nearest?):
      "no \(kind) \"\(id)\"; did you mean \"\(nearest)\"?"
    case .unresolved(let kind, let id, nil): "no \(kind) \"\(id)\"; add it or correct the id"
    case .repeated(let kind, let id): "\(kind) \"\(id)\" is there already; give each its own id"
    case .contradiction(let what, let remedy): "\(what); \(remedy)"
    case .uncounted(let more): "and \(more) more problems; mend these first"
    }
  }

  private static func remedy(_ allowed: [String], _ nearest: String?) -> String {
    if let nearest { return "did you mean \"\(nearest)\"?" }
    return "write one of " + allowed.joined(separator: ", ")
  }
}

extension JSONKind {
  fileprivate var article: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }
}

extension JSONSyntaxError.Reason {
  package var text: String {
    switch self {
    case .empty: "the document is empty; write one JSON value"
    case .unexpectedEnd: "the document ends too early; check that the file is whole"
    case .expectedValue: "no JSON value starts here; write a value"
    case .expectedKey: "a key must stand here; write it in double quotes"
    case .expectedColon: "a colon must follow the key; add it"
    case .expectedCommaOrEnd(of: .array): "a comma or ] must stand here; add it"
    case .expectedCommaOrEnd: "a comma or } must stand here; add it"
    case .trailingComma: "a comma stands before the end; remove it"
    case .trailingContent: "text follows the document's value; remove it"
    case .badLiteral: "not a JSON word; write true, false or null"
    case .badNumber: "not a JSON number; write digits without leading zeros, plus sign or NaN"
    case .unterminatedString: "the string does not end; close its quotes"
    case .controlCharacter(let byte):
      "control character \(byte) in a string; write it as \\u\(Self.hex4(byte))"
    case .badEscape: "not a JSON escape; write \\\\ for a backslash"
    case .loneSurrogate: "half of a surrogate pair; write both halves or the character itself"
    case .invalidUTF8: "not UTF-8; save the file as UTF-8"
    case .utf16: "UTF-16; save the file as UTF-8"
    case .tooManyBytes(let limit): "larger than \(limit) bytes; split it"
    case .tooDeep(let limit): "nested deeper than \(limit) levels; flatten it"
    case .stringTooLong(let limit): "longer than \(limit) bytes; shorten it"
    case .tooManyValues(let limit): "more than \(limit) values; split the document"
    }
  }

  private static func hex4(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
