internal import CrisisModel
package import TerminalUI
internal import WatchLog

extension DashboardState {
  /// What was typed and is in no log when the program leaves, so that it is not lost silently.
  ///
  /// - Parameter orders: of which the outside has no answer.
  package func unwritten(besides orders: [(LogOrder, SafeText)]) -> [SafeText] {
    var texts = orders.map { Self.sentence($0.0.typed, $0.1) }
    texts += (log?.unwritten ?? []).map { Self.sentence($0.order.typed, $0.reason) }
    if case .entry(let open) = prompt {
      texts.append(Self.sentence(open.prompt.text, open.complaint ?? "it was not finished"))
    }
    return texts.compactMap { $0 }
  }

  private static func sentence(_ typed: String, _ reason: SafeText) -> SafeText? {
    typed.isEmpty ? nil : "not in the watch log: \"\(SafeText(typed))\" (\(reason))"
  }
}
