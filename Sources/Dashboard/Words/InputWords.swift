internal import DisplayText
internal import TerminalUI

/// What is said of input that could not be taken as it came.
enum InputWords {
  /// - Parameter limit: bytes that the open prompt takes.
  static func sentence(_ loss: InputLoss, limit: Int) -> SafeText {
    switch loss {
    case .tooLong(let bytes):
      "not taken: \(bytes) bytes more, and this takes \(limit) in all; nothing was cut off: shorten it"
    case .pasteWithoutEnd:
      "the end of the paste did not come; what came of it was taken, look whether it is whole"
    case .brokenAnswer(let bytes):
      "\(bytes) bytes of an answer of the terminal, which broke off, were dropped"
    case .notUTF8: "\u{FFFD} stands for bytes that are no UTF-8 and were dropped; write them anew"
    }
  }

  /// What is said where no prompt is open, so that nothing was taken at all.
  static func sentence(_ loss: InputLoss) -> SafeText {
    switch loss {
    case .tooLong(let bytes): "a paste of \(bytes) bytes was dropped; it does nothing here"
    case .pasteWithoutEnd: "a paste was dropped, whose end did not come; it does nothing here"
    case .brokenAnswer: sentence(loss, limit: 0)
    case .notUTF8: "bytes that are no UTF-8 were dropped; they do nothing here"
    }
  }
}
