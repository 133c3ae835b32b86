internal import DisplayText
internal import WatchLog

/// How the program ends, for scripts; help and the man page print this table.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case fine = 0
  case differs = 1
  case usage = 2
  case invalidData = 3
  case staleData = 4
  case noTerminal = 5
  case forbidden = 6
  case storeUnavailable = 7
  case outputFailed = 8

  var meaning: SafeText {
    switch self {
    case .fine: "fine"
    case .differs: "differs or found"
    case .usage: "usage"
    case .invalidData: "invalid data"
    case .staleData: "stale data"
    case .noTerminal: "no terminal"
    case .forbidden: "forbidden here"
    case .storeUnavailable: "store unavailable"
    case .outputFailed: "output not written"
    }
  }

  /// One line, without a full stop.
  var explanation: SafeText {
    switch self {
    case .fine: "what was asked for is done"
    case .differs:
      "diff found changes between two snapshots; alerts --check has open alerts; compose --check would write; log verify found an alteration; doctor --site found what is not so"
    case .usage: "the command line is not understood, or names what is not there"
    case .invalidData: "data is missing or wrong; what could be read is printed all the same"
    case .staleData: "data is too old, or sources are silent: alerts --check"
    case .noTerminal: "the dashboard cannot use the terminal"
    case .forbidden:
      "not allowed: by --read-only, --restricted, /etc/watchfloor.json (its limits to writing too), or by the marking of a report, table or screen"
    case .storeUnavailable: "the watch log is not there, or cannot be reached, read or written"
    case .outputFailed:
      "what was to be printed or written to a file could not be, or not whole; that the reader of a pipe has gone away is no failure"
    }
  }
}
