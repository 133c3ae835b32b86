/// Finds line, column and path of problems in one more pass over the document.
///
/// Reading keeps byte offsets only, so that a document without problems pays nothing for paths.
package enum ProblemLocator {
  /// The problems in the order of their places.
  package static func locate(
    _ problems: [Problem], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [LocatedProblem] {
    let sorted = problems.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }.map(\.element)
    let paths = PathTracer(sorted.map(\.offset)).trace(bytes)
    var lines = LineCounter()
    return zip(sorted, paths).map { problem, path in
      let (line, column) = lines.place(of: problem.offset, in: bytes)
      return LocatedProblem(line: line, column: column, path: path, problem: problem)
    }
  }
}

/// Counts lines and columns forwards; offsets must not go back.
private struct LineCounter {
  private var line = 1
  private var lineStart = 0
  private var position = 0

  mutating func place(
    of offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (line: Int, column: Int) {
    let end = min(offset, bytes.count)
    while position < end {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
    // Columns count characters: continuation bytes do not, nor does a byte order mark.
    var start = lineStart
    if start == 0, end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    let column = bytes[start..<max(start, end)].count { $0 & 0xC0 != 0x80 }
    return (line, column + 1)
  }
}

/// Walks the document and notes the path of the innermost value or key at each offset.
private struct PathTracer {
  private let offsets: [Int]
  private var paths: [String] = []
  private var stack: [String] = ["$"]

  init(_ offsets: [Int]) {
    self.offsets = offsets
  }

  /// One path an offset. Where the syntax breaks off, the rest gets the last path reached.
  func trace(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var tracer = self
    if var reader = try? JSONReader(bytes, limits: Limits(bytes: .max, values: .max)) {
      try? tracer.walk(&reader)
    }
    while tracer.paths.count < offsets.count { tracer.paths.append(tracer.path) }
    return tracer.paths
  }

  private var path: String { stack.joined() }

  /// Notes the current path for every offset up to and including `position`.
  private mutating func note(upTo position: Int) {
    while paths.count < offsets.count, offsets[paths.count] <= position {
      paths.append(path)
    }
  }

  private mutating func walk(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard paths.count < offsets.count else { return }
    let kind = try reader.peek()
    note(upTo: reader.offset)
    switch kind {
    case .object: try walkObject(&reader)
    case .array: try walkArray(&reader)
    default: try reader.skipValue()
    }
  }

  private mutating func walkObject(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    try reader.enter()
    var isFirst = true
    while paths.count < offsets.count, let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      stack.append(Self.component(reader.text(key)))
      note(upTo: key.range.lowerBound)
      try walk(&reader)
      stack.removeLast()
    }
  }

  private mutating func walkArray(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    try reader.enter()
    var index = 0
    while paths.count < offsets.count, try reader.nextElement(isFirst: index == 0) {
      stack.append("[\(index)]")
      try walk(&reader)
      stack.removeLast()
      index += 1
    }
  }

  private static func component(_ key: String) -> String {
    let isWord = !key.isEmpty && key.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (byte &- 0x30) < 10
        || ((byte | 0x20) &- 0x61) < 26
    }
    return isWord ? "." + key : "[\"\(key)\"]"
  }
}
