internal import CSQLite
internal import Glibc
internal import StrictJSON
internal import WatchLog

/// An error of SQLite, read at once.
struct SQLiteFailure {
  private let code: Int32
  private let message: String
  private let systemError: Int32

  /// - Parameter database: the connection that failed; `nil` if none could be made.
  init(code: Int32, database: OpaquePointer?) {
    self.code = code
    message = String(cString: database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    systemError = database.map { sqlite3_system_errno($0) } ?? 0
  }

  func error(at place: String, patience: Int) -> WatchLogError {
    // The commit may have reached the disk; a crash now could bring it back.
    if code == WF_SQLITE_IOERR_FSYNC { return .unanswered(place: place, reason: reason) }
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy(place: place, milliseconds: patience)
    case SQLITE_FULL: return .full(place: place)
    case SQLITE_READONLY: return .readOnly(place: place)
    case SQLITE_INTERRUPT:
      return .damaged(place: place, reason: "what its schema runs does not come to an end")
    // Our statement is right: the schema or a row is not.
    case SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_CORRUPT, SQLITE_NOTADB:
      return .damaged(place: place, reason: reason)
    case SQLITE_CONSTRAINT, SQLITE_PERM, SQLITE_AUTH:
      return .refused(place: place, reason: reason)
    default: return systemFailure(at: place)
    }
  }

  private func systemFailure(at place: String) -> WatchLogError {
    switch systemError {
    case ENOSPC, EDQUOT, EFBIG: return .full(place: place)
    case EROFS, EACCES, EPERM: return .readOnly(place: place)
    default: break
    }
    // A full disk is `SQLITE_FULL`; SQLite has often forgotten what else prevented a write.
    guard code == WF_SQLITE_IOERR_WRITE else { return .unavailable(place: place, reason: reason) }
    return .unavailable(
      place: place, reason: "\(reason) while writing: over quota, a limit, or a broken disk")
  }

  private var reason: Message {
    systemError == 0
      ? "\(plain: message)"
      : "\(plain: message): \(plain: String(cString: strerror(systemError)))"
  }
}
