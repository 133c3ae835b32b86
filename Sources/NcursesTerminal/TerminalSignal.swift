internal import Glibc

/// A signal that the event loop answers; fatal ones never get this far.
package enum TerminalSignal: Hashable, Sendable {
  /// The window has another size, which is `NcursesTerminal.size`.
  case resized
  /// Leave now: the terminal is gone (SIGHUP).
  case hangUp
  /// Leave now: somebody asked for it (SIGTERM).
  case terminate
  /// Ctrl-C.
  case interrupt
  /// Ctrl-Z; answer with `NcursesTerminal.suspend()` if suspending is allowed.
  case suspend
  /// The program runs again after a stop; the screen has been redrawn.
  case continued

  init?(number: Int32) {
    switch number {
    case SIGWINCH: self = .resized
    case SIGHUP: self = .hangUp
    case SIGTERM: self = .terminate
    case SIGINT: self = .interrupt
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .continued
    default: return nil
    }
  }

  /// The number by which a shell knows the signal; exit codes customarily add 128.
  package var number: Int32 {
    switch self {
    case .resized: SIGWINCH
    case .hangUp: SIGHUP
    case .terminate: SIGTERM
    case .interrupt: SIGINT
    case .suspend: SIGTSTP
    case .continued: SIGCONT
    }
  }
}
