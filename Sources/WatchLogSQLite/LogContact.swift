internal import Glibc
internal import Paths
internal import Synchronization

/// Whether a log was ever reached from this machine: a file marks it from the first time on.
package final class LogContact: Sendable {
  private let path: String
  private let isKnown = Mutex(false)

  /// - Parameter path: the file's; its directory is made together with the queue beside it.
  package init(path: String) {
    self.path = path
  }

  var isMade: Bool {
    isKnown.withLock { $0 } || path.withPath { access($0, F_OK) } == 0
  }

  /// Remembers that the log was reached.
  ///
  /// If the file cannot be made, only this process remembers; the next one must reach the log again
  /// before it queues anything.
  func note() {
    let isNew = isKnown.withLock { isKnown in
      defer { isKnown = true }
      return !isKnown
    }
    guard isNew else { return }
    let file = path.withPath { open($0, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    if file >= 0 { close(file) }
  }
}
