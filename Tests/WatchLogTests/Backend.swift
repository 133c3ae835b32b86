import TestSupport
import Testing
import WatchLog

/// What the contract is tested on.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory

  var testDescription: String { rawValue }

  /// An empty log; what it needs is gone with the directory.
  func make(in directory: TemporaryDirectory) throws -> any WatchLogStore {
    switch self {
    case .memory: MemoryLog()
    }
  }
}
