/// Something that happened.
package struct Event: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case protest, attack, clash, massacre, election, coup, political, agreement, military
    case displacement, other
  }

  package var id: EventID
  package var date: DatedDay
  package var place: String?
  package var placePrecision: Place.Precision?
  package var kind: Kind
  package var what: String
  package var actors: [String]
  package var fatalities: Fatalities?
  package var sources: [SourceID]
}

/// Deaths as reported; `nil` is "no figure", which is not zero.
package struct Fatalities: Hashable, Sendable {
  package var low: Int?
  package var best: Int?
  package var high: Int?
}

/// A number followed over time.
package struct Indicator: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    package var day: CalendarDay
    /// `nil`: a report was due and gave no figure.
    package var value: Double?

    package init(_ day: CalendarDay, _ value: Double?) {
      self.day = day
      self.value = value
    }
  }

  package var id: IndicatorID
  package var name: String
  package var unit: String
  /// How often the source reports; after that many days without a value it is stale.
  package var cadenceDays: Int
  package var series: [Point]
  package var note: String?
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
