import FoundationEssentials
import Glibc
import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

/// What was acknowledged is there, whatever happened.
@Suite("Nothing is lost", .serialized) struct LostNothingTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Eight processes write a thousand entries and are killed in the middle of it.
  @Test(arguments: [Backend.sqlite, .postgreSQL]) func killed(backend: Backend) throws {
    let (log, address) = try open(backend)
    try log.record(.note("first"))
    let writers = try (1...8).map { try WriterProcess(address, name: "writer\($0)", count: 125) }
    defer { for writer in writers { writer.kill() } }
    // Numbers are given as entries are written: the log says how far they are.
    try wait { try log.head().sequence > 300 }
    for writer in writers { writer.kill() }
    let endings = writers.map { $0.wait() }
    #expect(endings.contains(-SIGKILL), "some were still writing")
    let acknowledged = writers.flatMap(\.acknowledged)
    try check(log, has: acknowledged)
    #expect(acknowledged.count > 200)
    // At most the one that each had under way is there without its word.
    #expect(try log.head().sequence - 1 <= acknowledged.count + 8)
  }

  /// The same without the killing: every entry is there once.
  @Test(arguments: [Backend.sqlite, .postgreSQL]) func concurrent(backend: Backend) throws {
    let (log, address) = try open(backend)
    try log.record(.note("first"))
    let writers = try (1...8).map { try WriterProcess(address, name: "writer\($0)", count: 40) }
    for writer in writers { #expect(writer.wait() == 0, "\(writer.messages)") }
    try check(log, has: writers.flatMap(\.acknowledged))
    #expect(try log.head().sequence == 321)
  }

  private func open(_ backend: Backend) throws -> (any WatchLogStore, String) {
    guard backend == .postgreSQL else { return (try SQLiteLog(path: path), path) }
    let url = try PostgreSQLServer.shared().makeDatabase().url
    return (try PostgreSQLLog(PostgreSQLAddress(url)), url)
  }

  private func wait(_ condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(60)
    while try !condition() {
      guard ContinuousClock.now < end else { throw NeverCame() }
      sched_yield()
    }
  }

  private func check(_ log: any WatchLogStore, has keys: [LogKey]) throws {
    let entries = try log.news(after: 0, limit: 10_000)
    let present = entries.map(\.draft.key)
    #expect(Set(present).count == present.count, "none twice")
    #expect(Set(keys).subtracting(present).isEmpty, "none lost")
    let result = try log.verify()
    #expect(result.isSound, "\(result.breaks)")
  }

  /// A limit on the size of files, which every user has; the write-ahead log runs into it.
  @Test func diskFull() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("first"))
    let writer = try WriterProcess(path, name: "writer", count: 5_000, options: ["400000"])
    #expect(writer.wait() == 1)
    #expect(writer.messages.contains("while writing: over quota, a limit"))
    #expect(!writer.acknowledged.isEmpty)
    try check(log, has: writer.acknowledged)
    #expect(try log.head().sequence == writer.acknowledged.count + 1)
    try log.record(.note("there is space again"))
    #expect(try log.verify().isSound)
  }

  /// A file system of one megabyte; only root may mount one.
  @Test func fileSystemFull() throws {
    let place = "\(directory.path)/small"
    try #require(mkdir(place, 0o700) == 0)
    let mount = try asRoot("/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place)
    try #require(mount.code == 0, "run the tests where root may mount: \(mount.messageText)")
    defer { _ = try? asRoot("/bin/umount", "--lazy", place) }
    let path = "\(place)/log.db"
    let writer = try WriterProcess(path, name: "writer", count: 5_000)
    #expect(writer.wait() == 1)
    #expect(writer.messages == WatchLogError.full(place: path).text.string + "\n")
    try check(SQLiteLog(path: path), has: writer.acknowledged)
    let larger = try asRoot("/bin/mount", "-o", "remount,size=8m", place)
    try #require(larger.code == 0)
    try SQLiteLog(path: path).record(.note("there is space again"))
  }

  private func asRoot(_ command: String...) throws -> ProgramRun {
    let words = (geteuid() == 0 ? [] : ["/usr/bin/sudo", "-n"]) + command
    return try ProgramRun(words[0], Array(words.dropFirst()))
  }

  @Test func readOnlyDirectory() throws {
    let place = "\(directory.path)/read-only"
    try #require(mkdir(place, 0o700) == 0)
    defer { chmod(place, 0o700) }
    let path = "\(place)/log.db"
    let entry = try SQLiteLog(path: path).record(.note("before"))
    try #require(chmod(path, 0o400) == 0 && chmod(place, 0o500) == 0)
    for file in ["log.db", "new.db"] {
      let writer = try WriterProcess(
        "\(place)/\(file)", name: "writer", count: 1, prefix: Self.withoutPrivileges)
      #expect(writer.wait() == 1)
      #expect(
        writer.messages == WatchLogError.readOnly(place: "\(place)/\(file)").text.string + "\n")
      #expect(writer.acknowledged.isEmpty)
    }
    try #require(chmod(place, 0o700) == 0 && chmod(path, 0o600) == 0)
    #expect(try SQLiteLog(path: path).page(LogQuery()).entries == [entry])
  }

  /// Root may write where nobody may; without its privileges it is like everybody else.
  private static var withoutPrivileges: [String] {
    geteuid() == 0 ? ["/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all"] : []
  }

  @Test func lockedDatabase() throws {
    let log = try SQLiteLog(path: path, patience: 50)
    let entry = try log.record(.note("before"))
    let other = try RawDatabase(path: path)
    try other.execute("BEGIN EXCLUSIVE")
    let waiting = draft(.note("while it is locked"))
    #expect(throws: WatchLogError.busy(place: path, milliseconds: 50)) { try log.append(waiting) }
    #expect(try log.page(LogQuery()).entries == [entry], "reading goes on")
    try other.execute("ROLLBACK")
    #expect(try log.record(waiting).sequence == 2)
    #expect(try log.verify().isSound)
  }
}
