package import CrisisModel
package import Dashboard
internal import DisplayText
internal import Presentation
internal import SnapshotArchive
package import TerminalUI
internal import WatchDesk
package import WatchLog

/// A dashboard without a terminal: takes keys as `render --keys` does, and plays the outside.
package final class Rehearsal {
  package var state: DashboardState
  private let shipped: ShippedArchive
  /// What was copied last.
  package private(set) var clipboard: String?
  /// What is written to, and the clock of the machine; `nil` where there is no log.
  package private(set) var store: (any WatchLogStore)?
  package var now = Instant("20110318T060000Z") ?? Instant(seconds: 0)
  /// Why nothing can be written; `nil` where all is well.
  package var writeFailure: WatchLogError?
  private var interest: LogInterest?
  /// Keys of entries, the same in every run.
  private var keys = SeededGenerator(seed: 1)

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

  /// Opens a watch log and answers for it from now on.
  package func withLog(
    _ store: any WatchLogStore = MemoryLog(), by writer: LogWriter = .ndiaye
  ) -> Rehearsal {
    self.store = store
    // Two dashboards on one log do not draw the same keys.
    let seeds: [String: UInt64] = ["ndiaye": 1, "haddad": 2, "cole": 3]
    keys = SeededGenerator(seed: seeds[writer.author.login] ?? 4)
    state.log = LogView(place: SafeText(store.place), writer: writer)
    perform(send(.logStands(.open(store.status))))
    return self
  }

  /// Reads the log anew, as when another desk has written.
  package func logChanged() {
    guard let store, let interest else { return }
    do {
      perform(send(.logRead(try LogReading(interest, from: store, now: now))))
    } catch {
      perform(send(.logStands(.closed(since: now, reason: SafeText(error.text)))))
    }
  }

  private func write(_ order: LogOrder) {
    guard let store, let writer = state.log?.writer else { return }
    do throws(WatchLogError) {
      if let writeFailure { throw writeFailure }
      let key = LogKey.random(using: &keys)
      guard let draft = order.draft(key: key, now: now, by: writer) else {
        perform(send(.logFailed(order, "that time lies ahead")))
        return
      }
      let receipt = try store.append(draft)
      perform(send(.logWritten(LogWriting(order: order, receipt: receipt, in: store))))
      logChanged()
    } catch {
      perform(send(.logFailed(order, SafeText(error.text))))
    }
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
      case .readHandover(let start):
        let markings = shipped.pictures.map(\.snapshot)
          .filter { start.raisedAt.contains($0.asOf) }.map(\.handling)
        perform(
          send(
            .handoverRead(
              start, picture: shipped.pictures[start.index], problems: [],
              alertMarkings: markings)))
      case .applyTheme(let index): perform(send(.themeApplied(index, problem: nil)))
      case .copy(let text):
        clipboard = text.string
        perform(send(.copied(lines: text.lines, bytes: text.string.utf8.count)))
      case .seek: perform(send(found()))
      case .followLog(let interest):
        self.interest = interest
        logChanged()
      case .readOlderLog(let filter, let before):
        guard let store,
          let page = try? OlderLogPage(filter, before: before, from: store, now: now)
        else { break }
        perform(send(.olderLogRead(page)))
      case .write(let order): write(order)
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

extension LogWriter {
  /// At the Africa desk.
  package static let ndiaye = LogWriter(
    author: LogAuthor(name: "Alice Ndiaye", login: "ndiaye", host: "watch1"), desk: "Africa",
    role: "duty officer")
  /// At another desk.
  package static let haddad = LogWriter(
    author: LogAuthor(name: "haddad", login: "haddad", host: "watch2"), desk: "Arab States",
    role: "watch officer")
}
