/// A moment in UTC, exact to the second.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int

  package init(seconds: Int) {
    self.seconds = seconds
  }

  package init(day: CalendarDay, secondOfDay: Int = 0) {
    self.seconds = day.dayNumber * 86_400 + secondOfDay
  }

  package var day: CalendarDay {
    CalendarDay(dayNumber: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
  }

  package var secondOfDay: Int { seconds - day.dayNumber * 86_400 }

  /// `2011-03-17T23:59:00Z`.
  package var iso: String {
    "\(day.iso)T\(clock(separator: ":"))Z"
  }

  /// `20110317T235900Z`: the form of snapshot file names.
  package var basic: String {
    let (year, month, date) = day.components
    let digits = Digits.padded(year, 4) + Digits.padded(month, 2) + Digits.padded(date, 2)
    return "\(digits)T\(clock(separator: ""))Z"
  }

  private func clock(separator: String) -> String {
    let second = secondOfDay
    return [second / 3600, second / 60 % 60, second % 60].map { Digits.padded($0, 2) }
      .joined(separator: separator)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }
}

extension Instant {
  /// Reads `2011-03-17T23:59:00Z` (seconds may be left out) or the basic form `20110317T235900Z`.
  package init?(_ text: String) {
    var copy = text
    guard case .instant(let instant) = copy.withUTF8({ Self.parse($0) }) else { return nil }
    self = instant
  }

  enum Parsed {
    case instant(Instant)
    case impossible
    case malformed
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Parsed {
    let digits = bytes.filter { $0 &- 0x30 < 10 }
    guard digits.count == 14 || digits.count == 12, hasForm(bytes) else { return .malformed }
    return digits.withUnsafeBufferPointer { digits in
      let part = { Digits.number(digits, $0) ?? 0 }
      let second = digits.count == 14 ? part(12..<14) : 0
      guard let day = CalendarDay(year: part(0..<4), month: part(4..<6), day: part(6..<8)),
        part(8..<10) < 24, part(10..<12) < 60, second < 60
      else { return .impossible }
      let secondOfDay = part(8..<10) * 3600 + part(10..<12) * 60 + second
      return .instant(Instant(day: day, secondOfDay: secondOfDay))
    }
  }

  private static func hasForm(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let masked = bytes.map { $0 &- 0x30 < 10 ? UInt8(ascii: "0") : $0 }
    let form = String(decoding: masked, as: UTF8.self)
    return [
      "0000-00-00T00:00:00Z", "0000-00-00T00:00Z", "00000000T000000Z", "00000000T0000Z",
    ].contains(form)
  }
}
