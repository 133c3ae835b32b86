internal import DisplayText
internal import TerminalUI

/// Screens that try the drawing: wide and accented characters, bits of the last screen moved.
struct RandomFrame {
  private var generator = SystemRandomNumberGenerator()

  private static let words: [SafeText] = [
    "Libya", "漢字仮名", "Côte d’Ivoire", "e\u{301}a\u{308}o\u{323}\u{302}", "▲▼●○", "╭──────╮",
    "🌍🔥", "ㅎ한글", "   ", "ليبيا", "x", "-----------------------------", "नमस्ते",
  ]

  /// Changes a few places, or scrolls, or starts anew.
  mutating func change(_ buffer: inout CellBuffer) {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: buffer = CellBuffer(size: buffer.size)
    case 1: scroll(&buffer)
    default: break
    }
    for _ in 0..<Int.random(in: 1...12, using: &generator) { drawWord(in: &buffer) }
  }

  private mutating func drawWord(in buffer: inout CellBuffer) {
    let x = Int.random(in: 0..<buffer.size.width, using: &generator)
    let y = Int.random(in: 0..<buffer.size.height, using: &generator)
    // Wide characters are not drawn in the last corner, so nothing is put there.
    let limit = buffer.size.width - x - (y == buffer.size.height - 1 ? 2 : 0)
    let width = min(limit, Int.random(in: 1...20, using: &generator))
    let word = Self.words.randomElement(using: &generator) ?? .empty
    let role = DemoTheme.roles.randomElement(using: &generator) ?? .text
    buffer.draw(word, in: Rect(x: x, y: y, width: width, height: 1), role: role)
  }

  private mutating func scroll(_ buffer: inout CellBuffer) {
    let before = buffer
    let rows = Int.random(in: 1...3, using: &generator)
    for y in 0..<max(0, buffer.size.height - rows) {
      for x in 0..<buffer.size.width { buffer[x, y] = before[x, y + rows] }
    }
  }
}
