package import CrisisModel
internal import DisplayText
internal import Presentation

extension DashboardState {
  /// Shows another instant, chosen by the officer.
  mutating func step(to index: Int) -> [Effect] {
    isPlaying = false
    guard archive.instants.indices.contains(index) else {
      message = index < 0 ? "this is the first snapshot" : "this is the last snapshot"
      return []
    }
    guard index != archive.index else { return [] }
    mode = .replay
    return [.readSnapshot(index: index)]
  }

  /// Shows the last snapshot of the day before, or of the day shown and then of the next one.
  ///
  /// Days without a snapshot are passed over.
  mutating func stepDay(forward: Bool) -> [Effect] {
    guard let day = archive.instant?.day else { return [] }
    let (instants, index) = (archive.instants, archive.index)
    guard forward else { return step(to: instants.lastIndex { $0.day < day } ?? -1) }
    guard let next = instants.indices.dropFirst(index + 1).first else {
      return step(to: instants.count)
    }
    let wanted = instants[next].day
    return step(to: instants.lastIndex { $0.day <= wanted } ?? next)
  }

  /// Back to the newest snapshot, and on with the next ones.
  mutating func goLive() -> [Effect] {
    isPlaying = false
    mode = .live
    (arrived, arrivedAlerts, leftAt) = (0, 0, nil)
    guard let newestIndex else { return [] }
    // What is gone from the archive may still be on the screen.
    let isShown = newestIndex == archive.index && picture?.snapshot.asOf == archive.instant
    return isShown ? [] : [.readSnapshot(index: newestIndex)]
  }

  /// Holds what is live, goes on with what is held, or plays what is replayed.
  mutating func pauseOrPlay() -> [Effect] {
    switch mode {
    case .live: mode = .paused
    case .paused: return goLive()
    case .replay:
      isPlaying.toggle()
      if isPlaying, archive.index >= newestIndex ?? 0 {
        isPlaying = false
        message = "this is the last snapshot; . goes live"
      }
    }
    return []
  }

  /// The next snapshot while they are played; playing ends with the last one.
  mutating func playNext() -> [Effect] {
    guard isPlaying, archive.index < newestIndex ?? 0 else {
      isPlaying = false
      return []
    }
    return [.readSnapshot(index: archive.index + 1)]
  }

  /// Goes to a time that was typed, or says what is understood.
  mutating func go(to text: String) -> [Effect] {
    guard let newest else { return [] }
    if let count = Self.count(text) { return step(by: count) }
    do {
      let time = try shifted(by: text) ?? TimeExpression(parsing: text).resolved(newest: newest)
      if let first = archive.instants.first, time < first {
        message = "nothing before \(Dates.group(first)), the first snapshot"
        return []
      }
      let index = archive.nearest(to: time)
      let effects = step(to: index)
      noteDistance(asked: time, found: archive.instants[index])
      return effects
    } catch {
      message =
        "\(SafeText(text, limit: 20)): write 17 mar 2011, 2011-03-17 06:00, -2h, +3d, 3d back or +5"
      return []
    }
  }

  /// `+3d`, `3d back`: a stretch from the snapshot shown, as against `-3d` from the newest.
  private func shifted(by text: String) -> Instant? {
    guard let shown = archive.instant else { return nil }
    let text = text.lowercased()
    if text.hasPrefix("+"), let seconds = TimeExpression.seconds(text.dropFirst()) {
      return shown.advanced(by: seconds)
    }
    let words = text.split(separator: " ")
    guard words.count == 2, words[1] == "back" else { return nil }
    return TimeExpression.seconds(words[0]).map { shown.advanced(by: -$0) }
  }

  /// Goes so many snapshots on or back, or to the end of them, and says so.
  private mutating func step(by count: Int) -> [Effect] {
    let last = archive.instants.count - 1
    let wanted = archive.index + count
    let effects = step(to: min(max(wanted, 0), last))
    if wanted < 0 { message = "this is the first snapshot" }
    if wanted > last { message = "this is the last snapshot" }
    return effects
  }

  /// `+5`, `-12`: a number of snapshots, as against a stretch of time, which has a unit.
  private static func count(_ text: String) -> Int? {
    let digits = text.dropFirst()
    guard let sign = text.first, "+-".contains(sign), (1...6).contains(digits.count),
      digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    return Int(text)
  }

  /// Goes to the snapshot that something was written at, where the archive still has it.
  mutating func go(to instant: Instant) -> [Effect] {
    guard let index = archive.instants.firstIndex(of: instant) else {
      message = "this archive has no snapshot of \(Dates.group(instant))"
      return []
    }
    if index == archive.index { message = "the snapshot of \(Dates.group(instant)) is shown" }
    return step(to: index)
  }

  /// A snapshot of another day than the one asked for is not taken for it.
  package mutating func noteDistance(asked: Instant, found: Instant) {
    let seconds = asked.seconds - found.seconds
    guard asked.day > found.day else { return }
    message =
      "asked \(Dates.long(asked.day)); the newest on record by then is \(TimeWords.stretch(seconds)) older"
  }

  /// Looks for the snapshot in which the selected record is not as it is shown.
  mutating func startSeek(forward: Bool) -> [Effect] {
    isPlaying = false
    guard let picture, let fact = selectedFact else {
      message = "nothing is selected"
      return []
    }
    seek = Seek(
      fact: fact, isForward: forward,
      record: SnapshotWriter.write(fact, of: picture.snapshot) ?? [],
      index: archive.index + (forward ? 1 : -1))
    return [.seek]
  }

  mutating func seekEnded(at index: Int?) -> [Effect] {
    guard let ended = seek else { return [] }
    seek = nil
    guard let index else {
      message =
        ended.isForward ? "no later change of it on record" : "no earlier change of it on record"
      return []
    }
    return step(to: index)
  }

  /// Takes in what the archive holds now.
  ///
  /// Live, the newest snapshot is shown; else the one shown stays, is read again where it was
  /// replaced, and is kept on the screen where it is gone.
  mutating func archiveChanged(
    _ instants: [Instant], _ changed: Set<Instant>, _ health: ArchiveHealth
  ) -> [Effect] {
    // Under a banner of the archive the picture may be of a snapshot that is gone.
    let shown = (failureIsOfArchive ? picture?.snapshot.asOf : nil) ?? archive.instant
    let former = archive.health.arriving
    countArrivals(instants)
    archive.instants = instants
    archive.health = health
    seek = nil
    if failureIsOfArchive { failure = nil }
    failureIsOfArchive = false
    guard let newestIndex, let newest, let shown else {
      archiveLost("the archive is empty now; the last good state is shown")
      return []
    }
    if mode == .live {
      let isNew = newest != shown || changed.contains(shown) || hasArrived(shown, since: former)
      archive.index = newestIndex
      if newest > shown { markArrivals() }
      return isNew || failure != nil ? [.readSnapshot(index: newestIndex)] : []
    }
    archive.index = archive.nearest(to: shown)
    guard archive.instant == shown else {
      archiveLost(
        "the snapshot of \(Dates.group(shown)) is gone from the archive; its last good state is shown"
      )
      return []
    }
    let isNew = changed.contains(shown) || hasArrived(shown, since: former)
    return isNew ? [.readSnapshot(index: archive.index)] : []
  }

  /// Counts what has come while the officer looks at something else than the newest.
  private mutating func countArrivals(_ instants: [Instant]) {
    guard mode != .live else { return }
    let known = Set(archive.instants)
    let last = instants.lastIndex(notAheadOf: now) { $0 } ?? -1
    let new = instants[...last].count { !known.contains($0) }
    if new > 0 && leftAt == nil { leftAt = newest }
    arrived += new
  }

  /// Asks for the alerts that have come meanwhile; a snapshot that was replaced may change them.
  func askForArrivedAlerts() -> [Effect] {
    guard mode != .live, let leftAt else { return [] }
    return [.countArrivedAlerts(since: leftAt)]
  }

  /// The archive cannot be read, or lost what is shown: said over the last good state.
  mutating func archiveLost(_ problem: SafeText) {
    failure = problem
    failureIsOfArchive = true
  }
}
