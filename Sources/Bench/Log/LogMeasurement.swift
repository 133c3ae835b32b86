internal import CrisisModel
internal import ExerciseLog
internal import WatchDesk
internal import WatchLog
internal import WatchLogSQLite

/// What a watch log of a million entries costs beside one of a thousand: opening it, and each filter
/// of the log's page, with all that the page shows beside the entries.
///
/// On SQLite; a server is not started for this.
struct LogMeasurement {
  private let options: BenchOptions
  private static let few = 1_000
  private static let aim = 50.0

  init(_ options: BenchOptions) {
    self.options = options
  }

  func figures() throws(BenchError) -> [Figure] {
    let place = try TemporaryDirectory()
    // The file, and a quarter more while its indexes are made.
    try place.demand(
      megabytes: options.entries * 850 / 1_000_000 + 1, remedy: "ask for fewer --entries")
    do {
      let many = try LongLog(options.entries, in: "\(place.path)/many.db")
      let few = try LongLog(Self.few, in: "\(place.path)/few.db")
      return try figures(many, few)
    } catch let error as WatchLogError {
      throw .log(error)
    } catch {
      throw .disagreement("a filter is not understood: \(error)")
    }
  }

  private func figures(_ many: LongLog, _ few: LongLog) throws -> [Figure] {
    let runs = options.isQuick ? 3 : 11
    var figures = [
      figure(
        "opened, first screen", try many.open(runs), try few.open(runs), aim: Self.aim)
    ]
    for (name, text) in SampleLog.questions {
      let filter = try LogFilter(parsing: text)
      figures.append(
        figure(
          "first screen, \(name)", try many.read(filter, runs), try few.read(filter, runs),
          aim: Self.aim))
    }
    let vain = try LogFilter(parsing: SampleLog.vainFilter)
    let (ours, theirs) = (try many.search(vain, runs), try few.search(vain, runs))
    figures.append(
      figure("longest stretch of a vain search", ours.stretches, theirs.stretches, aim: Self.aim))
    figures.append(figure("vain search to its beginning", ours.whole, theirs.whole))
    return figures
  }

  private func figure(
    _ name: String, _ our: Series, _ their: Series, aim: Double? = nil
  ) -> Figure {
    Figure(
      name: "log of \(options.entries) entries, \(name)", measured: our.text(places: 1) + " ms",
      reference: "\(Self.few) entries \(their.text(places: 1)) ms",
      ratio: (our.median / their.median).text(places: 1),
      aim: aim.map { .atMost($0, our.median, unit: " ms") })
  }
}
