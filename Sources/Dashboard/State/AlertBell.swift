internal import CrisisModel
internal import DisplayText
internal import Presentation

/// Whether the terminal rings on new alerts, and which it has rung for.
package struct AlertBell: Hashable, Sendable {
  /// Off unless the officer wants it.
  package var isOn = false
  /// `nil` until alerts were first worked out: what was open then is not new.
  var heard: Set<AlertID>?

  /// Whether some of the alerts that want attention did not before; one whose acknowledgement was
  /// withdrawn is new again.
  mutating func hears(_ wanting: Set<AlertID>, acknowledged: Set<AlertID>) -> Bool {
    defer { heard = (heard ?? []).union(wanting).subtracting(acknowledged) }
    return heard.map { !wanting.isSubset(of: $0) } ?? false
  }
}

extension DashboardState {
  /// The shown instant has alerts of its own; until they are worked out none are shown.
  mutating func askForAlerts() -> [Effect] {
    if alerts?.index != archive.index { alerts = nil }
    return [.evaluateAlerts(index: archive.index)]
  }

  /// The instants on record up to the shown one, on which its alerts rest.
  var past: ArraySlice<Instant> { archive.instants.prefix(archive.index + 1) }

  /// Asks anew where the archive does not hold the same up to the shown instant as it did.
  mutating func askForAlerts(
    ofPast before: ArraySlice<Instant>, _ changed: Set<Instant>
  ) -> [Effect] {
    guard archive.instant != nil, past != before || !changed.isDisjoint(with: past) else {
      return []
    }
    alerts = nil
    return askForAlerts()
  }

  /// Takes the alerts of the shown instant; those of another one come too late.
  mutating func take(_ view: AlertsView) -> [Effect] {
    guard view.index == archive.index else { return [] }
    alerts = view
    return hearAlerts()
  }

  /// Rings for alerts that newly want attention, once it is known which are acknowledged.
  mutating func hearAlerts() -> [Effect] {
    guard let open = alerts?.openIDs, !awaitsAcknowledgements else { return [] }
    let acknowledged = Set((log?.knownAcknowledgements ?? [:]).keys)
    let isNew = bell.hears(
      open.subtracting(acknowledged), acknowledged: open.intersection(acknowledged))
    return isNew && bell.isOn ? [.ring] : []
  }

  /// Open alerts, and how many of them are acknowledged; none where that cannot be known.
  var alertCounts: (wanting: Int, acknowledged: Int) {
    guard let open = alerts?.openIDs else { return (0, 0) }
    let acknowledged = (log?.knownAcknowledgements ?? [:]).keys.count { open.contains($0) }
    return (open.count - acknowledged, acknowledged)
  }

  mutating func toggleBell() {
    bell.isOn.toggle()
    message = bell.isOn ? "the bell rings on new alerts" : "the bell is off"
  }

  /// Open alerts on crises that pass the filter, the newest first.
  func openAlerts(_ view: AlertsView) -> [Alert] {
    guard !filter.isEmpty else { return view.book.open }
    let visible = Set(visibleCrises.map(\.id))
    return view.book.open.filter { visible.contains($0.crisis) }
  }
}
