internal import CNcurses

/// The terminfo entry in use, and how it was found.
package struct TerminalEntry: Hashable, Sendable {
  /// Why TERM itself is not used.
  package enum Fallback: Hashable, Sendable {
    case unset
    case unknown
    /// The entry has no way to place the cursor.
    case cannotPlaceCursor
  }

  /// The value of TERM.
  package let requested: String
  package let name: String
  package let fallback: Fallback?
  /// The number of colours by terminfo; 0 if there are none.
  package let colors: Int
  package let pairs: Int

  /// Names to try if TERM cannot be used, best first.
  static let fallbackNames = ["xterm-256color", "xterm", "vt100"]

  /// Finds the entry of TERM, or that of a fallback.
  package static func find(term: String?) throws(TerminalStartError) -> TerminalEntry {
    let requested = term ?? ""
    var reason: Fallback? = requested.isEmpty ? .unset : nil
    for name in (requested.isEmpty ? [] : [requested]) + fallbackNames {
      let found = wf_entry_look_up(name)
      if found.can_place_cursor {
        return TerminalEntry(
          requested: requested, name: name, fallback: name == requested ? nil : reason,
          colors: max(0, Int(found.colors)), pairs: max(0, Int(found.pairs)))
      }
      reason = reason ?? (found.is_known ? .cannotPlaceCursor : .unknown)
    }
    throw .noUsableEntry(tried: (requested.isEmpty ? [] : [requested]) + fallbackNames)
  }

  /// Whether to send whole frames between markers (DECSET 2026).
  ///
  /// Most terminals that do not know the markers ignore them; those listed here may not.
  package var synchronizesOutput: Bool {
    ![requested, name].contains { Self.isPlain($0) || Self.isFamily("screen", of: $0) }
  }

  /// Whether only sequences of ECMA-48 set looks, as on everything that follows xterm.
  package var usesStandardLooks: Bool {
    ["xterm", "tmux", "screen", "rxvt", "vte", "foot", "alacritty", "kitty", "gnome", "konsole"]
      .contains { Self.isFamily($0, of: name) }
  }

  /// Whether pastes can arrive marked as such (DECSET 2004).
  package var bracketsPastes: Bool {
    ![requested, name].contains(where: Self.isPlain)
  }

  private static let plainFamilies = [
    "linux", "dumb", "ansi", "pcansi", "cons25", "sun", "mach", "hurd", "wsvt25", "unknown",
  ]

  private static func isPlain(_ term: String) -> Bool {
    if plainFamilies.contains(where: { isFamily($0, of: term) }) { return true }
    // VT100 and its like, but not `vte`.
    return term.hasPrefix("vt") && term.dropFirst(2).first?.isNumber == true
  }

  /// `screen` covers `screen`, `screen-256color` and `screen.xterm`.
  private static func isFamily(_ family: String, of term: String) -> Bool {
    guard term.hasPrefix(family) else { return false }
    let next = term.dropFirst(family.count).first
    return next == nil || next == "-" || next == "."
  }
}
