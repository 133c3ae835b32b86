/// A moment in UTC in the years 1 to 9999, exact to the second.
///
/// Whatever an instant is made from, and whatever is added to it, it stays in these years: the
/// first or the last second stands for anything beyond, so that no arithmetic on times can
/// overflow. Times from outside that lie beyond are refused where they are read (`exactly`).
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  package let seconds: Int

  /// - Parameter seconds: since 1970-01-01T00:00:00Z; limited to the years 1 to 9999.
  package init(seconds: Int) {
    self.seconds = min(max(seconds, Self.first.seconds), Self.last.seconds)
  }

  /// `nil` outside the years 1 to 9999.
  package init?(exactly seconds: Int64) {
    guard Self.range.contains(seconds) else { return nil }
    self.seconds = Int(seconds)
  }

  /// - Parameter secondOfDay: seconds after midnight, which may reach into other days.
  package init(day: CalendarDay, secondOfDay: Int = 0) {
    let (sum, hasOverflow) = (day.dayNumber * 86_400).addingReportingOverflow(secondOfDay)
    self.init(seconds: hasOverflow ? (secondOfDay < 0 ? .min : .max) : sum)
  }

  private init(unchecked seconds: Int) {
    self.seconds = seconds
  }

  /// 0001-01-01T00:00:00Z.
  package static let first = Instant(unchecked: CalendarDay.first.dayNumber * 86_400)
  /// 9999-12-31T23:59:59Z.
  package static let last = Instant(unchecked: CalendarDay.last.dayNumber * 86_400 + 86_399)
  /// The seconds that an instant can have; the stores refuse entries outside it.
  package static let range = Int64(first.seconds)...Int64(last.seconds)

  /// The instant so many seconds later; earlier if negative.
  package func advanced(by seconds: Int) -> Instant {
    let (sum, hasOverflow) = self.seconds.addingReportingOverflow(seconds)
    return Instant(seconds: hasOverflow ? (seconds < 0 ? .min : .max) : sum)
  }

  /// Seconds from this instant to another; negative if the other is earlier.
  package func seconds(to other: Instant) -> Int { other.seconds - seconds }

  /// The day in UTC.
  package var day: CalendarDay {
    CalendarDay(dayNumber: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
  }

  /// Seconds since midnight, 0 to 86,399.
  package var secondOfDay: Int { seconds - day.dayNumber * 86_400 }

  /// `2011-03-17T23:59:00Z`.
  package var iso: String {
    "\(day.iso)T\(clock(separator: ":"))Z"
  }

  /// `20110317T235900Z`, the form of snapshot file names.
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

  /// The earlier instant is the lesser.
  package static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }
}

extension Instant {
  /// Reads `2011-03-17T23:59:00Z`, in which the seconds may be missing, or the basic form
  /// `20110317T235900Z`.
  package init?(_ text: String) {
    var copy = text
    guard case .instant(let instant) = copy.withUTF8({ Self.parse($0) }) else { return nil }
    self = instant
  }

  /// The time in a snapshot's file name, which ends with `.json`; `nil` for any other name.
  package init?(fileName: String) {
    var copy = fileName
    let parsed = copy.withUTF8 { bytes -> Parsed in
      let suffix = ".json"
      guard bytes.count > suffix.utf8.count,
        bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
      else { return .malformed }
      return Self.parse(UnsafeBufferPointer(rebasing: bytes.dropLast(suffix.utf8.count)))
    }
    guard case .instant(let instant) = parsed else { return nil }
    self = instant
  }

  enum Parsed {
    case instant(Instant)
    case impossible
    case malformed
  }

  /// Reads the form of file names, `20110317T235900Z`, of which an archive has thousands; `nil` for
  /// another form.
  private static func basic(_ bytes: UnsafeBufferPointer<UInt8>) -> Parsed? {
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else {
      return nil
    }
    var numbers = (date: 0, clock: 0)
    for index in 0..<15 where index != 8 {
      let digit = Int(bytes[index]) - 0x30
      guard (0...9).contains(digit) else { return nil }
      if index < 8 {
        numbers.date = numbers.date * 10 + digit
      } else {
        numbers.clock = numbers.clock * 10 + digit
      }
    }
    let (date, clock) = numbers
    guard
      let day = CalendarDay(year: date / 10_000, month: date / 100 % 100, day: date % 100),
      clock / 10_000 < 24, clock / 100 % 100 < 60, clock % 100 < 60
    else { return .impossible }
    let second = clock / 10_000 * 3_600 + clock / 100 % 100 * 60 + clock % 100
    return .instant(Instant(day: day, secondOfDay: second))
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Parsed {
    if let parsed = basic(bytes) { return parsed }
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
