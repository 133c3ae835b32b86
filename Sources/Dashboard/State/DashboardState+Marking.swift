package import CrisisModel
internal import Presentation
internal import WatchDesk
internal import WatchLog

extension DashboardState {
  /// The strictest marking of all that a screen tells; `nil` where no snapshot is shown.
  ///
  /// Most screens tell the shown snapshot alone. A comparison, alerts and a handover tell others too,
  /// and entries of the log have markings of their own.
  package func marking(of screen: Screen) -> Marking? {
    guard let shown = picture?.snapshot.marking else { return nil }
    return shown.joined(toldBesides(screen))
  }

  /// Of what is copied now.
  package var copiedMarking: Marking? {
    let markings = copiedScreens.compactMap(marking)
    return markings.first.map { $0.joined(markings) }
  }

  private func toldBesides(_ screen: Screen) -> [Marking] {
    switch screen {
    case .changes, .earlier: [comparison?.marking].compactMap { $0 }
    case .handover: [handoverMaterial?.marking].compactMap { $0 }
    case .alerts: markings(of: alerts?.book.open ?? [])
    case .alert(let id): markings(of: [alerts?.book.alert(id)].compactMap { $0 })
    case .log: (log?.entries ?? []).map(\.draft.wholeMarking)
    case .logEntry(let key): [log?.entry(key)?.draft.wholeMarking].compactMap { $0 }
    default: []
    }
  }

  /// Of alerts, and of what officers noted when they acknowledged them.
  private func markings(of alerts: [Alert]) -> [Marking] {
    let known = log?.knownAcknowledgements ?? [:]
    return alerts.map(\.marking) + alerts.compactMap { known[$0.id]?.entry.draft.wholeMarking }
  }

  /// An entry with how it will be marked, unless its text says otherwise.
  ///
  /// - Parameter subject: the entry that it points back to.
  func marked(
    _ prompt: EntryPrompt, about subject: LogDraft? = nil, alert: AlertID? = nil
  ) -> EntryPrompt {
    var prompt = prompt
    let about: [Marking?] = [
      picture?.snapshot.marking, subject?.wholeMarking,
      alert.flatMap { alerts?.book.alert($0)?.marking },
    ]
    prompt.subjects = about.compactMap { $0 }
    return prompt
  }
}
