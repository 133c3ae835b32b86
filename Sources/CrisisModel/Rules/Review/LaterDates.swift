internal import StrictJSON

/// Tells the dates in texts that a snapshot cannot know from those that were planned ahead.
///
/// A date after `asOf` is known where the title of a source gives it, or where it is named as a
/// term ("to 31 July 2011") and a measure has such a planned end, or a decision's title sets it.
/// Titles of sources that are recorded from memory (grade F) are the author's own words: they may
/// set a term, and are looked at like other texts otherwise.
struct LaterDates {
  private let asOf: CalendarDay
  private let announced: [DatedDay]
  private let terms: [CalendarDay]
  /// Symbols that carry a later year than their document, as those of a session ahead do.
  private let symbols: [String]

  /// - Parameter measures: those whose planned ends count as known.
  init(_ snapshot: Snapshot, measures: [Measure]) {
    let day = snapshot.asOf.day
    asOf = day
    announced = snapshot.sources.filter { !Self.isFromMemory($0) }
      .flatMap { DateMention.mentions(in: $0.title) }.map(\.date)
    terms = measures.compactMap(\.until)
    symbols = snapshot.sources.compactMap(\.symbol).filter { symbol in
      DateMention.mentions(in: symbol).contains { $0.date.earliest > day }
    }
  }

  static func isFromMemory(_ source: Source) -> Bool {
    source.grade.reliability == .cannotBeJudged
  }

  /// The first date of a text that was not known.
  ///
  /// - Parameter setsTerms: whether the text belongs to a decision, whose terms are known with it,
  ///   even where another decision has moved them since.
  func first(in text: String, setsTerms: Bool) -> DatedDay? {
    let later = DateMention.mentions(in: text).filter { $0.date.earliest > asOf }
    return later.first {
      !isKnown($0) && !(setsTerms && $0.role != .plain) && !isOfSymbol($0, in: text)
    }?.date
  }

  private func isKnown(_ mention: DateMention) -> Bool {
    let isAnnounced = announced.contains {
      mention.date.earliest <= $0.earliest && $0.latest <= mention.date.latest
    }
    return isAnnounced
      || mention.role == .end
        && terms.contains { mention.date.earliest <= $0 && $0 <= mention.date.latest }
  }

  private func isOfSymbol(_ mention: DateMention, in text: String) -> Bool {
    symbols.contains { symbol in
      text.contains(bytesOf: symbol)
        && DateMention.mentions(in: symbol).contains { $0.date == mention.date }
    }
  }
}
