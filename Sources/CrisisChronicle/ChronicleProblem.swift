package import CrisisModel
package import StrictJSON

/// Something wrong with a chronicle, in the document where it is to be mended.
package struct ChronicleProblem: Hashable, Sendable {
  /// The document's name.
  package let document: String
  package let problem: LocatedProblem
  /// The snapshot in which it shows; `nil` where it is wrong in any.
  package let asOf: Instant?

  /// Whether it keeps the chronicle from being used.
  package var isError: Bool { problem.problem.severity == .error }

  /// `directory/file:line:column: path: what is wrong; what to do`.
  package func text(in directory: String) -> Message {
    let path = directory + "/" + document
    guard let asOf else { return "\(place: path):\(problem.text)" }
    let kind: Message = isError ? "" : "finding: "
    return
      "\(place: path):\(problem.line):\(problem.column): \(place: problem.path): \(kind)in the snapshot of \(plain: asOf.iso): \(problem.problem.complaint.text)"
  }
}

/// One document of a chronicle, and its name in the directory.
package struct ChronicleDocument: Hashable, Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The problems with their places.
  func locate(_ problems: [Problem], asOf: Instant? = nil) -> [ChronicleProblem] {
    guard !problems.isEmpty else { return [] }
    let located = bytes.withUnsafeBufferPointer { ProblemLocator.locate(problems, in: $0) }
    return located.map { ChronicleProblem(document: name, problem: $0, asOf: asOf) }
  }
}
