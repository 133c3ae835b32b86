internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import NcursesTerminal
internal import Presentation
internal import SnapshotArchive
internal import TerminalUI
internal import Threads
internal import WatchDesk
internal import WatchLog

/// The dashboard on a real terminal: sleeps until something happens, takes in all of it, draws once.
struct InteractiveSession {
  private var state: DashboardState
  private var runner: EffectRunner
  private let terminal: NcursesTerminal
  /// The snapshot whose file was not whole at the start.
  private let arriving: Archive.Entry?
  /// When the next snapshot is shown while they are played.
  private var nextPlay: MonotonicTime?
  /// When the clock makes a difference to what is shown.
  private var ageChange: MonotonicTime?
  private let worker: Worker
  /// The snapshot whose neighbours were asked for.
  private var readAheadFrom: Int?

  /// The log, begun after the first frame; `nil` where there is none.
  private var log: (view: LogView, worker: LogWorker)?
  /// Keeps what is typed for the log; `nil` where nothing is typed, or there is no place for it.
  private var keeper: HalfWrittenKeeper?
  private var keepingProblem: SafeText?
  /// How long the program waits for a key before it leaves; `nil` for ever.
  var idleTimeout: Duration? { didSet { idle = idleTimeout.map { IdleWatch(limit: $0) } } }
  private var idle: IdleWatch?
  /// What could not be kept and is said when the terminal is the shell's again.
  private(set) var lastWords: [SafeText] = []

  private static let playInterval = Duration.seconds(1)

  /// - Parameter isLive: shows the newest snapshot, and each new one as it comes.
  init(
    _ archive: LiveArchive, index: Int, isLive: Bool, terminal: NcursesTerminal,
    themes: ThemeShelf, theme: String, worker: Worker, bell: Bool
  ) {
    self.terminal = terminal
    self.worker = worker
    state = archive.firstState(
      size: terminal.size, index: index, themes: themes, theme: theme)
    arriving = archive.arriving(in: state)
    if let arriving { state.expect(arriving.asOf) }
    if terminal.charset == .ascii { state.charts.form = .ascii }
    if !terminal.notices.isEmpty {
      state.message = SafeText.joined(terminal.notices, separator: "; ")
    }
    state.mode = isLive ? .live : .replay
    state.bell.isOn = bell
    runner = EffectRunner(archive, themes: themes, work: worker)
    runner.ring = { terminal.ring() }
    runner.applyTheme = { terminal.theme = $0 }
    runner.redraw = { terminal.redrawAll() }
    runner.copy = { terminal.sendToClipboard($0) }
  }

  /// Says something on the first screen, unless more important things are said there.
  mutating func say(_ text: SafeText) {
    if state.message == nil { state.message = text }
  }

  var memory: SessionMemory { state.memory }

  /// Why a text so marked may not go to the clipboard.
  var refuseCopy: (Marking) -> SafeText? {
    get { runner.refuseCopy }
    set { runner.refuseCopy = newValue }
  }

  var permissions: Permissions {
    get { state.permissions }
    set { state.permissions = newValue }
  }

  /// Keeps a watch log from the first frame on.
  ///
  /// - Parameter texts: keeps what is half-written through every way out.
  mutating func keep(
    _ setup: LogSetup, _ worker: LogWorker?,
    texts: Result<HalfWrittenKeeper, HalfWrittenKeeper.Absence>?
  ) {
    if let absence = setup.absence { state.logAbsence = absence }
    guard let worker else { return }
    switch texts {
    case .success(let keeper): self.keeper = keeper
    case .failure(let absence): keepingProblem = absence.text
    case nil: break
    }
    log = (LogView(place: setup.placeText, writer: setup.writer), worker)
  }

  private mutating func startLog() {
    guard let log else { return }
    state.log = log.view
    runner.log = log.worker
    runner.send(.logStands(.opening), to: &state)
    if let keepingProblem { runner.send(.keepingFailed(keepingProblem), to: &state) }
  }

  /// Waits for what is being written; what is lost with the screen is said.
  private mutating func stopLog() {
    guard let worker = log?.worker else { return }
    keepHalfWritten()
    let (answers, unanswered) = worker.stop()
    for action in answers { _ = reduce(into: &state, action) }
    keepHalfWritten()
    let problem = keeper?.stop()
    let orders = unanswered.map { ($0, "no answer came in time; it may be in the log" as SafeText) }
    let isKept = keeper != nil && problem == nil
    let texts = state.unwritten(besides: orders, isKept: isKept)
    lastWords += texts
    if let problem, !texts.isEmpty { lastWords.append(problem) }
  }

  /// Has what is half-written now on the disk in a moment.
  private func keepHalfWritten() {
    guard let keeper, let log = state.log else { return }
    keeper.keep(state.halfWritten, isComplete: log.knowsHalfWritten)
  }

  /// Says it where the snapshot shown is of an earlier day than the one asked for.
  mutating func note(asked: TimeExpression?) {
    runner.archive.noteDistance(of: state.archive.index, to: asked, &state)
  }

  /// Goes on where the last session on this archive was left.
  mutating func resume(from file: SessionFile) {
    let (memory, problem) = file.read()
    if let memory { state.resume(memory) }
    if let problem { state.message = problem }
  }

  /// Returns when the officer leaves, or the terminal is gone; with the signal that ended it.
  mutating func run() -> TerminalSignal? {
    tellTime()
    terminal.present(render(state))
    // To look at thousands of files takes longer than to draw.
    runner.archive.follow(arriving: arriving, at: .now)
    // The first frame waits for neither alerts, index and log nor for what is new since the last session.
    runner.startLongWork(&state)
    runner.startComparing(&state)
    startLog()
    defer { worker.stop() }
    defer { stopLog() }
    while !runner.hasQuit {
      readAhead()
      let ready = terminal.waitForInput(
        timeoutMilliseconds: timeout,
        extraDescriptors: descriptors)
      if ready.isGone { return .hangUp }
      // Keys were pressed under the frame that stands: they come before all that changes it.
      if ready.keys { takeKeys() }
      if ready.signals, let ending = takeSignals() { return ending }
      if terminal.isGone { return .hangUp }
      // Which snapshot is the newest depends on it.
      tellTime()
      if ready.descriptors.contains(where: isOfWorker) { runner.takeAnswers(&state) }
      if let keeper, ready.descriptors.contains(keeper.descriptor) {
        for action in keeper.answers() { runner.send(action, to: &state) }
      }
      keepHalfWritten()
      if ready.descriptors.contains(where: { $0 == runner.archive.newsDescriptor }) {
        runner.archive.wasTold(at: .now)
      }
      if !runner.hasQuit { goOn() }
      if !runner.hasQuit { heedIdleness() }
      if !runner.hasQuit { terminal.present(render(state)) }
    }
    return nil
  }

  private var descriptors: [Int32] {
    [worker.descriptor]
      + [log?.worker.descriptor, keeper?.descriptor, runner.archive.newsDescriptor].compactMap {
        $0
      }
  }

  private func isOfWorker(_ descriptor: Int32) -> Bool {
    descriptor == worker.descriptor || descriptor == log?.worker.descriptor
  }

  private mutating func takeKeys() {
    let keys = terminal.readKeys()
    if keys.contains(where: \.isPress) {
      idle?.heardKey()
      if state.idleWarning != nil { runner.send(.idleWarned(nil), to: &state) }
    }
    for key in keys where !runner.hasQuit { runner.send(.key(key), to: &state) }
  }

  /// Warns in time, then leaves.
  private mutating func heedIdleness() {
    switch idle?.due() {
    case .warn(let text): runner.send(.idleWarned(text), to: &state)
    case .leave(let text):
      lastWords.append(text)
      runner.leave()
    case nil: break
    }
  }

  /// Milliseconds until something is due by itself; `nil` where only the outside can wake it.
  private var timeout: Int? {
    [
      runner.archive.timeout(at: .now), nextPlay?.milliseconds(from: .now),
      ageChange?.milliseconds(from: .now), idle?.timeout,
    ].compactMap { $0 }.min()
  }

  /// Asks for the neighbours of the snapshot that is shown now.
  private mutating func readAhead() {
    guard readAheadFrom != state.reading else { return }
    readAheadFrom = state.reading
    runner.readAhead(from: state)
  }

  /// What is due by itself: changes of the archive, the clock, playing.
  private mutating func goOn() {
    if let action = runner.archive.change(at: .now) {
      runner.send(action, to: &state)
    }
    if let due = nextPlay, due <= .now {
      nextPlay = nil
      runner.send(.playNext, to: &state)
    }
    if !state.isPlaying {
      nextPlay = nil
    } else if nextPlay == nil {
      nextPlay = .now + Self.playInterval
    }
  }

  /// Reads the clock, and wakes again when what is shown because of it is no longer true.
  private mutating func tellTime() {
    let now = runner.archive.clock()
    if now != state.now { runner.send(.clock(now), to: &state) }
    let shown = state.mode == .live ? state.picture?.snapshot.asOf : nil
    let ages = [shown, state.logAwaySince].compactMap { $0 }
      .map { TimeWords.untilNextAge(now.seconds - $0.seconds) }
    let due = state.nextDue.map { max(1, $0.seconds - now.seconds) }
    ageChange = (ages + [due].compactMap { $0 }).min().map { .now + .seconds($0) }
  }

  /// The signal to leave for, if there is one.
  ///
  /// What was typed before a signal comes first: it may be the end of a text.
  private mutating func takeSignals() -> TerminalSignal? {
    while let signal = terminal.nextSignal() {
      switch signal {
      case .resized, .continued: runner.send(.resized(terminal.size), to: &state)
      case .suspend:
        takeKeys()
        if let refusal = permissions.refusal(of: .suspend) {
          state.message = refusal
        } else {
          terminal.suspend()
        }
      case .interrupt:
        takeKeys()
        if state.prompt == nil { return signal }
        runner.send(.key(.control("c")), to: &state)
      case .terminate:
        takeKeys()
        return signal
      case .hangUp: return signal
      }
    }
    return nil
  }
}
