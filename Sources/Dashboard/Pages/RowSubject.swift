package import CrisisModel
package import DisplayText

/// What a line of a page stands for; a selection holds on to it, and not to the line's number.
package enum RowSubject: Hashable, Sendable {
  /// A sentence, or the space between things; it is told by its place under a title.
  case words
  /// The title of the part of the page that follows.
  case title(SafeText)
  /// A thing without a screen of its own, by a name that is its own on the page.
  case item(SafeText)
  /// The screen that Enter opens.
  ///
  /// - Parameter named: tells the line from others that open the same, or stays where what is
  ///   opened becomes another.
  case screen(Screen, named: SafeText? = nil)
  /// The snapshot that Enter goes to.
  case instant(Instant, named: SafeText? = nil)
  /// What Enter does.
  case command(Command.ID, named: SafeText? = nil)
}

/// By what a line is found again on a page that was built anew, or in a list.
package enum RowIdentity: Hashable, Sendable {
  case words
  case title(SafeText)
  case name(SafeText)
  case screen(Screen, IndicatorID?)
  case instant(Instant)
  case command(Command.ID)
  /// Lines of one indicator among those of several.
  case figures(IndicatorID)

  init(_ subject: RowSubject, of indicator: IndicatorID? = nil) {
    self =
      switch subject {
      case .words: indicator.map(RowIdentity.figures) ?? .words
      case .title(let title): .title(title)
      case .item(let name), .screen(_, .some(let name)), .instant(_, .some(let name)),
        .command(_, .some(let name)):
        .name(name)
      case .screen(let screen, nil): .screen(screen, indicator)
      case .instant(let instant, nil): .instant(instant)
      case .command(let command, nil): .command(command)
      }
  }
}

extension RowSubject {
  /// The screen that Enter opens.
  var screen: Screen? {
    if case .screen(let screen, _) = self { screen } else { nil }
  }

  /// What it is called where it is said to be gone.
  var noun: SafeText {
    if case .screen(let screen, _) = self { screen.noun } else { "line" }
  }
}

extension Screen {
  /// The thing that it shows, in a word.
  fileprivate var noun: SafeText {
    switch self {
    case .record(let fact), .raw(let fact), .earlier(let fact): fact.noun
    case .alert: "alert"
    case .logEntry: "entry"
    case .organization: "organisation"
    case .question, .projection: "question"
    case .aspect, .reason, .overview, .matrix, .endings, .stances, .multiples, .changes, .alerts,
      .log, .handover, .sources, .findings, .help:
      "line"
    }
  }
}

extension Fact {
  fileprivate var noun: SafeText {
    switch self {
    case .crisis: "crisis"
    case .measure: "measure"
    case .position: "position"
    case .decision: "decision"
    case .event: "event"
    case .source: "source"
    case .step: "step"
    case .membership: "membership"
    case .border: "border"
    }
  }
}
