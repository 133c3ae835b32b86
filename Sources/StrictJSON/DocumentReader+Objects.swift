/// How far an object has been read.
package struct ObjectScope {
  /// The byte at which the object starts.
  package let offset: Int
  fileprivate var isFirst = true
  fileprivate var seen: UInt64 = 0
  /// One more than the index of the last field.
  fileprivate var next = 0
  /// Compared by bytes: comparing texts would sort long runs of combining marks.
  fileprivate var unknown: [[UInt8]] = []
  /// The byte at which the key of the last field starts.
  package fileprivate(set) var keyOffset = 0

  /// Whether the field with this index of the table was read.
  package func has(_ index: Int) -> Bool { seen & (1 << UInt64(index)) != 0 }
}

extension DocumentReader {
  /// Enters an object; returns `nil` if there is something else.
  package mutating func object() throws(JSONSyntaxError) -> ObjectScope? {
    guard try expect(.object, "an object") else { return nil }
    let scope = ObjectScope(offset: json.offset)
    try json.enter()
    return scope
  }

  /// Moves to the next known field, whose value must be read next.
  ///
  /// Returns the field's index in the table, or `nil` when the object has ended. A repeated field
  /// is an error, and its second value is skipped. An unknown field is a finding, and its value is
  /// skipped. Beyond the limit of problems, unknown fields count as findings, repeated or not.
  package mutating func nextField(
    _ scope: inout ObjectScope, _ table: FieldTable
  ) throws(JSONSyntaxError) -> Int? {
    while try json.nextMember(isFirst: scope.isFirst) {
      scope.isFirst = false
      scope.keyOffset = json.offset
      guard let index = try field(&scope, table) else { continue }
      if scope.has(index) {
        note(.duplicate(field: table.names[index]), at: scope.keyOffset)
        try json.skipValue()
        continue
      }
      scope.seen |= 1 << UInt64(index)
      return index
    }
    return nil
  }

  /// Reads the key here; skips an unknown one together with its value.
  @inline(__always)
  private mutating func field(
    _ scope: inout ObjectScope, _ table: FieldTable
  ) throws(JSONSyntaxError) -> Int? {
    if let hit = json.takeWord(of: table, from: scope.next) {
      try json.colon()
      scope.next = hit.index + 1
      return hit.index
    }
    return try unusualField(&scope, table)
  }

  /// The same for a key that is written with escapes, is unknown, or stands near the end.
  private mutating func unusualField(
    _ scope: inout ObjectScope, _ table: FieldTable
  ) throws(JSONSyntaxError) -> Int? {
    let key = try json.key()
    if let index = json.withBytes(of: key, { table.index(of: $0) }) { return index }
    try skipUnknown(key, &scope, table)
    return nil
  }

  private mutating func skipUnknown(
    _ key: StringToken, _ scope: inout ObjectScope, _ table: FieldTable
  ) throws(JSONSyntaxError) {
    let name = json.text(key)
    let bytes = Array(name.utf8)
    if hasRoom(for: .finding), scope.unknown.contains(bytes) {
      note(.duplicate(field: name), at: scope.keyOffset)
    } else {
      if hasRoom(for: .finding) { scope.unknown.append(bytes) }
      let nearest = nearest(name) {
        table.names.enumerated().filter { !scope.has($0.offset) }.map(\.element)
      }
      note(.unknown(field: name, nearest: nearest), at: scope.keyOffset, severity: .finding)
    }
    try json.skipValue()
  }

  /// Notes every field that the object did not have; bit `n` of `required` stands for the field
  /// with index `n`.
  package mutating func require(_ required: UInt64, in scope: ObjectScope, _ table: FieldTable) {
    var missing = required & ~scope.seen
    while missing != 0 {
      let index = missing.trailingZeroBitCount
      note(.missing(field: table.names[index]), at: scope.offset)
      missing &= missing - 1
    }
  }
}
