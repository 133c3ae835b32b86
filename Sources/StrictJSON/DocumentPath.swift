/// One step from a value of a document to a part of it.
package enum PathStep: Hashable, Sendable {
  case member(String)
  case element(Int)
}

extension PathStep: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A member, so that paths in the source read like lists.
  package init(stringLiteral name: String) { self = .member(name) }
  /// An element, counted from 0.
  package init(integerLiteral index: Int) { self = .element(index) }
}

/// Finds the byte at which a value stands, for problems that are noticed only after it was read.
package enum DocumentPath {
  /// The offset, in bytes, at which the value at a path starts.
  ///
  /// If the document does not have the whole path, it is the start of the last value on the way.
  package static func offset(of path: [PathStep], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let limits = Limits(bytes: .max, depth: 512, stringBytes: bytes.count, values: .max)
    guard var reader = try? JSONReader(bytes, limits: limits) else { return 0 }
    var steps = path[...]
    repeat {
      guard let kind = try? reader.peek() else { return reader.offset }
      let start = reader.offset
      guard let step = steps.popFirst() else { return start }
      if (try? reader.follow(step, in: kind)) != true { return start }
    } while true
  }
}

extension JSONReader {
  /// Moves to a part of the value that starts here; returns `false` if it has no such part.
  fileprivate mutating func follow(
    _ step: PathStep, in kind: JSONKind
  ) throws(JSONSyntaxError) -> Bool {
    switch (step, kind) {
    case (.member(let name), .object): try follow(member: name)
    case (.element(let index), .array): try follow(element: index)
    default: false
    }
  }

  private mutating func follow(member name: String) throws(JSONSyntaxError) -> Bool {
    try enter()
    var isFirst = true
    while let key = try nextKey(isFirst: isFirst) {
      isFirst = false
      if text(key) == name { return true }
      try skipValue()
    }
    return false
  }

  private mutating func follow(element index: Int) throws(JSONSyntaxError) -> Bool {
    try enter()
    var count = 0
    while try nextElement(isFirst: count == 0) {
      if count == index { return true }
      try skipValue()
      count += 1
    }
    return false
  }
}
