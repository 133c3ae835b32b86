internal import CProcess
internal import Dashboard
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
  do {
    let parsed = try Arguments.parse(arguments)
    let used: Charset = parsed.isASCII ? .ascii : charset
    let output = Output(isASCII: used == .ascii)
    if exposure != 0 {
      let reason = SafeText(String(cString: strerror(exposure)))
      output.message("cores cannot be switched off (\(reason)); start it with ulimit -c 0")
    }
    return output.finish(runAllowed(parsed, environment, used, output))
  } catch {
    let output = Output(isASCII: charset == .ascii)
    output.message(error.text)
    if let (text, before) = error.excerpt { output.excerpt(text, before: before) }
    return output.finish(ExitCode.usage.rawValue)
  }
}

/// Runs what the arguments ask for, where this machine and this mode allow it.
private func runAllowed(
  _ arguments: Arguments, _ environment: [String: String], _ charset: Charset, _ output: Output
) -> Int32 {
  let system: SystemConfiguration?
  do {
    system = try SystemConfiguration.read()
  } catch {
    output.message(error.text)
    return ExitCode.invalidData.rawValue
  }
  let context = RunContext(arguments, environment: environment, system: system)
  if let refusal = context.refusal(of: arguments) {
    output.message(refusal)
    return ExitCode.forbidden.rawValue
  }
  if arguments.mode.usesLog, let refusal = LogSetup(arguments, context).refusal {
    output.message(refusal)
    return ExitCode.usage.rawValue
  }
  if !arguments.isCompleting {
    for finding in EnvironmentReview.findings(context.environment) { output.message(finding) }
  }
  var arguments = arguments
  arguments.archive = arguments.archive ?? system?.archive
  return run(arguments, context, charset, output)
}

private func run(
  _ arguments: Arguments, _ context: RunContext, _ charset: Charset, _ output: Output
) -> Int32 {
  let environment = context.environment
  switch arguments.mode {
  case .dashboard:
    return DashboardCommand(
      arguments: arguments, context: context, charset: charset, output: output
    ).run()
  case .render:
    return RenderCommand(arguments: arguments, environment: environment, output: output).run()
  case .validate(let files):
    return ValidateCommand(
      files: files, arguments: arguments, environment: environment, output: output
    ).run()
  case .compose(let chronicle):
    return ComposeCommand(
      chronicle: chronicle, arguments: arguments, environment: environment, output: output
    ).run()
  case .table(let kind, let subject):
    let command = TableCommand(
      kind: kind, subject: subject, arguments: arguments, environment: environment,
      output: output)
    return (context.permissions.allows(.path) ? command.resolvingArchive : command).run()
  case .changes:
    return ChangesCommand(arguments: arguments, environment: environment, output: output).run()
  case .diff(let old, let new):
    return DiffCommand(
      old: old, new: new, arguments: arguments, environment: environment, output: output
    ).run()
  case .alerts:
    return AlertsCommand(arguments: arguments, context: context, output: output).run()
  case .brief(let crises):
    return BriefCommand(
      crises: crises, arguments: arguments, context: context, output: output
    ).resolvingArchive.run()
  case .log(let task):
    return LogCommand(task: task, arguments: arguments, context: context, output: output).run()
  case .handover(let task):
    return HandoverCommand(
      task: task, arguments: arguments, context: context, output: output
    ).run()
  case .doctor:
    return DoctorCommand(
      arguments: arguments, context: context, charset: charset, output: output
    ).run()
  case .completionWords(let kind, let words):
    return CompletionWords(
      kind: kind, words: words, environment: environment,
      gate: ExportGate(arguments, environment: environment, output: output), output: output
    ).run()
  case .completion(let shell, let program):
    return printCompletion(shell, program, output).rawValue
  case .man: for line in ManPage.lines { output.line(SafeText(line)) }
  case .version: output.line("watchfloor \(Version.text)")
  case .help(let command): for line in HelpText.lines(command) { output.line(line) }
  }
  return ExitCode.fine.rawValue
}

private func printCompletion(_ shell: Shell, _ named: String?, _ output: Output) -> ExitCode {
  guard let program = CompletionScript.program(named) else {
    output.message(
      "completion: no path of a program that a script can name; write the absolute one, as /usr/local/bin/watchfloor"
    )
    return .usage
  }
  for line in CompletionScript.lines(shell, asking: program) { output.line(SafeText(line)) }
  return .fine
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
