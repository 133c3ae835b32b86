extension Problem.Complaint {
  /// What is wrong; what to do.
  package var text: Message {
    switch self {
    case .syntax(let reason): reason.text
    case .wrongType(let expected, let found):
      "expected \(expected), found \(found.article); write \(expected)"
    case .missing(let field): "\(quoted: field) is missing; add it"
    case .unknown(let field, let nearest):
      "unknown field \(quoted: field), which is not read; \(Self.remedy(nearest, else: "remove it or check its name"))"
    case .duplicate(let field): "\(quoted: field) is given twice; keep one"
    case .notAllowed(let value, let allowed, let nearest):
      "\(quoted: value) is not allowed; \(Self.remedy(nearest, else: "write one of \(Self.list(allowed))"))"
    case .malformed(let value, let expected):
      "\(quoted: value) is malformed; write \(expected)"
    case .impossibleDate(let value):
      "\(quoted: value) is not on the calendar or the clock; check every part"
    case .outOfRange(let value, let allowed): "\(plain: value) is out of range; write \(allowed)"
    case .unresolved(let kind, let id, let home, let nearest):
      "unknown \(kind) \(quoted: id); \(Self.remedy(nearest, else: "use one that is in \(home)"))"
    case .repeated(let kind, let id):
      "\(kind) \(quoted: id) is there already; keep one, or give each its own id"
    case .contradiction(let what, let remedy): "\(what); \(remedy)"
    case .uncounted(let more): "\(more) more not listed; mend the listed ones first"
    }
  }

  private static func remedy(_ nearest: String?, else remedy: Message) -> Message {
    nearest.map { "did you mean \(quoted: $0)?" } ?? remedy
  }

  private static func list(_ words: [String]) -> Message {
    Message.joined(words.map { "\(plain: $0)" })
  }
}

extension JSONKind {
  fileprivate var article: Message {
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
  /// What is wrong; what to do.
  package var text: Message {
    switch self {
    case .empty: "the document is empty; write one JSON value"
    case .unexpectedEnd: "the document ends too early; check that the file is whole"
    case .expectedValue: "no JSON value starts here; write one, text in double quotes"
    case .expectedKey: "a key must stand here; write it in double quotes"
    case .expectedColon: "a colon must follow the key; add it"
    case .expectedCommaOrEnd(of: .array): "a comma or ] is missing before this; add it"
    case .expectedCommaOrEnd: "a comma or } is missing before this; add it"
    case .trailingComma: "a comma stands before the end; remove it"
    case .trailingContent: "text follows the document's value; remove it"
    case .badLiteral: "not a JSON word; write true, false or null, other text in double quotes"
    case .badNumber:
      "not a JSON number; write it like 7, -1.5 or 2e3, other text in double quotes"
    case .unterminatedString: "the string does not end; close its quotes"
    case .comment: "JSON has no comments; remove it"
    case .controlCharacter(0x0A), .controlCharacter(0x0D):
      "a line break inside a string; close its quotes on the line, or write \\n"
    case .controlCharacter(0x09): "a tab inside a string; write it as \\t"
    case .controlCharacter(let byte):
      "control character \(byte) in a string; write it as \\u\(plain: Self.hex4(byte))"
    case .badEscape: "not a JSON escape; write \\\\ for a backslash"
    case .loneSurrogate: "half of a surrogate pair; write both halves or the character itself"
    case .invalidUTF8: "not UTF-8; save the file as UTF-8"
    case .utf16: "the file is UTF-16; save it as UTF-8"
    case .tooManyBytes(let limit): "the file is larger than \(limit) bytes; split it"
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
