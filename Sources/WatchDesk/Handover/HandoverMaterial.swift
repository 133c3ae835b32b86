package import CrisisModel
package import DisplayText
package import Presentation
package import WatchLog

/// What a handover is made of; the same material gives the same handover.
package struct HandoverMaterial: Sendable {
  /// The snapshot that is told, beside the one at which the last handover ended.
  package let comparison: Comparison
  /// When that was; the snapshot need not be of that time.
  package let begin: Instant
  package var log: LogPart
  /// Who prepares it.
  package let writer: LogWriter
  /// `nil` where they were not worked out.
  package var alerts: AlertsView?
  /// Of the snapshots besides the two on which alerts rest.
  package var alertMarkings: [Handling] = []
  /// Snapshots of the archive that are newer than the one that is told.
  package var later = 0
  /// Files that could not be read, with what is wrong.
  package var unread: [SafeText] = []
  /// What the officer leaves to the next one, and what they ask.
  package var notes: [SafeText] = []
  package var questions: [SafeText] = []

  /// What the log gives to it.
  package enum LogPart: Sendable {
    case read(HandoverReading, acknowledgements: [AlertID: Acknowledgement], WatchRoster)
    /// It could not be read, or there is none.
    case unread(SafeText)
  }

  package init(
    _ comparison: Comparison, begin: Instant, log: LogPart, writer: LogWriter
  ) {
    self.comparison = comparison
    self.begin = begin
    self.log = log
    self.writer = writer
  }

  package var reading: HandoverReading? { log.reading }

  /// The strictest of all that it tells: of snapshots, those that raised its alerts included, and of
  /// what officers wrote, in the log and to this one.
  package var marking: Marking {
    let written = toldEntries.map(\.draft.wholeMarking)
    let left = (notes + questions).compactMap { LeadingMarking($0.string)?.handling }
    return comparison.marking.joined(alertMarkings.map { Marking($0) })
      .joined(openAlerts.map(\.marking)).joined(written).joined(left.map { Marking($0) })
  }

  /// Entries of the log whose texts it tells.
  private var toldEntries: [LogEntry] {
    let seen = openAlerts.compactMap { acknowledgements?[$0.id]?.entry }
    // A handover that was prepared is named, and its document not told.
    return seen
      + (reading?.entries ?? []).filter { $0.draft.content.kind != .handoverPrepared }
  }

  /// `nil` where nobody can know.
  package var acknowledgements: [AlertID: Acknowledgement]? {
    if case .read(_, let acknowledgements, _) = log { acknowledgements } else { nil }
  }

  package var roster: WatchRoster? {
    if case .read(_, _, let roster) = log { roster } else { nil }
  }

  /// The newest first.
  package var openAlerts: [Alert] { alerts?.book.open ?? [] }

  /// Those that nobody is known to have acknowledged.
  package var wantingAlerts: [Alert] {
    openAlerts.filter { acknowledgements?[$0.id] == nil }
  }
}

extension HandoverMaterial.LogPart {
  /// Reads it, with whether some alerts are acknowledged.
  package init(
    at desk: String, alerts: [AlertID], from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    let interest = LogInterest(filter: .all, alerts: alerts, handover: desk)
    let read = try LogReading(interest, from: store, now: now)
    guard let reading = read.handoverReading else { preconditionFailure("a desk was asked for") }
    self = .read(reading, acknowledgements: read.acknowledgements, read.roster)
  }

  package var reading: HandoverReading? {
    if case .read(let reading, _, _) = self { reading } else { nil }
  }
}

extension HandoverReading {
  /// The time up to which the last handover told the snapshots: that of the snapshot it told.
  ///
  /// Where none was accepted, a day before the snapshot that is told now.
  package static func begin(_ reading: HandoverReading?, of newest: Instant) -> Instant {
    guard let last = reading?.last else { return newest.advanced(by: -86_400) }
    let draft = last.prepared.draft
    return draft.links.snapshot ?? draft.handoverPeriod?.to ?? draft.recorded
  }
}
