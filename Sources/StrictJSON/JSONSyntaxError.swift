/// Why reading stopped: the bytes from `offset` on are not JSON, or exceed a limit.
package struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The rule that the bytes break.
  package enum Reason: Hashable, Sendable {
    case empty
    case unexpectedEnd
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedCommaOrEnd(of: JSONKind)
    case trailingComma
    case comment
    case trailingContent
    case badLiteral
    case badNumber
    case unterminatedString
    case controlCharacter(UInt8)
    case badEscape
    case loneSurrogate
    case invalidUTF8
    case utf16
    case tooManyBytes(limit: Int)
    case tooDeep(limit: Int)
    case stringTooLong(limit: Int)
    case tooManyValues(limit: Int)
  }

  /// The byte at which it was noticed.
  package let offset: Int
  /// The rule that is broken there.
  package let reason: Reason

  /// An error at a byte.
  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}

/// The kinds of JSON values, told apart by their first byte.
package enum JSONKind: String, Hashable, Sendable {
  case object, array, string, number, boolean, null
}
