package import CrisisModel
package import WatchLog

/// A log of any length, always the same, as if desks had kept it for years.
///
/// For measurements: every entry has a right hash, so that the log verifies.
package enum SampleLog {
  package static let commonWord = "convoy"
  /// Stands in one entry, the 1,234th.
  package static let rareWord = "Zuwara"
  package static let crises: [CrisisID] = [
    "libya-2011", "syria-2011", "cote-divoire-2010", "yemen-2011", "sudan-2011",
  ]
  package static let alert: AlertID = "alert-21"

  private static let writers = (0..<12).map { number in
    LogWriter(
      author: LogAuthor(name: "Officer \(number)", login: "watch\(number)", host: "floor"),
      desk: ["Africa", "Arab States", "Europe"][number % 3], role: "watch officer")
  }
  private static let sentences = [
    "Convoy of forty vehicles reported moving east on the coastal road.",
    "Called the mission; no confirmation from a second source yet.",
    "Council consultations moved to 1500 local, text in blue expected today.",
    "Hospital reports more wounded than it can take; figures unverified.",
    "No change since the last entry, next look in one hour.",
  ]

  /// The draft of a number, from 1.
  package static func draft(_ number: Int) -> LogDraft {
    let instant = Instant(seconds: 1_298_937_600 + 150 * number)
    let levels: [LogLevel] = [.general, .general, .general, .incident, .duty]
    return LogDraft(
      key: key(number), occurred: instant, recorded: instant, by: writers[number % writers.count],
      level: levels[number % 5], content(number),
      links: LogLinks(crisis: number % 4 == 0 ? nil : crises[number % crises.count]))
  }

  private static func content(_ number: Int) -> LogContent {
    if number == 1_234 { return .note("Boats seen leaving \(rareWord) at first light.") }
    let alert = AlertID("alert-\(number / 100)")
    switch number % 100 {
    case 7: return .acknowledgement(alert, note: "Seen, calling the desk.")
    case 8 where number % 300 == 8:
      return .withdrawal(of: key(number - 1), alert: alert, note: "Came back.")
    default: return .note("\(sentences[number % 5]) (\(number))")
    }
  }

  private static func key(_ number: Int) -> LogKey {
    var generator = Numbers(state: UInt64(number))
    return .random(using: &generator)
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
