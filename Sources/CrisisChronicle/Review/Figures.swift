/// The numbers that a text names, as far as they may be figures of an indicator.
enum Figures {
  /// Numbers above 31, but for years from 1900 to 2099; `1,000` and `2 million` are understood.
  static func mentioned(in text: String) -> [Double] {
    let words = text.split { $0 == " " || $0 == ";" || $0 == ":" || $0 == "(" || $0 == ")" }
    return words.enumerated().compactMap { place, word in
      let next = place + 1 < words.count ? words[place + 1] : ""
      guard let number = number(word) else { return nil }
      if next.hasPrefix("million") { return number * 1_000_000 }
      let isYear = word.utf8.allSatisfy(isDigit) && (1900...2099).contains(number)
      return number > 31 && !isYear ? number : nil
    }
  }

  /// A number without marks before and after it; commas between its digits are left out.
  private static func number(_ word: Substring) -> Double? {
    let bytes = Array(word.utf8)
    guard let first = bytes.firstIndex(where: isDigit), let last = bytes.lastIndex(where: isDigit)
    else { return nil }
    let digits = bytes[first...last].filter { $0 != UInt8(ascii: ",") }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  static func text(_ figure: Double) -> String {
    figure.rounded() == figure && figure.magnitude < 1e15 ? String(Int(figure)) : String(figure)
  }
}
