/// How long a server may take, in milliseconds.
package struct PostgreSQLTimeouts: Hashable, Sendable {
  /// Until it has accepted the login.
  package var connect = 5_000
  /// To answer one statement; the server gives up after the same time.
  package var answer = 5_000
  /// To bring a log to a new form; an index over millions of entries takes minutes.
  package var migration = 1_800_000
  /// Between two checks whether a silent server is still there.
  package var silence = 10_000
  /// The longest pause between two attempts to connect.
  package var pause = 10_000

  /// The timeouts of a dashboard; tests use shorter ones.
  package init() {}
}
