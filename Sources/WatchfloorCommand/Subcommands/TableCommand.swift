internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import Presentation
internal import Reports
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI

/// What the table commands show.
enum TableKind: String, CaseIterable {
  case list, show, ladder, positions, council, tests, untried, sources

  /// Whether a crisis must be named.
  var needsCrisis: Bool {
    switch self {
    case .show, .ladder, .positions, .tests, .untried: true
    case .list, .council, .sources: false
    }
  }
}

/// A screen's content without a screen: a table, or JSON of a published schema.
struct TableCommand {
  let kind: TableKind
  /// The crisis, or for `council` the symbol of a decision.
  let subject: String?
  let arguments: Arguments
  let environment: [String: String]
  let output: Output

  /// `council DIRECTORY` names an archive and not a decision.
  var resolvingArchive: TableCommand {
    guard kind == .council, arguments.archive == nil, let subject,
      (try? DirectoryListing.names(in: subject)) != nil
    else { return self }
    var arguments = arguments
    arguments.archive = subject
    return TableCommand(
      kind: kind, subject: nil, arguments: arguments, environment: environment, output: output)
  }

  func run() -> Int32 {
    do {
      let setup = try Setup(arguments, environment: environment)
      for problem in setup.archiveProblems { output.message(problem) }
      let index = try setup.firstIndex(at: arguments.at)
      var state = setup.initialState(
        size: Size(width: 100, height: 40), index: index, theme: setup.shelf.names[0])
      state.filter = arguments.filter
      guard let picture = state.picture else {
        output.message(state.failure ?? "no snapshot could be read")
        return ExitCode.invalidData.rawValue
      }
      // Messages name what is in the snapshot, too.
      if let code = gate.refuse(picture.snapshot.marking, "table") { return code.rawValue }
      if let failure = state.failure { output.message(failure) }
      let code = print(state, picture)
      return state.failure == nil ? code : ExitCode.invalidData.rawValue
    } catch {
      output.message(error.text)
      return ExitCode.invalidData.rawValue
    }
  }

  private var gate: ExportGate { ExportGate(arguments, environment: environment, output: output) }

  private func print(_ state: DashboardState, _ picture: Picture) -> Int32 {
    guard kind.needsCrisis || subject != nil else {
      return write(table(of: state.visibleCrises, picture), picture)
    }
    if kind == .council { return printBallots(picture) }
    guard let crisis = crisis(in: picture) else { return unknown("crisis", picture) }
    if kind == .show { return show(crisis, state) }
    return write(table(of: crisis, picture), picture)
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

  private func printBallots(_ picture: Picture) -> Int32 {
    let all = picture.snapshot.crises.flatMap(\.decisions)
    let decision = all.first { $0.symbol.rawValue == subject || $0.draft == subject }
    guard let decision else { return unknown("decision", picture) }
    return write(RecordTables.ballots(decision, picture), picture)
  }

  private func unknown(_ what: SafeText, _ picture: Picture) -> Int32 {
    let known =
      kind == .council
      ? picture.snapshot.crises.flatMap(\.decisions).map(\.symbol.rawValue)
      : picture.snapshot.crises.map(\.id.rawValue)
    let nearest = subject.flatMap { Nearest.match($0, among: known) }
    let hint: SafeText =
      nearest.map { "did you mean \(SafeText($0))?" }
      ?? "there are \(SafeText.joined(known.prefix(12).map { SafeText($0) }))"
    output.message("no \(what) \(quoted: subject ?? "") in this snapshot; \(hint)")
    return ExitCode.usage.rawValue
  }

  private func show(_ crisis: Crisis, _ state: DashboardState) -> Int32 {
    var state = state
    state.screens = [.overview, .record(.crisis(crisis.id))]
    let marking = state.marking(of: state.screen) ?? .ofNothing
    if arguments.isJSON {
      return gate.write(SnapshotWriter.write(crisis, marking: marking), marking, "crisis").rawValue
    }
    let lines = (state.page?.rows ?? []).map(\.line.text.trimmed)
    return gate.write(TableOutput.head(marking) + lines, marking, "crisis").rawValue
  }

  private func write(_ table: RecordTable, _ picture: Picture) -> Int32 {
    TableOutput(
      command: kind.rawValue, marking: picture.snapshot.marking, asOf: picture.snapshot.asOf
    ).write([("rows", table)], isJSON: arguments.isJSON, to: gate).rawValue
  }
}
