/// Turns any text into drawable text; it shows what it takes out and does not drop it.
///
/// - C0 and DEL show as `^X`; C1, bidi controls, invisible, private-use, unassigned and
///   noncharacter scalars as `<U+XXXX>`; bytes of a path that are not UTF-8 as `\xNN`.
/// - Spaces of any kind become a plain space.
/// - Variation selectors vanish; emoji joined by ZWJ are reduced to the first; flags to letters.
/// - ZWJ and ZWNJ stay inside words of the scripts that need them.
/// - At most two combining marks stay on a base.
enum Sanitizer {
  static func sanitize(_ text: String, limit: Int) -> String {
    if isPlain(text) {
      return text.utf8.count <= limit ? text : String(text.prefix(limit)) + "…"
    }
    var run = Run(limit: limit)
    let scalars = Array(text.unicodeScalars.prefix(limit + 1))
    var index = 0
    while index < scalars.count && run.count < limit {
      index = run.consume(scalars, at: index)
    }
    let isCut = scalars.count > limit || index < scalars.count
    return isCut ? String(run.output) + "…" : String(run.output)
  }

  /// Whether it is only printable ASCII, as nearly every text is; then there is nothing to do.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// What shows in place of a scalar that is not drawn.
  static func marker(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<0x20: "^" + String(UnicodeScalar(UInt8(scalar.value + 0x40)))
    case 0x7F: "^?"
    // A byte of a path that is no UTF-8 (`PathText`).
    case 0x10FF80...0x10FFFF: "\\x" + hex(scalar.value - 0x10FF00).suffix(2)
    default: "<U+" + hex(scalar.value) + ">"
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// One sanitizing pass: the output so far, and what the next scalar would attach to.
private struct Run {
  let limit: Int
  var output = String.UnicodeScalarView()
  var count = 0
  var marks = 0
  var hasBase = false
  var lastIsEmoji = false

  init(limit: Int) {
    self.limit = limit
  }

  /// Reads the scalar at `index` and what belongs to it; returns the next index.
  mutating func consume(_ scalars: [Unicode.Scalar], at index: Int) -> Int {
    let scalar = scalars[index]
    switch Kind(scalar) {
    case .base: appendBase(scalar)
    case .space: appendBase(" ")
    case .flagLetter(let letter): appendBase(letter)
    case .mark: appendMark(scalar)
    case .variationSelector: break
    case .emojiModifier: if !lastIsEmoji { appendBase(scalar) }
    case .joiner: return consumeJoiner(scalars, at: index)
    case .hidden: appendMarker(scalar)
    }
    return index + 1
  }

  private mutating func appendBase(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    count += 1
    marks = 0
    hasBase = true
    lastIsEmoji = Kind.isEmoji(scalar)
  }

  private mutating func appendMark(_ scalar: Unicode.Scalar) {
    guard hasBase else { return appendMarker(scalar) }
    guard marks < 2 else { return }
    output.append(scalar)
    count += 1
    marks += 1
  }

  private mutating func appendMarker(_ scalar: Unicode.Scalar) {
    output.append(contentsOf: Sanitizer.marker(scalar).unicodeScalars)
    count += 1
    marks = 0
    hasBase = false
    lastIsEmoji = false
  }

  /// A joiner between emoji swallows the rest of the sequence.
  ///
  /// Inside a word of a script that needs it, it stays; anywhere else it shows.
  private mutating func consumeJoiner(_ scalars: [Unicode.Scalar], at index: Int) -> Int {
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    if scalars[index].value == 0x200D, lastIsEmoji, let next, Kind.isEmoji(next) {
      return index + 2
    }
    if let last = output.last, let next, hasBase, Kind.joins(last), canPrecede(next) {
      appendMark(scalars[index])
      return index + 1
    }
    appendMarker(scalars[index])
    return index + 1
  }
}

extension Run {
  /// Whether a joiner may stay before a scalar, which must then stay too: a letter, or a sign if
  /// there is room for one more, as in Bengali ya-phalaa.
  private func canPrecede(_ next: Unicode.Scalar) -> Bool {
    guard Kind.joins(next) else { return false }
    return switch Kind(next) {
    case .base: true
    case .mark: marks == 0
    default: false
    }
  }
}

/// How the sanitizer treats a scalar.
private enum Kind {
  case base, space, mark, variationSelector, emojiModifier, joiner, hidden
  case flagLetter(Unicode.Scalar)

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F {
      self = .base
      return
    }
    switch value {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: self = .variationSelector
    case 0x200C, 0x200D: self = .joiner
    case 0x1F1E6...0x1F1FF:
      self = .flagLetter(Unicode.Scalar(UInt8(0x41 + value - 0x1F1E6)))
    case 0x1F3FB...0x1F3FF: self = .emojiModifier
    default: self = Self.byProperties(scalar)
    }
  }

  private static func byProperties(_ scalar: Unicode.Scalar) -> Kind {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return .hidden
    case .spaceSeparator:
      return .space
    default:
      break
    }
    guard let width = DisplayWidth.known(scalar) else { return .hidden }
    if properties.generalCategory == .format && width == 0 { return .hidden }
    if isConjoiningVowel(scalar.value) { return .mark }
    if properties.isDefaultIgnorableCodePoint { return .hidden }
    return width == 0 ? .mark : .base
  }

  /// Hangul medial vowels and final consonants, which combine with the syllable before them.
  private static func isConjoiningVowel(_ value: UInt32) -> Bool {
    (0x1161...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }

  /// Digits and `#` are emoji to Unicode, but not here.
  static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.isEmoji
  }

  /// Whether the scalar's script uses ZWJ and ZWNJ in its spelling: Arabic, Syriac, N'Ko, the
  /// scripts of South and South-East Asia, Mongolian.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0xFB50...0xFDFF,
      0xFE70...0xFEFC:
      true
    default: false
    }
  }
}
