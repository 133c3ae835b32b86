internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import SnapshotArchive
internal import TerminalUI

/// Does what `reduce` asks for and feeds the answers back, until nothing is left to do.
struct EffectRunner {
  var archive: LiveArchive
  private let themes: ThemeShelf
  /// Called with the theme to use from now on.
  var applyTheme: (Theme) -> Void = { _ in }
  var redraw: () -> Void = {}
  /// Sends text to the clipboard; gives the bytes sent, `nil` where there is none.
  var copy: (String) -> Int? = { _ in nil }
  /// Why a text so marked may not go there; `nil` where it may.
  var refuseCopy: (Marking) -> SafeText? = { _ in nil }
  /// Rings the terminal's bell.
  var ring: () -> Void = {}
  /// `nil` where there is no watch log.
  var log: LogWorker?
  private let work: any LongWork
  private(set) var hasQuit = false

  init(_ archive: LiveArchive, themes: ThemeShelf, work: any LongWork) {
    self.archive = archive
    self.themes = themes
    self.work = work
  }

  mutating func send(_ action: Action, to state: inout DashboardState) {
    if case .archiveChanged(_, let changed, _) = action {
      archive.forget(changed)
      work.forget(changed)
    }
    perform(reduce(into: &state, action), &state)
    if state.seek == nil { work.drop(.seek) }
  }

  /// Ends the session from outside.
  mutating func leave() { hasQuit = true }

  /// Takes in what was worked out meanwhile.
  mutating func takeAnswers(_ state: inout DashboardState) {
    for action in work.answers() + (log?.answers() ?? []) { send(action, to: &state) }
  }

  /// Has the snapshots beside the shown one read, so that a step does not wait for the file.
  func readAhead(from state: DashboardState) {
    let shown = state.archive.index
    let beside = [shown + 1, shown - 1].filter(state.archive.instants.indices.contains)
    _ = work.want(.readAhead(beside), in: archive.listing)
  }

  private mutating func perform(_ wanted: [Dashboard.Effect], _ state: inout DashboardState) {
    var effects = wanted
    while !effects.isEmpty {
      for answer in run(effects.removeFirst(), state) {
        effects += reduce(into: &state, answer)
      }
    }
  }

  /// Asks for what the first frame does not wait for.
  mutating func startLongWork(_ state: inout DashboardState) {
    perform([.countChanges, .evaluateAlerts(index: state.archive.index)], &state)
  }

  /// Compares what a session goes on with.
  mutating func startComparing(_ state: inout DashboardState) {
    perform(state.startComparing(), &state)
  }

  private mutating func run(_ effect: Dashboard.Effect, _ state: DashboardState) -> [Action] {
    switch effect {
    case .readSnapshot(let index): return [archive.snapshotRead(index)]
    case .readComparison(let index):
      let read = archive.read(index: index)
      return [.comparisonRead(index: index, picture: read.picture, problems: read.problems)]
    case .readHandover(let start): return begin(.handover(start))
    case .applyTheme(let index):
      let (theme, problem) = themes.theme(named: state.themes[index])
      applyTheme(theme)
      return [.themeApplied(index, problem: problem)]
    case .seek: return state.seek.map { begin(.seek($0)) } ?? []
    case .evaluateAlerts(let index): return begin(.alerts(index))
    case .countChanges: return begin(.countChanges)
    case .countArrivedAlerts(let instant):
      return begin(.arrivedAlerts(since: instant, upTo: archive.newestIndex))
    case .ring: ring()
    case .followLog(let interest): log?.follow(interest)
    case .readOlderLog(let filter, let before): log?.readOlder(filter, before: before)
    case .write(let order): log?.write(order)
    case .redraw: redraw()
    case .copy(let text):
      if let reason = state.copiedMarking.flatMap(refuseCopy) { return [.copyRefused(reason)] }
      return [.copied(lines: text.lines, bytes: copy(text.string))]
    case .quit: hasQuit = true
    }
    return []
  }

  /// What is answered at once; what arrives waits until all keys of its time have been taken.
  private func begin(_ job: Job) -> [Action] { work.want(job, in: archive.listing) }
}

extension LiveArchive {
  /// Reads a snapshot, as an action for the dashboard.
  func snapshotRead(_ index: Int) -> Action {
    let read = read(index: index)
    return .snapshotRead(index: index, picture: read.picture, problems: read.problems)
  }
}
