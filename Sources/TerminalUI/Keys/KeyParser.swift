/// Turns the bytes that a terminal sends into key presses.
///
/// It has no clock: every call says when it happens, in milliseconds of any steady clock.
///
/// - **Escape** is ambiguous: alone it is a key, and it begins every other special key. It counts
///   as a key when nothing follows within `escapeTimeout`.
/// - **ESC and a character**, which is Alt with that character or a slow link that delivers two
///   presses in one packet, gives both keys. Swallowing them would lose what was typed.
/// - **Sequences** that name no key of ours are swallowed whole. Above all that is a terminal's
///   late answer to a question that an earlier program asked: it never ends up in a prompt. One
///   that stays unfinished for a second, or grows out of bounds, is given up.
/// - **Pastes** (bracketed) come as one key. Bytes beyond `pasteLimit` are swallowed and counted.
/// - Shift, Ctrl and Alt with a special key give the plain key, except Shift-Tab.
/// - Invalid UTF-8 and C1 controls are dropped: no key produces them.
package struct KeyParser: Sendable {
  /// Longest paste that is kept, in bytes.
  package static let pasteLimit = 64 * 1024

  /// A sequence longer than this is no key and no answer that we know of.
  private static let sequenceLimit = 64
  private static let controlStringLimit = 4096
  private static let sequencePatience = 1_000
  private static let pastePatience = 5_000

  private enum State {
    case ground
    case escape
    /// After `ESC [`: the bytes so far.
    case sequence([UInt8])
    /// After `ESC [ [`, which the Linux console sends for F1 to F5.
    case linuxFunction
    /// After `ESC [ M`: raw bytes of a mouse report that are still to come.
    case mouse(remaining: Int)
    /// After `ESC O`: the last parameter byte, if any, is of no interest.
    case applicationKey(count: Int)
    /// An OSC, DCS, APC, PM or SOS string: its length, and whether an ESC was its last byte.
    case controlString(count: Int, endsInEscape: Bool)
    case paste(PasteReader)
  }

  private let escapeTimeout: Int
  private var state = State.ground
  private var utf8 = UTF8Reader()

  /// When `flush(at:)` is due unless more bytes come first; `nil` while nothing is pending.
  private(set) package var deadline: Int?
  /// Bytes of pastes that went beyond the limit.
  private(set) package var swallowedPasteBytes = 0

  /// - Parameter escapeTimeout: milliseconds after which a lone ESC is the key.
  package init(escapeTimeout: Int = 50) {
    self.escapeTimeout = escapeTimeout
  }

  /// Reads bytes; a press that timed out before they arrived comes first.
  ///
  /// - Parameters:
  ///   - now: when they are read.
  ///   - earliest: when they may have arrived, if that can be long before: a busy program reads
  ///     late, and a sequence that came in two parts must not fall apart for that.
  package mutating func feed(
    _ bytes: some Sequence<UInt8>, at now: Int, arrivedAfter earliest: Int? = nil
  ) -> [Key] {
    var keys = flush(at: min(now, earliest ?? now))
    for byte in bytes {
      read(byte, at: now, into: &keys)
    }
    return keys
  }

  /// Settles what was pending too long; call it when `deadline` has passed.
  package mutating func flush(at now: Int) -> [Key] {
    guard let due = deadline, now >= due else { return [] }
    deadline = nil
    defer { state = .ground }
    switch state {
    case .escape: return [.escape]
    case .paste(let paste): return [finish(paste)]
    default: return []
    }
  }

  private mutating func enter(_ next: State, until due: Int?) {
    state = next
    deadline = due
  }

  private mutating func read(_ byte: UInt8, at now: Int, into keys: inout [Key]) {
    switch state {
    case .ground: readGround(byte, at: now, into: &keys)
    case .escape: readAfterEscape(byte, at: now, into: &keys)
    case .sequence(let before): readSequence(byte, after: before, at: now, into: &keys)
    case .linuxFunction: end(with: Self.linuxFunction(byte), into: &keys)
    case .mouse(let remaining): readMouse(remaining: remaining)
    case .applicationKey(let count): readApplicationKey(byte, count, at: now, into: &keys)
    case .controlString(let count, let endsInEscape):
      readControlString(byte, count, endsInEscape, at: now, into: &keys)
    case .paste(var paste):
      // Let go of the state's copy first, else each byte would copy the whole paste.
      state = .ground
      readPaste(byte, &paste, at: now, into: &keys)
    }
  }

  private mutating func end(with key: Key?, into keys: inout [Key]) {
    enter(.ground, until: nil)
    if let key { keys.append(key) }
  }
}

extension KeyParser {
  private mutating func readGround(_ byte: UInt8, at now: Int, into keys: inout [Key]) {
    switch byte {
    case 0x1B:
      utf8 = UTF8Reader()
      enter(.escape, until: now + escapeTimeout)
    case ..<0x20, 0x7F:
      utf8 = UTF8Reader()
      if let key = Self.control(byte) { keys.append(key) }
    default:
      if let scalar = utf8.read(byte), scalar.value >= 0xA0 || scalar.isASCII {
        keys.append(.character(Character(scalar)))
      }
    }
  }

  private static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(UnicodeScalar(byte + 0x60)))
    default: nil
    }
  }

  private mutating func readAfterEscape(_ byte: UInt8, at now: Int, into keys: inout [Key]) {
    switch byte {
    case UInt8(ascii: "["): enter(.sequence([]), until: now + Self.sequencePatience)
    case UInt8(ascii: "O"): enter(.applicationKey(count: 0), until: now + Self.sequencePatience)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      let string = State.controlString(count: 0, endsInEscape: false)
      enter(string, until: now + Self.sequencePatience)
    default:
      end(with: .escape, into: &keys)
      readGround(byte, at: now, into: &keys)
    }
  }

  /// A control inside a sequence means that the sequence is broken; the control is obeyed.
  private mutating func abandon(for byte: UInt8, at now: Int, into keys: inout [Key]) {
    enter(.ground, until: nil)
    readGround(byte, at: now, into: &keys)
  }

  private mutating func readMouse(remaining: Int) {
    if remaining > 1 {
      state = .mouse(remaining: remaining - 1)
    } else {
      enter(.ground, until: nil)
    }
  }

  /// What an `ESC O` key may carry before its final letter is a modifier, which is ignored.
  private mutating func readApplicationKey(
    _ byte: UInt8, _ count: Int, at now: Int, into keys: inout [Key]
  ) {
    switch byte {
    case ..<0x20: abandon(for: byte, at: now, into: &keys)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      state = .applicationKey(count: count + 1)
      if count >= Self.sequenceLimit { end(with: nil, into: &keys) }
    default: end(with: KeyTable.applicationKey(byte), into: &keys)
    }
  }

  private mutating func readControlString(
    _ byte: UInt8, _ count: Int, _ endsInEscape: Bool, at now: Int, into keys: inout [Key]
  ) {
    switch (byte, endsInEscape) {
    case (UInt8(ascii: "\\"), true), (0x07, _):
      end(with: nil, into: &keys)
    case (_, true):
      // The string broke off and a new sequence began.
      enter(.escape, until: now + escapeTimeout)
      readAfterEscape(byte, at: now, into: &keys)
    case (0x1B, false):
      state = .controlString(count: count, endsInEscape: true)
    case (..<0x20, _):
      abandon(for: byte, at: now, into: &keys)
    default:
      state = .controlString(count: count + 1, endsInEscape: false)
      if count >= Self.controlStringLimit { end(with: nil, into: &keys) }
    }
  }
}

extension KeyParser {
  private mutating func readSequence(
    _ byte: UInt8, after before: [UInt8], at now: Int, into keys: inout [Key]
  ) {
    switch byte {
    case ..<0x20, 0x7F...:
      abandon(for: byte, at: now, into: &keys)
    case UInt8(ascii: "[") where before.isEmpty:
      state = .linuxFunction
    case UInt8(ascii: "M") where before.isEmpty:
      state = .mouse(remaining: 3)
    case UInt8(ascii: "$") where before.allSatisfy(Self.isDigit) && !before.isEmpty:
      // rxvt ends keys with Shift by what is not a final byte in the standard.
      end(with: KeyTable.tilde(Self.number(before)), into: &keys)
    case 0x20...0x3F:
      state = .sequence(before + [byte])
      if before.count >= Self.sequenceLimit { end(with: nil, into: &keys) }
    default:
      endSequence(byte, parameters: before, at: now, into: &keys)
    }
  }

  private mutating func endSequence(
    _ final: UInt8, parameters: [UInt8], at now: Int, into keys: inout [Key]
  ) {
    guard parameters.allSatisfy({ Self.isDigit($0) || $0 == UInt8(ascii: ";") }) else {
      return end(with: nil, into: &keys)
    }
    switch final {
    case UInt8(ascii: "~") where Self.number(parameters) == 200:
      enter(.paste(PasteReader()), until: now + Self.pastePatience)
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      end(with: KeyTable.tilde(Self.number(parameters)), into: &keys)
    case UInt8(ascii: "R") where !parameters.isEmpty:
      // The cursor's position, which looks like F3 with a modifier.
      end(with: nil, into: &keys)
    default:
      // With parameters a small letter is an answer, not rxvt's arrow.
      let isAnswer = final >= UInt8(ascii: "a") && !parameters.isEmpty
      end(with: isAnswer ? nil : KeyTable.letter(final), into: &keys)
    }
  }

  private static func linuxFunction(_ byte: UInt8) -> Key? {
    guard byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "E") else { return nil }
    return .function(Int(byte - UInt8(ascii: "A")) + 1)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// The first parameter; further ones are modifiers.
  private static func number(_ parameters: [UInt8]) -> Int {
    parameters.prefix(while: isDigit).prefix(6).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }
}

extension KeyParser {
  private mutating func readPaste(
    _ byte: UInt8, _ paste: inout PasteReader, at now: Int, into keys: inout [Key]
  ) {
    if paste.read(byte) {
      end(with: finish(paste), into: &keys)
    } else {
      enter(.paste(paste), until: now + Self.pastePatience)
    }
  }

  private mutating func finish(_ paste: PasteReader) -> Key {
    swallowedPasteBytes += paste.swallowed
    return .paste(paste.text)
  }
}

/// The content of one bracketed paste, up to its end marker wherever packets break.
private struct PasteReader {
  private static let endMarker: [UInt8] = Array("\u{1B}[201~".utf8)

  private var content: [UInt8] = []
  private var matched = 0
  private(set) var swallowed = 0

  var text: String { String(decoding: content, as: UTF8.self) }

  /// Returns true when the byte completes the end marker.
  mutating func read(_ byte: UInt8) -> Bool {
    if byte == Self.endMarker[matched] {
      matched += 1
      return matched == Self.endMarker.count
    }
    keep(Self.endMarker[..<matched])
    // ESC occurs in the marker only as its first byte, so no longer match can be lost.
    matched = byte == Self.endMarker[0] ? 1 : 0
    if matched == 0 { keep(CollectionOfOne(byte)) }
    return false
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    let room = KeyParser.pasteLimit - content.count
    content.append(contentsOf: bytes.prefix(room))
    swallowed += max(0, bytes.count - room)
  }
}

/// Decodes UTF-8 one byte at a time; a sequence may be split anywhere.
private struct UTF8Reader {
  private var pending: [UInt8] = []
  private var expected = 0

  /// Returns a scalar when the byte completes one; invalid bytes vanish.
  mutating func read(_ byte: UInt8) -> Unicode.Scalar? {
    if expected == 0 || byte & 0xC0 != 0x80 { return begin(byte) }
    pending.append(byte)
    guard pending.count == expected else { return nil }
    defer { self = UTF8Reader() }
    // The standard library knows overlong forms, surrogates and values out of range.
    return String(validating: pending, as: UTF8.self)?.unicodeScalars.first
  }

  private mutating func begin(_ byte: UInt8) -> Unicode.Scalar? {
    self = UTF8Reader()
    switch byte {
    case ..<0x80: return Unicode.Scalar(byte)
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF: expected = 3
    case 0xF0...0xF4: expected = 4
    default: return nil
    }
    pending = [byte]
    return nil
  }
}

/// The keys behind sequences, as xterm, VT220, rxvt and the Linux console send them.
private enum KeyTable {
  /// `ESC [ n ~`.
  static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// `ESC [ letter`; the small letters are rxvt's with Shift.
  static func letter(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "Z"): .backTab
    default: nil
    }
  }

  /// `ESC O letter`: as above, and the numeric keypad in application mode.
  static func applicationKey(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "X"): .character("=")
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(UnicodeScalar(final - 0x40)))
    default: letter(final)
    }
  }
}
