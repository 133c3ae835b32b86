internal import Glibc

/// A thread of its own for work that mostly waits; Swift's pool has only one thread a core.
///
/// It takes no signals except those of its own crashes; the others are for the thread of the
/// screen. If the body uses a library, wait for its end before the process ends: a library that
/// cleans up at exit would do so under a running thread.
package final class WorkerThread: Sendable {
  private final class Work {
    var body: (@Sendable () -> Void)?
    let ended: WakePipe

    init(_ body: @escaping @Sendable () -> Void, _ ended: WakePipe) {
      self.body = body
      self.ended = ended
    }

    /// What the body holds is released before the end is reported.
    func run() {
      CrashStack.around { body?() }
      body = nil
      ended.wake()
    }
  }

  private let ended: WakePipe

  /// A thread that has not started; `nil` if the process has no descriptors left.
  package init?() {
    guard let ended = WakePipe() else { return nil }
    self.ended = ended
  }

  /// Runs a body to its end; call it once.
  ///
  /// - Returns: `false` if the system provides no thread.
  package func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body, ended))
    var (blocked, before) = (Self.blocked, sigset_t())
    pthread_sigmask(SIG_SETMASK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// All signals but those of crashes.
  ///
  /// A crash whose signal is blocked would end the process at once: no handler would run, and the
  /// terminal would stay as it is.
  private static var blocked: sigset_t {
    var set = sigset_t()
    sigfillset(&set)
    for crash in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS, SIGABRT] {
      sigdelset(&set, crash)
    }
    return set
  }

  /// Waits until the body has returned, or for so many milliseconds; a body that a file system or a
  /// server holds up is left behind.
  package func waitForEnd(milliseconds: Int) {
    ended.wait(milliseconds: milliseconds)
  }
}
