/// The id in `alert-rules.json`.
package typealias AlertRuleID = Identifier<AlertRule>

/// What singles out a change or a number, and how often; rules are data (`alert-rules.json`).
package struct AlertRule: Hashable, Sendable {
  /// The condition without its numbers; the raw value stands in JSON.
  package enum Kind: String, CaseIterable, Sendable {
    case threshold, newVeto, newRung, sideCrossed, mandateEnding, sourceSilent, statusWorsened
  }

  /// What must be so, with its numbers.
  package enum Condition: Hashable, Sendable {
    case threshold(Threshold)
    case newVeto(News)
    /// A first measure, or a first authority, on one of these rungs.
    case newRung(Set<Rung>, News)
    /// A holder came over to another side on a question.
    case sideCrossed(News)
    /// A mandate's planned last day lies at most so many days ahead, or has passed without renewal.
    case mandateEnding(withinDays: Int)
    /// No figure for longer than so many times the source's own cadence.
    case sourceSilent(cadences: Int)
    case statusWorsened(openDays: Int)
  }

  /// How something that happened once is an alert, as against something that goes on.
  package struct News: Hashable, Sendable {
    /// How old it may be at most where nobody looked before: on a crisis's first snapshot, and
    /// where it was recorded late.
    package var freshDays: Int
    /// How long its alert stays open.
    package var openDays: Int
  }

  /// When one condition makes one alert, and when another.
  package struct Timing: Hashable, Sendable {
    /// How many days the condition must have held, snapshot after snapshot, before it fires.
    package var minimumDays: Int
    /// A condition that comes back within so many days of clearing is the same alert.
    package var mergeDays: Int
    /// No second alert on the same subject within so many days of the first, unless it is worse.
    package var refireDays: Int
    /// Whether a higher level raises a new alert at once.
    package var raiseWhenWorse: Bool
  }

  /// Unique among the rules in force.
  package var id: AlertRuleID
  /// What the rule is called on screen.
  package var title: String
  /// The level of its alerts; a threshold may raise it.
  package var level: AlertLevel
  /// What must hold, with its numbers.
  package var condition: Condition
  /// Verdict statuses under which the rule looks at a crisis at all.
  package var statuses: Set<Verdict.Status>
  /// When a repetition is a new alert.
  package var timing: Timing
  /// Where the rule comes from.
  package var basis: String

  /// The condition without its numbers.
  package var kind: Kind {
    switch condition {
    case .threshold: .threshold
    case .newVeto: .newVeto
    case .newRung: .newRung
    case .sideCrossed: .sideCrossed
    case .mandateEnding: .mandateEnding
    case .sourceSilent: .sourceSilent
    case .statusWorsened: .statusWorsened
    }
  }
}

extension AlertRule {
  /// A number that reaches a floor and is the highest for a while.
  ///
  /// The rule's own level stands for the first baseline, the next higher ones for those after it;
  /// an extreme value has the level above all of them.
  package struct Threshold: Hashable, Sendable {
    /// How the number is read from the indicator's figures.
    package enum Reading: String, CaseIterable, Sendable {
      /// The last figure, which already is a number for a window of time.
      case figure
      /// Figures of the window added up.
      case sum
      /// How far a running total rose within the window.
      case increase
    }

    /// Ids of indicators, or words of ids: `deaths` stands for `lby-deaths-hrw`.
    package var indicators: [String]
    /// How the number is read from the figures.
    package var reading: Reading
    /// Days that a sum or an increase is taken over, the last figure's day included.
    package var windowDays: Int
    /// The least value that is an alert, in the indicator's unit.
    package var floor: Double
    /// Days before the last figure in which no reading may be higher; ascending.
    package var baselineDays: [Int]
    /// The value from which the level is above that of every baseline; `nil` if there is none.
    package var extreme: Double?

    /// Whether an indicator is meant, by its id or by a word of it.
    package func concerns(_ indicator: IndicatorID) -> Bool {
      let words = indicator.rawValue.split(separator: "-").map(String.init)
      return indicators.contains { $0 == indicator.rawValue || words.contains($0) }
    }
  }
}

/// How much an alert asks of whoever reads it, in the words of message precedence (ACP 127).
package enum AlertLevel: Int, CaseIterable, Comparable, Sendable {
  case routine = 1
  case priority, flash

  /// Routine is the least.
  package static func < (left: AlertLevel, right: AlertLevel) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The level so many steps up, the highest one at most.
  func raised(by steps: Int) -> AlertLevel {
    AlertLevel(rawValue: min(rawValue + steps, Self.flash.rawValue)) ?? .flash
  }
}

/// The rules in force, and which of them the officer's own file replaced.
package struct AlertRules: Hashable, Sendable {
  /// In the order of the files; a rule of the officer's stands where it replaced one.
  package private(set) var rules: [AlertRule]
  /// The ids of the shipped rules that the officer's replaced.
  package private(set) var replaced: [AlertRuleID] = []

  /// The shipped rules.
  package init(_ rules: [AlertRule]) {
    self.rules = rules
  }

  /// The rule in force with this id; `nil` if there is none.
  package subscript(id: AlertRuleID) -> AlertRule? { rules.first { $0.id == id } }

  /// Takes the officer's rules: one with the id of a rule that is there stands in its place.
  package mutating func take(_ own: [AlertRule]) {
    for rule in own {
      if let index = rules.firstIndex(where: { $0.id == rule.id }) {
        rules[index] = rule
        replaced.append(rule.id)
      } else {
        rules.append(rule)
      }
    }
  }
}
