package import TerminalUI

/// How many colours are used, and which rule decided.
package struct ColorDecision: Hashable, Sendable {
  /// The rules, strongest first.
  package enum Rule: Hashable, Sendable {
    case option
    /// The option asked for more colours than terminfo says the terminal has.
    case optionLimitedByTerminfo
    /// NO_COLOR is set and not empty, whatever its value.
    case noColor
    case dumbTerminal
    case terminfo
  }

  package let depth: ColorDepth
  package let rule: Rule

  /// - Parameter colors: the terminal's number of colours by terminfo.
  package static func decide(
    option: ColorDepth?, environment: [String: String], colors: Int
  ) -> ColorDecision {
    let able = depth(colors: colors)
    if let option {
      return rank(option) <= rank(able)
        ? ColorDecision(depth: option, rule: .option)
        : ColorDecision(depth: able, rule: .optionLimitedByTerminfo)
    }
    if environment["NO_COLOR"]?.isEmpty == false {
      return ColorDecision(depth: .mono, rule: .noColor)
    }
    if environment["TERM"] == "dumb" {
      return ColorDecision(depth: .mono, rule: .dumbTerminal)
    }
    return ColorDecision(depth: able, rule: .terminfo)
  }

  private static func depth(colors: Int) -> ColorDepth {
    switch colors {
    case 256...: .indexed
    case 8...: .sixteen
    default: .mono
    }
  }

  private static func rank(_ depth: ColorDepth) -> Int {
    switch depth {
    case .mono: 0
    case .sixteen: 1
    case .indexed: 2
    }
  }
}
