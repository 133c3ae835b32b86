internal import CrisisModel
internal import SnapshotArchive
internal import Threads

/// What this program does when it starts itself again for measurements inside of one process, so
/// that it stays small itself.
enum CrisesTask {
  /// Compares two large snapshots, and decodes both.
  case compare(crises: Int, runs: Int)
  /// Draws frames for Down keys.
  case draw(crises: Int, keys: Int)
  /// Reads all snapshots of an archive once.
  case read(archive: String)
  /// Builds the index of an archive, on all processors.
  case index(archive: String)

  private static let mark = "--child"

  /// `nil` where the command line is for something else.
  init?(_ arguments: [String]) {
    guard arguments.first == Self.mark, arguments.count > 2 else { return nil }
    let numbers = arguments[2...].compactMap { Int($0) }
    switch arguments[1] {
    case "compare" where numbers.count == 2: self = .compare(crises: numbers[0], runs: numbers[1])
    case "draw" where numbers.count == 2: self = .draw(crises: numbers[0], keys: numbers[1])
    case "read": self = .read(archive: arguments[2])
    case "index": self = .index(archive: arguments[2])
    default: return nil
    }
  }

  private var arguments: [String] {
    switch self {
    case .compare(let crises, let runs): [Self.mark, "compare", "\(crises)", "\(runs)"]
    case .draw(let crises, let keys): [Self.mark, "draw", "\(crises)", "\(keys)"]
    case .read(let archive): [Self.mark, "read", archive]
    case .index(let archive): [Self.mark, "index", archive]
    }
  }

  /// Does it in a process of its own; gives nanoseconds, a series for each thing measured.
  func run(_ installation: Installation) throws(BenchError) -> [Series] {
    let child = try ChildProcess(installation.bench, arguments)
    let series = child.output.split(separator: "\n").map { line in
      line.split(separator: " ").compactMap { Double($0) }
    }
    guard !series.isEmpty, series.allSatisfy({ !$0.isEmpty }) else {
      throw .child(task: arguments[1], ending: "said \"\(child.output.prefix(60))\"")
    }
    return series.map(Series.init)
  }

  /// Does it here; gives the lines to print.
  func perform() throws(BenchError) -> [String] {
    let installation = try Installation()
    let reference = ReferenceDirectory.load(path: installation.reference).reference
    let series: [[Int]] =
      switch self {
      case .compare(let crises, let runs):
        try Comparing(LargeWorld(installation, crises: crises), reference).run(runs)
      case .draw(let crises, let keys):
        Drawing(crises: crises, reference: reference).run(keys)
      case .read(let archive): [[try Self.read(archive, reference)]]
      case .index(let archive): try Self.index(archive)
      }
    return series.map { $0.map(String.init).joined(separator: " ") }
  }

  private static func archive(_ path: String) throws(BenchError) -> Archive {
    do {
      return try Archive(path: path)
    } catch {
      throw .file(error)
    }
  }

  /// Nanoseconds that pass, and nanoseconds of all processors.
  private static func index(_ path: String) throws(BenchError) -> [[Int]] {
    let archive = try archive(path)
    let (start, worked) = (Clock.now(), Clock.processorTime())
    let index = ArchiveIndex.bringUpToDate(
      archive, from: nil, Indexing(processors: Processors.count))
    let times = [[Clock.now() - start], [Clock.processorTime() - worked]]
    guard index.count == archive.entries.count, index.notIndexed == 0 else {
      throw .disagreement("\(index.notIndexed) of \(index.count) snapshots not in the index")
    }
    return times
  }

  private static func read(_ path: String, _ reference: Reference) throws(BenchError) -> Int {
    let archive = try archive(path)
    let start = Clock.now()
    for entry in archive.entries {
      guard Archive.load(path: entry.path, reference: reference).snapshot != nil else {
        throw .refused(decoder: "SnapshotReader", reason: entry.path)
      }
    }
    return Clock.now() - start
  }
}
