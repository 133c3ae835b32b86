import CrisisModel
import Dashboard
import Presentation
import TestSupport
import Testing

/// Two watches one after the other: what the second finds marked.
@Suite("Since the last watch") struct LastWatchTests {
  private let archive: TemporaryDirectory

  private static let tenth = "20110310T235900Z"
  private static let twelfth = "20110312T235900Z"
  private static let seventeenth = "20110317T235900Z"

  init() throws {
    archive = try TemporaryDirectory()
    try archive.drop(Self.tenth)
  }

  /// A watch that looked at what is there now, and left.
  private func remembered() throws -> NightWatch {
    let watch = try NightWatch(archive)
    try watch.press("Down")
    return watch
  }

  @Test func whatCameInBetweenIsCountedMarkedAndShown() throws {
    let memory = try remembered().memory
    try archive.drop(Self.twelfth)
    let watch = try NightWatch(archive, after: memory)
    let changes = try #require(watch.state.comparison).changes.count
    #expect(watch.footer.contains("\(changes) changes since you last looked, 2 days earlier; "))
    #expect(watch.footer.contains(" not compared; d shows"))
    #expect(watch.marks("Libya"))
    try watch.press("d")
    #expect(watch.text.contains("102359Z MAR 11 to 122359Z MAR 11 · since you last looked"))
  }

  /// What comes is marked against what was seen, however many keys are pressed, until M.
  @Test func marksStayUntilTheOfficerSaysSo() throws {
    let memory = try remembered().memory
    try archive.drop(Self.twelfth)
    let watch = try NightWatch(archive, after: memory)
    try watch.press("Down Up")
    try archive.drop(Self.seventeenth)
    watch.notice()
    #expect(watch.state.comparison?.old.snapshot.asOf == Instant(Self.tenth))
    try watch.press("M")
    #expect(watch.footer.contains("seen up to 172359Z MAR 11"))
    #expect(!watch.marks("Libya"))
    #expect(watch.memory.seen == Instant(Self.seventeenth))
    try archive.drop("20110324T235900Z")
    watch.notice()
    try watch.press("d")
    #expect(
      watch.text.contains("172359Z MAR 11 to 242359Z MAR 11 · since all was marked as seen"))
  }

  @Test func whatNobodySawIsNotSeen() throws {
    let watch = try remembered()
    try archive.drop(Self.twelfth)
    watch.notice()
    #expect(watch.memory.seen == Instant(Self.tenth))
    #expect(watch.marks("Libya"), "it came by itself after a key was pressed")
    try watch.press("Down")
    #expect(watch.memory.seen == Instant(Self.twelfth))
  }

  @Test func goingBackInTimeTakesNothingBack() throws {
    try archive.drop(Self.twelfth)
    let watch = try remembered()
    try watch.press("< Down M")
    #expect(watch.memory.seen == Instant(Self.twelfth))
  }

  @Test func aFirstWatchMarksNothing() throws {
    try archive.drop(Self.twelfth)
    let watch = try NightWatch(archive)
    #expect(watch.memory.seen == nil)
    #expect(!watch.text.contains("since you last looked"))
    #expect(watch.state.comparison == nil)
  }

  @Test func nothingNewIsSaidAsSuch() throws {
    try archive.remove(Self.tenth)
    try archive.drop(text: SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z"), as: Self.tenth)
    let memory = try remembered().memory
    try archive.drop(text: SmallSnapshot.text(asOf: "2011-03-12T23:59:00Z"), as: Self.twelfth)
    let watch = try NightWatch(archive, after: memory)
    #expect(watch.footer.contains("nothing changed since you last looked, 2 days earlier"))
  }

  @Test func whereWhatWasSeenIsGoneThatIsSaid() throws {
    let memory = try remembered().memory
    try archive.drop(Self.twelfth)
    try archive.remove(Self.tenth)
    let watch = try NightWatch(archive, after: memory)
    #expect(watch.footer.contains("what is new since you last looked is not known; d says why"))
    try watch.press("d")
    #expect(watch.text.contains("the archive has no snapshot of 102359Z MAR 11 or before any more"))
    try archive.drop("20110226T235900Z")
    let other = try NightWatch(archive, after: memory)
    #expect(other.footer.contains(" changes since 262359Z FEB 11, before you last looked"))
  }

  @Test func whereWhatWasSeenIsBrokenThatIsSaid() throws {
    let memory = try remembered().memory
    try archive.drop(Self.twelfth)
    try archive.write("{", to: "\(Self.tenth).json")
    let watch = try NightWatch(archive, after: memory)
    #expect(watch.footer.contains("what is new since you last looked is not known; d says why"))
    try watch.press("d")
    #expect(watch.text.contains("\(Self.tenth).json:1:"))
  }

  /// The file compared with is corrected while it is compared with.
  @Test func aCorrectedSnapshotIsComparedWithAnew() throws {
    let memory = try remembered().memory
    try archive.drop(Self.twelfth)
    let watch = try NightWatch(archive, after: memory)
    let before = watch.state.comparison?.changes.count
    try archive.drop(text: SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z"), as: Self.tenth)
    watch.notice()
    #expect(watch.state.comparison?.old.snapshot.crises.count == 1)
    #expect(watch.state.comparison?.changes.count != before)
  }
}
