internal import StrictJSON

/// Tells the dates in texts that a snapshot cannot know from those that were planned ahead.
///
/// A date after `asOf` is known if the title of a source gives it, or if it is named as a term ("to
/// 31 July 2011") and a measure has such a planned end, or a decision's title sets it. Titles of
/// sources that are recorded from memory (grade F) are the author's own words: they may set a term,
/// and are otherwise checked like other texts.
struct LaterDates {
  private let asOf: CalendarDay
  private let announced: [DatedDay]
  private var terms: [CalendarDay]
  /// Symbols that carry a later year than their document, such as those of a coming session.
  private let symbols: [String]
  private let memory: ReviewMemory

  /// The planned ends of all measures count as known.
  init(_ snapshot: Snapshot, _ memory: ReviewMemory) {
    let day = snapshot.asOf.day
    asOf = day
    self.memory = memory
    announced = snapshot.sources.filter { !Self.isFromMemory($0) }
      .flatMap { memory.mentions(in: $0.title) }.map(\.date)
    terms = snapshot.crises.flatMap(\.measures).compactMap(\.until)
    symbols = snapshot.sources.compactMap(\.symbol).filter { symbol in
      memory.mentions(in: symbol).contains { $0.date.earliest > day }
    }
  }

  /// Lets the planned ends of these measures alone count as known.
  mutating func limitTerms(to measures: [Measure]) {
    terms = measures.compactMap(\.until)
  }

  static func isFromMemory(_ source: Source) -> Bool {
    source.grade.reliability == .cannotBeJudged
  }

  /// The first date of a text that was not known.
  ///
  /// - Parameter setsTerms: whether the text belongs to a decision, whose terms are known with it
  ///   even if another decision has moved them since.
  func first(in text: String, setsTerms: Bool) -> DatedDay? {
    let later = memory.mentions(in: text).filter { $0.date.earliest > asOf }
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
        && memory.mentions(in: symbol).contains { $0.date == mention.date }
    }
  }
}
