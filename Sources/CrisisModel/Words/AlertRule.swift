/// The id in `alert-rules.json`.
package typealias AlertRuleID = Identifier<AlertRule>

/// What singles out a change or a number, and how often; rules are data (`alert-rules.json`).
package struct AlertRule: Hashable, Sendable {
  /// The condition without its numbers; the raw value stands in JSON.
  package enum Kind: String, CaseIterable, Sendable {
    case threshold, newVeto, newRung, sideCrossed, mandateEnding, sourceSilent, statusWorsened
  }

  /// What must hold, with its numbers.
  package enum Condition: Hashable, Sendable {
    case threshold(Threshold)
    case newVeto(News)
    /// A first measure, or a first authority, on one of these rungs.
    case newRung(Set<Rung>, News)
    /// A holder moved to another side on a question.
    case sideCrossed(News)
    /// The planned last day of a mandate lies at most so many days ahead, or has passed without
    /// renewal.
    case mandateEnding(withinDays: Int)
    /// There has been no figure for longer than so many times the source's own cadence.
    case sourceSilent(cadences: Int)
    case statusWorsened(openDays: Int)
  }

  /// When something that happened once is an alert, in contrast to a condition that lasts.
  package struct News: Hashable, Sendable {
    /// How many days old it may be if nobody looked before: on a crisis's first snapshot, or if it
    /// was recorded late.
    package var freshDays: Int
    /// How many days its alert stays open.
    package var openDays: Int
  }

  /// When a repeated condition is the same alert, and when another.
  package struct Timing: Hashable, Sendable {
    /// How many days the condition must have held, snapshot after snapshot, before it fires.
    package var minimumDays: Int
    /// Within so many days of clearing, a returning condition is the same alert.
    package var mergeDays: Int
    /// Within so many days there is no second alert on the same subject, unless it is worse.
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
  /// The verdict statuses under which the rule looks at a crisis.
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
  /// A number that reaches a floor and is the highest for some time.
  ///
  /// The rule's own level applies to the first baseline, the next higher levels to those after it;
  /// an extreme value has a level above all of them.
  package struct Threshold: Hashable, Sendable {
    /// How the number is read from the indicator's figures.
    package enum Reading: String, CaseIterable, Sendable {
      /// The last figure, which already covers a window of time.
      case figure
      /// The sum of the window's figures.
      case sum
      /// How far a running total rose within the window.
      case increase
    }

    /// Ids of indicators, or words of ids between hyphens: `deaths` stands for `lby-deaths-hrw`.
    package var indicators: [String]
    /// How the number is read from the figures.
    package var reading: Reading
    /// Days over which a sum or an increase is taken, including the day of the last figure.
    package var windowDays: Int
    /// The least value that is an alert, in the indicator's unit.
    package var floor: Double
    /// Within so many days before the last figure no value may be higher; ascending.
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

/// How much attention an alert demands, in the words of message precedence (ACP 127).
package enum AlertLevel: Int, CaseIterable, Comparable, Sendable {
  case routine = 1
  case priority, flash

  /// Routine is the least.
  package static func < (left: AlertLevel, right: AlertLevel) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The level so many steps higher, but at most the highest.
  func raised(by steps: Int) -> AlertLevel {
    AlertLevel(rawValue: min(rawValue + steps, Self.flash.rawValue)) ?? .flash
  }
}

/// The rules in force, and those that the officer's own file replaced.
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

  /// Adds the officer's rules; a rule with the id of an existing one replaces it.
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
