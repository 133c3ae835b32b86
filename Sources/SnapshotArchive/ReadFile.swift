package import CrisisModel
package import StrictJSON

/// A problem with a file: it could not be read, or something in it is wrong.
package enum FileProblem: Hashable, Sendable {
  case file(FileError)
  case document(path: String, LocatedProblem)
  /// The files of a directory do not fit together.
  case directory(path: String, Message)
  /// Another file is of the same instant, and nobody can tell which is true.
  case sameInstant(path: String, other: String, Instant)

  /// Whether it makes the data invalid; a finding does not.
  package var isError: Bool {
    switch self {
    case .file: true
    case .document(_, let problem): problem.problem.severity == .error
    case .directory: true
    case .sameInstant: false
    }
  }

  /// `file:line:column: path: what is wrong; what to do`.
  package var text: Message {
    switch self {
    case .file(let error): error.text
    case .document(let path, let problem): "\(place: path):\(problem.text)"
    case .directory(let path, let text): "\(place: path): \(text)"
    case .sameInstant(let path, let other, let instant):
      "\(place: path): finding: \(plain: other) is of \(plain: instant.iso) too; keep one of them"
    }
  }
}

/// Where a document is read from.
package enum DocumentSource: Hashable, Sendable {
  /// A file of a directory; a pipe under its name is not read, so that it cannot make anybody wait.
  case path(String)
  /// Whatever somebody named on the command line.
  case named(NamedSource)

  /// How messages call it.
  package var name: String {
    switch self {
    case .path(let path): path
    case .named(let source): source.name
    }
  }

  fileprivate func bytes(limit: Int) throws(FileError) -> FileBytes {
    switch self {
    case .path(let path): try FileBytes(path: path, limit: limit)
    case .named(let source): try FileBytes(named: source, limit: limit)
    }
  }
}

/// Reads a file with a document reader, and gives its problems lines and columns.
package enum DocumentFile {
  /// The same for a regular file.
  package static func read<Value>(
    path: String, limits: Limits = .standard,
    _ body: (UnsafeBufferPointer<UInt8>) -> (value: Value?, problems: [Problem])
  ) -> (value: Value?, problems: [FileProblem]) {
    read(.path(path), limits: limits, body)
  }

  /// The value is `nil` if the file cannot be read or the body returns none; findings come with a
  /// value.
  package static func read<Value>(
    _ source: DocumentSource, limits: Limits = .standard,
    _ body: (UnsafeBufferPointer<UInt8>) -> (value: Value?, problems: [Problem])
  ) -> (value: Value?, problems: [FileProblem]) {
    do {
      let file = try source.bytes(limit: limits.bytes)
      return file.withBytes { decode($0, of: source.name, body) }
    } catch {
      return (nil, [.file(error)])
    }
  }

  /// The same of bytes that were read before.
  static func decode<Value>(
    _ bytes: UnsafeBufferPointer<UInt8>, of path: String,
    _ body: (UnsafeBufferPointer<UInt8>) -> (value: Value?, problems: [Problem])
  ) -> (value: Value?, problems: [FileProblem]) {
    let (value, problems) = body(bytes)
    guard !problems.isEmpty else { return (value, []) }
    let located = ProblemLocator.locate(problems, in: bytes)
    return (value, located.map { .document(path: path, $0) })
  }
}
