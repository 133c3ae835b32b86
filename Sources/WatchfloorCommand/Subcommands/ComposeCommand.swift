internal import CrisisChronicle
internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Paths
internal import SnapshotArchive
internal import Threads

/// Composes the snapshots of a chronicle into an archive; only what differs is written.
///
/// Nothing is written where anything is wrong with the chronicle. Snapshots of the archive that the
/// chronicle does not have are told of and left as they are.
struct ComposeCommand {
  let chronicle: String
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }
  private var archive: String { arguments.into ?? "" }

  func run() throws(CommandError) {
    let reference = invocation.referenceForChecking()
    let (directory, problems) = ChronicleDirectory.read(path: chronicle, reference: reference)
    guard let directory else { throw refusal(problems) }
    try invocation.gate.checkRecord(directory.chronicle.marking, "chronicle")
    let instants = instants(of: directory.chronicle)
    let result = compose(directory, reference, instants)
    var all = problems
    all.add(result.problems)
    if all.hasErrors { throw refusal(all) }
    for line in all.lines { output.message(line) }
    try finish(directory, instants, result.states)
  }

  private func refusal(_ problems: ChronicleProblems) -> CommandError {
    for line in problems.lines { output.message(line) }
    return .invalidData("\(SafeText(chronicle)): \(problems.counted); nothing is written")
  }

  /// Those that were asked for, else the chronicle's own; ascending, each once.
  private func instants(of chronicle: Chronicle) -> [Instant] {
    guard !arguments.instants.isEmpty else { return chronicle.instants }
    let newest = chronicle.instants.last ?? .first
    return Set(arguments.instants.map { $0.resolved(newest: newest) }).sorted()
  }

  private func compose(
    _ directory: ChronicleDirectory, _ reference: Reference?, _ instants: [Instant]
  ) -> CompositionWork.Result {
    let isWatched = isatty(STDERR_FILENO) == 1
    let (isASCII, count) = (output.isASCII, instants.count)
    defer { if isWatched { output.progress("") } }
    return CompositionWork(
      directory, reference: reference, instants: instants, archive: archive,
      jobs: arguments.jobs ?? Processors.count
    ) { done in
      if isWatched { Output(isASCII: isASCII).progress("\(done) of \(count) snapshots") }
    }.run()
  }
}

// Files
extension ComposeCommand {
  private func finish(
    _ directory: ChronicleDirectory, _ instants: [Instant],
    _ states: [CompositionWork.FileState]
  ) throws(CommandError) {
    let changed = zip(instants, states).filter { $0.1 != .same }
    let extra = arguments.instants.isEmpty ? extra(beside: instants) : []
    for name in extra {
      output.message(
        "\(place(name)): the chronicle has no such snapshot, and it stays; remove it, or name its instant in the chronicle"
      )
    }
    if arguments.isCheck { return try check(changed, extra, count: instants.count) }
    try write(changed.map(\.0), directory.chronicle, count: instants.count)
  }

  private func place(_ name: String) -> SafeText { SafeText(archive + "/" + name) }

  /// Names of snapshots in the archive that the chronicle does not have.
  private func extra(beside instants: [Instant]) -> [String] {
    guard let found = try? Archive(path: archive) else { return [] }
    let known = Set(instants.map { "\($0.basic).json" })
    let names = found.entries.map(\.name) + found.twins.map(\.leftOut.name)
    return names.filter { !known.contains($0) }.sorted()
  }

  private func check(
    _ changed: [(Instant, CompositionWork.FileState)], _ extra: [String], count: Int
  ) throws(CommandError) {
    var isReadable = true
    for (instant, state) in changed {
      let name = place("\(instant.basic).json")
      switch state {
      case .same: break
      case .differs: output.line("\(name): differs")
      case .missing: output.line("\(name): is missing")
      case .unreadable(let error):
        isReadable = false
        output.message(SafeText(error.text))
      }
    }
    let snapshots = SafeText.counted(count, "snapshot", "snapshots")
    output.message("\(snapshots) composed, \(changed.count) to be written; nothing is written")
    if !isReadable { throw .said(.invalidData) }
    if !changed.isEmpty || !extra.isEmpty { throw .differs }
  }

  private func write(
    _ instants: [Instant], _ chronicle: Chronicle, count: Int
  ) throws(CommandError) {
    var composer = SnapshotComposer(chronicle)
    do throws(WriteFailure) {
      if !instants.isEmpty { try makeArchive() }
      for instant in instants {
        let composed = composer.compose(at: instant)
        try write(composed)
        output.line("wrote \(place(composed.fileName))")
      }
    } catch {
      let failure: SafeText =
        "\(SafeText(error.path)): \(SafeText(error.reason)); what was written is whole, and composing again goes on from there"
      throw CommandError(.outputFailed, [failure])
    }
    let snapshots = SafeText.counted(count, "snapshot", "snapshots")
    output.confirmation(
      "\(snapshots) composed, \(instants.count) written, \(count - instants.count) unchanged")
  }

  private func makeArchive() throws(WriteFailure) {
    if archive.withPath({ mkdir($0, 0o777) }) == 0 || errno == EEXIST { return }
    throw WriteFailure(path: archive, errno: errno)
  }

  private func write(_ composed: ComposedSnapshot) throws(WriteFailure) {
    let path = "\(archive)/\(composed.fileName)"
    do throws(WholeFile.Failure) {
      try WholeFile(path: path, permissions: 0o666, replaces: true).write(composed.bytes)
    } catch {
      switch error {
      case .exists(let path): throw WriteFailure(path: path, errno: EEXIST)
      case .system(let failure): throw failure
      }
    }
  }
}
