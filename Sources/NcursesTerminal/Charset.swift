internal import Glibc

/// The characters that are sent to the terminal.
package enum Charset: String, Sendable {
  case utf8 = "UTF-8"
  case ascii = "ASCII"

  /// Prepares the C library for measuring text, and returns what the terminal understands.
  ///
  /// The process gets a UTF-8 locale if there is one, since `wcwidth` knows nothing without it. The
  /// terminal gets UTF-8 too, unless LC_ALL, LC_CTYPE or LANG names another charset; if none of
  /// them is set, as after many an SSH login, UTF-8 is assumed. Call it once, before other threads
  /// start.
  package static func prepareLocale(environment: [String: String]) -> Charset {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let namesUTF8 = named.map { setlocale(LC_CTYPE, $0) != nil && isUTF8 } ?? false
    if namesUTF8 { return .utf8 }
    let hasFallback = setlocale(LC_CTYPE, "C.UTF-8") != nil && isUTF8
    guard hasFallback else { return .ascii }
    return named.map(saysUTF8) ?? true ? .utf8 : .ascii
  }

  private static var isUTF8: Bool {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) == "UTF-8" } ?? false
  }

  /// A locale that is not installed here still says what the far end expects, such as
  /// `de_DE.UTF-8`.
  private static func saysUTF8(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".utf-8") || name.hasSuffix(".utf8")
  }
}
