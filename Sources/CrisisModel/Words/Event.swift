/// Something that happened, on a day and usually at a place.
package struct Event: Hashable, Sendable {
  /// What kind of thing happened; the screen marks events by it.
  package enum Kind: String, CaseIterable, Sendable {
    case protest, attack, clash, massacre, election, coup, political, agreement, military
    case displacement, other
  }

  /// Unique in the crisis.
  package var id: EventID
  /// When it happened, as precisely as it is known.
  package var date: DatedDay
  /// Where, by name.
  package var place: String?
  /// How precisely the place is known.
  package var placePrecision: Place.Precision?
  /// What kind of thing happened.
  package var kind: Kind
  /// One line on what happened.
  package var what: String
  /// Who took part, in words.
  package var actors: [String]
  /// The deaths that were reported; `nil` if the record has none.
  package var fatalities: Fatalities?
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

/// Deaths as reported, in people; `nil` means "no figure", which is not zero.
package struct Fatalities: Hashable, Sendable {
  /// The lowest figure of the source.
  package var low: Int?
  /// The figure that the source holds to be best.
  package var best: Int?
  /// The highest figure of the source.
  package var high: Int?
}

/// A number followed over time.
package struct Indicator: Hashable, Sendable {
  /// One figure of a series.
  package struct Point: Hashable, Sendable {
    /// The day it stands for.
    package var day: CalendarDay
    /// `nil` if a report was due and gave no figure.
    package var value: Double?

    /// - Parameter value: in the indicator's unit; `nil` for a report without a figure.
    package init(_ day: CalendarDay, _ value: Double?) {
      self.day = day
      self.value = value
    }
  }

  /// Unique in the crisis, and the same in every snapshot of an archive.
  package var id: IndicatorID
  /// What the screen calls it.
  package var name: String
  /// What is counted or measured, in words.
  package var unit: String
  /// How often the source reports, in days; without a value for longer than that it is stale.
  package var cadenceDays: Int
  /// In ascending order of days, each once.
  package var series: [Point]
  /// How the figures are to be read.
  package var note: String?
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

extension Crisis {
  /// Of two events of one day the later in the record comes first.
  package var eventsNewestFirst: [Event] {
    events.enumerated().sorted {
      ($0.element.date.day, $0.offset) > ($1.element.date.day, $1.offset)
    }.map(\.element)
  }
}
