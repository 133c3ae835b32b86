/// The state of the world as known at one instant; one JSON document.
package struct Snapshot: Hashable, Sendable {
  /// The version that this program reads and writes.
  package static let schemaVersion = 1

  /// The instant as of which it is true; nothing in it may be known later.
  package var asOf: Instant
  /// How strictly all of it is to be handled.
  package var handling: Handling
  /// Whether it was made up for training; every screen then says so.
  package var exercise: Bool
  /// A remark on the snapshot as a whole.
  package var note: String?
  /// Everything that its facts rest on.
  package var sources: [Source]
  /// In the order of the file.
  package var crises: [Crisis]

  /// Takes records as they are; the reader checks them.
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

  /// The source with this id; `nil` if the snapshot has none.
  package func source(_ id: SourceID) -> Source? {
    sources.first { $0.id == id }
  }

  /// The crisis with this id; `nil` if the snapshot has none.
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
