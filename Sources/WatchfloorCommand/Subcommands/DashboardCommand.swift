internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import NcursesTerminal
internal import Presentation
internal import SnapshotArchive
internal import TerminalUI
internal import WatchLog

/// The dashboard; its overview as text where there is no terminal.
struct DashboardCommand {
  let arguments: Arguments
  let context: RunContext
  let charset: Charset
  let output: Output

  private var environment: [String: String] { context.environment }
  private var gate: ExportGate { ExportGate(arguments, environment: environment, output: output) }

  func run() -> Int32 {
    do {
      let setup = try Setup(arguments, environment: environment)
      let index = try setup.firstIndex(at: arguments.at)
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        return printOverview(setup, index)
      }
      if let reason = plainReason {
        output.message(reason)
        return printOverview(setup, index)
      }
      if arguments.rules.map({ NamedSource($0).isKeyboard }) == true {
        output.message("--rules: standard input is the keyboard here; name a file")
        return ExitCode.usage.rawValue
      }
      return runOnTerminal(setup, index)
    } catch {
      output.message(error.text)
      return misspelling(error) ?? ExitCode.invalidData.rawValue
    }
  }

  /// Why a terminal is treated as none: it cannot place the cursor, so that no screen can be drawn.
  private var plainReason: SafeText? {
    guard let term = environment["TERM"] else { return nil }
    let fallback = (try? TerminalEntry.find(term: term))?.fallback
    guard term == "dumb" || fallback == .cannotPlaceCursor else { return nil }
    return
      "TERM=\(SafeText(term, limit: 60)) cannot place the cursor: the overview as text; set TERM to what the terminal is for the screen"
  }

  /// Says so where what was taken for an archive may be a misspelt subcommand.
  private func misspelling(_ error: SetupError) -> Int32? {
    guard case .file(.notFound(path: _)) = error, let word = arguments.archive,
      let nearest = Arguments.nearestCommand(word)
    else { return nil }
    output.message("\(SafeText(word)) is no subcommand either; did you mean \(SafeText(nearest))?")
    return ExitCode.usage.rawValue
  }

  /// The overview as plain lines; the exit code says where it could not be read whole.
  private func printOverview(_ setup: Setup, _ index: Int) -> Int32 {
    for problem in setup.archiveProblems { output.message(problem) }
    let size = Size(width: 120, height: 40)
    let state = setup.initialState(size: size, index: index, theme: setup.shelf.names[0])
    let code = gate.write(
      OverviewText.lines(state), state.picture?.snapshot.marking ?? .ofNothing, "overview")
    guard code == .fine else { return code.rawValue }
    return (state.failure == nil ? ExitCode.fine : .invalidData).rawValue
  }

  private func runOnTerminal(_ setup: Setup, _ index: Int) -> Int32 {
    let choice = setup.shelf.choice(option: arguments.theme, environment: environment)
    let (theme, broken) = setup.shelf.theme(named: choice.name)
    if arguments.theme != nil, let broken {
      output.message(broken)
      return ExitCode.usage.rawValue
    }
    // Said before the screen, where it stays in the shell, and on it.
    let problem = choice.problem ?? broken
    if let problem { output.message(problem) }
    guard let worker = startWorker(setup) else { return ExitCode.noTerminal.rawValue }
    // Sent to a session, it ends it, as any other that does; a file's limit is an error again once the
    // screen is gone.
    signal(SIGXFSZ, SIG_DFL)
    defer { signal(SIGXFSZ, SIG_IGN) }
    do {
      let terminal = try NcursesTerminal(
        TerminalOptions(
          environment: environment, charset: charset, theme: theme,
          colorDepth: arguments.colorDepth))
      let file = sessionFile(setup)
      var session = InteractiveSession(
        setup, index: index, isLive: arguments.at == nil, terminal: terminal, theme: choice.name,
        worker: worker, bell: arguments.ringsBell)
      if let problem { session.say(problem) }
      session.permissions = context.permissions
      session.idleTimeout = idleTimeout
      let gate = self.gate
      session.refuseCopy = { gate.clipboardRefusal($0) }
      let log = LogSetup(arguments, context)
      session.keep(log, startLog(log), texts: startKeeper(log))
      if let file { session.resume(from: file) }
      session.note(asked: arguments.at)
      let ending = session.run()
      let replaced = terminal.replacedScalars
      terminal.close()
      signal(SIGXFSZ, SIG_IGN)
      if context.permissions.allows(.writeFile), let unsaved = file?.write(session.memory) {
        output.message(unsaved)
      }
      for text in session.lastWords { output.message(text) }
      if replaced > 0 {
        output.message("\(replaced) scalars were replaced at the last gate; please report this")
      }
      return ending.map { 128 + $0.number } ?? ExitCode.fine.rawValue
    } catch {
      output.message(error.text)
      return ExitCode.noTerminal.rawValue
    }
  }
}

extension DashboardCommand {
  /// `nil` where no session is taken up or remembered; it belongs to the user, whom a restricted
  /// session does not trust.
  private func sessionFile(_ setup: Setup) -> SessionFile? {
    if arguments.isFresh || context.permissions.isRestricted { return nil }
    return SessionFile(archive: setup.archive.path, environment: environment)
  }

  private var idleTimeout: Duration? {
    let minutes = arguments.idleTimeout ?? (context.permissions.isRestricted ? 30 : nil)
    return minutes.map { .seconds($0 * 60) }
  }

  /// `nil` where there is no log, or the system gives no thread; that was said then.
  private func startLog(_ log: LogSetup) -> LogWorker? {
    guard log.absence == nil else { return nil }
    do {
      return try LogWorker(writer: log.writer) { (mayMake) throws(WatchLogError) in
        try log.open(mayMake: mayMake)
      }
    } catch {
      output.message(error.text)
      return nil
    }
  }

  /// `nil` where nothing can be typed for the log.
  private func startKeeper(_ log: LogSetup) -> Result<HalfWrittenKeeper, HalfWrittenKeeper.Absence>?
  {
    guard log.absence == nil, context.permissions.allows(.writeLog) else { return nil }
    guard let directory = log.halfWrittenDirectory else { return .failure(.noHome) }
    do {
      return .success(try HalfWrittenKeeper(directory: directory, writer: log.writer))
    } catch {
      return .failure(.noWorker(error))
    }
  }

  /// Where the index is kept; nowhere in a session that writes no files.
  private var cache: String? {
    context.permissions.allows(.writeFile) ? UserDirectories(environment).cache : nil
  }

  /// `nil` where the system gives no thread; that was said then.
  private func startWorker(_ setup: Setup) -> Worker? {
    let (rules, environment, cache) = (arguments.rules, environment, cache)
    do {
      return try Worker {
        let alerts = AlertSetup(setup.installation, option: rules, environment: environment)
        return Chores(setup, alerts: alerts, cache: cache)
      }
    } catch {
      output.message(error.text)
      return nil
    }
  }
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
