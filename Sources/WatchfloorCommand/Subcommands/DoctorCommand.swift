internal import Dashboard
internal import DisplayText
internal import Glibc
internal import NcursesTerminal
internal import SnapshotArchive
internal import TerminalUI
internal import WatchLog
internal import WatchLogSQLite

/// Says where things were found, what the terminal can do, and which rule decided.
struct DoctorCommand {
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var environment: [String: String] { invocation.environment }
  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    output.line("watchfloor \(Version.text)")
    if arguments.reviewsSite { return try reviewSite() }
    let isSound = reportData()
    reportLog()
    reportTerminal()
    if !isSound { throw .said(.invalidData) }
  }

  private func reviewSite() throws(CommandError) {
    let review = SiteFacts(context: invocation.context, log: invocation.log).review()
    for line in review.lines { output.line(line) }
    if review.isFailed { throw .differs }
  }

  private func item(_ label: SafeText, _ value: SafeText) {
    output.line("\(label.padded(to: 12))\(value)")
  }

  /// `false` where the data cannot be used.
  private func reportData() -> Bool {
    guard let installation = Installation.find(option: arguments.data, environment: environment)
    else {
      item("data", "not found; name the directory that holds Data and Themes with --data")
      return false
    }
    item("data", "\(SafeText(installation.root)), by \(SafeText(installation.rule.rawValue))")
    let reference = ReferenceDirectory.load(path: installation.reference)
    item("reference", count(reference.problems))
    let shelf = ThemeShelf(directory: installation.themes)
    item("themes", SafeText.joined(shelf.names.map { SafeText($0) }))
    let theme = shelf.choice(option: arguments.theme, environment: environment)
    item("theme", "\(SafeText(theme.name, limit: 60)), by \(theme.rule)")
    for problem in [theme.problem, shelf.theme(named: theme.name).problem].compactMap({ $0 }) {
      item("", problem)
    }
    let path = arguments.archive ?? installation.shippedArchive
    do {
      let archive = try Archive(path: path)
      item("archive", "\(SafeText(path)), \(archive.entries.count) snapshots")
      for name in archive.ignored { item("", "left out, its name is no time: \(SafeText(name))") }
      for problem in archive.findings { item("", "left out: \(SafeText(problem.text))") }
      if let ahead = archive.ahead(of: MachineClock.now()) { item("", ahead) }
      item("news", Self.words(ArchiveWatch(path: path).manner))
    } catch {
      item("archive", SafeText(error.text))
      return false
    }
    return !reference.problems.contains(where: \.isError)
  }

  /// How the dashboard would notice that files come and go.
  static func words(_ manner: ArchiveWatch.Manner) -> SafeText {
    switch manner {
    case .events: "told by the kernel (inotify)"
    case .polling(.asked): "polling every 2 seconds, as asked"
    case .polling(.networkFileSystem):
      "polling every 2 seconds: a network file system does not tell"
    case .polling(.lost): "polling every 2 seconds: the directory cannot be read"
    case .polling(.refused(let code)):
      "polling every 2 seconds: no inotify (\(SafeText(String(cString: strerror(code))))); \(remedy(code))"
    }
  }

  private static func remedy(_ code: Int32) -> SafeText {
    switch code {
    case ENOSPC: "raise fs.inotify.max_user_watches"
    case EMFILE: "raise fs.inotify.max_user_instances, or ulimit -n"
    default: "files are noticed a little later"
    }
  }

  /// Which log, who writes there, and what decided; the log is looked at, never made.
  private func reportLog() {
    let log = invocation.log
    item("log", log.refusal ?? "\(log.placeText), by \(log.place.rule)")
    if log.refusal == nil { reportState(log) }
    item("desk", choice(log.desk))
    item("role", choice(log.role))
    let author = log.author
    item(
      "author",
      "\(SafeText(author.value.name, limit: 80)), login \(SafeText(author.value.login)) on \(SafeText(author.value.host)), by \(author.rule)"
    )
    item("key", author.value.credential.map { SafeText($0.text) } ?? "none")
    reportLimits(log)
    let system: SafeText = invocation.context.system == nil ? "not there" : "read"
    item("system", "\(SafeText(SystemConfiguration.path)) \(system)")
    let permissions = invocation.context.permissions
    let denied = Capability.allCases.filter { !permissions.allows($0) }.map(\.name)
    item("forbidden", denied.isEmpty ? "nothing" : SafeText.joined(denied))
  }

  private func reportLimits(_ log: LogSetup) {
    let (limits, ledger) = (log.limits, log.ledger)
    item(
      "limits",
      "\(limits.entriesPerMinute) entries a minute, \(limits.bytesPerDay) bytes a day of each officer"
    )
    guard let path = ledger.path else { return item("", "counted by each session for itself") }
    if let code = ledger.trial {
      item(
        "",
        "\(SafeText(path)): cannot be kept (\(SafeText(String(cString: strerror(code))))), so that each session counts for itself"
      )
    }
  }

  private func reportState(_ log: LogSetup) {
    do throws(WatchLogError) {
      try reportQueues(of: log)
      guard let store = try log.openExisting() else { return item("", "nothing is in it yet") }
      let entries: SafeText = "\(Int(try store.head().sequence)) entries"
      let status = store.status
      item("", status.isReadOnly ? "\(entries), can only be read" : entries)
      if !status.differences.isEmpty {
        item("", "its schema was altered: \(SafeText(status.differences.summary))")
      }
      if let line = status.line { item("line", SafeText(line.words)) }
    } catch {
      item("", SafeText(error.text))
    }
  }

  /// What waits on this machine, whether or not the log can be reached.
  private func reportQueues(of log: LogSetup) throws(WatchLogError) {
    for path in try log.queues {
      guard let counts = try DraftCounts(queue: path) else { continue }
      if counts.waiting > 0 { item("", "\(counts.waiting) entries wait on this machine") }
      guard counts.setAside > 0 else { continue }
      item(
        "",
        "\(counts.setAside) entries are set aside in \(SafeText(path)): damaged, of a newer program, or refused for good"
      )
    }
  }

  private func choice(_ choice: Choice<String>) -> SafeText {
    choice.value.isEmpty ? choice.rule : "\(SafeText(choice.value, limit: 80)), by \(choice.rule)"
  }

  private func count(_ problems: [FileProblem]) -> SafeText {
    let errors = problems.count(where: \.isError)
    return FileProblem.counted(errors: errors, findings: problems.count - errors)
  }

  private func reportTerminal() {
    item("charset", "\(SafeText(invocation.charset.rawValue)), by LC_ALL, LC_CTYPE or LANG")
    item("stdin", isatty(STDIN_FILENO) == 1 ? "terminal" : "no terminal")
    item(
      "stdout",
      isatty(STDOUT_FILENO) == 1 ? "terminal" : "no terminal: the overview is printed as text")
    do {
      let entry = try TerminalEntry.find(term: environment["TERM"])
      let requested = SafeText(entry.requested.isEmpty ? "(not set)" : entry.requested, limit: 60)
      item("TERM", "\(requested), entry used: \(SafeText(entry.name)), \(entry.colors) colours")
      let decision = ColorDecision.decide(
        option: arguments.colorDepth, environment: environment, colors: entry.colors)
      item("colours", "\(SafeText(decision.depth.rawValue)), by \(words(decision.rule))")
      item("frames", entry.synchronizesOutput ? "synchronized (DECSET 2026)" : "not synchronized")
    } catch {
      item("TERM", "no usable terminfo entry; install ncurses-base")
    }
  }

  private func words(_ rule: ColorDecision.Rule) -> SafeText {
    switch rule {
    case .option: "--color"
    case .optionLimitedByTerminfo: "--color, limited by terminfo"
    case .noColor: "NO_COLOR"
    case .dumbTerminal: "TERM=dumb"
    case .terminfo: "terminfo"
    }
  }
}
