internal import TerminalUI

extension NcursesTerminal {
  /// Most bytes that an OSC 52 sequence carries everywhere, after encoding.
  package static let clipboardLimit = 74_994

  /// Asks the terminal to put text on its clipboard (OSC 52).
  ///
  /// Nobody answers: the terminal may ignore it, so the user can be told only that it was sent.
  ///
  /// - Returns: bytes of text sent; `nil` if the text is too long, the terminal is not of a kind
  ///   that has a clipboard, or it does not take anything now.
  package func sendToClipboard(_ text: String) -> Int? {
    let encoded = Base64.encode(Array(text.utf8))
    guard encoded.count <= Self.clipboardLimit, entry.bracketsPastes, device.isDrained, !isGone
    else { return nil }
    device.send(Array("\u{1B}]52;c;".utf8) + encoded + [0x07])
    return text.utf8.count
  }
}
