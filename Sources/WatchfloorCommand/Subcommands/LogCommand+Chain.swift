internal import DisplayText
internal import Glibc
internal import WatchLog

/// The chain of hashes: followed from the first entry to the last, and its head.
extension LogCommand {
  func verify() throws(CommandError) {
    let store = try orEnd(log: setup.existing())
    let isWatched = isatty(STDERR_FILENO) == 1
    let result = try orEnd(
      log: store.verify(expecting: arguments.heads) { checked, all in
        if isWatched { output.progress("\(Int(checked)) of \(Int(all)) entries") }
      })
    if isWatched { output.progress("") }
    for found in result.breaks { output.line(LogCheckWords.line(found)) }
    for difference in result.differences {
      output.line("schema: \(SafeText(difference.words)), so that nothing is written to this log")
    }
    let more = result.breakCount - result.breaks.count
    if more > 0 { output.line("and \(more) more") }
    if let first = result.firstClockStep {
      output.line(
        "#\(Int(first)): recorded earlier than the entry before it, and \(result.clockSteps - 1) more; clocks differ, nothing is broken"
      )
    }
    let isSound = result.isSound
    let verdict: SafeText =
      isSound
      ? "sound"
      : result.breakCount == 0
        ? "sound, but its schema was altered" : "NOT sound, \(result.breakCount) breaks"
    output.line("\(Int(result.checked)) entries, \(verdict)")
    if isSound, let line = LogCheckWords.agreement(with: arguments.heads, result) {
      output.line(line)
    }
    output.line("log \(setup.placeText)")
    output.line("head \(SafeText(result.head.description))")
    if !isSound { throw .differs }
  }

  /// The head alone, on one line; the entry that it names must be the one that the log has.
  func printHead() throws(CommandError) {
    let store = try orEnd(log: setup.existing())
    let head = try orEnd(log: store.head())
    warn(of: store)
    let place = setup.placeText
    guard head.sequence > 0 else {
      throw .storeUnavailable(
        "\(place): the watch log has no entry yet, and so no head; write one first")
    }
    let last = try orEnd(log: store.stored(after: head.sequence - 1, limit: 1)).first
    guard last?.sequence == head.sequence, last?.hash == head.hash.bytes else {
      throw CommandError(
        .differs,
        [
          "\(place): the head, \(Int(head.sequence)), is not the last entry; keep a copy and run watchfloor log verify"
        ])
    }
    output.line(SafeText(head.description))
  }
}

extension LogCheckWords {
  /// What was found of the heads that were given, where the log has them all; `nil` where none was.
  static func agreement(with heads: [LogHead], _ result: LogVerification) -> SafeText? {
    guard let last = heads.map(\.sequence).max() else { return nil }
    let count = SafeText.counted(heads.count, "head", "heads")
    let rest = result.head.sequence - last
    let after: SafeText =
      rest == 0
      ? "the last is the log's own"
      : "\(SafeText.counted(Int(rest), "entry", "entries")) after the last \(rest == 1 ? "is" : "are") held by the chain alone"
    return "\(count) from elsewhere found in it; \(after)"
  }
}
