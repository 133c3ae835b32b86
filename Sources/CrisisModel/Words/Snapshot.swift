/// The state of the world as known at one instant; one JSON document.
package struct Snapshot: Hashable, Sendable {
  /// The version this program reads and writes.
  package static let schemaVersion = 1

  package var asOf: Instant
  package var handling: Handling
  /// Made up for training; marked on every screen.
  package var exercise: Bool
  package var note: String?
  package var sources: [Source]
  package var crises: [Crisis]

  package init(
    asOf: Instant, handling: Handling, exercise: Bool, note: String? = nil, sources: [Source],
    crises: [Crisis]
  ) {
    self.asOf = asOf
    self.handling = handling
    self.exercise = exercise
    self.note = note
    self.sources = sources
    self.crises = crises
  }

  package func source(_ id: SourceID) -> Source? {
    sources.first { $0.id == id }
  }

  package func crisis(_ id: CrisisID) -> Crisis? {
    crises.first { $0.id == id }
  }
}

/// Traffic Light Protocol 2.0 (FIRST, August 2022), from open to closed.
package enum Handling: String, CaseIterable, Comparable, Sendable {
  case clear = "TLP:CLEAR"
  case green = "TLP:GREEN"
  case amber = "TLP:AMBER"
  case amberStrict = "TLP:AMBER+STRICT"
  case red = "TLP:RED"

  /// The stricter one is the greater.
  package static func < (left: Handling, right: Handling) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
