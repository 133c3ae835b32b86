import StrictJSON
import Testing
import WatchLog

@Suite("Messages of the watch log") struct ErrorTextTests {
  static let errors: [WatchLogError] = [
    .missing(place: "db"), .gone(place: "db", .moved), .gone(place: "db", .cutShort),
    .unavailable(place: "db", reason: "down"), .unanswered(place: "db", reason: "slow"),
    .busy(place: "db", milliseconds: 5_000),
    .held(place: "db", milliseconds: 5_000, by: "watch, process 7"), .full(place: "db"),
    .readOnly(place: "db"),
    .refused(place: "db", reason: "no"), .damaged(place: "db", reason: "malformed"),
    .unsafe(place: "db", .symbolicLink), .unsafe(place: "db", .noRegularFile),
    .unsafe(place: "db", .writableByAll), .unsafe(place: "db", .directoryWritableByAll("/d")),
    .unsafe(place: "db", .ofStranger(owner: "mallory")),
    .altered(place: "db", [SchemaDifference(.missing, "trigger t")]),
    .notWritten(place: "db", reason: "the head is #1"),
    .unreadable(place: "db", UnreadableEntry(sequence: 2, flaw: .time)),
    .newer(place: "db", version: 9, known: 1), .keyTaken(place: "db", .random()),
    .untrusted(place: "db", reason: "no name"), .oversized(place: "db", bytes: 9),
    .tooLong(bytes: 2, limit: 1), .noDigest(reason: "none"),
  ]

  /// `place: what is wrong; what to do`.
  @Test(arguments: errors) func saysWhereWhatAndWhatToDo(error: WatchLogError) {
    let place = error.text.string.split(separator: ":").first
    #expect(["db", "entry", "libcrypto"].contains(place))
    #expect(error.text.string.contains("; "))
  }
}
