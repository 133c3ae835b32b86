/// One key press, or one paste, as the dashboard sees it.
package enum Key: Hashable, Sendable {
  /// A typed character, with Shift applied.
  case character(Character)
  /// Ctrl with a lower-case letter.
  case control(Character)
  /// Alt with a character, with Shift applied.
  case alt(Character)
  case altBackspace
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 to F12.
  case function(Int)
  /// Text pasted in one piece (bracketed paste); raw, not sanitized.
  case paste(String)
  /// No key: the terminal sent something that could not be used as it arrived.
  case lost(InputLoss)
}

extension Key {
  /// Stands in a typed or pasted text for bytes that were not UTF-8.
  package static let replacement: Character = "\u{FFFD}"

  /// Whether an officer pressed or pasted it.
  package var isPress: Bool {
    if case .lost = self { false } else { true }
  }
}

extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("BackTab", .backTab),
    ("Backspace", .backspace), ("Delete", .delete), ("Insert", .insert), ("Up", .up),
    ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
    ("PageUp", .pageUp), ("PageDown", .pageDown), ("Space", .character(" ")),
    ("A-Backspace", .altBackspace),
  ]

  /// The key with a name as help prints it and `--keys` takes it: `Down`, `C-l`, `A-b`, `F1`, `q`;
  /// `text:libya` is not one key, and is `nil`.
  package init?(name: String) {
    if let entry = Self.named.first(where: { $0.name == name }) {
      self = entry.key
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if name.hasPrefix("C-"), name.count == 3, let character = name.last {
      self = .control(character)
    } else if name.hasPrefix("A-"), name.count == 3, let character = name.last {
      self = .alt(character)
    } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The name that help prints; a paste has none.
  package var name: String {
    if let entry = Self.named.first(where: { $0.key == self }) { return entry.name }
    return switch self {
    case .character(let character): String(character)
    case .control(let character): "C-\(character)"
    case .alt(let character): "A-\(character)"
    case .function(let number): "F\(number)"
    case .paste: "Paste"
    case .lost: "Lost"
    default: ""
    }
  }
}
