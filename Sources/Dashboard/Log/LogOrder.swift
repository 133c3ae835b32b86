package import CrisisModel
package import WatchLog

/// An entry that the officer wants written; the outside adds key, clock and author.
package struct LogOrder: Hashable, Sendable {
  package var content: LogContent
  package var level: LogLevel
  package var links: LogLinks
  package var occurred: LogTime
  /// How it is marked, with whether it is about an exercise.
  package var marking: Marking
  /// What was typed, so that it is not lost where the order fails.
  package var typed: String

  package init(
    _ content: LogContent, marked marking: Marking, level: LogLevel = .general,
    links: LogLinks = LogLinks(), occurred: LogTime = .now, typed: String = ""
  ) {
    self.content = content
    self.marking = marking
    self.level = level
    self.links = links
    self.occurred = occurred
    self.typed = typed
  }

  /// The draft of it, by the clock of the machine; `nil` where the time of it lies ahead.
  package func draft(
    key: LogKey = .random(), now: Instant, by writer: LogWriter
  ) -> LogDraft? {
    let instant = occurred.instant(now: now)
    guard instant <= now else { return nil }
    var draft = LogDraft(
      key: key, occurred: instant, recorded: now, by: writer, level: level, content, links: links)
    draft.handling = marking.handling
    draft.isExercise = marking.isExercise
    return draft
  }
}

/// When something happened, as an officer says it; only the outside knows what time it is.
package enum LogTime: Hashable, Sendable {
  case now
  case at(Instant)
  case before(seconds: Int)
  /// The last time that the clock showed it, in UTC.
  case clock(secondOfDay: Int)

  package func instant(now: Instant) -> Instant {
    switch self {
    case .now: return now
    case .at(let instant): return instant
    case .before(let seconds): return now.advanced(by: -seconds)
    case .clock(let second):
      let today = Instant(day: now.day, secondOfDay: second)
      return today <= now ? today : today.advanced(by: -86_400)
    }
  }
}

/// What became of an order.
package struct LogWriting: Hashable, Sendable {
  package let order: LogOrder
  package let receipt: LogReceipt
  /// The acknowledgement, or acceptance, that counts, where another officer's came first.
  package let earlier: LogEntry?

  package init(order: LogOrder, receipt: LogReceipt, earlier: LogEntry? = nil) {
    self.order = order
    self.receipt = receipt
    self.earlier = earlier
  }
}

extension LogWriting {
  /// With the entry that counts, where another officer's came first.
  package init(order: LogOrder, receipt: LogReceipt, in store: any WatchLogStore) {
    self.init(order: order, receipt: receipt, earlier: Self.earlier(than: receipt, in: store))
  }

  /// The acknowledgement or acceptance that counts, where it is not the one just written.
  private static func earlier(
    than receipt: LogReceipt, in store: any WatchLogStore
  ) -> LogEntry? {
    guard case .recorded(let entry) = receipt else { return nil }
    // That it is written is certain; who was first can be looked up later.
    let found: LogEntry? =
      switch entry.draft.content {
      case .acknowledgement(let alert, _):
        (try? store.acknowledgements(of: [alert]))?[alert]?.entry
      case .handoverAccepted(let key, _): (try? store.acceptance(of: key)) ?? nil
      default: nil
      }
    return found.flatMap { $0.sequence < entry.sequence ? $0 : nil }
  }
}
