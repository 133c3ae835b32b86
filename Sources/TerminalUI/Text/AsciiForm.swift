internal import DisplayText

/// What is drawn if the terminal's locale is not UTF-8: one ASCII character for each column.
package enum AsciiForm {
  /// The frame with every glyph replaced by ASCII; nothing moves.
  package static func of(_ buffer: CellBuffer) -> CellBuffer {
    var result = buffer
    for y in 0..<buffer.size.height {
      for x in 0..<buffer.size.width {
        result[x, y].glyph = Glyph(character(for: buffer[x, y].glyph))
      }
    }
    return result
  }

  /// The nearest ASCII text; each column of the original is one character.
  package static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let width = DisplayWidth.of(scalar)
      guard width > 0 else { continue }
      result.append(character(for: Glyph(scalar)))
      if width == 2 { result.append("?") }
    }
    return String(result)
  }

  private static func character(for glyph: Glyph) -> Unicode.Scalar {
    if glyph.isContinuation { return "?" }
    let base = glyph.base
    if base.isASCII { return base }
    return chrome[base] ?? dots(base) ?? letter(base)
      ?? (base.properties.generalCategory == .spaceSeparator ? " " : "?")
  }

  /// Roughly where the dots of a braille pattern lie: at the top, in the middle, at the bottom, or
  /// everywhere.
  private static func dots(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x2800...0x28FF).contains(scalar.value) else { return nil }
    let rows = [0x09, 0x12, 0x24, 0xC0].map { scalar.value & $0 != 0 }
    switch (rows[0], rows[1], rows[2], rows[3]) {
    case (false, false, false, false): return " "
    case (true, _, false, false): return "'"
    case (false, _, _, false): return "-"
    case (false, false, _, true): return "."
    case (true, true, _, _), (_, _, true, true): return "|"
    default: return ":"
    }
  }

  /// The plain letter of a Latin letter with marks, from its Unicode name, such as
  /// `LATIN SMALL LETTER E WITH ACUTE`.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let words = scalar.properties.name?.split(separator: " "), words.count >= 4,
      words[0] == "LATIN", words[2] == "LETTER", words[3].unicodeScalars.count == 1
    else { return nil }
    let letter = words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
    return letter.unicodeScalars.first
  }

  private static let chrome: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (ascii, forms) in chromeForms {
      for form in forms.unicodeScalars { table[form] = ascii }
    }
    return table
  }()

  /// The program's own chrome, and punctuation that occurs in data.
  private static let chromeForms: [(Unicode.Scalar, String)] = [
    ("-", "─━┄┈‐‑‒–—▬−▽"), ("|", "│┃┆┊"), ("+", "┌┐└┘├┤┬┴┼╭╮╯╰✔✓△"), ("'", "‘’‚′"),
    ("\"", "“”„″«»"), ("~", "…≈"), (">", "▸→▶›⏎❯▷"), ("<", "◀←‹◁"), ("^", "▲↑▴"), ("v", "▼↓▾"),
    ("*", "●•◆★"), ("o", "○◦º"), ("=", "◇◌≡▅▆"), ("%", "◐"), ("x", "✘✗×"), ("/", "≠"), (".", "·▁"),
    (",", "▂"), (":", "▃▄"), ("#", "█▇▓■"), ("$", "§"), ("!", "‼¡"), ("?", "¿"),
  ]
}
