/// What arrived from the terminal and could not be used as it arrived.
package enum InputLoss: Hashable, Sendable {
  /// More than there is room for; nothing of it was used, so that no text is cut off unseen.
  case tooLong(bytes: Int)
  /// A paste whose end did not arrive in time; what had arrived was used.
  case pasteWithoutEnd
  /// An answer of the terminal that broke off; nothing of it was used.
  case brokenAnswer(bytes: Int)
  /// `Key.replacement` stands for bytes that were not UTF-8.
  case notUTF8
}
