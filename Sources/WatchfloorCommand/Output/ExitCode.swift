/// How the program ends, for scripts (documented in the README and by `--help`).
package enum ExitCode: Int32, Sendable {
  case fine = 0
  case differs = 1
  case usage = 2
  case invalidData = 3
  case staleData = 4
  case noTerminal = 5
  case forbidden = 6
  case storeUnavailable = 7
}
