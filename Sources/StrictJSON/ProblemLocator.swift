/// Finds line, column and path of problems in one more pass over the document.
///
/// Reading keeps only byte offsets, so that a document without problems pays nothing for paths.
package enum ProblemLocator {
  /// The problems, in the order of their places.
  package static func locate(
    _ problems: [Problem], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [LocatedProblem] {
    let sorted = problems.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }.map(\.element)
    let paths = PathTracer.paths(at: sorted.map(\.offset), in: bytes)
    var lines = LineCounter(bytes)
    return zip(sorted, paths).map { problem, path in
      let (line, column) = lines.place(of: problem.offset)
      return LocatedProblem(line: line, column: column, path: path, problem: problem)
    }
  }
}

/// Counts lines and columns forwards; offsets must not decrease.
private struct LineCounter {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var line = 1
  private var column = 1
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // A byte order mark takes no column.
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// Line and column of an offset; continuation bytes of UTF-8 take no column.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    let end = min(offset, bytes.count)
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      position += 1
    }
    return (line, column)
  }
}

/// Walks the document and notes the path of the innermost value or key at each offset.
private struct PathTracer {
  private enum Component {
    case key(StringToken)
    case index(Int)
  }

  private let offsets: [Int]
  private var reader: JSONReader
  private var paths: [String] = []
  private var stack: [Component] = []

  /// One path for each offset; offsets must ascend.
  ///
  /// If the syntax breaks off, the remaining offsets get the last path reached.
  static func paths(at offsets: [Int], in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    // Whatever limits the problems came from, the way to them lies within these.
    let limits = Limits(bytes: .max, depth: 512, stringBytes: bytes.count, values: .max)
    guard let reader = try? JSONReader(bytes, limits: limits) else {
      return offsets.map { _ in "$" }
    }
    var tracer = PathTracer(offsets: offsets, reader: reader)
    try? tracer.walk()
    tracer.note(upTo: .max)
    return tracer.paths
  }

  private init(offsets: [Int], reader: JSONReader) {
    self.offsets = offsets
    self.reader = reader
  }

  private var isDone: Bool { paths.count == offsets.count }

  /// Notes the current path for every offset up to and including `position`.
  private mutating func note(upTo position: Int) {
    guard !isDone, offsets[paths.count] <= position else { return }
    let path = path()
    while !isDone, offsets[paths.count] <= position { paths.append(path) }
  }

  private mutating func path() -> String {
    var path = "$"
    for component in stack {
      switch component {
      case .key(let token): path += Excerpt.component(reader.text(token))
      case .index(let index): path += "[\(index)]"
      }
    }
    return path
  }

  private mutating func walk() throws(JSONSyntaxError) {
    guard !isDone else { return }
    let kind = try reader.peek()
    note(upTo: reader.offset)
    switch kind {
    case .object: try walkObject()
    case .array: try walkArray()
    default: try reader.skipValue()
    }
  }

  private mutating func walkObject() throws(JSONSyntaxError) {
    try reader.enter()
    var isFirst = true
    while !isDone, let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      stack.append(.key(key))
      note(upTo: key.range.lowerBound)
      try walk()
      stack.removeLast()
    }
  }

  private mutating func walkArray() throws(JSONSyntaxError) {
    try reader.enter()
    var index = 0
    while !isDone, try reader.nextElement(isFirst: index == 0) {
      stack.append(.index(index))
      try walk()
      stack.removeLast()
      index += 1
    }
  }
}
