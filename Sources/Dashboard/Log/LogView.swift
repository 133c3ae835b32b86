package import CrisisModel
package import DisplayText
package import WatchDesk
package import WatchLog

/// What the dashboard knows of the watch log.
package struct LogView: Sendable {
  package let place: SafeText
  /// Who writes here.
  package let writer: LogWriter
  package var standing = LogStanding.opening
  /// Which entries the page lists.
  package internal(set) var filter = LogFilter.all
  /// Those that meet the filter, newest first, as far back as they were read.
  package internal(set) var entries: [LogEntry] = []
  /// Entries that cannot be shown, newest first.
  package internal(set) var unreadable: [UnreadableEntry] = []
  /// Where the next page begins; `nil` where the log's beginning was reached.
  package internal(set) var next: Int64?
  /// The number of the last entry; `nil` until the log was read first.
  package internal(set) var head: Int64?
  /// Entries that were read besides the list: one that was opened, and what amends those listed.
  package internal(set) var others: [LogKey: LogEntry] = [:]
  /// Corrections, withdrawals and acceptances by the entry that they point back to, oldest first.
  package internal(set) var amendments: [LogKey: [LogEntry]] = [:]
  /// As they were read last; `knownAcknowledgements` says what still holds.
  var acknowledgements: [AlertID: Acknowledgement] = [:]
  /// The alerts whose acknowledgements were read.
  var acknowledgedAlerts: [AlertID]?
  package internal(set) var roster = WatchRoster()
  /// The acceptance of a handover that was written last.
  package internal(set) var acceptance: LogEntry?
  /// What a handover of this desk tells of; `nil` until one was looked at.
  package internal(set) var handoverReading: HandoverReading?
  /// Orders that failed; the texts wait until the officer writes them again or drops them.
  var unwritten: [UnwrittenOrder] = []
  /// Orders that are under way.
  var ordered: [LogOrder] = []
  /// Texts whose prompts were closed before they were written, the latest last.
  var halfWritten: [HalfWritten] = []
  /// Whether those that earlier sessions left are among them.
  package internal(set) var knowsHalfWritten = false
  /// Why half-written texts cannot be kept; `nil` where all is well.
  package internal(set) var keepingProblem: SafeText?
  /// Whether the last entry could not be written.
  package internal(set) var hasFailed = false
  /// What the outside was asked to follow.
  var asked: LogInterest?
  /// The opened entry that the outside looked for last, whether or not it is there.
  var answeredEntry: LogKey?
  var isPaging = false
  /// Whether the entries listed are those of another filter, until its own have come.
  var isListOfAnother = false

  package init(place: SafeText, writer: LogWriter) {
    self.place = place
    self.writer = writer
  }

  mutating func answered(_ order: LogOrder) {
    if let place = ordered.firstIndex(of: order) { ordered.remove(at: place) }
  }

  /// Empty where the log cannot be read: what cannot be looked up is not acknowledged.
  package var knownAcknowledgements: [AlertID: Acknowledgement] {
    standing.isReadable ? acknowledgements : [:]
  }

  /// Whether the list goes on being read without being asked for.
  ///
  /// A store looks through so many entries at a time; what it found comes on the screen at once.
  var isSearchingOn: Bool { next != nil && entries.count < LogReading.pageLength }

  /// An entry that is at hand.
  func entry(_ key: LogKey) -> LogEntry? {
    entries.first { $0.draft.key == key } ?? others[key]
  }
}
