internal import TerminalUI

extension NcursesTerminal {
  /// The most bytes that an OSC 52 sequence carries everywhere, after encoding.
  package static let clipboardLimit = 74_994

  /// Asks the terminal to put text on its clipboard (OSC 52).
  ///
  /// Nobody answers: the terminal may ignore it, so that the user can only be told that it was
  /// sent.
  ///
  /// - Returns: the number of bytes of text that were sent; `nil` if the text is too long, the
  ///   terminal is of a kind without a clipboard, or it takes nothing now.
  package func sendToClipboard(_ text: String) -> Int? {
    let encoded = Base64.encode(Array(text.utf8))
    guard encoded.count <= Self.clipboardLimit, entry.bracketsPastes, device.isDrained, !isGone
    else { return nil }
    device.send(Array("\u{1B}]52;c;".utf8) + encoded + [0x07])
    return text.utf8.count
  }
}
