package import StrictJSON

/// A time as an officer types it: an instant, or a stretch of time before the newest snapshot.
///
/// ```
/// 2011-03-17            the end of that day: what was known on it
/// 17 mar 2011           the same; the month's name may be written in full
/// 2011-03-17 06:00      a clock in UTC; 0600, 06:00:30 and a Z are understood too
/// 20110317T0600Z        as snapshot files are named, with or without seconds
/// 170600Z MAR 11        a date-time group
/// -2h  -3d  -2w         hours, days, weeks before the newest snapshot
/// ```
///
/// It knows no clock: whoever resolves it says which snapshot is the newest. All times are UTC.
/// Years of two digits are 1970 to 2069, since archives go back before 2000.
package enum TimeExpression: Hashable, Sendable {
  case instant(Instant)
  case beforeNewest(seconds: Int)

  /// A text that is no time.
  package struct ParseError: Error, Hashable, Sendable {
    /// What is wrong and what is understood, without repeating the text.
    package let what: Message
  }

  /// The forms that are understood, by example, for messages.
  package static let forms: Message =
    "2011-03-17, 17 mar 2011, 2011-03-17 06:00, 20110317T0600Z, 170600Z MAR 11, or -2h, -3d, -2w before the newest snapshot"

  /// Reads one of the forms above in any case; throws for anything else, and for days and clocks
  /// that do not exist.
  package init(parsing text: String) throws(ParseError) {
    let plain = SearchText.plainPunctuation(text).lowercased()
    let words = plain.split(separator: " ").map(String.init)
    if words.count == 1, let word = words.first, word.hasPrefix("-"),
      let seconds = Self.seconds(word.dropFirst())
    {
      self = .beforeNewest(seconds: seconds)
    } else {
      self = .instant(try TimeWords(words).instant())
    }
  }

  /// The time that is meant, in an archive with this newest snapshot.
  package func resolved(newest: Instant) -> Instant {
    switch self {
    case .instant(let instant): instant
    case .beforeNewest(let seconds): newest.advanced(by: -seconds)
    }
  }

  /// The length of `2h`, `3d` or `2w` in seconds; `nil` for anything else.
  ///
  /// Five digits at most keep every stretch within what an `Instant` can hold.
  package static func seconds(_ stretch: some StringProtocol) -> Int? {
    guard let unit = stretch.last, let length = ["h": 3_600, "d": 86_400, "w": 604_800][unit]
    else { return nil }
    let digits = stretch.dropLast()
    guard (1...5).contains(digits.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return Int(digits).map { $0 * length }
  }
}
