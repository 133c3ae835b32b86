/// A one-line text entry: the text, where the cursor stands, and the editing keys.
package struct Prompt: Hashable, Sendable {
  package private(set) var characters: [Character] = []
  /// Characters before the cursor.
  package private(set) var cursor = 0

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }

  /// Takes an editing key; `false` where the key is not one.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    case .backspace: delete(cursor - 1..<cursor)
    case .delete: delete(cursor..<cursor + 1)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): delete(0..<cursor)
    case .control("k"): delete(cursor..<characters.count)
    case .control("w"): delete(startOfWord..<cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ added: some Collection<Character>) {
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  private mutating func delete(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<characters.count)
    characters.removeSubrange(range)
    cursor = min(range.lowerBound, characters.count)
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    return start
  }

  /// Draws a label and the text, scrolled so that the cursor is in view; returns the cursor's cell.
  package func draw(
    label: SafeText, in rect: Rect, role: Role = .prompt, on buffer: inout CellBuffer
  ) -> Point {
    buffer.fill(rect, role: role)
    let used = buffer.draw(label, in: rect, role: role)
    let area = Rect(x: rect.x + used, y: rect.y, width: rect.width - used, height: 1)
    var start = cursor
    var before = 0
    while start > 0 {
      let width = SafeText(String(characters[start - 1])).width
      if before + width >= area.width { break }
      before += width
      start -= 1
    }
    buffer.draw(SafeText(String(characters[start...])), in: area, role: role)
    return Point(x: min(area.x + before, max(rect.x, rect.maxX - 1)), y: rect.y)
  }
}
