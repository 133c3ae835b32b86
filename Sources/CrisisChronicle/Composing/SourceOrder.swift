internal import CrisisModel

/// The order in which snapshots list sources, which is that of the chronicle.
struct SourceOrder: Sendable {
  private let places: [SourceID: Int]

  init(_ sources: [Source]) {
    let ids = sources.enumerated().map { ($1.id, $0) }
    places = Dictionary(ids) { first, _ in first }
  }

  /// The places of sources in the chronicle; one that it does not have has none.
  func places(of sources: [SourceID]) -> Set<Int> {
    Set(sources.compactMap { places[$0] })
  }
}
