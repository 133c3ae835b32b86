internal import CrisisModel
internal import StrictJSON

/// The fingerprints of a snapshot's records, taken without decoding them.
///
/// It checks what tells a snapshot from other JSON (format version, `asOf`, unique crises with an
/// id, lists that are lists), not the records: a file with errors can have a print too.
struct SnapshotPrint: Sendable {
  private(set) var crises: [CrisisPrint] = []

  /// `nil` for what is not JSON, not a snapshot, or of another time.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, of asOf: Instant, with fingerprinter: Fingerprinter) {
    do throws(JSONSyntaxError) {
      var scan = try Scan(bytes, fingerprinter)
      try scan.snapshot(of: asOf)
      try scan.document.json.end()
      guard scan.isSound else { return nil }
      crises = scan.crises
    } catch {
      return nil
    }
  }
}

struct CrisisPrint: Sendable {
  fileprivate(set) var id = ""
  /// One for each section, independent of the records' order; 0 for a section without records.
  fileprivate(set) var digests = [UInt64](repeating: 0, count: Section.allCases.count)
  /// The records of the sections that are lists.
  fileprivate(set) var records: [RecordPrint] = []

  fileprivate mutating func add(_ fingerprint: UInt64, to section: Section) {
    digests[Int(section.rawValue)] &+= fingerprint
  }
}

struct RecordPrint: Sendable {
  let section: Section
  let identity: UInt64
  let content: UInt64
}

/// One pass over a document.
private struct Scan {
  var document: DocumentReader
  private(set) var crises: [CrisisPrint] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let fingerprinter: Fingerprinter
  private var isOfTheTime = true
  private var ids: Set<String> = []

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ fingerprinter: Fingerprinter
  ) throws(JSONSyntaxError) {
    document = try DocumentReader(bytes)
    self.bytes = bytes
    self.fingerprinter = fingerprinter
  }

  /// Unknown fields are findings, and leave a snapshot readable.
  var isSound: Bool {
    isOfTheTime && !document.allProblems.contains { $0.severity == .error }
  }

  private enum SnapshotField: Int, CaseIterable {
    case schemaVersion, asOf, handling, exercise, note, sources, crises
  }

  private static let snapshotFields = FieldTable(
    SnapshotField.self, "schemaVersion asOf handling exercise note sources crises")

  mutating func snapshot(of asOf: Instant) throws(JSONSyntaxError) {
    guard var scope = try document.object() else { return }
    let version = Snapshot.schemaVersion
    while let index = try document.nextField(&scope, Self.snapshotFields) {
      switch SnapshotField(rawValue: index) {
      case .schemaVersion: _ = try document.integer(in: version...version)
      case .asOf: isOfTheTime = try document.words().flatMap { Instant($0) } == asOf
      case .crises: try readCrises()
      default: try document.json.skipValue()
      }
    }
    document.require(0b110_1111, in: scope, Self.snapshotFields)
  }

  private mutating func readCrises() throws(JSONSyntaxError) {
    guard try document.expect(.array, "an array") else { return }
    try document.json.enter()
    while try document.json.nextElement(isFirst: crises.isEmpty) {
      try readCrisis()
    }
  }

  private enum CrisisField: Int, CaseIterable {
    case id, name, state, began, summary, place, verdict, stateCapacity, riskFactors, measures
    case positions, decisions, consequences, indicators, events

    /// `nil` for the id, by which crises are matched.
    var section: Section? {
      switch self {
      case .id: nil
      case .name, .state, .began, .summary, .place: .rest
      case .verdict: .verdict
      case .stateCapacity: .stateCapacity
      case .riskFactors: .riskFactors
      case .measures: .measures
      case .positions: .positions
      case .decisions: .decisions
      case .consequences: .consequences
      case .indicators: .indicators
      case .events: .events
      }
    }
  }

  private static let crisisFields = FieldTable(
    CrisisField.self,
    "id name state began summary place verdict stateCapacity riskFactors measures positions decisions consequences indicators events"
  )

  private mutating func readCrisis() throws(JSONSyntaxError) {
    // It is appended in any case: the count of crises says whether an element is the first.
    var crisis = CrisisPrint()
    defer { crises.append(crisis) }
    guard var scope = try document.object() else { return }
    let offset = scope.offset
    while let index = try document.nextField(&scope, Self.crisisFields) {
      if let section = CrisisField(rawValue: index)?.section {
        try read(section, field: index, into: &crisis)
      } else {
        crisis.id = try document.words() ?? ""
      }
    }
    document.require(0b1, in: scope, Self.crisisFields)
    if !ids.insert(crisis.id).inserted { document.note(.duplicate(field: "id"), at: offset) }
  }

  private mutating func read(
    _ section: Section, field: Int, into crisis: inout CrisisPrint
  ) throws(JSONSyntaxError) {
    guard section.isList else {
      let value = try fingerprinter.value(&document.json, bytes)
      crisis.add(fingerprinter.field(UInt64(field), value), to: section)
      return
    }
    guard try document.expect(.array, "an array") else { return }
    try document.json.enter()
    var isFirst = true
    while try document.json.nextElement(isFirst: isFirst) {
      isFirst = false
      let print = try fingerprinter.record(&document.json, bytes, of: section)
      crisis.add(print.content, to: section)
      crisis.records.append(
        RecordPrint(section: section, identity: print.identity, content: print.content))
    }
  }
}
