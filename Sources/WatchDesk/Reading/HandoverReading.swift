package import CrisisModel
package import WatchLog

/// What the log says for the handover of a desk: where the last one ended and what came since.
package struct HandoverReading: Sendable {
  /// A handover with the acceptance that counts, which is the first.
  package struct Accepted: Hashable, Sendable {
    package let prepared: LogEntry
    package let acceptance: LogEntry

    /// One officer alone on watch took over from nobody else, as far as entries can tell.
    package var isBySameOfficer: Bool {
      prepared.draft.author.mayBeSameOfficer(as: acceptance.draft.author)
    }
  }

  package let desk: String
  /// The newest one that was accepted.
  package let last: Accepted?
  /// The newest one, where nobody has accepted it yet.
  package let waiting: LogEntry?
  /// From where the last one ended, or a day back where there is none, to when the log was read.
  package let period: LogPeriod
  /// What was written since the last one was told, oldest first, of all desks.
  package let entries: [LogEntry]
  /// What entries of the period point back to and came before it.
  package let subjects: [LogKey: LogEntry]
  /// Entries of the period that cannot be told.
  package let unreadable: [UnreadableEntry]
  /// Entries of the period below this number are not told; `nil` where all are.
  package let toldFrom: Int64?
  /// The last entry when the log was read; the next handover tells what comes after it.
  package let end: LogKey?
  /// The head when the log was read, which the document tells.
  package let head: LogHead

  /// How many entries a document tells; a busy night of a large floor.
  package static let longest = 300
  private static let day = 86_400

  package init(
    at desk: String, from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    // All is read up to here: what is written meanwhile belongs to the next handover, whole.
    head = try store.head()
    let number = head.sequence
    let standing = try Standing(at: desk, upTo: number, in: store)
    let told = standing.last?.prepared.draft
    let from = told?.handoverPeriod?.to ?? now.advanced(by: -Self.day)
    // The document may have been written a while after the log was read for it.
    let start = try told?.links.entry.flatMap { (key) throws(WatchLogError) in
      try store.readable(key)?.sequence
    }
    let stretch = try Stretch(
      after: told == nil ? nil : start ?? 0, upTo: number, recordedFrom: from, in: store)
    self.desk = desk
    last = standing.last
    waiting = standing.waiting
    period = LogPeriod(from: from, to: max(now, from))
    entries = stretch.entries
    subjects = try Self.subjects(of: stretch.entries, in: store)
    unreadable = stretch.unreadable
    toldFrom = stretch.toldFrom
    end = stretch.end
  }

  private static func subjects(
    of entries: [LogEntry], in store: any WatchLogStore
  ) throws(WatchLogError) -> [LogKey: LogEntry] {
    var known = Set(entries.map(\.draft.key))
    var found: [LogKey: LogEntry] = [:]
    for key in entries.compactMap(\.draft.content.subject) where known.insert(key).inserted {
      found[key] = try store.readable(key)
    }
    return found
  }

  /// An entry that others point back to.
  package func entry(_ key: LogKey) -> LogEntry? {
    entries.first { $0.draft.key == key } ?? subjects[key]
  }
}

extension HandoverReading {
  /// The handovers of a desk, the newest first, as far back as one that was accepted.
  private struct Standing {
    private(set) var last: Accepted?
    private(set) var waiting: LogEntry?

    init(
      at desk: String, upTo head: Int64, in store: any WatchLogStore
    ) throws(WatchLogError) {
      var query = LogQuery(limit: 20)
      query.kind = .handoverPrepared
      var isNewest = true
      var before: Int64? = head.numberAfter
      repeat {
        let page = try store.page(query, before: before)
        // Most entries are of some desk, few prepare a handover: the store is asked for these.
        for prepared in page.entries where prepared.draft.desk == desk {
          if let acceptance = try store.acceptance(of: prepared.draft.key),
            acceptance.sequence <= head
          {
            last = Accepted(prepared: prepared, acceptance: acceptance)
            return
          }
          if isNewest { waiting = prepared }
          isNewest = false
        }
        before = page.next
      } while before != nil
    }
  }

  /// The newest entries of a period.
  private struct Stretch {
    private(set) var entries: [LogEntry] = []
    private(set) var unreadable: [UnreadableEntry] = []
    private(set) var toldFrom: Int64?
    /// The last entry that can be read, told or not.
    private(set) var end: LogKey?

    /// - Parameters:
    ///   - start: the number after which the period begins; else it goes by the clock.
    ///   - head: the number with which it ends.
    init(
      after start: Int64?, upTo head: Int64, recordedFrom from: Instant,
      in store: any WatchLogStore
    ) throws(WatchLogError) {
      let query = LogQuery(limit: HandoverReading.longest + 1)
      let page = try store.page(query, before: head.numberAfter)
      end = page.entries.first?.draft.key
      let isOfPeriod = { (entry: LogEntry) in
        start.map { entry.sequence > $0 } ?? (entry.draft.recorded >= from)
      }
      let all = page.entries.filter(isOfPeriod)
      entries = all.prefix(HandoverReading.longest).reversed()
      unreadable = page.unreadable.filter { $0.sequence > start ?? 0 }
      if all.count > HandoverReading.longest { toldFrom = entries.first?.sequence }
    }
  }
}
