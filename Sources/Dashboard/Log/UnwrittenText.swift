internal import CrisisModel
package import DisplayText
package import WatchDesk
internal import WatchLog

extension DashboardState {
  /// What was typed and is in no log when the program leaves, so that it is not lost silently.
  ///
  /// - Parameters:
  ///   - orders: of which the outside has no answer.
  ///   - isKept: whether the next session offers it again.
  package func unwritten(besides orders: [(LogOrder, SafeText)], isKept: Bool) -> [SafeText] {
    let answer: SafeText = isKept ? "not in the watch log, but kept" : "NOT in the watch log"
    func sentence(_ typed: String, _ reason: SafeText) -> SafeText? {
      typed.isEmpty ? nil : "\(answer): \"\(SafeText(typed))\" (\(reason))"
    }
    var texts = orders.map { sentence($0.0.typed, $0.1) }
    texts += (log?.unwritten ?? []).map { sentence($0.order.typed, $0.reason) }
    if case .entry(let open) = prompt, HalfWritten(open) != nil {
      let complaint = open.keptSince == nil ? open.complaint : nil
      texts.append(sentence(open.text, complaint ?? "it was not finished"))
    }
    let closed = (log?.halfWritten ?? []).filter { $0.since == nil }
    texts += closed.map { sentence($0.text, "its prompt was closed") }
    return texts.compactMap { $0 }
  }
}
