internal import CrisisModel
internal import Glibc
internal import Synchronization
internal import Threads

/// Reads and compares snapshots on several threads.
///
/// Each thread takes a run of neighbours at a time, so that every file is decoded once, except the one
/// before a run.
final class IndexWork: Sendable {
  /// What was found about one snapshot.
  struct Result: Sendable {
    var stamp: FileStamp?
    var stampBefore: FileStamp?
    var state: ArchiveIndex.Record.State
    var differences: [CrisisDifferences] = []
  }

  private struct State {
    var next = 0
    var results: [Int: Result] = [:]
  }

  private static let longestRun = 32

  private let entries: [Archive.Entry]
  private let runs: [Range<Int>]
  private let total: Int
  private let indexing: Indexing
  private let fingerprinter = Fingerprinter(seed: .random(in: .min ... .max))
  private let state = Mutex(State())

  /// - Parameter open: the places of the snapshots to compare with the one before, ascending.
  init(_ entries: [Archive.Entry], open: [Int], _ indexing: Indexing) {
    self.entries = entries
    self.indexing = indexing
    total = open.count
    let longest = min(Self.longestRun, max(1, open.count / max(1, indexing.processors)))
    var runs: [Range<Int>] = []
    for place in open {
      if let last = runs.last, last.upperBound == place, last.count < longest {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    self.runs = runs
  }

  /// Works on this thread and on others; if a thread cannot be created, the rest do its work.
  func run() -> [Int: Result] {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, min(indexing.processors, runs.count)) {
      var thread = pthread_t()
      let this = Unmanaged.passUnretained(self).toOpaque()
      let failure = pthread_create(&thread, nil, Self.body, this)
      if failure == 0 { threads.append(thread) }
    }
    work()
    for thread in threads { pthread_join(thread, nil) }
    return state.withLock { $0.results }
  }

  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let this = $0 else { return nil }
    CrashStack.around { Unmanaged<IndexWork>.fromOpaque(this).takeUnretainedValue().work() }
    return nil
  }

  private func work() {
    while let run = takeRun() {
      var before = run.lowerBound > 0 ? read(entries[run.lowerBound - 1]) : nil
      for place in run {
        if indexing.isCancelled() { return }
        let reading = read(entries[place])
        finish(place, compare(reading, before))
        before = reading
      }
    }
  }

  private func takeRun() -> Range<Int>? {
    state.withLock { state in
      guard state.next < runs.count else { return nil }
      state.next += 1
      return runs[state.next - 1]
    }
  }

  private func finish(_ place: Int, _ result: Result) {
    state.withLock { state in
      state.results[place] = result
      indexing.progress(state.results.count, total)
    }
  }

  private func compare(_ reading: Reading, _ before: Reading?) -> Result {
    var result = Result(stamp: reading.stamp, stampBefore: before?.stamp, state: .unknown)
    guard let print = reading.print else { return result }
    guard let before else {
      result.state = .first
      return result
    }
    guard let old = before.print else { return result }
    result.state = .known
    result.differences = print.differences(from: old)
    return result
  }

  /// A file as it was read once.
  private struct Reading {
    /// `nil` if a later look may find another file under the same stamp.
    var stamp: FileStamp?
    /// `nil` if it is no readable snapshot.
    var print: SnapshotPrint?
  }

  private static let attempts = 3

  /// Tries a file again that changes while it is read, and leaves it unknown if it keeps changing.
  private func read(_ entry: Archive.Entry) -> Reading {
    for _ in 0..<Self.attempts {
      let settling = indexing.settling
      guard let file = try? indexing.cache.bytes(of: entry, settling: settling) else { break }
      guard let stamp = file.stamp else { continue }
      let print = file.withBytes { SnapshotPrint($0, of: entry.asOf, with: fingerprinter) }
      return Reading(stamp: file.isSettled(settling) ? stamp : nil, print: print)
    }
    return Reading(stamp: nil, print: nil)
  }
}
