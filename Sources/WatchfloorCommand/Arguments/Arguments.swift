internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Reports
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// What the command line asks for.
struct Arguments: Equatable {
  enum Mode: Equatable {
    case dashboard
    case render
    case validate([String])
    /// Of the chronicle in a directory.
    case compose(String)
    case table(TableKind, String?)
    case changes
    /// Two files, or two times of the archive.
    case diff(String, String)
    case alerts
    /// On the crises named, or on all that pass the filter.
    case brief([String])
    case log(LogTask)
    case handover(HandoverTask)
    case doctor
    /// Of a shell, with the path of the program that it asks; `nil` for this one.
    case completion(Shell, program: String?)
    case completionWords(WordKind, [String])
    case man
    case version
    /// On the program, or on one subcommand.
    case help(Subcommand.ID?)

    /// Whether a watch log that is named wrongly keeps it from running; `doctor` says so instead.
    var usesLog: Bool {
      switch self {
      case .dashboard, .alerts, .brief, .log, .handover: true
      default: false
      }
    }
  }

  /// What to do with the watch log.
  enum LogTask: Equatable {
    case list
    case write(String)
    case acknowledge(String)
    case verify
    case head
    /// From a place to another.
    case copy(String, String)
  }

  /// What to do with a desk's handover; words are numbers or keys of entries.
  enum HandoverTask: Equatable {
    /// Of an archive that may be named.
    case draft(String?)
    case prepare
    case accept(String?)
    /// `nil` for the newest.
    case show(String?)
  }

  var mode: Mode = .dashboard
  var archive: String?
  var data: String?
  var at: TimeExpression?
  /// Every time given with --at; those to compose.
  var instants: [TimeExpression] = []
  /// The archive to compose into.
  var into: String?
  /// Threads.
  var jobs: Int?
  var since: TimeExpression?
  var theme: String?
  var colorDepth: ColorDepth?
  var isASCII = false
  var size = Size(width: 80, height: 24)
  var keys: [Key] = []
  var filter: CrisisFilter = .all
  var isJSON = false
  /// Says by the exit code whether alerts are open, or snapshots would be written.
  var isCheck = false
  /// Tells only the alerts that nobody has acknowledged.
  var leavesOutAcknowledged = false
  /// Days.
  var maxAge: Int?
  /// The officer's own alert rules.
  var rules: String?
  var ringsBell = false
  var format: ReportFormat = .text
  /// The file that a report goes to; standard output where there is none.
  var outputFile: String?
  /// A file that is there already is replaced.
  var isForced = false
  /// The strictest marking that may leave the program.
  var maxHandling: Handling?
  /// How an entry is marked.
  var handling: Handling?
  var letterhead = Letterhead()
  /// Neither takes up the last session nor remembers this one.
  var isFresh = false
  /// Goes through the set-up for many officers.
  var reviewsSite = false
  /// The place of the watch log, or `none`.
  var log: String?
  var desk: String?
  var role: String?
  var isReadOnly = false
  var isRestricted = false
  /// Minutes.
  var idleTimeout: Int?
  var logFilter = LogFilter.all
  var limit: Int?
  var level = LogLevel.general
  var crisis: String?
  var occurred = LogTime.now
  var note: String?
  var questions: [String] = []
  /// Heads of the log that were written down elsewhere.
  var heads: [LogHead] = []
  /// Accepts a handover that the same officer prepared.
  var isSameOfficer = false
  /// Whether a shell asks for words: nothing else may be said.
  var isCompleting: Bool { if case .completionWords = mode { true } else { false } }
  /// What the words that were given need beyond reading data.
  var capabilities: [CapabilityNeed] = []
}

/// What a command line needs, and which word of it.
struct CapabilityNeed: Equatable, Sendable {
  let what: SafeText
  let capability: Capability
}
