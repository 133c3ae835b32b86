/// Turns the bytes that a terminal sends into key presses.
///
/// It has no clock: every call says when it happens, in milliseconds on any steady clock.
///
/// - **Escape** is ambiguous: alone it is a key, and it begins every other special key. It counts
///   as a key if nothing follows within `escapeTimeout`.
/// - **ESC and a character** within that time are Alt with the character. Alt with a special key is
///   no key of ours, in whichever way a terminal sends it (`ESC ESC [ A`, `ESC [ 1 ; 3 A`).
/// - **Sequences** that name no key of ours are swallowed whole, however long they are. Above all
///   these are a terminal's late answers to questions of an earlier program, which must never end
///   up in a prompt. C1 controls that begin a sequence (U+009B and the like) do so here too.
/// - **Pastes** (bracketed) arrive as one key.
/// - Shift and Ctrl with a special key give the plain key, except Shift-Tab.
/// - Bytes that are not UTF-8 arrive as `Key.replacement`. Other C1 controls are no keys.
///
/// Every state ends: when nothing arrives for a while, when it has lasted `longest`, and after
/// `swallowLimit` bytes. What is given up then arrives as `Key.lost`.
package struct KeyParser: Sendable {
  /// The longest paste that is kept, in bytes; a longer one is dropped whole.
  package static let pasteLimit = 4 << 20
  /// Anything longer, in bytes, is neither an answer nor a paste.
  package static let swallowLimit = 16 << 20
  /// The longest that any state but the ground lasts, in milliseconds.
  package static let longest = 120_000

  private static let sequencePatience = 1_000
  private static let pastePatience = 2_000
  /// Nobody types so many bytes between two reads; they are the rest of a paste that paused.
  private static let burst = 32

  private enum State {
    case ground
    /// After one ESC, or after two.
    case escape(presses: Int)
    /// Within a character of several bytes.
    case text(UTF8Character, isAlt: Bool)
    /// After `ESC [`.
    case sequence(ParameterReader, isAlt: Bool)
    /// After `ESC [ [`, which the Linux console sends for F1 to F5.
    case linuxFunction(isAlt: Bool)
    /// After `ESC [ M`, with so many raw bytes of a mouse report still to come.
    case mouse(remaining: Int)
    /// After `ESC O`.
    case applicationKey(ParameterReader, isAlt: Bool)
    case controlString(ControlString)
    case paste(PasteReader)
  }

  private let escapeTimeout: Int
  private let pasteLimit: Int
  private let swallowLimit: Int
  private var state = State.ground
  /// When the present state began, and how long it waits for more, in milliseconds.
  private var begun = 0
  private var patience = 0
  /// Until when the rest of an abandoned paste may arrive.
  private var restOfPasteUntil: Int?

  /// When `flush(at:)` is due unless more bytes arrive first; `nil` while nothing is pending.
  private(set) package var deadline: Int?

  /// - Parameter escapeTimeout: milliseconds after which a single ESC is the key.
  package init(
    escapeTimeout: Int = 50, pasteLimit: Int = KeyParser.pasteLimit,
    swallowLimit: Int = KeyParser.swallowLimit
  ) {
    self.escapeTimeout = escapeTimeout
    self.pasteLimit = pasteLimit
    self.swallowLimit = swallowLimit
  }

  /// Reads bytes; a press that timed out before they arrived comes first.
  ///
  /// - Parameters:
  ///   - now: when they are read.
  ///   - earliest: when they may have arrived, if that can be long before: a busy program reads
  ///     late, and a sequence that came in two parts must not fall apart because of it.
  package mutating func feed(
    _ bytes: some Collection<UInt8>, at now: Int, arrivedAfter earliest: Int? = nil
  ) -> [Key] {
    var keys = flush(at: min(now, earliest ?? now))
    resumePaste(bytes, at: now)
    for byte in bytes {
      read(byte, at: now, into: &keys)
    }
    return keys
  }

  /// Settles what has been pending for too long; call it when `deadline` has passed.
  package mutating func flush(at now: Int) -> [Key] {
    guard let due = deadline, now >= due else { return [] }
    return giveUp(at: now)
  }

  /// Leaves a state that does not end by itself.
  private mutating func giveUp(at now: Int) -> [Key] {
    let left = state
    leave()
    switch left {
    case .ground, .mouse, .linuxFunction: return []
    case .escape(let presses): return Array(repeating: .escape, count: presses)
    case .text: return [.character(Key.replacement)]
    case .sequence(let read, _), .applicationKey(let read, _): return Self.broken(read.count)
    case .controlString(let string): return Self.broken(string.count)
    case .paste(let paste):
      restOfPasteUntil = now + Self.longest
      return paste.isEmpty ? [.lost(.pasteWithoutEnd)] : [paste.key, .lost(.pasteWithoutEnd)]
    }
  }

  private static func broken(_ bytes: Int) -> [Key] {
    bytes == 0 ? [] : [.lost(.brokenAnswer(bytes: bytes))]
  }

  /// A link may pause in the middle of a paste, and the rest must not be taken for commands.
  private mutating func resumePaste(_ bytes: some Collection<UInt8>, at now: Int) {
    guard let end = restOfPasteUntil else { return }
    if now >= end {
      restOfPasteUntil = nil
    } else if case .ground = state, bytes.count >= Self.burst, bytes.first != 0x1B {
      enter(.paste(PasteReader(limit: pasteLimit)), at: now, patience: Self.pastePatience)
    }
  }

  private mutating func enter(_ next: State, at now: Int, patience: Int) {
    state = next
    begun = now
    self.patience = patience
    deadline = now + patience
  }

  /// Stays in a state that is not finished yet.
  private mutating func stay(_ next: State, at now: Int) {
    state = next
    deadline = min(now + patience, begun + max(patience, Self.longest))
  }

  private mutating func leave() {
    state = .ground
    deadline = nil
  }

  private mutating func end(with key: Key?, into keys: inout [Key]) {
    leave()
    if let key { keys.append(key) }
  }

  private mutating func read(_ byte: UInt8, at now: Int, into keys: inout [Key]) {
    switch state {
    case .ground: readGround(byte, at: now, into: &keys)
    case .escape(let presses): readAfterEscape(byte, presses, at: now, into: &keys)
    case .text(let character, let isAlt):
      readText(byte, character, isAlt: isAlt, at: now, into: &keys)
    case .sequence(let read, let isAlt):
      readSequence(byte, after: read, isAlt: isAlt, at: now, into: &keys)
    case .linuxFunction(let isAlt):
      if byte < 0x20 { return abandon(for: byte, at: now, into: &keys) }
      end(with: isAlt ? nil : KeyTable.linuxFunction(byte), into: &keys)
    case .mouse(let remaining): readMouse(byte, remaining: remaining, at: now, into: &keys)
    case .applicationKey(let read, let isAlt):
      readApplicationKey(byte, after: read, isAlt: isAlt, at: now, into: &keys)
    case .controlString(let string): readControlString(byte, string, at: now, into: &keys)
    case .paste(var paste):
      // The state's copy is released first, or else each byte would copy the whole paste.
      state = .ground
      readPaste(byte, &paste, at: now, into: &keys)
    }
  }
}

extension KeyParser {
  private mutating func readGround(_ byte: UInt8, at now: Int, into keys: inout [Key]) {
    switch byte {
    case 0x1B: enter(.escape(presses: 1), at: now, patience: escapeTimeout)
    case ..<0x20, 0x7F: if let key = KeyTable.control(byte) { keys.append(key) }
    case ..<0x7F: keys.append(.character(Character(UnicodeScalar(byte))))
    default: beginText(byte, isAlt: false, at: now, into: &keys)
    }
  }

  private mutating func readAfterEscape(
    _ byte: UInt8, _ presses: Int, at now: Int, into keys: inout [Key]
  ) {
    let isAlt = presses > 1
    switch byte {
    case 0x1B:
      // A held Esc key: all but the last two are certainly Esc presses.
      if isAlt { keys.append(.escape) }
      enter(.escape(presses: 2), at: now, patience: escapeTimeout)
    case UInt8(ascii: "["):
      enter(.sequence(ParameterReader(), isAlt: isAlt), at: now, patience: Self.sequencePatience)
    case UInt8(ascii: "O"):
      let next = State.applicationKey(ParameterReader(), isAlt: isAlt)
      enter(next, at: now, patience: Self.sequencePatience)
    default:
      if isAlt { keys.append(.escape) }
      if let string = ControlString(introducer: byte) {
        enter(.controlString(string), at: now, patience: Self.sequencePatience)
      } else {
        readAlt(byte, at: now, into: &keys)
      }
    }
  }

  private mutating func readAlt(_ byte: UInt8, at now: Int, into keys: inout [Key]) {
    switch byte {
    case 0x08, 0x7F: end(with: .altBackspace, into: &keys)
    case ..<0x20: leave()
    case ..<0x7F: end(with: .alt(Character(UnicodeScalar(byte))), into: &keys)
    default:
      leave()
      beginText(byte, isAlt: true, at: now, into: &keys)
    }
  }

  private mutating func beginText(
    _ byte: UInt8, isAlt: Bool, at now: Int, into keys: inout [Key]
  ) {
    guard let character = UTF8Character(lead: byte) else {
      keys.append(.character(Key.replacement))
      return
    }
    enter(.text(character, isAlt: isAlt), at: now, patience: Self.sequencePatience)
  }

  private mutating func readText(
    _ byte: UInt8, _ character: UTF8Character, isAlt: Bool, at now: Int, into keys: inout [Key]
  ) {
    var character = character
    guard character.append(byte) else {
      end(with: .character(Key.replacement), into: &keys)
      readGround(byte, at: now, into: &keys)
      return
    }
    guard character.isComplete else { return stay(.text(character, isAlt: isAlt), at: now) }
    leave()
    guard let scalar = character.scalar else { return keys.append(.character(Key.replacement)) }
    guard scalar.value >= 0xA0 else { return readC1(scalar, at: now) }
    keys.append(isAlt ? .alt(Character(scalar)) : .character(Character(scalar)))
  }

  /// What a terminal in 8-bit mode sends for `ESC [` and the like.
  private mutating func readC1(_ scalar: Unicode.Scalar, at now: Int) {
    let byte = UInt8(scalar.value - 0x40)
    if byte == UInt8(ascii: "[") {
      enter(.sequence(ParameterReader(), isAlt: false), at: now, patience: Self.sequencePatience)
    } else if byte == UInt8(ascii: "O") {
      let next = State.applicationKey(ParameterReader(), isAlt: false)
      enter(next, at: now, patience: Self.sequencePatience)
    } else if let string = ControlString(introducer: byte, isC1: true) {
      enter(.controlString(string), at: now, patience: Self.sequencePatience)
    }
  }

  /// A control inside a sequence means that the sequence is broken, and the control takes effect.
  private mutating func abandon(for byte: UInt8, at now: Int, into keys: inout [Key]) {
    leave()
    readGround(byte, at: now, into: &keys)
  }

  private mutating func readMouse(
    _ byte: UInt8, remaining: Int, at now: Int, into keys: inout [Key]
  ) {
    if byte < 0x20 { return abandon(for: byte, at: now, into: &keys) }
    if remaining > 1 { stay(.mouse(remaining: remaining - 1), at: now) } else { leave() }
  }

  private mutating func readControlString(
    _ byte: UInt8, _ string: ControlString, at now: Int, into keys: inout [Key]
  ) {
    var string = string
    switch string.read(byte) {
    case .goesOn where string.count >= swallowLimit: keys += giveUp(at: now)
    case .goesOn: stay(.controlString(string), at: now)
    case .ended: leave()
    case .brokenOff:
      enter(.escape(presses: 1), at: now, patience: escapeTimeout)
      readAfterEscape(byte, 1, at: now, into: &keys)
    }
  }
}

extension KeyParser {
  private mutating func readSequence(
    _ byte: UInt8, after before: ParameterReader, isAlt: Bool, at now: Int, into keys: inout [Key]
  ) {
    switch byte {
    case ..<0x20, 0x7F...: abandon(for: byte, at: now, into: &keys)
    case UInt8(ascii: "[") where before.count == 0: stay(.linuxFunction(isAlt: isAlt), at: now)
    case UInt8(ascii: "M") where before.count == 0: stay(.mouse(remaining: 3), at: now)
    case UInt8(ascii: "$") where before.isOneNumber:
      // For keys with Shift, rxvt uses last bytes that are no final bytes in the standard.
      end(with: isAlt ? nil : KeyTable.tilde(before.first), into: &keys)
    case 0x20...0x3F:
      stay(.sequence(before.adding(byte), isAlt: isAlt), at: now)
      if before.count >= swallowLimit { keys += giveUp(at: now) }
    default: endSequence(byte, before, isAlt: isAlt, at: now, into: &keys)
    }
  }

  private mutating func endSequence(
    _ final: UInt8, _ read: ParameterReader, isAlt: Bool, at now: Int, into keys: inout [Key]
  ) {
    let bracket = final == UInt8(ascii: "~") && read.isOneNumber ? read.first : nil
    if bracket == 200 {
      if isAlt { keys.append(.escape) }
      return enter(.paste(PasteReader(limit: pasteLimit)), at: now, patience: Self.pastePatience)
    }
    if bracket == 201 { restOfPasteUntil = nil }
    let key = KeyTable.sequence(final, read)
    end(with: isAlt || read.hasAlt(isFirst: false) ? nil : key, into: &keys)
  }

  /// An `ESC O` key may carry only a modifier before its final letter.
  private mutating func readApplicationKey(
    _ byte: UInt8, after before: ParameterReader, isAlt: Bool, at now: Int, into keys: inout [Key]
  ) {
    switch byte {
    case ..<0x20, 0x7F...: abandon(for: byte, at: now, into: &keys)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      stay(.applicationKey(before.adding(byte), isAlt: isAlt), at: now)
      if before.count >= swallowLimit { keys += giveUp(at: now) }
    default:
      let isPlain = !isAlt && !before.hasAlt(isFirst: true) && before.isOfKey
      end(with: isPlain ? KeyTable.applicationKey(byte) : nil, into: &keys)
    }
  }

  private mutating func readPaste(
    _ byte: UInt8, _ paste: inout PasteReader, at now: Int, into keys: inout [Key]
  ) {
    if paste.read(byte) {
      restOfPasteUntil = nil
      end(with: paste.key, into: &keys)
    } else {
      stay(.paste(paste), at: now)
      if paste.count >= swallowLimit { keys += giveUp(at: now) }
    }
  }
}
