/// A day of the proleptic Gregorian calendar in the years 1 to 9999, without a time or a time zone.
///
/// Whatever a day is made from, and whatever is added to it, it stays in these years: the first or
/// the last day stands for anything beyond.
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Four bytes, since a snapshot holds very many days.
  private let storage: Int32

  /// - Parameter dayNumber: days since 1970-01-01, negative before it; limited to the years 1 to
  ///   9999.
  package init(dayNumber: Int) {
    let inRange = min(max(dayNumber, Self.dayNumbers.lowerBound), Self.dayNumbers.upperBound)
    self.storage = Int32(inRange)
  }

  /// The numbers of 0001-01-01 and 9999-12-31.
  private static let dayNumbers = -719_162...2_932_896

  /// 0001-01-01.
  package static let first = CalendarDay(dayNumber: .min)
  /// 9999-12-31.
  package static let last = CalendarDay(dayNumber: .max)

  /// Days since 1970-01-01, negative before it.
  package var dayNumber: Int { Int(storage) }

  /// A day of the years 1 to 9999; `nil` if the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(dayNumber: Self.dayNumber(year, month, day))
  }

  /// Reads `YYYY-MM-DD`; `nil` if the form or the day is wrong.
  package init?(_ text: String) {
    var copy = text
    let day = copy.withUTF8 { bytes in
      CalendarDay.parse(bytes)
    }
    guard case .day(let day) = day else { return nil }
    self = day
  }

  /// The parts of the date; months and days count from 1.
  package var components: (year: Int, month: Int, day: Int) {
    Self.civil(dayNumber)
  }

  /// `YYYY-MM-DD`.
  package var iso: String {
    let (year, month, day) = components
    return "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
  }

  /// The day so many days later; earlier if negative.
  package func advanced(by days: Int) -> CalendarDay {
    let (sum, hasOverflow) = dayNumber.addingReportingOverflow(days)
    return CalendarDay(dayNumber: hasOverflow ? (days < 0 ? .min : .max) : sum)
  }

  /// Days from this day to another; negative if the other is earlier.
  package func days(to other: CalendarDay) -> Int {
    other.dayNumber - dayNumber
  }

  /// The earlier day is the lesser.
  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.dayNumber < right.dayNumber
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to a date, counted in 400-year eras that start on 1 March.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension CalendarDay {
  /// What the bytes of a date mean.
  enum Parsed {
    case day(CalendarDay)
    /// The form is right, but the calendar has no such day.
    case impossible
    case malformed
  }

  /// Reads exactly `YYYY-MM-DD`.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Parsed {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Digits.number(bytes, 0..<4), let month = Digits.number(bytes, 5..<7),
      let day = Digits.number(bytes, 8..<10)
    else { return .malformed }
    guard let result = CalendarDay(year: year, month: month, day: day) else { return .impossible }
    return .day(result)
  }
}

/// Decimal digits in fixed places.
enum Digits {
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
