package import CrisisModel
internal import StrictJSON

/// What is wrong with a chronicle that could be read, as its snapshots show it.
///
/// One thread uses it at a time: what was found in texts is kept for the next snapshot.
package struct ChronicleReview {
  private let chronicle: Chronicle
  private let places: ChroniclePlaces
  private let reference: Reference?
  private let memory = ReviewMemory()
  private let order: SourceOrder

  /// - Parameters:
  ///   - documents: those that the chronicle was read from.
  ///   - reference: what ids resolve in; without it they are not checked.
  package init(_ chronicle: Chronicle, _ documents: ChronicleDocuments, reference: Reference?) {
    self.chronicle = chronicle
    self.reference = reference
    places = ChroniclePlaces(chronicle, documents)
    order = SourceOrder(chronicle.sources)
  }

  /// What the validator of `validate` says of a composed snapshot, at the places where it is to be
  /// mended.
  package func problems(of composed: ComposedSnapshot) -> [ChronicleProblem] {
    composed.bytes.withUnsafeBufferPointer { bytes in
      SnapshotReader.validate(
        bytes, reference: reference, named: composed.snapshot.asOf, memory: memory
      ).problems.flatMap { problem in
        let steps = DocumentPath.steps(to: problem.offset, in: bytes)
        let place = places.place(of: steps, in: composed.snapshot)
        return Self.problems(
          at: place, problem.severity, problem.complaint, composed.snapshot.asOf)
      }
    }
  }

  /// Texts of a crisis that say more than was known, looked at whenever something about it became
  /// known: a snapshot of any instant between two of the chronicle's can be composed too.
  ///
  /// - Parameter index: of the crisis in the chronicle.
  package func hindsight(inCrisis index: Int) -> [ChronicleProblem] {
    let history = chronicle.crises[index]
    let instants = Set(history.changes + [history.knownFrom]).filter(history.isOpen).sorted()
    return instants.flatMap { instant -> [ChronicleProblem] in
      guard let crisis = history.crisis(at: instant) else { return [] }
      let cited = order.places(of: crisis.cited).sorted()
      let snapshot = Snapshot(
        asOf: instant, handling: .clear, exercise: false,
        sources: cited.map { chronicle.sources[$0] }, crises: [crisis])
      return SnapshotReview(snapshot, memory: memory).findings.flatMap {
        found -> [ChronicleProblem] in
        // That a term has run out says nothing ahead of its time.
        if case .lapsed = found.finding { return [] }
        let place = places.place(of: found.path, in: snapshot)
        return Self.problems(at: place, .finding, found.finding.complaint, instant)
      }
    }
  }

  private static func problems(
    at place: ChroniclePlaces.Place, _ severity: Problem.Severity,
    _ complaint: Problem.Complaint, _ instant: Instant
  ) -> [ChronicleProblem] {
    let problem = Problem(offset: place.offset, severity: severity, complaint: complaint)
    return place.document.locate([problem], asOf: instant)
  }
}
