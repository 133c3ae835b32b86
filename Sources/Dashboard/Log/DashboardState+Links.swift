internal import CrisisModel
internal import Presentation
internal import WatchDesk
internal import WatchLog

/// What an entry that is written now is about.
extension DashboardState {
  /// What is selected, as links, with the snapshot that has it.
  ///
  /// The record on the screen comes first, then the selected line, then what the page is about. Of
  /// what has no id of its own, as a test, a risk factor or a border, the crisis is linked.
  var selectedLinks: LogLinks {
    if let id = selectedAlert { return links(of: id) }
    if let entry = selectedEntry {
      var links = entry.draft.links
      links.alert = entry.draft.alert
      links.entry = entry.draft.key
      return links
    }
    // What belongs to no crisis is written about in the one that was gone through to it.
    let way = screens.lazy.reversed().compactMap(\.crisis).first
    var links = LogLinks(crisis: way, snapshot: picture?.snapshot.asOf)
    if !screen.isRecord, let indicator = selectedPageRow?.indicator {
      links.indicator = indicator
      links.crisis = selectedTarget?.crisis ?? subject
      return links
    }
    let candidates = [screen.isRecord ? screen : nil, selectedTarget, screen]
    guard let thing = candidates.lazy.compactMap({ $0 }).first(where: { links.take($0) }) else {
      links.crisis = subject
      return links
    }
    if case .earlier = thing { links.snapshot = earlierSnapshot }
    return links
  }

  /// The snapshot whose records alone are shown beside those of the present one.
  private var earlierSnapshot: Instant? {
    (screen == .handover ? handover.comparison : comparison)?.old.snapshot.asOf
  }

  /// The entry of the page or of the selected line.
  var selectedEntry: LogEntry? {
    if case .logEntry(let key) = screen { return log?.entry(key) }
    guard [.log, .handover].contains(screen), case .logEntry(let key)? = selectedTarget else {
      return nil
    }
    return log?.entry(key) ?? log?.handoverReading?.entry(key)
  }
}

extension Screen {
  /// Whether it shows one record, whichever of its lines is selected.
  fileprivate var isRecord: Bool {
    switch self {
    case .record, .raw, .earlier: true
    default: false
    }
  }
}

extension LogLinks {
  /// Links what a screen shows; `false` where that is nothing of its own.
  fileprivate mutating func take(_ screen: Screen) -> Bool {
    switch screen {
    case .record(let fact), .raw(let fact), .earlier(let fact): take(fact)
    case .question(let crisis, let id), .projection(let crisis, let id):
      self.crisis = crisis
      question = id
    case .organization(let id): organization = id
    default:
      guard let crisis = screen.crisis else { return false }
      self.crisis = crisis
    }
    return true
  }

  private mutating func take(_ fact: Fact) {
    crisis = fact.crisis ?? crisis
    switch fact {
    case .crisis, .border: break
    case .measure(_, let id): measure = id
    case .decision(_, let symbol): decision = symbol
    case .position(_, let holder, let question, let date):
      position = LogPosition(holder: holder, question: question, date: date)
    case .event(_, let id): event = id
    case .membership(let id, _): organization = id
    case .step(let id): step = id
    case .source(let id): source = id
    }
  }
}
