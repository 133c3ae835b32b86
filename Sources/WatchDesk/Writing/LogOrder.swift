package import CrisisModel
package import DisplayText
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
  /// Why it is not known whether another officer's came first; the entry is written all the same.
  package let doubt: WatchLogError?

  package init(
    order: LogOrder, receipt: LogReceipt, earlier: LogEntry? = nil, doubt: WatchLogError? = nil
  ) {
    self.order = order
    self.receipt = receipt
    self.earlier = earlier.flatMap { receipt.isEarlier($0) ? $0 : nil }
    self.doubt = doubt
  }

  /// With the entry that counts, for which the log is asked where another officer may have been first.
  package init(order: LogOrder, receipt: LogReceipt, in store: any WatchLogStore) {
    var (earlier, doubt): (LogEntry?, WatchLogError?) = (nil, nil)
    do throws(WatchLogError) {
      earlier = try Self.counting(receipt, in: store)
    } catch {
      doubt = error
    }
    self.init(order: order, receipt: receipt, earlier: earlier, doubt: doubt)
  }

  /// The acknowledgement or acceptance that counts.
  private static func counting(
    _ receipt: LogReceipt, in store: any WatchLogStore
  ) throws(WatchLogError) -> LogEntry? {
    guard case .recorded(let entry) = receipt else { return nil }
    return switch entry.draft.content {
    case .acknowledgement(let alert, _):
      try store.acknowledgements(of: [alert])[alert]?.entry
    case .handoverAccepted(let key, _): try store.acceptance(of: key)
    default: nil
    }
  }
}

extension LogReceipt {
  fileprivate func isEarlier(_ entry: LogEntry) -> Bool {
    if case .recorded(let own) = self { entry.sequence < own.sequence } else { false }
  }
}

/// An order that could not be carried out, and why.
package struct UnwrittenOrder: Hashable, Sendable {
  package let order: LogOrder
  package let reason: SafeText

  package init(order: LogOrder, reason: SafeText) {
    self.order = order
    self.reason = reason
  }
}
