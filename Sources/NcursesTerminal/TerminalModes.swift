/// Modes of the terminal beyond terminfo: synchronized output and marked pastes.
enum TerminalModes {
  static let beginFrame = Array("\u{1B}[?2026h".utf8)
  static let endFrame = Array("\u{1B}[?2026l".utf8)
  static let markPastes = Array("\u{1B}[?2004h".utf8)
  private static let plainPastes = Array("\u{1B}[?2004l".utf8)
  private static let noMouse = Array("\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l".utf8)

  /// Turns off everything that may have been on, beginning with a frame that a crash left open.
  static func off(_ entry: TerminalEntry) -> [UInt8] {
    (entry.synchronizesOutput ? endFrame : [])
      + (entry.bracketsPastes ? plainPastes + noMouse : [])
  }
}
