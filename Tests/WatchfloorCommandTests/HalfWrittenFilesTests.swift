import CrisisModel
import Glibc
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import Dashboard
@testable import WatchfloorCommand

@Suite("Files of half-written texts") struct HalfWrittenFilesTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/a/half-written" }
  private let now = Instant(seconds: 1_300_000_000)

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func text(_ words: String, links: LogLinks = LogLinks(crisis: "libya-2011")) throws
    -> HalfWritten
  {
    let draft = LogDraft(
      occurred: now, recorded: now, by: .ndiaye, level: .incident, .note(words), links: links)
    return try #require(HalfWritten(draft))
  }

  private func names() throws -> [String] {
    let listing = try #require(opendir(path))
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { ![".", "..", "lock"].contains($0) }
  }

  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func whatIsKeptIsThereForTheNextSession() throws {
    let texts = [try text("one"), try text("two", links: LogLinks()), try text("👨‍👩‍👧‍👦 漢")]
    do {
      let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
      try files.keep(texts, isComplete: true, now: now)
    }
    let next = HalfWrittenFiles(directory: path, writer: .ndiaye)
    let found = try next.take()
    #expect(Set(found.found) == Set(texts))
    #expect(found.unread == [])
    #expect(mode(path) == 0o700)
    for name in try names() { #expect(mode("\(path)/\(name)") == 0o600, "\(name)") }
  }

  /// What others could have put there is not offered as the officer's own words.
  @Test func whatOthersMayWriteIsNotOffered() throws {
    do {
      let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
      try files.keep([try text("one")], isComplete: true, now: now)
    }
    let file = "\(path)/\(try #require(try names().first))"
    try #require(chmod(file, 0o602) == 0)
    #expect(try HalfWrittenFiles(directory: path, writer: .ndiaye).take().unread == [file])
    try #require(chmod(file, 0o600) == 0)
    #expect(try HalfWrittenFiles(directory: path, writer: .ndiaye).take().found.count == 1)
    let pipe = "\(path)/pipe.draft"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(try HalfWrittenFiles(directory: path, writer: .ndiaye).take().unread == [pipe])
  }

  @Test func whatIsWrittenOrDroppedGoes() throws {
    let (one, two) = (try text("one"), try text("two"))
    let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
    try files.keep([one, two], isComplete: true, now: now)
    try files.keep([two], isComplete: true, now: now)
    #expect(try names().count == 1)
    try files.keep([], isComplete: true, now: now)
    #expect(try names() == [])
  }

  /// Before it is known what was left, nothing is removed.
  @Test func anIncompleteListRemovesNothing() throws {
    do {
      let earlier = HalfWrittenFiles(directory: path, writer: .ndiaye)
      try earlier.keep([try text("one")], isComplete: true, now: now)
    }
    let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
    _ = try files.take()
    try files.keep([try text("two")], isComplete: false, now: now)
    #expect(try names().count == 2)
    try files.keep([try text("two")], isComplete: true, now: now)
    #expect(try names().count == 1)
  }

  @Test func whatIsBeingTypedElsewhereIsNotOffered() throws {
    let mine = HalfWrittenFiles(directory: path, writer: .ndiaye)
    try mine.keep([try text("one")], isComplete: true, now: now)
    do {
      let theirs = HalfWrittenFiles(directory: path, writer: .ndiaye)
      #expect(try theirs.take().found == [])
      try theirs.keep([], isComplete: true, now: now)
    }
    #expect(try names().count == 1)
    withExtendedLifetime(mine) {}
  }

  @Test func anotherOfficerOfTheSameLoginIsOfferedNothing() throws {
    do {
      let mine = HalfWrittenFiles(directory: path, writer: .ndiaye)
      try mine.keep([try text("one")], isComplete: true, now: now)
    }
    do {
      let theirs = HalfWrittenFiles(directory: path, writer: .haddad)
      #expect(try theirs.take().found == [])
      try theirs.keep([], isComplete: true, now: now)
    }
    let mine = HalfWrittenFiles(directory: path, writer: .ndiaye)
    #expect(try mine.take().found.map(\.text) == ["one"])
  }

  @Test func whatCannotBeReadIsSaidAndStays() throws {
    do {
      let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
      try files.keep([try text("one")], isComplete: true, now: now)
    }
    let broken = "\(path)/broken.draft"
    let file = open(broken, O_WRONLY | O_CREAT, 0o600)
    #expect(write(file, "no draft", 8) == 8)
    close(file)
    let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
    let (found, unread) = try files.take()
    #expect(found.map(\.text) == ["one"])
    #expect(unread == [broken])
    try files.keep([], isComplete: true, now: now)
    #expect(try names() == ["broken.draft"])
  }

  /// A crash between writing and renaming leaves a whole file, or a piece of one.
  @Test(arguments: [0, 1, 40]) func whatACrashLeftUnfinishedIsTakenWhereItIsWhole(cut: Int) throws {
    do {
      let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
      try files.keep([try text("one")], isComplete: true, now: now)
    }
    let name = try #require(try names().first)
    let unfinished = "\(path)/\(name.dropLast(6)).new"
    #expect(rename("\(path)/\(name)", unfinished) == 0)
    var status = stat()
    #expect(stat(unfinished, &status) == 0)
    #expect(truncate(unfinished, status.st_size - off_t(cut)) == 0)
    let files = HalfWrittenFiles(directory: path, writer: .ndiaye)
    #expect(try files.take().found.map(\.text) == (cut == 0 ? ["one"] : []))
    #expect(try names() == (cut == 0 ? [name] : []))
  }

  @Test func aPlaceThatTakesNoFilesIsSaid() throws {
    let files = HalfWrittenFiles(directory: "/proc/none/half-written", writer: .ndiaye)
    #expect(try files.take().found == [])
    #expect(throws: (any Error).self) {
      try files.keep([try text("one")], isComplete: true, now: now)
    }
  }

  private func place(log: String, restricted: Bool = false) -> String? {
    var arguments = Arguments()
    arguments.log = log
    arguments.isRestricted = restricted
    let environment = restricted ? [:] : ["HOME": "/home/officer"]
    return LogSetup(arguments, RunContext(arguments, environment: environment, system: nil))
      .halfWrittenDirectory
  }

  /// The same before the log is made and after, and however its directory is reached.
  @Test func eachLogHasAPlaceOfItsOwn() throws {
    let link = "\(directory.path)/link"
    #expect(mkdir("\(directory.path)/real", 0o700) == 0)
    #expect(symlink("\(directory.path)/real", link) == 0)
    let before = place(log: "\(link)/log.db")
    #expect(before?.hasPrefix("/home/officer/.local/share/watchfloor/half-written-") == true)
    try directory.write("", to: "real/log.db")
    #expect(place(log: "\(link)/log.db") == before)
    #expect(place(log: "\(directory.path)/real/log.db") == before)
    #expect(place(log: "\(link)/other.db") != before)
    #expect(place(log: "postgresql://a@h/x") != place(log: "postgresql://a@h/y"))
    #expect(place(log: "postgresql://a:secret@h/x") == place(log: "postgresql://a:other@h/x"))
    #expect(place(log: "none") == nil)
  }

  /// It has the home of the login, whatever the environment says.
  @Test func aRestrictedSessionHasAPlaceToo() throws {
    let home = try #require(Officer.home)
    #expect(place(log: "/srv/log.db", restricted: true)?.hasPrefix(home) == true)
  }
}
