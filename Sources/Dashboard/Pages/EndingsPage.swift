internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Measures in force and authorities whose planned last day is on record, over all crises, the soonest first.
  mutating func buildEndings() -> SafeText {
    text(
      "Measures in force and authorities whose planned last day is on record; \(openEndedCount) more have none. A day that has passed: neither a renewal nor an end is on record.",
      role: .dim)
    let all = Ending.within(.max, of: picture.today, in: crises)
    let groups: [(SafeText, ClosedRange<Int>)] = [
      ("Passed, without renewal on record", Int.min...(-1)), ("Within 14 days", 0...14),
      ("Within 90 days", 15...90), ("Later", 91...Int.max),
    ]
    for (title, days) in groups {
      let endings = all.filter { days.contains($0.daysLeft) }
      heading(title, note: "\(endings.count)")
      if endings.isEmpty { line(Line("  none on record", .noData)) }
      for ending in endings { add(ending, namingCrisis: true) }
    }
    return "Ends soon"
  }

  /// How many measures in force have no planned end: they are not forgotten, only not counted down.
  private var openEndedCount: Int {
    crises.reduce(0) { count, crisis in
      count
        + crisis.measures.count { $0.runsOut && $0.until == nil }
    }
  }

  mutating func add(_ ending: Ending, namingCrisis: Bool) {
    var line = Line("  ").appending(Dates.long(ending.until).padded(to: 12), .strong)
    line = line.appending(
      Dates.age(ending.until, today: picture.today).padded(to: 13), Self.role(ending))
    if namingCrisis {
      line = line.appending(picture.crisisName(ending.crisis).truncated(to: 15).padded(to: 16))
    }
    line = line.appending("\(picture.short(ending.measure.actor)) ", .strong)
    line = line.appending(picture.name(ending.measure.step))
    self.line(line, opens: .record(ending.fact))
  }

  static func role(_ ending: Ending) -> Role {
    switch ending.daysLeft {
    case ..<0: .stale
    case ...14: .severityHigh
    default: .text
    }
  }
}
