// Fuzzes the JSON reader and the snapshot reader with libFuzzer and the address sanitiser.
//
// It is no SwiftPM target, since the fuzzer brings its own `main`. The two modules are compiled as
// they are, in one package with this file, so that `package` declarations are in reach. At the
// root of the repository:
//
//   B=.build/fuzz; mkdir -p $B/corpus
//   F="-O -wmo -sanitize=fuzzer,address -parse-as-library -swift-version 6 -package-name watchfloor
//     -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
//     -enable-upcoming-feature InternalImportsByDefault -I $B"
//   for M in StrictJSON CrisisModel; do
//     swiftc $F -module-name $M -emit-module-path $B/$M.swiftmodule -c -o $B/$M.o \
//       $(find Sources/$M -name '*.swift') || break
//   done
//   swiftc $F -use-ld=lld -module-name ReaderFuzz -o $B/reader-fuzz \
//     Tests/Fuzz/ReaderFuzz.swift $B/*.o
//   SWIFT_BACKTRACE=enable=no $B/reader-fuzz -max_total_time=180 -max_len=8192 -timeout=5 \
//     -dict=Tests/Fuzz/json.dict -artifact_prefix=$B/ $B/corpus \
//     Tests/CrisisModelTests/Fixtures/valid Tests/CrisisModelTests/Fixtures/invalid
//
// What it finds is written to `crash-*`; give that file to `reader-fuzz` to see it again, and add
// the document to `Fixtures/invalid` with its fix.

import CrisisModel
import Glibc
import StrictJSON

/// What must hold for any bytes; what does not, ends the program, which the fuzzer notes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: data, count: size)
  let isJSON = isJSON(bytes)
  for reference in [nil, FuzzReference.shipped] {
    let result = SnapshotReader.read(bytes, reference: reference)
    checkProblems(result, bytes, isJSON: isJSON)
    if let snapshot = result.value { checkRoundTrip(snapshot, reference) }
  }
  checkReference(bytes)
  return 0
}

private func expect(_ condition: Bool, _ otherwise: StaticString) {
  if !condition { fatalError(otherwise.description) }
}

private func isJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  do throws(JSONSyntaxError) {
    try JSONReader.check(bytes)
    return true
  } catch {
    expect(error.offset >= 0 && error.offset <= bytes.count, "an offset out of bounds")
    return false
  }
}

private func checkProblems(
  _ result: ReadResult<Snapshot>, _ bytes: UnsafeBufferPointer<UInt8>, isJSON: Bool
) {
  let hasError = result.problems.contains { $0.severity == .error }
  expect((result.value == nil) == hasError, "refused without an error, or not refused")
  expect(isJSON || result.value == nil, "read what is no JSON")
  let isSyntax = result.problems.contains { if case .syntax = $0.complaint { true } else { false } }
  expect(isSyntax != isJSON, "the two readers disagree on syntax")
  let located = ProblemLocator.locate(result.problems, in: bytes)
  expect(located.count == result.problems.count, "problems without a place")
  for problem in located {
    expect(problem.line >= 1 && problem.column >= 1, "a place before the first")
    let text = problem.description
    expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a control in a message")
    expect(text.unicodeScalars.count < 20_000, "a message without end")
  }
}

private func checkRoundTrip(_ snapshot: Snapshot, _ reference: Reference?) {
  let written = SnapshotWriter.write(snapshot)
  written.withUnsafeBufferPointer { bytes in
    let again = SnapshotReader.read(bytes, reference: reference)
    expect(again.value == snapshot, "written and read again, it differs")
    expect(SnapshotWriter.write(snapshot) == written, "unstable bytes")
  }
  if let reference { checkRules(snapshot, reference) }
}

/// The rules hold no traps for what the reader accepts.
private func checkRules(_ snapshot: Snapshot, _ reference: Reference) {
  let day = snapshot.asOf.day
  for crisis in snapshot.crises {
    let ladder = Ladder(crisis, reference: reference, on: snapshot.asOf.day)
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
private func checkReference(_ bytes: UnsafeBufferPointer<UInt8>) {
  let files = ReferenceReader.File.allCases
  var parts = ReferenceParts()
  let problems = ReferenceReader.read(files[bytes.count % files.count], bytes, into: &parts)
  _ = ProblemLocator.locate(problems, in: bytes).map(\.description)
  _ = ReferenceReview(parts)
}

/// The reference data of the repository; the fuzzer runs at its root.
private enum FuzzReference {
  static let shipped = load()

  private static func load() -> Reference {
    var parts = ReferenceParts()
    for file in ReferenceReader.File.allCases {
      let bytes = bytes("Data/reference/\(file.rawValue)")
      bytes.withUnsafeBufferPointer { _ = ReferenceReader.read(file, $0, into: &parts) }
    }
    expect(!parts.steps.isEmpty, "no reference data: run it at the root of the repository")
    return Reference(parts)
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
