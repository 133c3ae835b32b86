internal import DisplayText
internal import Glibc
internal import NcursesTerminal
internal import SnapshotArchive
internal import WatchLog

// The one place where errors become messages and exit codes.

extension CommandError {
  init(_ error: UsageError) {
    self.init(.usage, [error.text])
    excerpt = error.excerpt.map { Excerpt(text: $0.text, before: $0.before) }
  }

  init(_ error: SystemConfiguration.Failure) { self.init(.invalidData, [error.text]) }

  init(_ error: ArchiveError) { self.init(.invalidData, [error.text]) }

  init(_ error: WatchLogError) {
    let code: ExitCode =
      switch error {
      case .tooLong: .usage
      case .limited: .forbidden
      default: .storeUnavailable
      }
    self.init(code, [SafeText(error.text)])
  }

  init(_ error: WorkerError) { self.init(.noTerminal, [error.text]) }

  init(_ error: TerminalStartError) { self.init(.noTerminal, [error.text]) }
}

/// Reads what the administrator decided; where it is wrong, the run ends.
func orEnd<Value>(
  system body: @autoclosure () throws(SystemConfiguration.Failure) -> Value
) throws(CommandError) -> Value {
  do throws(SystemConfiguration.Failure) { return try body() } catch { throw CommandError(error) }
}

/// Asks the watch log; what it cannot do ends the run.
func orEnd<Value>(
  log body: @autoclosure () throws(WatchLogError) -> Value
) throws(CommandError) -> Value {
  do throws(WatchLogError) { return try body() } catch { throw CommandError(error) }
}

/// Asks for the archive; where nothing can be shown, the run ends.
func orEnd<Value>(
  archive body: @autoclosure () throws(ArchiveError) -> Value
) throws(CommandError) -> Value {
  do throws(ArchiveError) { return try body() } catch { throw CommandError(error) }
}

/// Starts work beside the screen, without which there is no screen.
func orEnd<Value>(
  worker body: @autoclosure () throws(WorkerError) -> Value
) throws(CommandError) -> Value {
  do throws(WorkerError) { return try body() } catch { throw CommandError(error) }
}

/// Takes the terminal.
func orEnd<Value>(
  terminal body: @autoclosure () throws(TerminalStartError) -> Value
) throws(CommandError) -> Value {
  do throws(TerminalStartError) { return try body() } catch { throw CommandError(error) }
}

extension TerminalStartError {
  fileprivate var text: SafeText {
    switch self {
    case .notATerminal: "standard output is no terminal; use render to print a screen"
    case .noUsableEntry(let tried):
      "no terminfo entry for \(SafeText.joined(tried.map { SafeText($0) })); install ncurses-base"
    case .refused(let code):
      "the terminal refuses: \(SafeText(String(cString: strerror(code)))); check the tty"
    }
  }
}
