internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import Presentation
internal import Reports
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI

/// A screen's content without a screen: a table, or JSON of a published schema.
struct TableCommand {
  let kind: TableKind
  /// The crisis, or for `council` the symbol of a decision.
  let subject: String?
  let invocation: Invocation

  /// `council DIRECTORY` names an archive and not a decision.
  var resolvingArchive: TableCommand {
    guard kind == .council, arguments.archive == nil, let subject,
      let other = invocation.on(directory: subject)
    else { return self }
    return TableCommand(kind: kind, subject: nil, invocation: other)
  }

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }
  private var gate: ExportGate { invocation.gate }

  func run() throws(CommandError) {
    let archive = try invocation.openArchive()
    for problem in archive.problems { output.message(problem) }
    let index = try orEnd(archive: archive.index(at: arguments.at))
    let shown = archive.readSound(upTo: index)
    guard let picture = shown.picture else {
      throw .invalidData(shown.failure ?? "no snapshot could be read")
    }
    // Messages name what is in the snapshot, too.
    _ = try gate.pass(picture.snapshot.marking, "table")
    guard let failure = shown.failure else { return try print(picture, archive, index) }
    output.message(failure)
    do { try print(picture, archive, index) } catch { output.say(error) }
    throw .said(.invalidData)
  }

  private func print(
    _ picture: Picture, _ archive: LiveArchive, _ index: Int
  ) throws(CommandError) {
    guard kind.needsCrisis || subject != nil else {
      let listed = CrisisArrangement(picture, filter: arguments.filter, sort: CrisisSort())
      return try write(table(of: listed.crises, picture), picture)
    }
    if kind == .council { return try printBallots(picture) }
    guard let crisis = crisis(in: picture) else { throw unknown("crisis", picture) }
    if kind == .show { return try show(crisis, archive, index) }
    try write(table(of: crisis, picture), picture)
  }

  private func table(of crises: [Crisis], _ picture: Picture) -> RecordTable {
    switch kind {
    case .council: RecordTables.decisions(crises, picture)
    case .sources: RecordTables.sources(picture)
    default: RecordTables.crises(crises, picture)
    }
  }

  private func table(of crisis: Crisis, _ picture: Picture) -> RecordTable {
    switch kind {
    case .positions: RecordTables.positions(crisis, picture)
    case .tests: RecordTables.tests(crisis, picture)
    case .untried: RecordTables.untried(crisis, picture)
    default: RecordTables.ladder(crisis, picture)
    }
  }

  /// By id, or by the beginning of the id where only one crisis has it.
  private func crisis(in picture: Picture) -> Crisis? {
    guard let subject else { return nil }
    if let exact = picture.crisis(CrisisID(subject)) { return exact }
    let found = picture.snapshot.crises.filter { $0.id.rawValue.hasPrefix(subject) }
    return found.count == 1 ? found[0] : nil
  }

  private func printBallots(_ picture: Picture) throws(CommandError) {
    let all = picture.snapshot.crises.flatMap(\.decisions)
    let decision = all.first { $0.symbol.rawValue == subject || $0.draft == subject }
    guard let decision else { throw unknown("decision", picture) }
    try write(RecordTables.ballots(decision, picture), picture)
  }

  private func unknown(_ what: SafeText, _ picture: Picture) -> CommandError {
    let known =
      kind == .council
      ? picture.snapshot.crises.flatMap(\.decisions).map(\.symbol.rawValue)
      : picture.snapshot.crises.map(\.id.rawValue)
    let nearest = subject.flatMap { Nearest.match($0, among: known) }
    let hint: SafeText =
      nearest.map { "did you mean \(SafeText($0))?" }
      ?? "there are \(SafeText.joined(known.prefix(12).map { SafeText($0) }))"
    return .usage("no \(what) \(quoted: subject ?? "") in this snapshot; \(hint)")
  }

  private func show(_ crisis: Crisis, _ archive: LiveArchive, _ index: Int) throws(CommandError) {
    var state = archive.firstState(
      size: Size(width: 100, height: 40), index: index, themes: try invocation.themes())
    state.screens = [.overview, .record(.crisis(crisis.id))]
    let marking = state.marking(of: state.screen) ?? .ofNothing
    if arguments.isJSON {
      return try gate.write(SnapshotWriter.write(crisis, marking: marking), marking, "crisis")
    }
    let lines = (state.page?.rows ?? []).map(\.line.text.trimmed)
    try gate.write(TableOutput.head(marking) + lines, marking, "crisis")
  }

  private func write(_ table: RecordTable, _ picture: Picture) throws(CommandError) {
    try TableOutput(
      command: kind.rawValue, marking: picture.snapshot.marking, asOf: picture.snapshot.asOf
    ).write([("rows", table)], isJSON: arguments.isJSON, to: gate)
  }
}
