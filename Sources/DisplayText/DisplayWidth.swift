internal import CWidth

/// How many columns text takes, by the C library's `wcwidth`, which curses asks too.
///
/// The process must have a UTF-8 `LC_CTYPE` (the composition root sees to that); otherwise
/// `wcwidth` knows only ASCII, and every other scalar counts as unknown.
package enum DisplayWidth {
  /// The columns of a scalar, from 0 to 2; `nil` if the C library does not know it.
  package static func known(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
    let width = wf_scalar_width(scalar.value)
    return width < 0 ? nil : Int(width)
  }

  /// The columns of a scalar that was sanitized; an unknown one is drawn as one replacement
  /// character.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    known(scalar) ?? 1
  }

  package static func of(_ string: String) -> Int {
    var plain = 0
    for byte in string.utf8 {
      guard byte >= 0x20 && byte < 0x7F else {
        return string.unicodeScalars.reduce(0) { $0 + of($1) }
      }
      plain += 1
    }
    return plain
  }
}
