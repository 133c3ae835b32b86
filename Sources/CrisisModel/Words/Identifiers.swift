/// An id that states what it identifies, so that a State cannot take the place of a source.
package struct Identifier<Subject>: Hashable, Comparable, Sendable {
  /// The id as it stands in JSON; case counts.
  package let rawValue: String

  /// Any text; whether it resolves is checked where it is read.
  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// Orders by text, for stable lists.
  package static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Identifier: ExpressibleByStringLiteral {
  /// Lets ids be written as literals in the source.
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

/// ISO 3166-1 alpha-3, or a user-assigned code (XKX).
package typealias StateID = Identifier<State>
/// An organisation's usual abbreviation, as in `organizations.json`.
package typealias OrganizationID = Identifier<Organization>
/// A State, an organisation or another body: whoever takes a measure or holds a position.
package typealias ActorID = Identifier<Actor>
/// A body that is neither a State nor an organisation, as in `bodies.json`.
package typealias BodyID = Identifier<Body>
/// A step of the ladder, as in `steps.json`.
package typealias StepID = Identifier<Step>
/// A question that positions answer, as in `questions.json`.
package typealias QuestionID = Identifier<Question>
/// Unique in its snapshot only: another snapshot may give the id to another source.
package typealias SourceID = Identifier<Source>
/// The same crisis in every snapshot.
package typealias CrisisID = Identifier<Crisis>
/// Unique in its crisis.
package typealias MeasureID = Identifier<Measure>
/// The symbol of a text, which identifies the decision in its crisis.
package typealias DecisionSymbol = Identifier<Decision>
/// Unique in its crisis.
package typealias EventID = Identifier<Event>
/// Unique in its crisis.
package typealias IndicatorID = Identifier<Indicator>
