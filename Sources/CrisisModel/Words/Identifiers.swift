/// An id that says what it identifies, so that a State cannot stand where a source is meant.
package struct Identifier<Subject>: Hashable, Comparable, Sendable {
  package let rawValue: String

  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

/// ISO 3166-1 alpha-3, or a user-assigned code (XKX).
package typealias StateID = Identifier<State>
package typealias OrganizationID = Identifier<Organization>
/// A State, an organisation or another body: whoever takes a measure or holds a position.
package typealias ActorID = Identifier<Actor>
package typealias BodyID = Identifier<Body>
package typealias StepID = Identifier<Step>
package typealias QuestionID = Identifier<Question>
package typealias SourceID = Identifier<Source>
package typealias CrisisID = Identifier<Crisis>
package typealias MeasureID = Identifier<Measure>
package typealias DecisionSymbol = Identifier<Decision>
package typealias EventID = Identifier<Event>
package typealias IndicatorID = Identifier<Indicator>
