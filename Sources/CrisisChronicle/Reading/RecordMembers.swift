internal import StrictJSON

/// The members that a record has at one instant, gathered from what its fact said first and what
/// changed later.
struct RecordMembers {
  /// Where the fact or the change begins that made it what it is.
  private(set) var offset: Int
  private var members: [Member]

  private struct Member {
    let name: String
    /// `nil` where the document has another name for it.
    let key: JSONSlice?
    var value: Value
  }

  indirect enum Value {
    case slice(JSONSlice)
    /// Values of the document that make up an array, and what place it stands for.
    case array([Value], at: Int)
  }

  init(_ members: [JSONSlice.Member], at offset: Int) {
    self.offset = offset
    self.members = members.map {
      Member(name: $0.name, key: $0.key, value: Self.value($0.value, of: $0.name))
    }
  }

  /// Adds a member that the document writes otherwise.
  mutating func add(_ name: String, _ value: Value) {
    members.append(Member(name: name, key: nil, value: value))
  }

  /// Takes a change over: members replace earlier ones, `null` takes one away, and sources are added
  /// to those that are there.
  mutating func apply(_ change: [JSONSlice.Member], at offset: Int) {
    self.offset = offset
    for member in change {
      let place = members.firstIndex { $0.name == member.name }
      if member.value.kind == .null, let place {
        members.remove(at: place)
      } else if let place {
        members[place].value = Self.joined(members[place].value, member)
      } else {
        members.append(
          Member(
            name: member.name, key: member.key, value: Self.value(member.value, of: member.name)))
      }
    }
  }

  private static func value(_ slice: JSONSlice, of name: String) -> Value {
    guard name == sources, slice.kind == .array else { return .slice(slice) }
    return .array(slice.elements.map { .slice($0) }, at: slice.offset)
  }

  private static func joined(_ earlier: Value, _ member: JSONSlice.Member) -> Value {
    let new = value(member.value, of: member.name)
    guard case .array(let old, let offset) = earlier, case .array(let added, _) = new else {
      return new
    }
    let known = Set(old.compactMap(\.text))
    return .array(old + added.filter { $0.text.map { !known.contains($0) } ?? true }, at: offset)
  }

  private static let sources = "sources"

  /// The record as a document of its own.
  var document: RecordDocument {
    var document = RecordDocument()
    document.append("{", at: offset)
    for (index, member) in members.enumerated() {
      if index > 0 { document.append(",", at: member.value.offset) }
      if let key = member.key {
        document.append(key)
      } else {
        document.append("\"\(member.name)\"", at: member.value.offset)
      }
      document.append(":", at: member.value.offset)
      document.append(member.value)
    }
    document.append("}", at: offset)
    return document
  }
}

extension RecordMembers.Value {
  var offset: Int {
    switch self {
    case .slice(let slice): slice.offset
    case .array(_, let offset): offset
    }
  }

  fileprivate var text: String? { if case .slice(let slice) = self { slice.text } else { nil } }
}

/// The bytes of one record, gathered from several places of a document.
struct RecordDocument {
  private(set) var bytes: [UInt8] = []
  private var runs: [Run] = []

  /// Bytes up to the next run, and where they come from.
  private struct Run {
    let start: Int
    let origin: Int
    /// Whether they stand in the document as they are here.
    let isCopied: Bool
  }

  mutating func append(_ text: String, at offset: Int) {
    runs.append(Run(start: bytes.count, origin: offset, isCopied: false))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ slice: JSONSlice) {
    runs.append(Run(start: bytes.count, origin: slice.offset, isCopied: true))
    bytes.append(contentsOf: slice.bytes)
  }

  mutating func append(_ value: RecordMembers.Value) {
    switch value {
    case .slice(let slice): append(slice)
    case .array(let values, let offset):
      append("[", at: offset)
      for (index, value) in values.enumerated() {
        if index > 0 { append(",", at: value.offset) }
        append(value)
      }
      append("]", at: offset)
    }
  }

  /// Where in the document the byte comes from that stands at an offset here.
  func origin(of offset: Int) -> Int {
    guard let run = runs.last(where: { $0.start <= offset }) else { return 0 }
    return run.isCopied ? run.origin + offset - run.start : run.origin
  }
}
