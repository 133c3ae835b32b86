package import StrictJSON

/// Reads the files of `Data/reference`, each by its own name.
///
/// The files are read in the order of `File.allCases`; once all are there, `ReferenceReview` checks
/// the ids that point from one file to another.
package enum ReferenceReader {
  /// The files, in the order in which they are read; the raw value is the file's name.
  package enum File: String, CaseIterable, Sendable {
    case states = "states.json"
    case organizations = "organizations.json"
    case councils = "councils.json"
    case bodies = "bodies.json"
    case steps = "steps.json"
    case questions = "questions.json"
    case riskFactors = "risk-factors.json"
  }

  /// Reads one file into the parts and returns its problems.
  ///
  /// A file with an error adds nothing.
  package static func read(
    _ file: File, _ bytes: UnsafeBufferPointer<UInt8>, into parts: inout ReferenceParts,
    limits: Limits = .standard
  ) -> [Problem] {
    let result = ModelReader.read(bytes, reference: nil, limits: limits) {
      (reader) throws(JSONSyntaxError) in
      var parts = ReferenceParts()
      try reader.reference(file, into: &parts)
      return parts
    }
    if let read = result.value { parts.merge(read) }
    return result.problems
  }
}

extension ReferenceParts {
  fileprivate mutating func merge(_ other: ReferenceParts) {
    states += other.states
    landBorders += other.landBorders
    organizations += other.organizations
    bodies += other.bodies
    if !other.council.permanentSeats.isEmpty { council = other.council }
    steps += other.steps
    takenCountsDays = max(takenCountsDays, other.takenCountsDays)
    questions += other.questions
    riskFactors += other.riskFactors
    sources.merge(other.sources) { _, new in new }
  }
}

extension ModelReader {
  /// Every top-level field that any reference file can have.
  private enum FileField: Int, CaseIterable {
    case schemaVersion, sources, defaultSources, coverageFrom, coverage, states, landBorders
    case organizations, permanent, terms, bodies, steps, takenCountsDays
    case questions, factors
  }

  private static let fileFields = FieldTable(
    FileField.self,
    "schemaVersion sources defaultSources coverageFrom coverage states landBorders organizations permanent terms bodies steps takenCountsDays questions factors"
  )

  fileprivate mutating func reference(
    _ file: ReferenceReader.File, into parts: inout ReferenceParts
  ) throws(JSONSyntaxError) {
    guard var scope = try document.object() else { return }
    while let index = try document.nextField(&scope, Self.fileFields) {
      switch FileField(rawValue: index) {
      case .schemaVersion: try schemaVersion()
      case .sources:
        parts.sources[file.rawValue] = try list { (reader) throws(JSONSyntaxError) in
          try reader.source()
        }
      case .defaultSources: _ = try sources()
      case .coverageFrom: _ = try day()
      case .takenCountsDays:
        parts.takenCountsDays = try document.integer(in: 0...3_660) ?? 0
      case .coverage: parts.council.coverage = try period() ?? Period()
      case .permanent:
        parts.council.permanentSeats = try list { (reader) throws(JSONSyntaxError) in
          try reader.permanentSeat()
        }
      default: try referenceList(FileField(rawValue: index), into: &parts)
      }
    }
    document.require(1 | Self.required(file), in: scope, Self.fileFields)
  }

  private static func required(_ file: ReferenceReader.File) -> UInt64 {
    let fields: [FileField] =
      switch file {
      case .states: [.states, .landBorders]
      case .organizations: [.organizations]
      case .councils: [.coverage, .permanent, .terms]
      case .bodies: [.bodies]
      case .steps: [.steps, .takenCountsDays]
      case .questions: [.questions]
      case .riskFactors: [.factors]
      }
    return fields.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  private mutating func referenceList(
    _ field: FileField?, into parts: inout ReferenceParts
  ) throws(JSONSyntaxError) {
    switch field {
    case .states:
      parts.states = try list { (reader) throws(JSONSyntaxError) in try reader.stateEntry() }
    case .landBorders:
      parts.landBorders = try list { (reader) throws(JSONSyntaxError) in try reader.landBorder() }
    case .organizations:
      parts.organizations = try list { (reader) throws(JSONSyntaxError) in
        try reader.organization()
      }
    case .terms:
      parts.council.terms = try list { (reader) throws(JSONSyntaxError) in
        try reader.councilTerm()
      }
    case .bodies:
      parts.bodies = try list { (reader) throws(JSONSyntaxError) in try reader.body() }
    case .steps:
      parts.steps = try list { (reader) throws(JSONSyntaxError) in try reader.stepEntry() }
    case .questions:
      parts.questions = try list { (reader) throws(JSONSyntaxError) in try reader.questionEntry() }
    case .factors:
      parts.riskFactors = try list { (reader) throws(JSONSyntaxError) in
        try reader.riskFactorEntry()
      }
    default: try document.json.skipValue()
    }
  }
}
