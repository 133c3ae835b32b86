internal import DisplayText
internal import TerminalUI

/// The second gate before the terminal: it passes no scalar that could do more than be shown.
///
/// Text was sanitized when it was made; this catches what slipped through, shows it as a
/// replacement character and counts it.
struct CellGate {
  static let replacement = Glyph("\u{FFFD}")
  static let asciiReplacement = Glyph("?")

  private(set) var replacedScalars = 0

  /// What may be sent in place of `glyph`.
  mutating func pass(_ glyph: Glyph) -> Glyph {
    if isPlain(glyph) { return glyph }
    let refused = Self.refusedScalars(of: glyph)
    replacedScalars += refused
    return refused == 0 ? glyph : Self.replacement
  }

  /// Nearly every cell holds one printable ASCII character.
  private func isPlain(_ glyph: Glyph) -> Bool {
    let value = glyph.base.value
    return value >= 0x20 && value < 0x7F && glyph.firstMark == nil
  }

  private static func refusedScalars(of glyph: Glyph) -> Int {
    var refused = passesAsBase(glyph.base) ? 0 : 1
    for mark in [glyph.firstMark, glyph.secondMark] {
      if let mark, !passes(mark, on: glyph.base) { refused += 1 }
    }
    return refused
  }

  private static func passesAsBase(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    guard let width = DisplayWidth.known(scalar), width > 0 else { return false }
    return isVisible(scalar.properties.generalCategory)
  }

  /// Marks take no column.
  ///
  /// The left-to-right mark fences right-to-left text; joiners belong to the spelling of scripts
  /// from Arabic onwards.
  private static func passes(_ mark: Unicode.Scalar, on base: Unicode.Scalar) -> Bool {
    switch mark.value {
    case 0x200E: return true
    case 0x200C, 0x200D: return base.value >= 0x0600
    default:
      return DisplayWidth.known(mark) == 0 && isVisible(mark.properties.generalCategory)
    }
  }

  private static func isVisible(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
