package import CrisisModel
internal import WatchLog

extension SampleLog {
  /// What an officer asks of a long log, in the words of the filter; each finds something.
  package static let questions: [(name: String, filter: String)] = [
    ("no filter", ""), ("common word", commonWord), ("rare word", rareWord),
    ("two words", "hospital reports"), ("two letters", "co"),
    ("crisis", "crisis:\(crises[0].rawValue)"),
    ("alert", "alert:\(alert.rawValue)"), ("level", "level:duty"), ("desk", "desk:Africa"),
    ("author", "author:\"Officer 3\""), ("kind", "kind:withdrawal"),
    ("crisis and common word", "crisis:\(crises[0].rawValue) \(commonWord)"),
    ("desk and author", "desk:Africa author:\"Officer 3\""), ("newest days", "since:-2d"),
  ]

  /// Two conditions that many entries meet, and none both: no index answers it.
  package static let vainFilter = "desk:Africa author:\"Officer 1\""

  /// When the last of so many entries was written.
  package static func end(of count: Int) -> Instant { draft(count).recorded }
}
