package import CrisisModel

/// One thing on record and what it came to say; each version holds from the instant at which it was
/// known.
package struct History<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What was known from an instant until the next version was.
  package struct Version: Hashable, Sendable {
    package let knownFrom: Instant
    package let value: Value
  }

  /// At least one, none known before the one that precedes it; of two known at one instant the
  /// second holds.
  package let versions: [Version]

  /// `nil` of no version.
  init?(_ versions: [Version]) {
    if versions.isEmpty { return nil }
    self.versions = versions
  }

  /// The place of the version that holds at an instant; `nil` before the first is known.
  package func place(at instant: Instant) -> Int? {
    versions.lastIndex { $0.knownFrom <= instant }
  }

  /// What is known at an instant; `nil` before the first version is.
  package func value(at instant: Instant) -> Value? {
    place(at: instant).map { versions[$0].value }
  }

  /// When it was first known, and whenever it changed.
  package var instants: [Instant] { versions.map(\.knownFrom) }

  /// When it was first known.
  package var firstKnown: Instant { versions[0].knownFrom }
}

extension Array {
  /// What is known at an instant, in the order of a key, then of the list; each with its place in
  /// the list.
  func known<Value, Key: Comparable>(
    at instant: Instant, by key: (Value) -> Key
  ) -> [(place: Int, value: Value)] where Element == History<Value> {
    let known = enumerated().compactMap { place, history in
      history.value(at: instant).map { (key: key($0), place: place, value: $0) }
    }
    return known.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
      .map { (place: $0.place, value: $0.value) }
  }

  /// The same in the order of the list.
  func known<Value>(at instant: Instant) -> [(place: Int, value: Value)]
  where Element == History<Value> {
    enumerated().compactMap { place, history in
      history.value(at: instant).map { (place: place, value: $0) }
    }
  }
}
