/// The state of the chain, from the first entry to the last.
package struct LogVerification: Hashable, Sendable {
  /// What is wrong at one number.
  package enum Problem: Hashable, Sendable {
    /// The entries from this number up to the break are missing.
    case gap(from: Int64)
    /// Its content does not fit its hash.
    case altered
    /// It is whole, but a column to find it by says something else.
    case misfiled
    /// It is whole but does not follow the entry before: that entry was replaced, or entries were
    /// removed or exchanged.
    case doesNotFollow
    /// It is whole, but a newer program wrote it and this one cannot read it.
    case unreadable
    /// Its hash fits, but no program writes such an entry; it was never valid.
    case invalid(LogDraft.Flaw)
    /// The log ends before this number, which it is known to have had.
    case cutOff
    /// The entry with this number once had another hash: the log was written anew.
    case rewritten
  }

  /// One thing that is wrong, and where.
  package struct Break: Hashable, Sendable {
    /// The number of the entry at which it shows.
    package let sequence: Int64
    /// What is wrong there.
    package let problem: Problem

    /// A break at a number.
    package init(sequence: Int64, problem: Problem) {
      self.sequence = sequence
      self.problem = problem
    }
  }

  /// The first `keptBreaks` breaks, in order.
  package fileprivate(set) var breaks: [Break] = []
  /// How many breaks there are, kept or not.
  package fileprivate(set) var breakCount = 0
  /// The most breaks that are kept with their place.
  package static let keptBreaks = 100
  /// How many entries were checked.
  package fileprivate(set) var checked: Int64 = 0
  /// The last entry that was checked.
  package fileprivate(set) var head = LogHead.empty
  /// How many entries were recorded earlier, by the clock, than the one before them.
  ///
  /// They are no breaks: clocks are set back, and no two machines agree.
  package fileprivate(set) var clockSteps = 0
  /// The number of the first such entry.
  package fileprivate(set) var firstClockStep: Int64?

  /// How a database's schema differs from what this program makes.
  package internal(set) var differences: [SchemaDifference] = []

  /// Whether neither the chain nor the schema shows a fault; clock steps are none.
  package var isSound: Bool { breakCount == 0 && differences.isEmpty }
}

/// Follows a chain from its beginning, entry by entry.
package struct ChainCheck {
  private var result = LogVerification()
  private var lastRecorded: Int64?
  /// Hashes by number: many heads may have been written down, and each entry asks only for its own.
  private let expected: [Int64: Set<LogHash>]

  /// - Parameter heads: what the log is known to have had: the head that the store keeps apart, and
  ///   those that were written down elsewhere.
  package init(expecting heads: [LogHead]) {
    expected = Dictionary(grouping: heads.filter { $0.sequence > 0 }, by: \.sequence)
      .mapValues { Set($0.map(\.hash)) }
  }

  /// Takes the next entry and notes what is wrong with it; throws only `noDigest`.
  package mutating func take(_ entry: StoredEntry) throws(WatchLogError) {
    let due = result.head.sequence.numberAfter
    if entry.sequence != due { note(.gap(from: due), at: entry.sequence) }
    if let problem = try problem(of: entry) { note(problem, at: entry.sequence) }
    compareClock(of: entry)
    let hash = LogHash(entry.hash) ?? .beginning
    result.head = LogHead(sequence: entry.sequence, hash: hash)
    result.checked += 1
    for _ in expected[entry.sequence, default: []].subtracting([hash]) {
      note(.rewritten, at: entry.sequence)
    }
  }

  /// What was found so far.
  package var found: LogVerification { result }

  /// Notes heads that the log no longer reaches, and returns everything found.
  package mutating func finish() -> LogVerification {
    if let missing = expected.keys.max(), missing > result.head.sequence {
      note(.cutOff, at: result.head.sequence.numberAfter)
    }
    return result
  }

  private func problem(
    of entry: StoredEntry
  ) throws(WatchLogError) -> LogVerification.Problem? {
    // The store did not return what is too long; no program wrote it, whatever its hash says.
    if entry.isTooLong { return .invalid(.length) }
    guard let previous = LogHash(entry.previous),
      try LogHash(previous: previous, draft: entry.draft, facts: entry.facts).bytes == entry.hash
    else { return .altered }
    let draft: LogDraft
    do throws(LogDraft.Flaw) {
      draft = try entry.read().draft
    } catch {
      return error == .newer ? .unreadable : .invalid(error)
    }
    let isFiled = entry.key.map { $0 == draft.key.bytes } ?? true
    guard isFiled, entry.fields.follow(from: draft) else { return .misfiled }
    return previous == result.head.hash ? nil : .doesNotFollow
  }

  private mutating func compareClock(of entry: StoredEntry) {
    if let lastRecorded, entry.fields.recorded < lastRecorded {
      result.clockSteps += 1
      result.firstClockStep = result.firstClockStep ?? entry.sequence
    }
    lastRecorded = entry.fields.recorded
  }

  private mutating func note(_ problem: LogVerification.Problem, at sequence: Int64) {
    result.breakCount += 1
    guard result.breaks.count < LogVerification.keptBreaks else { return }
    result.breaks.append(.init(sequence: sequence, problem: problem))
  }
}
