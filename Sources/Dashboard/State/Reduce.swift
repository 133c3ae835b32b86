internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk

/// Changes the state for an action; no input, output or clock.
package func reduce(into state: inout DashboardState, _ action: Action) -> [Effect] {
  // What a key does must be about the page and the line that were drawn.
  state.keepPage()
  let effects = take(action, &state)
  state.keepPage()
  state.keepPanel()
  state.keepPalette()
  return effects + state.followLog() + state.followHandover()
}

private func take(_ action: Action, _ state: inout DashboardState) -> [Effect] {
  switch action {
  case .key(.lost(let loss)):
    state.note(loss)
    return []
  case .key(.alt) where state.prompt == nil, .key(.altBackspace) where state.prompt == nil:
    return []
  case .key(let key):
    state.look()
    // A greeting under a message has not been read yet.
    if state.message == nil { state.greeting = nil }
    state.message = nil
    state.seek = nil
    if state.prompt != nil {
      let effects = state.handlePrompt(key)
      state.reopenUnwritten()
      return effects
    }
    guard let command = Command.command(for: key, in: state.context) else {
      state.message = state.futility(of: key)
      return []
    }
    return state.perform(command.id)
  case .resized(let size):
    state.size = size
    if !Overview.panels(for: size).contains(state.focus) { state.focus = .crises }
    return []
  case .snapshotRead(let index, let picture, let problems):
    let earlier = state.picture
    state.snapshotRead(index, picture, problems)
    return state.compareAgain(at: earlier) + state.askForAlerts()
  case .comparisonRead(let index, let picture, let problems):
    state.comparisonRead(index, picture, problems)
    return []
  case .handoverRead(let start, let picture, let problems, let markings):
    state.handoverRead(start, picture, problems, markings)
    return []
  case .alertsEvaluated(let view): return state.take(view)
  case .changesCounted(let counts, let problem):
    state.changeCounts = counts
    if let problem { state.message = problem }
    return []
  case .arrivedAlertsCounted(let count):
    state.arrivedAlerts = state.mode == .live ? 0 : count
    return []
  case .archiveChanged(let instants, let changed, let health):
    let past = state.past
    let effects = state.archiveChanged(instants, changed, health)
    state.forgetComparison(with: changed)
    let always = state.askForArrivedAlerts() + [.countChanges]
    // A snapshot that is read asks for its alerts itself, and is compared anew.
    guard effects.isEmpty else { return effects + always }
    return state.askForAlerts(ofPast: past, changed) + state.followBaseline() + always
  case .archiveLost(let problem):
    state.archiveLost(problem)
    return []
  case .clock(let now): return state.tellTime(now)
  case .playNext: return state.playNext()
  case .seekAdvanced(let index):
    state.seek?.index = index
    return []
  case .seekEnded(let index): return state.seekEnded(at: index)
  case .copied(let lines, let bytes):
    state.message =
      bytes.map {
        "sent to the terminal's clipboard: \(lines) lines, \($0) bytes; it may ignore them"
      }
      ?? "not copied: this terminal takes no clipboard text now, or none so long"
    return []
  case .copyRefused(let reason):
    state.message = "not copied: \(reason)"
    return []
  case .logRead(let reading): return state.logRead(reading)
  case .olderLogRead(let page):
    state.olderLogRead(page)
    return []
  case .logStands(let standing): return state.logStands(standing)
  case .logWritten(let writing):
    state.logWritten(writing)
    return []
  case .logFailed(let order, let reason):
    state.logFailed(order, reason)
    return []
  case .halfWrittenFound(let texts, let problem):
    state.take(texts)
    if let problem { state.message = problem }
    return []
  case .keepingFailed(let problem):
    state.log?.keepingProblem = problem
    return []
  case .idleWarned(let warning):
    state.idleWarning = warning
    return []
  case .themeApplied(let index, let problem):
    state.theme = index
    state.message = problem ?? "theme \(SafeText(state.themes[index]))"
    return []
  }
}

extension DashboardState {
  /// What is said of input that can be nowhere.
  fileprivate mutating func note(_ loss: InputLoss) {
    if prompt == nil { message = InputWords.sentence(loss) } else { prompt?.note(loss) }
  }

  /// That a key does nothing; `nil` for keys that are pressed by habit.
  fileprivate func futility(of key: Key) -> SafeText? {
    switch key {
    case .character(Key.replacement): InputWords.sentence(.notUTF8)
    case .character(let character):
      "\(SafeText(String(character))) does nothing here; ? shows every key"
    case .paste: "a paste does nothing here; open a prompt first, ? shows every key"
    default: nil
    }
  }

  package var context: CommandContext {
    switch screen {
    case .overview: .overview
    case .help: .help
    case .log: .log
    default: .page
    }
  }

  fileprivate mutating func snapshotRead(
    _ index: Int, _ picture: Picture?, _ problems: [SafeText]
  ) {
    archive.index = index
    failureIsOfArchive = false
    if picture == nil, let instant = archive.instant, archive.health.arriving.contains(instant) {
      expect(instant)
      return
    }
    findings = problems
    if let picture {
      reading += 1
      self.picture = picture
      failure = nil
    } else {
      failure = problems.first ?? "the snapshot could not be read"
    }
  }

  /// Does what a key or the palette asks for, where this session may: the one place that decides.
  package mutating func perform(_ command: Command.ID) -> [Effect] {
    if let refusal = refusal(of: command) {
      message = refusal
      return []
    }
    if command != .acknowledge { withdrawalOffer = nil }
    if let notice = refusalOfSelection(command) {
      message = notice
      return []
    }
    return performAllowed(command)
  }

  /// Why what a command does cannot be done, in this session or in this log; `nil` where it can.
  func refusal(of command: Command.ID) -> SafeText? {
    let capability = Command.named(command)?.capability ?? .readData
    if let refusal = permissions.refusal(of: capability) { return refusal }
    guard capability == .writeLog, let log, log.standing.isReadOnly else { return nil }
    return LogSigns.readOnly(log)
  }

  private mutating func performAllowed(_ command: Command.ID) -> [Effect] {
    switch command {
    case .up, .down, .pageUp, .pageDown, .first, .last: move(command)
    case .nextPanel, .previousPanel: moveFocus(by: command == .nextPanel ? 1 : -1)
    case .open: return open()
    case .back: back()
    case .quit: return quit()
    case .leave: return [.quit]
    case .overview: screens = [.overview]
    case .crisis, .ladder, .notTried, .positions, .council, .sixTests, .riskSheet, .timeline,
      .reasons, .trends, .multiples, .matrix, .stances, .endings, .alerts, .log, .handover,
      .sources,
      .findings, .help:
      go(command)
    case .changes: return showChanges()
    case .compareHere: return toggleBaseline()
    case .seen: return markSeen()
    case .earlier: return step(to: archive.index - 1)
    case .later: return step(to: archive.index + 1)
    case .earlierDay, .laterDay: return stepDay(forward: command == .laterDay)
    case .firstInstant: return step(to: 0)
    case .lastInstant: return step(to: newestIndex ?? -1)
    case .earlierChange, .laterChange: return startSeek(forward: command == .laterChange)
    case .goToTime: prompt = .time(Prompt(limit: Prompt.searchLimit))
    case .live: return goLive()
    case .pause: return pauseOrPlay()
    case .filter:
      let open = Prompt(filter.text, limit: Prompt.searchLimit)
      prompt = .filter(FilterPrompt(prompt: open, before: filter))
    case .find: startFinding()
    case .palette: prompt = .palette(PalettePrompt())
    case .nextMatch, .previousMatch: goToNext(forward: command == .nextMatch)
    case .mark: toggleMark()
    case .copy: return copy()
    case .raw: showRaw()
    case .sort: sortByNext()
    case .reverseSort: reverseSort()
    case .nextQuestion: changeQuestion(by: 1)
    case .previousQuestion: changeQuestion(by: -1)
    case .acknowledge: acknowledge()
    case .writeEntry: writeEntry()
    case .correctEntry: correctEntry()
    case .watch: changeWatch()
    case .prepareHandover: prepareHandover()
    case .acceptHandover: acceptHandover()
    case .filterLog: startLogFilter()
    case .bell: toggleBell()
    case .zoom: isZoomed.toggle()
    case .chartForm: changeChartForm()
    case .chartScale: changeChartScale()
    case .nextTheme: return themes.isEmpty ? [] : [.applyTheme((theme + 1) % themes.count)]
    case .redraw: return [.redraw]
    }
    return []
  }

  private mutating func go(_ command: Command.ID) {
    let target: Screen? =
      switch command {
      case .sources: .sources
      case .findings: .findings
      case .help: .help
      case .crisis: subject.map { .record(.crisis($0)) }
      case .matrix: .matrix
      case .stances: .stances
      case .multiples: .multiples
      case .endings: .endings
      case .alerts: .alerts
      case .log: .log
      case .handover: .handover
      default: aspect(of: command)
      }
    if let target { show(target) } else { message = selectionNotice ?? "no crisis is shown" }
  }

  /// Commands that show a side of the crisis have its name.
  private func aspect(of command: Command.ID) -> Screen? {
    guard let aspect = Aspect(rawValue: command.rawValue), let subject else { return nil }
    return .aspect(aspect, subject)
  }

  /// Goes into a screen; a screen that is on the way already is gone back to.
  package mutating func show(_ target: Screen) {
    if let index = screens.firstIndex(of: target) {
      screens.removeSubrange((index + 1)...)
    } else {
      screens.append(target)
    }
  }

  private mutating func back() {
    if screens.count > 1 {
      screens.removeLast()
    } else if isZoomed {
      isZoomed = false
    } else if !filter.isEmpty {
      clearFilter()
    }
  }

  private mutating func clearFilter() {
    filter = .all
    message = "filter cleared"
    if let hiddenByFilter { select(hiddenByFilter) }
  }

  private mutating func quit() -> [Effect] {
    guard screens.count > 1 else { return [.quit] }
    screens.removeLast()
    return []
  }

  private mutating func sortByNext() {
    switch screen {
    case .sources: sources.sort = sources.sort.next
    case .overview: sort.key = sort.key.next
    default: message = "this page has one order"
    }
  }

  private mutating func reverseSort() {
    switch screen {
    case .sources: sources.isReversed.toggle()
    case .overview: sort.isReversed.toggle()
    default: message = "this page has one order"
    }
  }

  private mutating func changeQuestion(by offset: Int) {
    guard let crisis = currentCrisis else { return }
    let asked = askedQuestions(crisis)
    guard !asked.isEmpty, let current = question(for: crisis) else {
      message = "no position is on record"
      return
    }
    let index = asked.firstIndex { $0.id == current.id } ?? 0
    questions[crisis.id] = asked[(index + offset + asked.count) % asked.count].id
    panelSelections[.positions] = nil
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The next case, the first after the last.
  var next: Self {
    let index = Self.allCases.firstIndex(of: self) ?? 0
    return Self.allCases[(index + 1) % Self.allCases.count]
  }
}
