import FuzzChecks
import Glibc
import TestSupport
import Testing

/// A fixed number of executions of each fuzzer, from the kept corpus and changes of it.
///
/// Without libFuzzer, whose build takes longer than all tests: a plain change of bytes, the same on every
/// run, of what the fuzzers and people found. `make fuzz` looks for what is new.
@Suite("Fuzzers, a fixed number of executions") struct FuzzTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4]

  @Test(arguments: seeds) func snapshots(seed: UInt64) throws {
    let reference = FuzzReference.load(root: Repository.root)
    let fixtures = "Tests/CrisisModelTests/Fixtures"
    let corpus = try Corpus(
      ["Tests/Fuzz/Corpus/snapshots", "\(fixtures)/valid", "\(fixtures)/invalid"],
      dictionary: "Tests/Fuzz/json.dict", longest: 8_192)
    try corpus.run(seed: seed, changes: 400, isFirst: seed == Self.seeds[0]) {
      (bytes) throws(Broken) in
      try SnapshotChecks.check(bytes, reference)
    }
  }

  @Test(arguments: seeds) func entries(seed: UInt64) throws {
    let corpus = try Corpus(
      ["Tests/Fuzz/Corpus/entries"], dictionary: "Tests/Fuzz/entry.dict", longest: 1_024)
    try corpus.run(seed: seed, changes: 5_000, isFirst: seed == Self.seeds[0]) {
      (bytes) throws(Broken) in
      try EntryChecks.check(bytes)
    }
  }

  /// The corpus of entries is made of drafts and of flaws of both kinds.
  @Test func changesReachDrafts() throws {
    let corpus = try Corpus(
      ["Tests/Fuzz/Corpus/entries"], dictionary: "Tests/Fuzz/entry.dict", longest: 1_024)
    #expect(corpus.items.count >= 10)
    #expect(corpus.tokens.count >= 15)
    var generator = SeededGenerator(seed: 9)
    let changed = (0..<200).map { _ in corpus.changed(using: &generator) }
    #expect(Set(changed).count > 150)
    #expect(changed.allSatisfy { $0.count <= 1_024 })
  }
}
