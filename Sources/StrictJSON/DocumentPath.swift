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
    walk(path, in: bytes).offset
  }

  /// The same of a path that the document has to its end; `nil` of another.
  package static func offset(
    ofAll path: [PathStep], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let (offset, left) = walk(path, in: bytes)
    return left == 0 ? offset : nil
  }

  /// Where the walk ends, and how many steps it could not go.
  private static func walk(
    _ path: [PathStep], in bytes: UnsafeBufferPointer<UInt8>
  ) -> (offset: Int, left: Int) {
    guard var reader = reader(of: bytes) else { return (0, path.count) }
    var steps = path[...]
    repeat {
      guard let kind = try? reader.peek() else { return (reader.offset, steps.count) }
      let start = reader.offset
      guard let step = steps.first else { return (start, 0) }
      if (try? reader.follow(step, in: kind)) != true { return (start, steps.count) }
      steps.removeFirst()
    } while true
  }

  /// The steps to the innermost value that an offset lies in, or to the value whose key it lies in.
  package static func steps(
    to offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> [PathStep] {
    guard var reader = reader(of: bytes) else { return [] }
    var steps: [PathStep] = []
    while let step = try? reader.step(towards: offset) { steps.append(step) }
    return steps
  }

  private static func reader(of bytes: UnsafeBufferPointer<UInt8>) -> JSONReader? {
    let limits = Limits(bytes: .max, depth: 512, stringBytes: bytes.count, values: .max)
    return try? JSONReader(bytes, limits: limits)
  }
}

extension JSONReader {
  /// Moves to the part of the value that starts here in which an offset lies; `nil` where it lies at
  /// the value itself.
  fileprivate mutating func step(towards target: Int) throws(JSONSyntaxError) -> PathStep? {
    let kind = try peek()
    guard offset < target, kind == .object || kind == .array else { return nil }
    try enter()
    var index = 0
    while true {
      let name = kind == .object ? try nextKey(isFirst: index == 0) : nil
      if kind == .object && name == nil { return nil }
      if kind == .array, try !nextElement(isFirst: index == 0) { return nil }
      let value = self
      try skipValue()
      if offset > target {
        self = value
        return name.map { .member(text($0)) } ?? .element(index)
      }
      index += 1
    }
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
