internal import CrisisModel
package import DisplayText

/// The text of an entry, and the time it begins with where it does.
///
/// ```
/// @-20m convoy left        twenty minutes ago; also h and d
/// @0340Z convoy left       the last time the clock showed 03:40 UTC
/// @2011-03-17T03:40Z x     that instant; also 20110317T0340Z and 170340ZMAR11
/// ```
///
/// A space before the @ makes it part of the text.
package struct LogText: Hashable, Sendable {
  package let text: String
  package let occurred: LogTime

  package struct ParseError: Error, Hashable, Sendable {
    package let text: SafeText

    package init(text: SafeText) {
      self.text = text
    }
  }

  package init(parsing typed: String) throws(ParseError) {
    guard typed.hasPrefix("@") else {
      text = Self.trimmed(typed[...])
      occurred = .now
      return
    }
    let word = typed.dropFirst().prefix { $0 != " " }
    guard let time = Self.time(String(word)) else {
      throw ParseError(
        text:
          "@\(SafeText(String(word), limit: 30)) is no time: write @-20m, @0340Z or @2011-03-17T03:40Z, or a space before the @"
      )
    }
    occurred = time
    text = Self.trimmed(typed.dropFirst(word.count + 1))
  }

  private static func time(_ word: String) -> LogTime? {
    let lower = SearchText.plainPunctuation(word).lowercased()
    if let seconds = stretch(lower) { return .before(seconds: seconds) }
    if let second = clock(lower) { return .clock(secondOfDay: second) }
    // A day alone is not a time at which something happened.
    guard (try? TimeExpression(parsing: word + " 00:00")) == nil,
      case .instant(let instant)? = try? TimeExpression(parsing: word)
    else { return nil }
    return .at(instant)
  }

  /// `-20m`, `-2h`, `-1d`.
  private static func stretch(_ word: String) -> Int? {
    guard word.hasPrefix("-"), let unit = word.last,
      let length = ["m": 60, "h": 3_600, "d": 86_400][unit]
    else { return nil }
    return number(word.dropFirst().dropLast()).map { $0 * length }
  }

  /// `0340z`, `03:40`.
  private static func clock(_ word: String) -> Int? {
    let bare = word.hasSuffix("z") ? word.dropLast() : word[...]
    let digits =
      bare.count == 5 && bare.dropFirst(2).hasPrefix(":")
      ? bare.prefix(2) + bare.suffix(2) : bare
    guard digits.count == 4, let value = number(digits), value / 100 < 24, value % 100 < 60 else {
      return nil
    }
    return value / 100 * 3_600 + value % 100 * 60
  }

  private static func number(_ digits: some StringProtocol) -> Int? {
    guard (1...5).contains(digits.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return Int(digits)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
