/// Something wrong in a document, at a byte; it holds facts only, and `Problem+Text` makes the
/// words.
package struct Problem: Hashable, Sendable {
  /// Whether the document can still be used.
  package enum Severity: Hashable, Sendable {
    /// The document is refused.
    case error
    /// The document is used, and the finding is shown.
    case finding
  }

  /// What is wrong; values, fields and ids are as in the document, and only the words quote them.
  package enum Complaint: Hashable, Sendable {
    case syntax(JSONSyntaxError.Reason)
    case wrongType(expected: Message, found: JSONKind)
    case missing(field: String)
    case unknown(field: String, nearest: String?)
    case duplicate(field: String)
    case notAllowed(value: String, allowed: [String], nearest: String?)
    case malformed(value: String, expected: Message)
    case impossibleDate(value: String)
    case outOfRange(value: String, allowed: Message)
    /// `home` names where the id should have been found.
    case unresolved(kind: Message, id: String, home: Message, nearest: String?)
    case repeated(kind: Message, id: String)
    case contradiction(Message, remedy: Message)
    case uncounted(more: Int)
  }

  /// The byte at which it stands; `ProblemLocator` derives line, column and path.
  package let offset: Int
  /// Whether the document can still be used.
  package let severity: Severity
  /// What is wrong.
  package let complaint: Complaint

  /// A problem at a byte.
  package init(offset: Int, severity: Severity, complaint: Complaint) {
    self.offset = offset
    self.severity = severity
    self.complaint = complaint
  }
}

/// A problem with its place, as `validate` prints it and the banner shows it.
package struct LocatedProblem: Hashable, Sendable {
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int
  /// From the document's root, such as `$.crises[3].verdict.risk`.
  package let path: String
  /// The problem without its place.
  package let problem: Problem

  /// A problem at a place.
  package init(line: Int, column: Int, path: String, problem: Problem) {
    self.line = line
    self.column = column
    self.path = path
    self.problem = problem
  }

  /// `line:column: path: what is wrong; what to do`.
  package var text: Message {
    let kind: Message = problem.severity == .finding ? "finding: " : ""
    return "\(line):\(column): \(place: path): \(kind)\(problem.complaint.text)"
  }
}

extension LocatedProblem: CustomStringConvertible {
  /// The text as a plain string.
  package var description: String { text.string }
}
