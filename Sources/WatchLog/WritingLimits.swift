package import CrisisModel
internal import StrictJSON

/// How much one officer may write into a log from one machine, so that no session keeps others from
/// writing; the site sets it.
package struct WritingLimits: Hashable, Sendable {
  /// Entries in any 60 seconds.
  package var entriesPerMinute: Int
  /// Canonical bytes of whole entries (`LogDraft.canonicalBytes`) in a day of UTC.
  package var bytesPerDay: Int

  /// The default: more than anybody types, and room for a handover of full length every hour.
  package static let usual = WritingLimits(entriesPerMinute: 60, bytesPerDay: 25_000_000)

  /// Limits as the site's configuration states them.
  package init(entriesPerMinute: Int, bytesPerDay: Int) {
    self.entriesPerMinute = entriesPerMinute
    self.bytesPerDay = bytesPerDay
  }
}

/// Which limit an entry would exceed, and when it may be written.
package struct WritingRefusal: Error, Hashable, Sendable {
  /// The limit with its configured value.
  package enum Limit: Hashable, Sendable {
    case entriesPerMinute(Int)
    case bytesPerDay(Int)
  }

  /// The limit that the entry would exceed.
  package let limit: Limit
  /// When the same entry may be written.
  package let until: Instant

  /// A refusal that ends at an instant.
  package init(limit: Limit, until: Instant) {
    self.limit = limit
    self.until = until
  }

  var text: Message {
    switch limit {
    case .entriesPerMinute(let count):
      "entry: you have written \(count) entries within a minute, the most that is allowed here; write it again at \(plain: until.iso)"
    case .bytesPerDay(let bytes):
      "entry: with it you would have written more than the \(bytes) bytes a day that are allowed here; write it again at \(plain: until.iso), or a shorter one now"
    }
  }
}

/// What an officer wrote lately.
///
/// It reads no clock: the time of writing comes with each entry.
package struct WritingRecord: Hashable, Sendable {
  /// When the entries of the last minute were written, in the order in which they were counted.
  private var recent: [Instant] = []
  private var day = CalendarDay.first
  /// Written on that day.
  private var bytes = 0

  private static let minute = 60

  /// A record of nothing.
  package init() {}

  /// Counts an entry of so many bytes; throws `limited` if it may not be written now, and `tooLong`
  /// if it never may.
  ///
  /// Entries counted at times that are still to come do not count: the clock was wrong then, or is
  /// wrong now.
  package mutating func take(
    _ size: Int, now: Instant, within limits: WritingLimits
  ) throws(WatchLogError) {
    if size > limits.bytesPerDay { throw .tooLong(bytes: size, limit: limits.bytesPerDay) }
    forget(now)
    if recent.count >= limits.entriesPerMinute {
      let freed = recent.sorted()[recent.count - limits.entriesPerMinute]
      throw .limited(
        WritingRefusal(
          limit: .entriesPerMinute(limits.entriesPerMinute),
          until: freed.advanced(by: Self.minute)))
    }
    if size > limits.bytesPerDay - bytes {
      throw .limited(
        WritingRefusal(
          limit: .bytesPerDay(limits.bytesPerDay),
          until: Instant(day: now.advanced(by: 86_400).day, secondOfDay: 0)))
    }
    recent.append(now)
    bytes += size
  }

  /// Stops counting an entry that was not written after all.
  package mutating func giveBack(_ size: Int, now: Instant) {
    if let index = recent.lastIndex(of: now) { recent.remove(at: index) }
    if day == now.day { bytes = max(0, bytes - size) }
  }

  private mutating func forget(_ now: Instant) {
    recent.removeAll { $0 > now || now.seconds - $0.seconds >= Self.minute }
    if day != now.day { (day, bytes) = (now.day, 0) }
  }
}

extension WritingRecord {
  /// A line with the day and its bytes, `2026-12-01 1200`, then a line for each entry of the last
  /// minute with its seconds since 1970.
  package var text: String {
    (["\(day.iso) \(bytes)"] + recent.map { String($0.seconds) }).joined(separator: "\n") + "\n"
  }

  /// Reads `text`; `nil` if it has another form.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n")
    guard let words = lines.first?.split(separator: " "), words.count == 2,
      let day = CalendarDay(String(words[0])), let bytes = Int(words[1]), bytes >= 0
    else { return nil }
    let times = lines.dropFirst().map { Int64($0).flatMap { Instant(exactly: $0) } }
    guard times.allSatisfy({ $0 != nil }) else { return nil }
    self.day = day
    self.bytes = bytes
    recent = times.compactMap { $0 }
  }
}
