package import DisplayText

/// A one-line text entry: the text, the place of the cursor, and the editing keys.
///
/// The cursor stands between two characters as a reader sees them, so that a family of emoji, a
/// flag or a letter with its accents is one step and one Backspace, however many scalars it was
/// typed as.
package struct Prompt: Hashable, Sendable {
  /// The most bytes of a prompt, unless another limit is given.
  package static let usualLimit = 64 * 1024
  /// The most bytes of a search or a filter: more than anybody types, and little to compare.
  package static let searchLimit = 1_000

  package private(set) var text: String
  /// How many bytes stand before the cursor.
  private var place: Int
  /// The most bytes that the text may have.
  package let limit: Int
  /// What the last key could not do.
  private var refused: InputLoss?
  /// Whether the text shows that bytes were dropped.
  private var isMarked: Bool

  package init(_ text: String = "", limit: Int = usualLimit) {
    self.text = text
    self.limit = limit
    place = text.utf8.count
    isMarked = Self.isMarked(text)
  }

  /// What is missing of what was typed or pasted; `nil` if nothing is.
  package var loss: InputLoss? { refused ?? (isMarked ? .notUTF8 : nil) }

  private static func isMarked(_ text: String) -> Bool {
    text.unicodeScalars.contains("\u{FFFD}")
  }

  /// How many characters stand before the cursor.
  package var cursor: Int { text[..<index].count }

  private var index: String.Index {
    text.utf8.index(text.startIndex, offsetBy: place)
  }

  /// Takes an editing key; returns `false` if the key is not one.
  package mutating func handle(_ key: Key) -> Bool {
    let before = refused
    refused = nil
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(Self.inOneLine(text))
    case .lost(let loss): refused = loss
    case .backspace: delete(from: step(back: true), to: index)
    case .delete: delete(from: index, to: step(back: false))
    case .left: place(at: step(back: true))
    case .right: place(at: step(back: false))
    case .home: place = 0
    case .end, .control("e"): place = text.utf8.count
    case .control("u"): delete(from: text.startIndex, to: index)
    case .control("k"): delete(from: index, to: text.endIndex)
    case .control("w"): delete(from: start { $0 != " " }, to: index)
    case .altBackspace: delete(from: start(of: Self.isOfWord), to: index)
    case .alt("d"): delete(from: index, to: end(of: Self.isOfWord))
    case .alt("b"): place(at: start(of: Self.isOfWord))
    case .alt("f"): place(at: end(of: Self.isOfWord))
    default:
      refused = before
      return false
    }
    return true
  }

  /// The lines of a paste one after the other, with a space between two.
  private static func inOneLine(_ text: String) -> String {
    guard text.contains(where: \.isNewline) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Inserts a text at the cursor, or nothing of it if it does not fit.
  private mutating func insert(_ added: String) {
    let bytes = added.utf8.count
    guard bytes <= limit - text.utf8.count else {
      refused = .tooLong(bytes: bytes)
      return
    }
    text.insert(contentsOf: added, at: index)
    place += bytes
    keepPlace()
    isMarked = isMarked || Self.isMarked(added)
  }

  private mutating func delete(from start: String.Index, to end: String.Index) {
    place = text.utf8.distance(from: text.startIndex, to: start)
    text.removeSubrange(start..<end)
    keepPlace()
    if isMarked { isMarked = Self.isMarked(text) }
  }

  private mutating func place(at index: String.Index) {
    place = text.utf8.distance(from: text.startIndex, to: index)
  }

  /// Moves the cursor behind the character in which it stands, if a change has joined two
  /// characters.
  private mutating func keepPlace() {
    let index = index
    guard index > text.startIndex, index < text.endIndex else { return }
    // All characters before the cursor are those of the whole text, except perhaps the last.
    let before = text[..<index]
    let last = before.utf8.distance(
      from: before.startIndex, to: before.index(before: before.endIndex))
    // An index of the part may remember how long the character is there.
    let next = text.index(after: text.utf8.index(text.startIndex, offsetBy: last))
    if next > index { place(at: next) }
  }
}

extension Prompt {
  private func step(back: Bool) -> String.Index {
    let index = index
    if back { return index > text.startIndex ? text.index(before: index) : index }
    return index < text.endIndex ? text.index(after: index) : index
  }

  /// As in readline, letters and digits; everything else separates words.
  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// Where the word before the cursor begins.
  private func start(of isOfWord: (Character) -> Bool) -> String.Index {
    var rest = text[..<index]
    while let last = rest.last, !isOfWord(last) { rest.removeLast() }
    while let last = rest.last, isOfWord(last) { rest.removeLast() }
    return rest.endIndex
  }

  /// Where the word behind the cursor ends.
  private func end(of isOfWord: (Character) -> Bool) -> String.Index {
    text[index...].drop { !isOfWord($0) }.drop(while: isOfWord).startIndex
  }
}

extension Prompt {
  /// Draws a label and the text, scrolled so that the cursor is in view; returns the cursor's cell.
  package func draw(
    label: SafeText, in rect: Rect, role: Role = .prompt, on buffer: inout CellBuffer
  ) -> Point {
    buffer.fill(rect, role: role)
    let used = buffer.draw(label, in: rect, role: role)
    let area = Rect(x: rect.x + used, y: rect.y, width: rect.width - used, height: 1)
    let start = firstShown(width: area.width)
    let before = width(from: start)
    // One character more than there is room for shows that the text continues.
    let end = text.index(start, offsetBy: max(0, area.width) + 1, limitedBy: text.endIndex)
    buffer.draw(SafeText(String(text[start..<(end ?? text.endIndex)])), in: area, role: role)
    return Point(x: min(area.x + before, max(rect.x, rect.maxX - 1)), y: rect.y)
  }

  /// The first character from which the text up to the cursor has room.
  private func firstShown(width room: Int) -> String.Index {
    let cursor = index
    var start =
      text.index(cursor, offsetBy: -max(0, room), limitedBy: text.startIndex) ?? text.startIndex
    while start < cursor && width(from: start) >= room { start = text.index(after: start) }
    return start
  }

  /// How many columns lie between a character and the cursor.
  ///
  /// How a joiner shows depends on what follows it, so that the character behind the cursor counts
  /// too.
  private func width(from start: String.Index) -> Int {
    let cursor = index
    let next = step(back: false)
    return SafeText(String(text[start..<next])).width - SafeText(String(text[cursor..<next])).width
  }
}
