internal import StrictJSON

/// What was found in texts, kept for the next snapshot that has them.
///
/// Snapshots of one archive share nearly all their texts, and to look through a text costs more than
/// all else in a review. One thread uses it at a time.
package final class ReviewMemory {
  private var mentions: [String: [DateMention]] = [:]
  private var withoutVote: [String: Bool] = [:]

  /// A memory of no text.
  package init() {}

  /// The dates that a text names.
  func mentions(in text: String) -> [DateMention] {
    guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return [] }
    if let known = mentions[text] { return known }
    let found = DateMention.mentions(in: text)
    mentions[text] = found
    return found
  }

  /// Whether a text has something adopted without a vote.
  func saysWithoutVote(_ text: String) -> Bool {
    if let known = withoutVote[text] { return known }
    let words = text.lowercased()
    let found = words.contains(bytesOf: "without a vote") || words.contains(bytesOf: "by consensus")
    withoutVote[text] = found
    return found
  }
}
