internal import CrisisModel
internal import StrictJSON

/// Reads one document of a chronicle part by part, and notes everything that is wrong with it.
///
/// Records are read by the model itself (`RecordReader`); what a chronicle adds to them is read here.
/// A member that nobody reads is an error: it may be a fact, which would be lost.
struct PartReader {
  private let records: RecordReader
  private var problems: [Problem] = []
  private var noted: Set<Problem> = []
  /// Of each severity, kept and not kept.
  private var counts: [Problem.Severity: Int] = [:]

  init(_ records: RecordReader) {
    self.records = records
  }

  /// Reads a whole document with a function that reads its value.
  static func read<Value>(
    _ document: ChronicleDocument, _ records: RecordReader,
    _ body: (inout PartReader, JSONSlice) -> Value?
  ) -> (value: Value?, problems: [Problem]) {
    document.bytes.withUnsafeBufferPointer { bytes in
      do throws(JSONSyntaxError) {
        let slice = try JSONSlice(bytes)
        var reader = PartReader(records)
        reader.checkTexts(in: slice)
        let value = body(&reader, slice)
        return (value, reader.allProblems(upTo: bytes.count))
      } catch {
        let syntax = Problem(
          offset: error.offset, severity: .error, complaint: .syntax(error.reason))
        return (nil, [syntax])
      }
    }
  }

  /// Notes a problem once, however many versions of a record have it.
  mutating func note(
    _ complaint: Problem.Complaint, at offset: Int, severity: Problem.Severity = .error
  ) {
    let problem = Problem(offset: offset, severity: severity, complaint: complaint)
    guard !noted.contains(problem) else { return }
    let count = counts[severity, default: 0] + 1
    counts[severity] = count
    // A limit each, so that a flood of findings hides no error.
    guard count <= Limits.standard.problems else { return }
    noted.insert(problem)
    problems.append(problem)
  }

  /// With a last one of each severity that counts those beyond the limit.
  private func allProblems(upTo end: Int) -> [Problem] {
    let rest = [Problem.Severity.error, .finding].compactMap { severity -> Problem? in
      let more = counts[severity, default: 0] - Limits.standard.problems
      guard more > 0 else { return nil }
      return Problem(offset: end, severity: severity, complaint: .uncounted(more: more))
    }
    return problems + rest
  }

  mutating func contradiction(_ what: Message, _ remedy: Message, at offset: Int) {
    note(.contradiction(what, remedy: remedy), at: offset)
  }

  /// Reads one value as the model does.
  mutating func read<Record>(
    _ kind: RecordKind<Record>, _ slice: JSONSlice, at asOf: Instant? = nil
  ) -> Record? {
    let result = records.read(kind, slice.bytes, at: asOf)
    for problem in result.problems { take(problem, at: slice.offset + problem.offset) }
    return result.value
  }

  /// Reads a record that was gathered from several places.
  ///
  /// - Parameter known: what was wrong with the record as a whole before, which is not said again.
  mutating func read<Record>(
    _ kind: RecordKind<Record>, _ members: RecordMembers, at asOf: Instant,
    known: inout Set<Problem.Complaint>
  ) -> Record? {
    let document = members.document
    let result = document.bytes.withUnsafeBufferPointer { records.read(kind, $0, at: asOf) }
    for problem in result.problems {
      let isOfWhole = problem.offset == 0
      if isOfWhole && !known.insert(problem.complaint).inserted { continue }
      take(problem, at: document.origin(of: problem.offset))
    }
    return result.value
  }

  private mutating func take(_ problem: Problem, at offset: Int) {
    if case .unknown = problem.complaint {
      note(problem.complaint, at: offset)
    } else {
      note(problem.complaint, at: offset, severity: problem.severity)
    }
  }
}

// Objects and arrays
extension PartReader {
  /// An object's members by their names.
  struct Fields {
    let offset: Int
    fileprivate(set) var values: [String: JSONSlice] = [:]

    subscript(_ name: String) -> JSONSlice? { values[name] }
  }

  /// The members of an object, each name once; `nil` of another value.
  mutating func members(of slice: JSONSlice) -> [JSONSlice.Member]? {
    guard slice.kind == .object else {
      note(.wrongType(expected: "an object", found: slice.kind), at: slice.offset)
      return nil
    }
    var seen: Set<String> = []
    return slice.members.filter { member in
      if seen.insert(member.name).inserted { return true }
      note(.duplicate(field: member.name), at: member.key.offset)
      return false
    }
  }

  /// The members of an object that has these and no others.
  mutating func fields(
    of slice: JSONSlice, _ names: [String], required: [String]
  ) -> Fields? {
    guard let members = members(of: slice) else { return nil }
    var fields = Fields(offset: slice.offset)
    for member in members {
      if names.contains(member.name) {
        fields.values[member.name] = member.value
      } else {
        let unused = names.filter { fields.values[$0] == nil }
        let nearest = Nearest.match(member.name, among: unused)
        note(.unknown(field: member.name, nearest: nearest), at: member.key.offset)
      }
    }
    for name in required where fields[name] == nil {
      note(.missing(field: name), at: slice.offset)
    }
    return fields
  }

  /// The elements of an array; none of another value.
  mutating func elements(of slice: JSONSlice) -> [JSONSlice] {
    if slice.kind != .array {
      note(.wrongType(expected: "an array", found: slice.kind), at: slice.offset)
    }
    return slice.elements
  }

  /// UTC times in order, each once.
  mutating func instants(of slice: JSONSlice) -> [Instant] {
    var instants: [Instant] = []
    for element in elements(of: slice) {
      guard let instant = read(.instant, element) else { continue }
      if let last = instants.last, instant <= last {
        contradiction(
          "\(plain: instant.iso) does not come after \(plain: last.iso)",
          "put the times in order, each once", at: element.offset)
      }
      instants.append(instant)
    }
    return instants
  }
}
