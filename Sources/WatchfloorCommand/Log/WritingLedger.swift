internal import CrisisModel
internal import Glibc
internal import Paths
internal import StrictJSON
internal import Synchronization
internal import Threads
internal import WatchLog

/// Counts what one officer writes into one log, in a file that all their sessions on this machine share.
///
/// The count is a courtesy among officers and no record: where the file cannot be kept, or is damaged,
/// nobody is kept from writing, and each session counts for itself.
final class WritingLedger: Sendable {
  private struct State {
    var record = WritingRecord()
    /// Of entries that may have been written: tried again, they are not counted again.
    var unanswered: Set<LogKey> = []
  }

  let path: String?
  let limits: WritingLimits
  private let state = Mutex(State())

  /// - Parameter path: `nil` where there is no place for a file.
  init(path: String?, limits: WritingLimits) {
    self.path = path
    self.limits = limits
  }

  /// Why the file cannot be kept, as `errno` has it; `nil` where it can, or is not there yet.
  var trial: Int32? {
    guard let path, path.withPath({ access($0, F_OK) }) == 0 else { return nil }
    return path.withPath { access($0, R_OK | W_OK) } == 0 ? nil : errno
  }

  /// Counts a draft before it is written.
  func take(_ draft: LogDraft) throws(WatchLogError) {
    guard state.withLock({ $0.unanswered.remove(draft.key) }) == nil else { return }
    let size = draft.canonicalBytes.count
    try change { (record) throws(WatchLogError) in
      try record.take(size, now: draft.recorded, within: limits)
    }
  }

  /// What became of it: only what was certainly not written is counted no more.
  func failed(_ draft: LogDraft, _ error: WatchLogError) throws(WatchLogError) {
    if case .unanswered = error {
      state.withLock { _ = $0.unanswered.insert(draft.key) }
      return
    }
    try change { (record) throws(WatchLogError) in
      record.giveBack(draft.canonicalBytes.count, now: draft.recorded)
    }
  }

  private func change(
    _ body: (inout WritingRecord) throws(WatchLogError) -> Void
  ) throws(WatchLogError) {
    try state.withLock { (state) throws(WatchLogError) in
      guard let file = opened() else { return try body(&state.record) }
      defer { close(file) }
      var record = Self.read(file) ?? state.record
      try body(&record)
      state.record = record
      Self.write(record, to: file)
    }
  }

  /// The file, locked until it is closed; `nil` where it cannot be kept, which `doctor` says.
  private func opened() -> Int32? {
    guard let path, (try? OwnDirectories.make(above: path)) != nil else { return nil }
    let file = path.withPath {
      open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    }
    guard file >= 0 else { return nil }
    let end = MonotonicTime.now + Self.patience
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR || errno == EWOULDBLOCK, MonotonicTime.now < end else {
        close(file)
        return nil
      }
      poll(nil, 0, 5)
    }
    return file
  }

  /// A session counts within a moment; whoever keeps the file locked for longer keeps nobody from writing.
  private static let patience = Duration.milliseconds(500)

  /// `nil` where nothing can be read of it.
  private static func read(_ file: Int32) -> WritingRecord? {
    SmallFile.bytes(of: file).flatMap { WritingRecord(String(decoding: $0, as: UTF8.self)) }
  }

  /// What is written in part is read as nothing, and the session's own count goes on.
  private static func write(_ record: WritingRecord, to file: Int32) {
    let bytes = Array(record.text.utf8)
    if ftruncate(file, 0) == 0 { _ = pwrite(file, bytes, bytes.count, 0) }
  }
}
