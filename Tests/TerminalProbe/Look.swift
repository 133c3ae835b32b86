/// How a character looks, as SGR sequences set it.
package struct Look: Hashable, Sendable {
  /// `38;5;203` and the like; empty for the terminal's own.
  var foreground = ""
  var background = ""
  var attributes: Set<Int> = []

  /// What still shows of the look where the character is a blank.
  var ofBlank: Look {
    let visible = attributes.intersection([4, 7, 9, 21])
    // In reverse video the foreground is what fills the cell.
    return Look(
      foreground: visible.contains(7) ? foreground : "", background: background,
      attributes: visible)
  }

  /// Obeys `ESC [ … m`; returns parameters that it does not know.
  mutating func apply(_ parameters: String) -> [Int] {
    var numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }[...]
    var unknown: [Int] = []
    while let number = numbers.popFirst() {
      switch number {
      case 0: self = Look()
      // The console's choice of font, which the alternate character set goes by.
      case 10...12: break
      case 1...9: attributes.insert(number)
      case 22: attributes.subtract([1, 2])
      case 23...29: attributes.remove(number - 20)
      case 30...37, 90...97: foreground = "\(number)"
      case 38: foreground = Self.color(number, &numbers)
      case 39: foreground = ""
      case 40...47, 100...107: background = "\(number)"
      case 48: background = Self.color(number, &numbers)
      case 49: background = ""
      default: unknown.append(number)
      }
    }
    return unknown
  }

  private static func color(_ kind: Int, _ numbers: inout ArraySlice<Int>) -> String {
    let count = numbers.first == 2 ? 4 : 2
    let rest = numbers.prefix(count)
    numbers = numbers.dropFirst(count)
    return ([kind] + rest).map { "\($0)" }.joined(separator: ";")
  }
}
