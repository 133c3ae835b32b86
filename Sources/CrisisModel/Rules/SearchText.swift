/// Text as it is searched, on every page and in every filter: in lower case, with Latin letters
/// without their marks, and with plain punctuation.
package enum SearchText {
  /// Folds a text; two texts are equal to a search if these are.
  package static func folded(_ text: String) -> String {
    let lower = plainPunctuation(text.lowercased())
    let folded = lower.utf8.allSatisfy({ $0 < 0x80 }) ? lower : withoutMarks(lower)
    // Without this, a text of marks alone would be empty: nothing would find it, and it would find
    // everything.
    return folded.isEmpty ? text.lowercased() : folded
  }

  private static func withoutMarks(_ lower: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
      result.append(plainLetter(scalar) ?? scalar)
    }
    return String(result)
  }

  /// The text with the apostrophes, quotation marks, dashes and spaces of keyboards, so that typed
  /// text finds typeset text, and the other way round.
  package static func plainPunctuation(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != softHyphen {
      result.append(punctuation[scalar] ?? (isSpace(scalar) ? " " : scalar))
    }
    return String(result)
  }

  /// The text with typographic quotation marks as filters read them; each remains one character.
  package static func plainQuotes(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { punctuation[$0] == "\"" ? "\"" : $0 }))
  }

  private static let softHyphen: Unicode.Scalar = "\u{AD}"

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .spaceSeparator
  }

  private static let punctuation: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, forms) in forms {
      for form in forms.unicodeScalars { table[form] = plain }
    }
    return table
  }()

  /// The letters for a glottal stop or a palatal sign look like apostrophes and are typed as such:
  /// Sanʿa, Qurʾan, Hawaiʻi.
  private static let forms: [(Unicode.Scalar, String)] = [
    ("'", "‘’‚‛′‵‹›ʹʻʼʽʾʿˈ´＇"), ("\"", "“”„‟″‶«»〝〞〟＂❝❞"), ("-", "‐‑‒–—―⁃−﹘﹣－⸺⸻"),
  ]

  /// Takes the letter from the Unicode name, such as `LATIN SMALL LETTER O WITH CIRCUMFLEX`.
  private static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let prefix = "LATIN SMALL LETTER "
    guard !scalar.isASCII, let name = scalar.properties.name, name.hasPrefix(prefix) else {
      return nil
    }
    let letters = name.dropFirst(prefix.count).prefix { $0 != " " }
    return letters.count == 1 ? letters.lowercased().unicodeScalars.first : nil
  }
}
