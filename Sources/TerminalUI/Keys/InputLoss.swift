/// What came from the terminal and could not be taken as it came.
package enum InputLoss: Hashable, Sendable {
  /// More than there is room for; nothing of it was taken, so that no text is cut off unseen.
  case tooLong(bytes: Int)
  /// A paste whose end did not come in time: what came of it was taken.
  case pasteWithoutEnd
  /// An answer of the terminal that broke off: nothing of it was taken.
  case brokenAnswer(bytes: Int)
  /// `Key.replacement` stands for what was no UTF-8.
  case notUTF8
}
