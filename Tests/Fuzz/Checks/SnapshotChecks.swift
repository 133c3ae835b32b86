package import CrisisModel
internal import StrictJSON

/// What must hold of the readers of JSON, of snapshots and of reference data, whatever they are given.
package enum SnapshotChecks {
  /// - Parameter reference: of the repository; the bytes are read with it and without.
  package static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, _ reference: Reference
  ) throws(Broken) {
    let isJSON = try isJSON(bytes)
    for reference in [nil, reference] {
      let result = SnapshotReader.read(bytes, reference: reference)
      try checkProblems(result, bytes, isJSON: isJSON)
      if let snapshot = result.value { try checkRoundTrip(snapshot, reference) }
    }
    try checkReference(bytes)
  }

  private static func isJSON(_ bytes: UnsafeBufferPointer<UInt8>) throws(Broken) -> Bool {
    do throws(JSONSyntaxError) {
      try JSONReader.check(bytes)
      return true
    } catch {
      try expect(error.offset >= 0 && error.offset <= bytes.count, "an offset out of bounds")
      return false
    }
  }

  private static func checkProblems(
    _ result: ReadResult<Snapshot>, _ bytes: UnsafeBufferPointer<UInt8>, isJSON: Bool
  ) throws(Broken) {
    let hasError = result.problems.contains { $0.severity == .error }
    try expect((result.value == nil) == hasError, "refused without an error, or not refused")
    try expect(isJSON || result.value == nil, "read what is no JSON")
    let isSyntax = result.problems.contains {
      if case .syntax = $0.complaint { true } else { false }
    }
    try expect(isSyntax != isJSON, "the two readers disagree on syntax")
    try checkMessages(result.problems, bytes)
  }

  private static func checkMessages(
    _ problems: [Problem], _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Broken) {
    let located = ProblemLocator.locate(problems, in: bytes)
    try expect(located.count == problems.count, "problems without a place")
    for problem in located {
      try expect(problem.line >= 1 && problem.column >= 1, "a place before the first")
      let scalars = problem.text.string.unicodeScalars
      try expect(scalars.allSatisfy(isSeen), "a message with what cannot be seen")
      try expect(scalars.count < 20_000, "a message without end")
    }
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    default: true
    }
  }

  private static func checkRoundTrip(
    _ snapshot: Snapshot, _ reference: Reference?
  ) throws(Broken) {
    let written = SnapshotWriter.write(snapshot)
    let again = written.withUnsafeBufferPointer { SnapshotReader.read($0, reference: reference) }
    try expect(again.value == snapshot, "written and read again, it differs")
    try expect(SnapshotWriter.write(snapshot) == written, "unstable bytes")
    if let reference { checkRules(snapshot, reference) }
  }

  /// The rules hold no traps for what the reader accepts.
  private static func checkRules(_ snapshot: Snapshot, _ reference: Reference) {
    let day = snapshot.asOf.day
    for crisis in snapshot.crises {
      let ladder = Ladder(crisis, reference: reference, on: day)
      _ = (ladder.notTried, ResponseGap.gap(crisis, ladder: ladder))
      _ = SixTests(crisis, ladder: ladder, reference: reference, on: day)
      _ = ForceRecord(crisis, reference: reference)
      _ = Consensus.stands(in: crisis).map(\.latest)
      for decision in crisis.decisions {
        let review = DecisionReview(decision, council: reference.council)
        _ = (review.obstacle(in: crisis.id), review.seats(reference.council))
        _ = ConsentChain(decision, in: crisis, reference: reference).links.map(\.broke)
      }
      _ = CouncilRecord(crisis, council: reference.council).vetoesCast
      let timeline = Timeline(crisis, on: day)
      _ = (timeline.daysBefore, timeline.silentDaysToToday, timeline.density(atMost: 60))
      for question in reference.questions {
        let projection = CouncilProjection(question.id, in: crisis, reference: reference, on: day)
        _ = (projection?.smallestSetCount, projection?.smallestSets(first: 9))
      }
    }
  }

  /// Reads the bytes as one of the reference files, which one by their number.
  private static func checkReference(_ bytes: UnsafeBufferPointer<UInt8>) throws(Broken) {
    let files = ReferenceReader.File.allCases
    var parts = ReferenceParts()
    let problems = ReferenceReader.read(files[bytes.count % files.count], bytes, into: &parts)
    try checkMessages(problems, bytes)
    for finding in ReferenceReview(parts).findings {
      try expect(
        finding.text.string.unicodeScalars.allSatisfy(isSeen), "a finding with what cannot be seen")
    }
  }
}
