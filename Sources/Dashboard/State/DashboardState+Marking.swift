internal import CrisisModel

extension DashboardState {
  /// The strictest marking of all that a screen tells; `nil` where no snapshot is shown.
  ///
  /// Most screens tell the shown snapshot alone. A comparison and a handover tell others too, and a
  /// handover that the log keeps has the marking that it was prepared with.
  func marking(of screen: Screen) -> Handling? {
    guard let shown = picture?.snapshot.handling else { return nil }
    let told: Handling? =
      switch screen {
      case .changes, .earlier: comparison?.handling
      case .handover: handoverMaterial?.marking
      case .logEntry(let key):
        log?.entry(key).flatMap { HandoverDocument($0, acceptance: nil)?.marking }
      default: nil
      }
    return told.map { max($0, shown) } ?? shown
  }
}
