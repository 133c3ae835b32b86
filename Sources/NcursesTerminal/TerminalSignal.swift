internal import Glibc

/// A signal that the event loop answers; fatal ones never come this far.
package enum TerminalSignal: Hashable, Sendable {
  /// The window has another size; `NcursesTerminal.size` says which.
  case resized
  /// Leave now: the terminal is gone (SIGHUP).
  case hangUp
  /// Leave now: somebody asks (SIGTERM).
  case terminate
  /// Ctrl-C.
  case interrupt
  /// Ctrl-Z; answer by `NcursesTerminal.suspend()` where suspending is allowed.
  case suspend
  /// Running again after a stop; the screen has been drawn anew.
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

  /// The number by which a shell knows the signal; 128 more is the customary exit code.
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
