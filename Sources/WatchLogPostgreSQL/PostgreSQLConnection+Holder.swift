internal import StrictJSON
internal import WatchLog

/// Who keeps others from writing.
extension PostgreSQLConnection {
  /// The error, with the session that holds the head of the log, if any: a single open transaction
  /// keeps every desk waiting.
  func namingHolder(_ error: WatchLogError) -> WatchLogError {
    guard case .busy(let place, let milliseconds) = error, !isBroken else { return error }
    do throws(WatchLogError) {
      guard let holder = try holder() else { return error }
      return .held(place: place, milliseconds: milliseconds, by: holder)
    } catch {
      // Without the holder's name, the first error says all that is known.
      return .busy(place: place, milliseconds: milliseconds)
    }
  }

  /// The session that has held a lock on the head for longest and waits for none itself; `nil` if
  /// it has released it meanwhile.
  ///
  /// Everybody may see its user and process; its address and time only those who may see the
  /// statistics of others (`pg_read_all_stats`), and they are left out otherwise.
  private func holder() throws(WatchLogError) -> Message? {
    let found = try rows(
      """
      SELECT activity.usename::text, activity.pid::int8,
        coalesce(pg_catalog.host(activity.client_addr), ''),
        coalesce(pg_catalog.to_char(
          activity.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ''),
        coalesce(activity.application_name, '')
      FROM pg_catalog.pg_locks AS lock JOIN pg_catalog.pg_stat_activity AS activity USING (pid)
      WHERE lock.relation = 'watchlog.head'::pg_catalog.regclass AND lock.granted
        AND lock.database = (
          SELECT oid FROM pg_catalog.pg_database
          WHERE datname = pg_catalog.current_database())
        AND lock.mode <> 'AccessShareLock' AND lock.pid <> pg_catalog.pg_backend_pid()
        AND NOT EXISTS (
          SELECT 1 FROM pg_catalog.pg_locks AS wanted
          WHERE wanted.pid = lock.pid AND NOT wanted.granted)
      ORDER BY activity.xact_start LIMIT 1
      """)
    guard let row = found.first else { return nil }
    let user = try row.text(0) ?? "unknown"
    var words: Message = "\(plain: user), process \(try row.integer(1))"
    if let address = try row.text(2), !address.isEmpty {
      words = "\(words), from \(plain: address)"
    }
    if let since = try row.text(3), !since.isEmpty { words = "\(words), since \(plain: since)" }
    if let program = try row.text(4), !program.isEmpty {
      words = "\(words), with \(plain: program)"
    }
    return words
  }
}
