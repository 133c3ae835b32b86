internal import TerminalUI

/// Fits a theme's colours to what one terminal has.
struct Palette: Hashable {
  /// Number of colours by terminfo.
  let colors: Int
  /// Whether -1 means the terminal's own colour; if not, white on black replaces it.
  let hasTerminalDefaults: Bool

  /// Two palette entries and the attributes to use with them.
  struct Look: Hashable {
    var pair: ColorPair
    var attributes: Attributes
  }

  /// How a style looks here.
  ///
  /// Eight colours show the bright ones in bold. Bright black is the exception: on terminals where
  /// bold is not brighter it would be black on black, so it becomes the terminal's own foreground.
  /// Text in the colour of its background gets a contrasting one.
  func look(of style: Style) -> Look {
    var attributes = style.attributes
    var foreground = index(style.foreground) ?? defaultForeground
    var background = index(style.background) ?? defaultBackground
    if colors < 16 {
      if foreground == 8 {
        foreground = defaultForeground
      } else if foreground > 8 {
        attributes.insert(.bold)
      }
      foreground = foreground < 0 ? foreground : foreground & 7
      background = background < 0 ? background : background & 7
    }
    if foreground == background && foreground >= 0 { foreground = contrast(to: background) }
    return Look(
      pair: ColorPair(foreground: foreground, background: background), attributes: attributes)
  }

  private func index(_ color: Color) -> Int32? {
    guard case .indexed(let index) = color else { return nil }
    return Int32(index)
  }

  private var defaultForeground: Int32 { hasTerminalDefaults ? -1 : 7 }
  private var defaultBackground: Int32 { hasTerminalDefaults ? -1 : 0 }

  private func contrast(to background: Int32) -> Int32 {
    let white: Int32 = colors < 16 ? 7 : 15
    return Self.isLight(background) ? 0 : white
  }

  /// Whether an entry is light, by the usual palette: 16 named colours, a cube of 6×6×6, 24 greys.
  static func isLight(_ index: Int32) -> Bool {
    switch index {
    case ..<16:
      return [3, 6, 7].contains(index) || index > 8 && index != 12
    case ..<232:
      let (red, green, blue) = ((index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6)
      return 2 * red + 7 * green + blue >= 25
    default:
      return index >= 244
    }
  }
}

/// Palette entries of a cell; -1 is the terminal's own colour.
struct ColorPair: Hashable {
  let foreground: Int32
  let background: Int32
}
