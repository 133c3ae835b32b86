package import CrisisModel

extension LogDraft {
  /// The marking of an entry that nobody marked and whose text states none: an earlier program
  /// wrote it, or there was no snapshot to go by.
  ///
  /// A watch log is for the organization and its clients, not for everybody.
  package static let unmarked: Handling = .amber

  /// How strictly it is handled: as it was marked, and never less strictly than its text says.
  ///
  /// A handover's document without a marking counts as TLP:RED.
  package var marking: Handling {
    let leading = LeadingMarking(content.text)?.handling
    let stated = [handling, leading].compactMap { $0 }.max()
    return stated ?? (content.kind == .handoverPrepared ? .red : Self.unmarked)
  }

  /// The marking of a new entry.
  ///
  /// What the officer says counts, by option or at the beginning of the text; if both do, the
  /// stricter. Otherwise it is the strictest marking of what the entry is about.
  ///
  /// - Parameter subjects: the markings of the snapshot and of the entry pointed back to, as far as
  ///   they are known.
  package static func handling(
    of text: String, stated: Handling? = nil, about subjects: [Handling]
  ) throws(UnknownMarking) -> Handling {
    let leading = LeadingMarking(text)
    if let leading, leading.known == nil { throw UnknownMarking(word: leading.word) }
    let said = [stated, leading?.known].compactMap { $0 }.max()
    return said ?? subjects.max() ?? unmarked
  }
}

/// The text begins with `TLP:` but with no known marking; such a text never counts as unmarked.
package struct UnknownMarking: Error, Hashable, Sendable {
  /// The word as the officer wrote it.
  package let word: String
}

/// The marking that a text begins with, as officers write it: `TLP:AMBER+STRICT convoy left`.
package struct LeadingMarking: Hashable, Sendable {
  /// The word as it was written, with any punctuation.
  package let word: String
  /// `nil` if the word is no known marking.
  package let known: Handling?

  /// `nil` if the text does not begin with `TLP:`, in whatever case.
  package init?(_ text: String) {
    let rest = text.drop(while: \.isWhitespace)
    let word = rest.prefix { !$0.isWhitespace }
    guard word.prefix(4).uppercased() == "TLP:" else { return nil }
    let bare = word.uppercased().prefix { $0.isASCII && ($0.isLetter || $0 == ":" || $0 == "+") }
    self.word = String(word)
    known = Handling(rawValue: bare.last == ":" ? String(bare.dropLast()) : String(bare))
  }

  /// The marking to apply; an unknown one counts as the strictest.
  package var handling: Handling { known ?? .red }
}

extension LogDraft {
  /// Its handling, and whether it was written about an exercise.
  package var wholeMarking: Marking { Marking(marking, isExercise: isExercise) }
}
