package import CrisisModel
package import DisplayText
package import Presentation
package import TerminalUI
package import WatchDesk

/// Something that happened; the only input of `reduce`.
package enum Action: Sendable {
  case key(Key)
  case resized(Size)
  /// A snapshot of the archive was read, or failed to be: `picture` is `nil` then.
  case snapshotRead(index: Int, picture: Picture?, problems: [SafeText])
  /// The same for the snapshot that the shown one is compared with.
  case comparisonRead(index: Int, picture: Picture?, problems: [SafeText])
  /// The snapshot that a handover begins with was read, and how the snapshots are marked that
  /// raised its alerts.
  case handoverRead(
    HandoverStart, picture: Picture?, problems: [SafeText], alertMarkings: [Handling])
  /// The alerts up to an instant were worked out.
  case alertsEvaluated(AlertsView)
  /// The records that differ were counted over the whole archive.
  case changesCounted(ChangeCounts, problem: SafeText?)
  /// How many alerts the snapshots raised that have come since the officer left the newest one.
  case arrivedAlertsCounted(Int)
  case themeApplied(Int, problem: SafeText?)
  /// What the archive holds now, and which snapshots of it came, were replaced or went.
  case archiveChanged(
    instants: [Instant], changed: Set<Instant>, health: ArchiveHealth = ArchiveHealth())
  /// The archive's directory cannot be read.
  case archiveLost(SafeText)
  /// What the clock of the machine says.
  case clock(Instant)
  /// It is time for the next snapshot while they are played.
  case playNext
  /// How far a search through time has come; it goes on when the keys have been heard.
  case seekAdvanced(index: Int)
  /// Where it ended; `nil` where nothing was found.
  case seekEnded(index: Int?)
  /// Text was sent to the terminal's clipboard; no bytes where it takes none.
  case copied(lines: Int, bytes: Int?)
  /// What was to be copied may not leave the program.
  case copyRefused(SafeText)
  /// The log was read for an interest.
  case logRead(LogReading)
  case olderLogRead(OlderLogPage)
  /// Whether the log can be used changed, or what waits for it.
  case logStands(LogStanding)
  case logWritten(LogWriting)
  /// An order could not be carried out.
  case logFailed(LogOrder, SafeText)
  /// Texts that earlier sessions left half-written, and what could not be read of them.
  case halfWrittenFound([HalfWritten], problem: SafeText?)
  /// Why half-written texts cannot be kept; `nil` where they can again.
  case keepingFailed(SafeText?)
  /// No key came for long, and the program will leave; `nil` where a key came in time.
  case idleWarned(SafeText?)
}

/// What `reduce` asks the outside to do; data, so that tests compare it.
package enum Effect: Hashable, Sendable {
  case readSnapshot(index: Int)
  /// Reads a snapshot to compare the shown one with.
  case readComparison(index: Int)
  /// Reads what a handover is compared with.
  case readHandover(HandoverStart)
  case applyTheme(Int)
  /// Goes on with the search through time.
  case seek
  case evaluateAlerts(index: Int)
  /// Counts the alerts raised later than an instant.
  case countArrivedAlerts(since: Instant)
  /// Ring the terminal's bell.
  case ring
  /// Counts, over the whole archive, the records that differ.
  case countChanges
  /// Reads what is wanted of the log, now and whenever it grows; ends an earlier interest.
  case followLog(LogInterest)
  case readOlderLog(LogFilter, before: Int64)
  case write(LogOrder)
  case redraw
  case copy(ClipboardText)
  case quit
}
