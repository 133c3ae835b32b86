internal import StrictJSON
internal import WatchLog

/// A database's form as a list of steps, numbered from 1 by their places.
///
/// A released step is never changed; a new form is a new step.
struct SQLiteSchema {
  /// Tells our files from any other database: `PRAGMA application_id`.
  let applicationID: Int64
  let migrations: [String]

  /// Brings a database to the newest form.
  ///
  /// Throws if a newer program wrote it, or if it is something else.
  func migrate(_ connection: SQLiteConnection) throws(WatchLogError) {
    guard try version(of: connection) < migrations.count else { return }
    try connection.transaction { () throws(WatchLogError) in
      // Another process may have done it while this one waited for the lock.
      let version = Int(try connection.number("PRAGMA user_version"))
      for (number, sql) in zip(1..., migrations) where number > version {
        try connection.execute(sql, instructions: SQLiteLimits.migration)
      }
      try connection.execute(
        "PRAGMA user_version = \(migrations.count); PRAGMA application_id = \(applicationID)")
    }
  }

  /// The number of the form; 0 for a file that nobody has written to.
  func version(of connection: SQLiteConnection) throws(WatchLogError) -> Int {
    let version = try connection.number("PRAGMA user_version")
    try check(connection, version)
    return Int(version)
  }

  private func check(_ connection: SQLiteConnection, _ version: Int64) throws(WatchLogError) {
    let place = connection.path
    let found = try connection.number("PRAGMA application_id")
    let tables = try connection.number("SELECT count(*) FROM sqlite_schema")
    let isOurs = found == applicationID && version > 0
    let isNew = found == 0 && version == 0 && tables == 0
    // Between two reads another process may have made a new file ours.
    guard isOurs || isNew || found == applicationID else {
      throw .damaged(place: place, reason: "a database, but no watch log")
    }
    guard version <= migrations.count else {
      throw .newer(place: place, version: Int(version), known: migrations.count)
    }
  }
}
