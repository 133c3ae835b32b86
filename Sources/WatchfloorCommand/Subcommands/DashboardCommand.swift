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
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var context: RunContext { invocation.context }
  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    let archive = try open()
    let index = try orEnd(archive: archive.index(at: arguments.at))
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return try printOverview(archive, index)
    }
    if let reason = plainReason {
      output.message(reason)
      return try printOverview(archive, index)
    }
    if arguments.rules.map({ NamedSource($0).isKeyboard }) == true {
      throw .usage("--rules: standard input is the keyboard here; name a file")
    }
    try runOnTerminal(archive, index)
  }

  /// Says so where what was taken for an archive may be a misspelt subcommand.
  private func open() throws(CommandError) -> LiveArchive {
    do throws(ArchiveError) {
      return try invocation.liveArchive()
    } catch {
      guard case .file(.notFound(path: _)) = error, let word = arguments.archive,
        let nearest = Arguments.nearestCommand(word)
      else { throw CommandError(error) }
      throw CommandError(
        .usage,
        [
          error.text,
          "\(SafeText(word)) is no subcommand either; did you mean \(SafeText(nearest))?",
        ])
    }
  }

  /// Why a terminal is treated as none: it cannot place the cursor, so that no screen can be drawn.
  private var plainReason: SafeText? {
    guard let term = invocation.environment["TERM"] else { return nil }
    let fallback = (try? TerminalEntry.find(term: term))?.fallback
    guard term == "dumb" || fallback == .cannotPlaceCursor else { return nil }
    return
      "TERM=\(SafeText(term, limit: 60)) cannot place the cursor: the overview as text; set TERM to what the terminal is for the screen"
  }

  /// The overview as plain lines; the exit code says where it could not be read whole.
  private func printOverview(_ archive: LiveArchive, _ index: Int) throws(CommandError) {
    for problem in archive.problems { output.message(problem) }
    let size = Size(width: 120, height: 40)
    let state = archive.firstState(size: size, index: index, themes: try invocation.themes())
    try invocation.gate.write(
      OverviewText.lines(state), state.picture?.snapshot.marking ?? .ofNothing, "overview")
    if state.failure != nil { throw .said(.invalidData) }
  }

  private func runOnTerminal(_ archive: LiveArchive, _ index: Int) throws(CommandError) {
    let themes = try invocation.themes()
    let choice = themes.choice(option: arguments.theme, environment: invocation.environment)
    let (theme, broken) = themes.theme(named: choice.name)
    if arguments.theme != nil, let broken { throw .usage(broken) }
    // Said before the screen, where it stays in the shell, and on it.
    let problem = choice.problem ?? broken
    if let problem { output.message(problem) }
    let worker = try startWorker(archive)
    // Sent to a session, it ends it, as any other that does; a file's limit is an error again once the
    // screen is gone.
    signal(SIGXFSZ, SIG_DFL)
    defer { signal(SIGXFSZ, SIG_IGN) }
    let terminal = try orEnd(
      terminal: NcursesTerminal(
        TerminalOptions(
          environment: invocation.environment, charset: invocation.charset, theme: theme,
          colorDepth: arguments.colorDepth)))
    let file = sessionFile(archive)
    var session = InteractiveSession(
      archive, index: index, isLive: arguments.at == nil, terminal: terminal, themes: themes,
      theme: choice.name, worker: worker, bell: arguments.ringsBell)
    if let problem { session.say(problem) }
    prepare(&session)
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
    if let ending { throw CommandError(signal: ending.number) }
  }

  private func prepare(_ session: inout InteractiveSession) {
    session.permissions = context.permissions
    session.idleTimeout = idleTimeout
    let gate = invocation.gate
    session.refuseCopy = { gate.clipboardRefusal($0) }
    let log = invocation.log
    session.keep(log, startLog(log), texts: startKeeper(log))
  }
}

extension DashboardCommand {
  /// `nil` where no session is taken up or remembered; it belongs to the user, whom a restricted
  /// session does not trust.
  private func sessionFile(_ archive: LiveArchive) -> SessionFile? {
    if arguments.isFresh || context.permissions.isRestricted { return nil }
    return SessionFile(archive: archive.path, environment: invocation.environment)
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
    context.permissions.allows(.writeFile) ? UserDirectories(invocation.environment).cache : nil
  }

  private func startWorker(_ archive: LiveArchive) throws(CommandError) -> Worker {
    let (rules, environment, cache) = (arguments.rules, invocation.environment, cache)
    let (reader, path) = (archive.reader, archive.path)
    let reference = try orEnd(archive: invocation.installation()).reference
    return try orEnd(
      worker: Worker {
        let alerts = AlertSetup(reference: reference, option: rules, environment: environment)
        return Chores(reader, archive: path, alerts: alerts, cache: cache)
      })
  }
}
