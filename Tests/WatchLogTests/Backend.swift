import TestSupport
import Testing
import WatchLog
import WatchLogSQLite

/// What the contract is tested on.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { rawValue }

  /// An empty log; what it needs is gone with the directory.
  func make(in directory: TemporaryDirectory) throws -> any WatchLogStore {
    switch self {
    case .memory: MemoryLog()
    case .sqlite: try SQLiteLog(path: "\(directory.path)/log.db")
    }
  }
}
