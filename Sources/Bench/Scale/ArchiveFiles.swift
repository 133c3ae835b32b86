internal import CrisisModel
internal import ExerciseArchive
internal import Glibc
internal import SnapshotArchive

/// A made-up world whose days are written into a directory, one snapshot after the other.
struct ArchiveFiles {
  private var world: ExerciseWorld
  private var document = ExerciseDocument()
  let directory: String
  /// Names of the snapshots written, in the order of time.
  private(set) var names: [String] = []
  private(set) var bytes = 0

  static let seed: UInt64 = 2_005
  /// 1 January 2015; ten years from it the terms of the Council are on record.
  static let firstDay = CalendarDay(dayNumber: 16_436)

  init(crises: Int, directory: String, reference: Reference) {
    world = ExerciseWorld(
      crises: crises, on: Self.firstDay, seed: Self.seed, reference: reference)
    self.directory = directory
  }

  /// Writes the next days.
  mutating func write(_ count: Int) throws(BenchError) {
    for _ in 0..<count { try write(into: directory) }
  }

  /// Writes the next day elsewhere; `arrive` then brings it into the directory at one go.
  mutating func stage(in staging: String) throws(BenchError) {
    try write(into: staging)
  }

  func arrive(from staging: String) throws(BenchError) {
    guard let name = names.last else { return }
    guard rename("\(staging)/\(name)", "\(directory)/\(name)") == 0 else {
      throw .system(call: "rename", errno: errno)
    }
  }

  private mutating func write(into place: String) throws(BenchError) {
    document.write(world)
    let name = "\(world.asOf.basic).json"
    try TemporaryFile.create(document.bytes, at: "\(place)/\(name)")
    names.append(name)
    bytes += document.bytes.count
    world.advance()
  }

  /// An archive of the newest of the same files.
  func linkNewest(_ count: Int, into other: String) throws(BenchError) {
    for name in names.suffix(count) where link("\(directory)/\(name)", "\(other)/\(name)") != 0 {
      throw .system(call: "link", errno: errno)
    }
  }
}
