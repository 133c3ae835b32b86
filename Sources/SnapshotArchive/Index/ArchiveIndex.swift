package import CrisisModel

/// How many records of each crisis differ, for every snapshot of an archive, from the snapshot
/// before.
///
/// `bringUpToDate` makes it, and its indices are those of the archive that it was made for. Records
/// are compared by what the file says: an indicator that falls silent as time passes, without a
/// word in the file, is no difference here.
package struct ArchiveIndex: Sendable {
  /// What is known about a snapshot compared with the one before.
  package enum Comparison: Hashable, Sendable {
    /// Nobody has compared it yet.
    case notIndexed
    /// There is no snapshot before the first.
    case first
    /// It, or the one before, cannot be read; no difference is made up across it.
    case unknown
    case known(Differences)
  }

  struct Record: Hashable, Sendable {
    enum State: UInt8, Sendable {
      case notIndexed, first, unknown, known
    }

    let name: String
    /// `nil` if the file must be read again, whatever it looks like.
    var stamp: FileStamp?
    /// The stamp of the file before, when the two were compared.
    var stampBefore: FileStamp?
    var state = State.notIndexed
    /// Sorted by crisis, then by kind.
    var cells: [Cell] = []
  }

  /// The crises to which cells refer.
  var crises = CrisisTable()
  var records: [Record] = []

  /// How many snapshots the index has, compared or not.
  package var count: Int { records.count }

  /// How many snapshots still have to be compared.
  package var notIndexed: Int { records.count { $0.state == .notIndexed } }

  /// - Parameter crisis: `nil` for all crises together.
  package func comparison(at index: Int, of crisis: CrisisID?) -> Comparison {
    guard records.indices.contains(index) else { return .notIndexed }
    switch records[index].state {
    case .notIndexed: return .notIndexed
    case .first: return .first
    case .unknown: return .unknown
    case .known: return .known(differences(records[index], of: crisis))
    }
  }

  /// The same for all snapshots, in order of time.
  package func comparisons(of crisis: CrisisID?) -> [Comparison] {
    records.indices.map { comparison(at: $0, of: crisis) }
  }

  /// What differs at a snapshot; `nil` if that is not known, for which `comparison` gives the
  /// reason.
  package func differences(at index: Int, of crisis: CrisisID?) -> Differences? {
    guard case .known(let differences) = comparison(at: index, of: crisis) else { return nil }
    return differences
  }

  /// The crises that differ at a snapshot, each with what differs; empty if that is not known.
  package func differencesByCrisis(at index: Int) -> [CrisisID: Differences] {
    guard records.indices.contains(index), records[index].state == .known else { return [:] }
    var found: [CrisisID: Differences] = [:]
    for cell in records[index].cells {
      cell.add(to: &found[CrisisID(crises.ids[Int(cell.crisis)]), default: Differences()])
    }
    return found
  }

  private func differences(_ record: Record, of crisis: CrisisID?) -> Differences {
    var result = Differences()
    let wanted = crisis.map { crises[$0.rawValue] }
    for cell in record.cells where wanted == nil || wanted == .some(cell.crisis) {
      cell.add(to: &result)
    }
    return result
  }

  /// Whether a section of a crisis, or any section, may differ from the snapshot before; `true`
  /// also if that is not known, and if the crisis appeared or disappeared.
  package func mayDiffer(at index: Int, crisis: CrisisID, section: Section?) -> Bool {
    guard let differences = differences(at: index, of: crisis) else { return true }
    if differences.came + differences.gone > 0 { return true }
    return section.map { differences[$0] > 0 } ?? !differences.isEmpty
  }

  /// The same for the record of a fact; `true` for what is outside the crises.
  package func mayDiffer(at index: Int, _ fact: Fact) -> Bool {
    switch fact {
    case .crisis(let crisis), .measure(let crisis, _), .position(let crisis, _, _, _),
      .decision(let crisis, _), .event(let crisis, _):
      mayDiffer(at: index, crisis: crisis, section: Section(fact))
    case .membership, .border, .step, .source: true
    }
  }
}
