package import CrisisModel
package import DisplayText
internal import Presentation
package import TerminalUI
internal import WatchDesk
package import WatchLog

/// An entry of the log while it is typed.
package struct EntryPrompt: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    case note
    case acknowledge(AlertID)
    case withdraw(LogKey, AlertID)
    case correct(LogKey, occurred: Instant)
    case goOnWatch, goOffWatch
    case prepareHandover
    /// - Parameter isOwn: whether it is by the same officer, who is then alone on watch.
    case acceptHandover(LogKey, isOwn: Bool)

    /// Whether it asks for words, and not only for Enter.
    var takesText: Bool {
      switch self {
      case .note, .acknowledge, .withdraw, .correct, .prepareHandover, .acceptHandover: true
      case .goOnWatch, .goOffWatch: false
      }
    }
  }

  package let purpose: Purpose
  package var prompt: Prompt
  package var level: LogLevel
  package let links: LogLinks
  /// Of the snapshot, and of what else it is about, as far as known.
  var subjects: [Marking] = []
  package var complaint: SafeText?
  /// What it began with, which nobody typed here.
  let beginning: String
  /// When an earlier session kept what it goes on with.
  private(set) var keptSince: Instant?

  init(
    _ purpose: Purpose, text: String = "", level: LogLevel = .general, links: LogLinks
  ) {
    self.purpose = purpose
    beginning = text
    prompt = Prompt(text, limit: LogDraft.longestText)
    self.level = level
    self.links = links
  }

  /// The prompt that an order came from, with what was typed.
  init?(_ unwritten: UnwrittenOrder) {
    let order = unwritten.order
    let occurred: Instant? = if case .at(let instant) = order.occurred { instant } else { nil }
    guard let purpose = Purpose(order.content, occurred: occurred) else { return nil }
    self.init(purpose, level: order.level, links: order.links)
    prompt = Prompt(order.typed, limit: LogDraft.longestText)
    subjects = [order.marking]
    complaint = "not written: \(unwritten.reason)"
  }

  /// A prompt with what was typed into it before and not written.
  package init(_ fresh: EntryPrompt, goingOnWith kept: HalfWritten) {
    self.init(fresh.purpose, text: fresh.beginning, level: kept.level, links: kept.links)
    prompt = Prompt(kept.text, limit: LogDraft.longestText)
    keptSince = kept.since
    subjects = fresh.subjects + [kept.marking].compactMap { $0 }
    let since: SafeText = kept.since.map { ", of \(Dates.group($0))" } ?? ""
    let time: SafeText = kept.text.hasPrefix("@") ? "; mind the time it begins with" : ""
    complaint = "kept\(since), not written yet: Enter writes it, C-u and Esc drop it\(time)"
  }

  var text: String { prompt.text }

  /// What is asked for, and at which level; what it is about is cut where there is no room.
  func label(width: Int) -> SafeText {
    let (before, subject, after) = words
    let lead: SafeText = " \(LogWords.level(level)) (Tab) · "
    // The marking takes room from what is typed, not from what it is about.
    let room = max(8, width - lead.width - before.width - after.width)
    return "\(lead)\(markingWords) · \(before)\(subject.truncated(to: room))\(after)"
  }

  private var words: (before: SafeText, subject: SafeText, after: SafeText) {
    switch purpose {
    case .note: ("", LogWords.subject(links, alert: links.alert), ": ")
    case .acknowledge(let alert): ("acknowledge ", alert.text, ", note: ")
    case .withdraw(_, let alert): ("withdraw ", alert.text, ", why: ")
    case .correct: ("correct ", LogWords.subject(links, alert: links.alert), ": ")
    case .goOnWatch: ("", "go on watch", "? Enter ")
    case .goOffWatch: ("", "go off watch", "? Enter ")
    case .prepareHandover: ("", "prepare handover", ", ask: ")
    case .acceptHandover(_, isOwn: false): ("accept ", "handover", ", note: ")
    case .acceptHandover(_, isOwn: true):
      ("accept OWN ", "handover", ", note: ")
    }
  }

  /// How it will be marked as it is typed now.
  private var markingWords: SafeText {
    let exercise: SafeText = subjects.contains(where: \.isExercise) ? "EXERCISE " : ""
    guard let marking = try? marking(of: bareText) else { return "\(exercise)TLP:?" }
    return "\(exercise)\(marking.handling.text)"
  }

  /// What is typed, without the time that it begins with.
  private var bareText: String {
    guard purpose == .note, let read = try? LogText(parsing: prompt.text) else {
      return prompt.text
    }
    return read.text
  }

  private func marking(of text: String) throws(LogText.ParseError) -> Marking {
    do {
      // A document is marked by what it tells, whatever is asked in it.
      let handling =
        purpose == .prepareHandover
        ? ([LeadingMarking(text)?.handling] + subjects.map(\.handling)).compactMap { $0 }.max()
          ?? LogDraft.unmarked
        : try LogDraft.handling(of: text, about: subjects.map(\.handling))
      return Marking(handling, isExercise: subjects.contains(where: \.isExercise))
    } catch {
      throw LogText.ParseError(text: LogWords.unknown(error))
    }
  }

  /// What Enter asks for.
  ///
  /// Throws what is wrong with the text.
  ///
  /// - Parameter handover: that is prepared; `nil` where it is not worked out yet.
  func order(preparing handover: LogContent? = nil) throws(LogText.ParseError) -> LogOrder {
    let typed = prompt.text
    let marking = try marking(of: bareText)
    func order(_ content: LogContent, occurred: LogTime = .now) -> LogOrder {
      LogOrder(
        content, marked: marking, level: level, links: links, occurred: occurred, typed: typed)
    }
    switch purpose {
    case .note:
      let read = try LogText(parsing: typed)
      if read.text.isEmpty { throw LogText.ParseError(text: "nothing to write; Esc leaves") }
      return order(.note(read.text), occurred: read.occurred)
    case .acknowledge(let alert):
      return order(.acknowledgement(alert, note: Self.trimmed(typed)))
    case .withdraw(let key, let alert):
      let reason = Self.trimmed(typed)
      if reason.isEmpty { throw LogText.ParseError(text: "say why it is withdrawn; Esc leaves") }
      return order(.withdrawal(of: key, alert: alert, note: reason))
    case .correct(let key, let occurred):
      let text = Self.trimmed(typed)
      if text.isEmpty { throw LogText.ParseError(text: "say what is right; Esc leaves") }
      return order(.correction(of: key, text: text), occurred: .at(occurred))
    case .goOnWatch: return order(.onWatch)
    case .goOffWatch: return order(.offWatch)
    case .prepareHandover:
      guard let handover else {
        throw LogText.ParseError(text: "the handover is not worked out yet; try again, Esc leaves")
      }
      return order(handover)
    case .acceptHandover(let key, _):
      return order(.handoverAccepted(of: key, note: Self.trimmed(typed)))
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension EntryPrompt.Purpose {
  /// `nil` for a correction of what has no known time.
  init?(_ content: LogContent, occurred: Instant?) {
    switch content {
    case .note: self = .note
    case .acknowledgement(let alert, _): self = .acknowledge(alert)
    case .withdrawal(let key, let alert, _): self = .withdraw(key, alert)
    case .correction(let key, _):
      guard let occurred else { return nil }
      self = .correct(key, occurred: occurred)
    case .onWatch: self = .goOnWatch
    case .offWatch: self = .goOffWatch
    case .handoverPrepared: self = .prepareHandover
    case .handoverAccepted(let key, _): self = .acceptHandover(key, isOwn: false)
    }
  }
}
