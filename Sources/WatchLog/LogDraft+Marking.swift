package import CrisisModel

extension LogDraft {
  /// What holds for an entry that nobody marked, and that says nothing itself: written by an earlier
  /// program, or without a snapshot to go by.
  ///
  /// A watch log is for the organization and its clients; it is not for everybody.
  package static let unmarked: Handling = .amber

  /// How strictly it is handled: as it was marked, and never less than its text says of itself.
  ///
  /// A document is the strictest where it says nothing known.
  package var marking: Handling {
    let leading = LeadingMarking(content.text)?.handling
    let stated = [handling, leading].compactMap { $0 }.max()
    return stated ?? (content.kind == .handoverPrepared ? .red : Self.unmarked)
  }

  /// How a new entry is marked.
  ///
  /// What the officer says holds, by option or at the beginning of the text; where both do, the
  /// stricter one. Else it is the strictest of what the entry is about.
  ///
  /// - Parameter subjects: the snapshot, and the entry that is pointed back to, as far as known.
  package static func handling(
    of text: String, stated: Handling? = nil, about subjects: [Handling]
  ) throws(UnknownMarking) -> Handling {
    let leading = LeadingMarking(text)
    if let leading, leading.known == nil { throw UnknownMarking(word: leading.word) }
    let said = [stated, leading?.known].compactMap { $0 }.max()
    return said ?? subjects.max() ?? unmarked
  }
}

/// A text begins with `TLP:` and no marking that is known; it is never taken for none.
package struct UnknownMarking: Error, Hashable, Sendable {
  /// The word as the officer wrote it.
  package let word: String
}

/// The marking that a text begins with, as officers write it: `TLP:AMBER+STRICT convoy left`.
package struct LeadingMarking: Hashable, Sendable {
  /// As it was written.
  package let word: String
  /// `nil` where the word is no marking that is known.
  package let known: Handling?

  /// `nil` where the text begins with none.
  package init?(_ text: String) {
    let rest = text.drop(while: \.isWhitespace)
    let word = rest.prefix { !$0.isWhitespace }
    guard word.prefix(4).uppercased() == "TLP:" else { return nil }
    let bare = word.uppercased().prefix { $0.isASCII && ($0.isLetter || $0 == ":" || $0 == "+") }
    self.word = String(word)
    known = Handling(rawValue: bare.last == ":" ? String(bare.dropLast()) : String(bare))
  }

  /// What is not known counts as the strictest.
  package var handling: Handling { known ?? .red }
}
