internal import CrisisModel
package import Dashboard
internal import SnapshotArchive
package import TerminalUI

/// A dashboard without a terminal: takes keys as `render --keys` does, and plays the outside.
package final class Rehearsal {
  package var state: DashboardState
  private let shipped: ShippedArchive
  /// What was copied last.
  package private(set) var clipboard: String?

  /// - Parameter time: of the snapshot shown first, as file names say it.
  package init(
    _ shipped: ShippedArchive = .year2011, at time: String = "20110317T235900Z",
    size: Size = Size(width: 80, height: 24)
  ) {
    TestLocale.prepare()
    self.shipped = shipped
    let index = Instant(time).flatMap(shipped.archive.index) ?? 0
    state = DashboardState(
      archive: ArchiveView(
        name: SafeText(shipped.archive.name), instants: shipped.instants, index: index),
      reference: shipped.reference, size: size, themes: Repository.themes, theme: 0)
    _ = send(.snapshotRead(index: index, picture: shipped.pictures[index], problems: []))
  }

  /// Takes the alerts of the shown instant, which come after the first frame, and none before.
  package func withAlerts() -> Rehearsal {
    _ = send(.alertsEvaluated(shipped.alerts(upTo: state.archive.index)))
    return self
  }

  /// Takes all that comes after the first frame: alerts, and where changes cluster.
  package func settled() -> Rehearsal {
    _ = send(.changesCounted(shipped.changeCounts, problem: nil))
    return withAlerts()
  }

  /// Sends an action and answers nothing; returns what was asked for.
  package func send(_ action: Action) -> [Dashboard.Effect] {
    reduce(into: &state, action)
  }

  package func send(_ key: Key) -> [Dashboard.Effect] {
    send(.key(key))
  }

  /// Presses keys, named as in help and separated by spaces, and does what is asked for.
  ///
  /// `text:libya` types, `_` in it is a space. A name of no key is a mistake in the test.
  package func press(_ names: String) {
    for name in names.split(separator: " ") {
      for key in Self.keys(String(name)) { perform(send(key)) }
    }
  }

  private static func keys(_ name: String) -> [Key] {
    if name.hasPrefix("text:") {
      return name.dropFirst(5).map { .character($0 == "_" ? " " : $0) }
    }
    guard let key = Key(name: name) else { preconditionFailure("\(name) is no key") }
    return [key]
  }

  /// Answers effects as the program does: reads snapshots, applies themes.
  package func perform(_ effects: [Dashboard.Effect]) {
    for effect in effects {
      switch effect {
      case .readSnapshot(let index):
        perform(send(.snapshotRead(index: index, picture: shipped.pictures[index], problems: [])))
      case .readComparison(let index):
        perform(send(.comparisonRead(index: index, picture: shipped.pictures[index], problems: [])))
      case .applyTheme(let index): perform(send(.themeApplied(index, problem: nil)))
      case .copy(let text):
        clipboard = text
        perform(send(.copied(bytes: text.utf8.count)))
      case .seek: perform(send(found()))
      case .evaluateAlerts, .countArrivedAlerts, .countChanges, .ring, .redraw, .quit: break
      }
    }
  }

  /// Where the record that is looked for differs.
  private func found() -> Action {
    guard let seek = state.seek else { return .seekEnded(index: nil) }
    let all = shipped.pictures.indices
    let order =
      seek.isForward ? Array(all.dropFirst(seek.index)) : all.prefix(seek.index + 1).reversed()
    let index = order.first {
      (SnapshotWriter.write(seek.fact, of: shipped.pictures[$0].snapshot) ?? []) != seek.record
    }
    return .seekEnded(index: index)
  }

  package var frame: Frame { render(state) }
  package var lines: [String] { frame.lines }
  package var text: String { lines.joined(separator: "\n") }
}
