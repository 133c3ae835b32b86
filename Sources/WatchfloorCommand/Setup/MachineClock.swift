package import CrisisModel
internal import Glibc

/// The clock of this machine, which may be wrong.
package enum MachineClock {
  package static func now() -> Instant { Instant(seconds: time(nil)) }
}
