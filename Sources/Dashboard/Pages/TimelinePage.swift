internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  /// Events and response of one crisis on one axis, oldest first.
  mutating func buildTimeline(_ crisis: Crisis) -> SafeText {
    for event in crisis.events.sorted(by: { $0.date.day < $1.date.day }) {
      line(
        Line("\(Dates.dated(event.date))  \(SafeText(event.what, limit: 200))"),
        opens: .record(.event(crisis.id, event.id)))
    }
    return "Timeline · \(SafeText(crisis.name, limit: 80))"
  }
}
