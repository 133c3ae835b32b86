internal import CProcess
internal import DisplayText
internal import Glibc
internal import NcursesTerminal
internal import Paths

/// Runs the program: understands the arguments, runs what they ask for, gives the exit code.
///
/// - Parameters:
///   - arguments: without the program's name.
///   - environment: all that is read of it; nothing else of the program asks for it.
package func runWatchfloor(arguments: [String], environment: [String: String]) -> Int32 {
  // Both are then errors of the write that they come from.
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  StandardStream.fillClosed()
  // Before anything is read that should not be found later: drafts, and the password of the log.
  let exposure = wf_leave_nothing_behind()
  let charset = Charset.prepareLocale(environment: environment)
  let parsed: Arguments
  do {
    parsed = try Arguments.parse(arguments)
  } catch {
    return Output(isASCII: charset == .ascii).end(CommandError(error))
  }
  let used: Charset = parsed.isASCII ? .ascii : charset
  let output = Output(isASCII: used == .ascii)
  if exposure != 0 {
    let reason = SafeText(String(cString: strerror(exposure)))
    output.message("cores cannot be switched off (\(reason)); start it with ulimit -c 0")
  }
  do {
    try invocation(parsed, environment, used, output).run()
    return output.end(nil)
  } catch {
    return output.end(error)
  }
}

/// What the arguments ask for, where this machine and this mode allow it.
private func invocation(
  _ arguments: Arguments, _ environment: [String: String], _ charset: Charset, _ output: Output
) throws(CommandError) -> Invocation {
  let system = try orEnd(system: SystemConfiguration.read())
  let context = RunContext(arguments, environment: environment, system: system)
  if let refusal = context.refusal(of: arguments) { throw CommandError(.forbidden, [refusal]) }
  if arguments.mode.usesLog, let refusal = LogSetup(arguments, context).refusal {
    throw .usage(refusal)
  }
  if !arguments.isCompleting {
    for finding in EnvironmentReview.findings(context.environment) { output.message(finding) }
  }
  var arguments = arguments
  arguments.archive = arguments.archive ?? system?.archive
  return Invocation(arguments: arguments, context: context, charset: charset, output: output)
}

extension Invocation {
  /// Runs the subcommand.
  fileprivate func run() throws(CommandError) {
    switch arguments.mode {
    case .dashboard: try DashboardCommand(invocation: self).run()
    case .render: try RenderCommand(invocation: self).run()
    case .validate(let files): try ValidateCommand(files: files, invocation: self).run()
    case .compose(let chronicle):
      try ComposeCommand(chronicle: chronicle, invocation: self).run()
    case .table(let kind, let subject):
      try TableCommand(kind: kind, subject: subject, invocation: self).resolvingArchive.run()
    case .changes: try ChangesCommand(invocation: self).run()
    case .diff(let old, let new): try DiffCommand(old: old, new: new, invocation: self).run()
    case .alerts: try AlertsCommand(invocation: self).run()
    case .brief(let crises):
      try BriefCommand(crises: crises, invocation: self).resolvingArchive.run()
    case .log(let task): try LogCommand(task: task, invocation: self).run()
    case .handover(let task): try HandoverCommand(task: task, invocation: self).run()
    case .doctor: try DoctorCommand(invocation: self).run()
    case .completionWords(let kind, let words):
      CompletionWords(kind: kind, words: words, environment: environment, gate: gate).run()
    case .completion(let shell, let program): try printCompletion(shell, program)
    case .man: for line in ManPage.lines { output.line(SafeText(line)) }
    case .version: output.line("watchfloor \(Version.text)")
    case .help(let command): for line in HelpText.lines(command) { output.line(line) }
    }
  }

  private func printCompletion(_ shell: Shell, _ named: String?) throws(CommandError) {
    guard let program = CompletionScript.program(named) else {
      throw .usage(
        "completion: no path of a program that a script can name; write the absolute one, as /usr/local/bin/watchfloor"
      )
    }
    for line in CompletionScript.lines(shell, asking: program) { output.line(SafeText(line)) }
  }
}

/// The process environment as a dictionary; of a name given twice the first counts.
package func processEnvironment() -> [String: String] {
  var result: [String: String] = [:]
  var entry = environ
  while let line = entry.pointee {
    let text = String(path: line)
    let parts = text.unicodeScalars.split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, result[String(parts[0])] == nil {
      result[String(parts[0])] = String(parts[1])
    }
    entry += 1
  }
  return result
}
