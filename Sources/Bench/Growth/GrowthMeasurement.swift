internal import CrisisModel
internal import Glibc
internal import SnapshotArchive

/// How the time of each screen and document grows where there is twice as much of something: 1 is in
/// step with it, 2 is its square.
struct GrowthMeasurement {
  private static let limit = 1.1
  /// What takes less than this is mostly not about what grows.
  private static let shortest = 2_000_000

  private let reference: Reference
  private let snapshot: Snapshot
  private let runs: Int
  private let factor: Int

  init(_ options: BenchOptions) throws(BenchError) {
    let installation = try Installation()
    reference = ReferenceDirectory.load(path: installation.reference).reference
    // The latest snapshot of the archive with the most crises.
    let templates = try DocumentGenerator(installation).templates
    let largest = templates.map(\.crises.count).max() ?? 0
    guard let snapshot = templates.last(where: { $0.crises.count == largest }) else {
      throw .disagreement("no snapshot is shipped")
    }
    self.snapshot = snapshot
    runs = options.isQuick ? 2 : 5
    factor = options.isQuick ? 40 : 100
  }

  func figures() throws(BenchError) -> [Figure] {
    GrowthAxis.allCases.map(figure)
  }

  private func figure(_ axis: GrowthAxis) -> Figure {
    let place = snapshot.crises.indices.max { weight($0) < weight($1) } ?? 0
    let (once, twice) = (
      axis.grown(snapshot, crisis: place, by: factor),
      axis.grown(snapshot, crisis: place, by: 2 * factor)
    )
    let id = axis == .crises ? once.crises[place].id : snapshot.crises[place].id
    let found = GrowthView.all(id).map { view in
      (name: view.name, exponent: exponent(view, once, twice))
    }
    .sorted { $0.exponent > $1.exponent }
    let steep = found.filter { $0.exponent > Self.limit }.prefix(4)
    let worst = steep.isEmpty ? found.prefix(1) : steep
    let names = worst.map { "\($0.name) \($0.exponent.text(places: 2))" }
    return Figure(
      name: "exponent with \(axis.rawValue), \(factor) to \(2 * factor) times the shipped ones",
      measured: names.joined(separator: ", "), reference: "\(found.count) views", ratio: "",
      aim: .atMost(Self.limit, found.first?.exponent ?? 0, unit: "", places: 1))
  }

  private func weight(_ place: Int) -> Int {
    let crisis = snapshot.crises[place]
    return min(crisis.measures.count, crisis.positions.count, crisis.decisions.count)
  }

  /// The smallest time of several runs each; 0 for what takes no time to speak of.
  private func exponent(_ view: GrowthView, _ once: Snapshot, _ twice: Snapshot) -> Double {
    let (short, long) = (time(view, once), time(view, twice))
    guard long > Self.shortest else { return 0 }
    return log2(Double(long) / Double(max(1, short)))
  }

  private func time(_ view: GrowthView, _ snapshot: Snapshot) -> Int {
    (0..<runs).map { _ in
      let start = Clock.processorTime()
      view.make(snapshot, reference)
      return Clock.processorTime() - start
    }.min() ?? 0
  }
}
