internal import CrisisModel
internal import DisplayText
internal import Presentation

extension Command.ID {
  /// Whether it does something to what is selected, and nothing where that is gone.
  var actsOnSelection: Bool {
    switch self {
    case .open, .raw, .copy, .mark, .acknowledge, .writeEntry, .correctEntry, .earlierChange,
      .laterChange:
      true
    case .up, .down, .pageUp, .pageDown, .first, .last, .back, .quit, .leave, .nextPanel,
      .previousPanel, .overview, .crisis, .ladder, .notTried, .positions, .council, .sixTests,
      .riskSheet, .timeline, .reasons, .trends, .multiples, .matrix, .stances, .endings, .alerts,
      .sources, .findings, .help, .changes, .compareHere, .seen, .earlier, .later, .earlierDay,
      .laterDay, .firstInstant, .lastInstant, .goToTime, .live, .pause, .palette, .filter, .find,
      .nextMatch, .previousMatch, .sort, .reverseSort, .nextQuestion, .previousQuestion, .zoom,
      .chartForm, .chartScale, .nextTheme, .redraw, .bell, .log, .filterLog, .watch, .handover,
      .prepareHandover, .acceptHandover:
      false
    }
  }
}

extension DashboardState {
  /// Why a command that is about the selection does nothing now; `nil` where it may.
  func refusalOfSelection(_ command: Command.ID) -> SafeText? {
    guard command.actsOnSelection else { return nil }
    return absenceOfSubject(for: command) ?? (actsOnScreen(command) ? nil : selectionNotice)
  }

  /// That nothing is written about what the page itself says is not there.
  private func absenceOfSubject(for command: Command.ID) -> SafeText? {
    guard [.acknowledge, .writeEntry, .correctEntry].contains(command), log != nil else {
      return nil
    }
    switch screen {
    case .alert where alerts == nil: return "the alerts are being worked out; try again"
    case .alert(let id): return alerts?.book.alert(id) == nil ? absence(of: id.text) : nil
    case .logEntry(let key):
      return log?.entry(key) == nil ? "the entry is not at hand; nothing is written" : nil
    case .record(let fact), .raw(let fact): return has(fact) ? nil : absence(of: "it")
    case .earlier: return nil
    default:
      return screen.crisis.flatMap { has(.crisis($0)) ? nil : absence(of: $0.text) }
    }
  }

  private func has(_ fact: Fact) -> Bool { picture?.has(fact) ?? false }

  private func absence(of what: SafeText) -> SafeText {
    "\(what) is not in the snapshot shown; nothing is written"
  }

  /// What is said of a selection that is not on the screen; `nil` where it is.
  var selectionNotice: SafeText? {
    guard screen == .overview else { return page.flatMap(notice) }
    if let crisis = missingCrisis {
      return "not listed now: \(picture?.crisisName(crisis) ?? crisis.text); ↑ ↓ choose another"
    }
    guard focus != .crises, currentCrisis != nil, let selected = panelSelections[focus],
      case .gone = place(in: focus, among: panelItems(focus))
    else { return nil }
    return Self.isGone(selected.subject)
  }

  private func notice(_ page: Page) -> SafeText? {
    let selection = selection(on: page)
    guard let subject = selection.anchor?.subject else { return nil }
    switch selection.standing {
    case .listed: return nil
    case .awaited:
      return "the page is being worked out; the selected \(subject.noun) is not on it yet"
    case .gone: return Self.isGone(subject)
    }
  }

  private static func isGone(_ subject: RowSubject) -> SafeText {
    "no longer listed: the selected \(subject.noun); ↑ ↓ choose another"
  }

  /// The selected crisis where the list has others, but not it.
  private var missingCrisis: CrisisID? {
    currentPlace == nil && !visibleCrises.isEmpty ? selectedCrisis : nil
  }

  /// Whether a command is about the record that the screen shows, whichever line is selected.
  private func actsOnScreen(_ command: Command.ID) -> Bool {
    switch (command, screen) {
    case (.acknowledge, .alert), (.correctEntry, .logEntry),
      (.writeEntry, .record), (.writeEntry, .raw), (.writeEntry, .earlier), (.writeEntry, .alert),
      (.writeEntry, .logEntry), (.raw, .record), (.raw, .raw), (.earlierChange, .record),
      (.earlierChange, .raw), (.laterChange, .record), (.laterChange, .raw):
      true
    case (.copy, _): focus == .crises && screen == .overview && !marks.isEmpty
    default: false
    }
  }
}
