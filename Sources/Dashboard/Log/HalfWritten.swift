package import CrisisModel
internal import DisplayText
internal import Presentation
internal import WatchDesk
package import WatchLog

/// What an officer typed for the watch log and has not written, or of which nobody knows yet whether
/// it is written.
///
/// It outlives every way out of its prompt and of the program, and is offered again where the same
/// is asked for: of a note that is the same subject, whichever snapshot is shown.
package struct HalfWritten: Hashable, Sendable {
  package let purpose: EntryPrompt.Purpose
  package let text: String
  package let level: LogLevel
  package let links: LogLinks
  /// Of what it is about; `nil` where that is not known.
  let marking: Marking?
  /// When an earlier session kept it; `nil` in the session it was typed in.
  package let since: Instant?

  /// `nil` where nothing was typed, or nothing but what the prompt began with.
  init?(_ open: EntryPrompt) {
    guard open.purpose.takesText, open.text != open.beginning,
      !open.text.allSatisfy(\.isWhitespace)
    else { return nil }
    purpose = open.purpose
    text = open.text
    level = open.level
    links = open.links
    marking = open.subjects.first.map { $0.joined(open.subjects) }
    since = open.keptSince
  }

  init?(_ order: LogOrder) {
    let occurred: Instant? = if case .at(let instant) = order.occurred { instant } else { nil }
    guard let purpose = EntryPrompt.Purpose(order.content, occurred: occurred),
      purpose.takesText, !order.typed.allSatisfy(\.isWhitespace)
    else { return nil }
    self.purpose = purpose
    text = order.typed
    level = order.level
    links = order.links
    marking = order.marking
    since = nil
  }

  /// What it is about, as its prompt says it.
  var subject: SafeText {
    switch purpose {
    case .prepareHandover, .acceptHandover: "handover"
    case .acknowledge(let alert), .withdraw(_, let alert): alert.text
    default: LogWords.subject(links, alert: links.alert)
    }
  }

  /// Whether a prompt asks for the same.
  func isFor(_ fresh: EntryPrompt) -> Bool {
    switch (purpose, fresh.purpose) {
    case (.note, .note):
      var (mine, theirs) = (links, fresh.links)
      (mine.snapshot, theirs.snapshot) = (nil, nil)
      return mine == theirs
    case (.acceptHandover(let mine, _), .acceptHandover(let theirs, _)): return mine == theirs
    default: return purpose == fresh.purpose
    }
  }
}

/// Kept on disk as a draft whose text is what was typed, so that it has the form that the queue and
/// the log have.
extension HalfWritten {
  /// - Parameter now: when it is kept first.
  package func draft(now: Instant, by writer: LogWriter) -> LogDraft? {
    let recorded = since ?? now
    guard let content = content(now: recorded) else { return nil }
    var occurred = recorded
    if case .correct(_, let instant) = purpose { occurred = instant }
    var draft = LogDraft(
      occurred: occurred, recorded: recorded, by: writer, level: level, content, links: links)
    draft.handling = marking?.handling
    draft.isExercise = marking?.isExercise ?? false
    return draft
  }

  private func content(now: Instant) -> LogContent? {
    switch purpose {
    case .note: .note(text)
    case .acknowledge(let alert): .acknowledgement(alert, note: text)
    case .withdraw(let key, let alert): .withdrawal(of: key, alert: alert, note: text)
    case .correct(let key, _): .correction(of: key, text: text)
    case .prepareHandover:
      .handoverPrepared(document: text, period: LogPeriod(from: now, to: now))
    case .acceptHandover(let key, _): .handoverAccepted(of: key, note: text)
    case .goOnWatch, .goOffWatch: nil
    }
  }

  /// `nil` for a draft of what is not typed.
  package init?(_ draft: LogDraft) {
    guard let purpose = EntryPrompt.Purpose(draft.content, occurred: draft.occurred),
      purpose.takesText
    else { return nil }
    self.purpose = purpose
    text = draft.content.text
    level = draft.level
    links = draft.links
    marking = draft.handling.map { Marking($0, isExercise: draft.isExercise) }
    since = draft.recorded
  }
}

extension DashboardState {
  /// Every text that is in no log as far as is known: in the open prompt, closed, under way, failed.
  package var halfWritten: [HalfWritten] {
    guard let log else { return [] }
    var texts = log.halfWritten + log.ordered.compactMap { HalfWritten($0) }
    texts += log.unwritten.compactMap { HalfWritten($0.order) }
    if case .entry(let open) = prompt, let text = HalfWritten(open) { texts.append(text) }
    return texts
  }

  /// Opens a prompt of the log, with what was typed there before and not written.
  mutating func ask(_ fresh: EntryPrompt) {
    prompt = .entry(fresh)
    guard let place = log?.halfWritten.lastIndex(where: { $0.isFor(fresh) }),
      let kept = log?.halfWritten.remove(at: place)
    else { return }
    prompt = .entry(EntryPrompt(fresh, goingOnWith: kept))
  }

  /// Keeps what a prompt holds that is closed without writing.
  mutating func keep(_ open: EntryPrompt) {
    guard let text = HalfWritten(open) else { return }
    log?.halfWritten.append(text)
    message = "not written, and kept: the same key on the same thing offers it again"
  }

  /// Takes what earlier sessions left, and says so where nothing else is said.
  mutating func take(_ found: [HalfWritten]) {
    log?.halfWritten.insert(contentsOf: found, at: 0)
    log?.knowsHalfWritten = true
    // A prompt may have been opened before they were read.
    if case .entry(let open) = prompt, HalfWritten(open) == nil { ask(open) }
    guard message == nil, !found.isEmpty else { return }
    let subjects = found.prefix(3).map(\.subject)
    let more: SafeText = found.count > 3 ? " and \(found.count - 3) more" : ""
    message = "not written yet: \(SafeText.joined(subjects))\(more); the same key there offers it"
  }
}
