import CrisisModel
import Glibc
import SnapshotArchive
import TestSupport
import Testing

@Suite("Alert books of an archive") struct AlertLedgerTests {
  private let directory: TemporaryDirectory
  private let rules = AlertRulesFile.load(reference: Repository.reference, own: nil).rules
  private let reference = ShippedArchive.year2011.reference

  init() throws {
    directory = try TemporaryDirectory()
    for name in Self.names { try copy(name) }
  }

  private static let names = ShippedArchive.year2011.archive.entries.compactMap {
    $0.path.split(separator: "/").last.map(String.init)
  }

  private func copy(_ name: String) throws {
    try directory.copy("\(Repository.archives)/2011/\(name)", to: name)
  }

  private func ledger() -> AlertLedger { AlertLedger(rules: rules, reference: reference) }

  /// As worked out by whoever begins at the beginning.
  private func fresh(_ index: Int, _ archive: Archive) -> AlertBook {
    var ledger = ledger()
    _ = ledger.advance(to: index, in: archive, reading: .max)
    return ledger.book
  }

  @Test func stepsInTimeGiveTheBookOfEachInstant() throws {
    let archive = try Archive(path: directory.path)
    let last = archive.entries.count - 1
    var ledger = ledger()
    for index in [last, last - 1, last - 2, 3, 4, 0, last] {
      let isThere = ledger.advance(to: index, in: archive, reading: .max)
      #expect(isThere)
      #expect(ledger.book == fresh(index, archive))
    }
    #expect(ledger.distance(to: 5, in: archive) == 0)
  }

  @Test func itReadsNoMoreAtOnceThanIsAsked() throws {
    let archive = try Archive(path: directory.path)
    var ledger = ledger()
    for limit in [0, 1, 2] {
      let left = ledger.distance(to: 9, in: archive)
      let isThere = ledger.advance(to: 9, in: archive, reading: limit)
      #expect(!isThere)
      #expect(ledger.distance(to: 9, in: archive) == left - limit)
    }
    let left = ledger.distance(to: 9, in: archive)
    let isThere = ledger.advance(to: 9, in: archive, reading: left)
    #expect(isThere)
  }

  @Test func noInstantOfALongArchiveIsFarFromABookThatIsKept() throws {
    for day in 0..<400 {
      let instant = Instant(seconds: 1_400_000_000 + day * 86_400)
      try directory.write("[]", to: "\(instant.basic).json")
    }
    let archive = try Archive(path: directory.path)
    let last = archive.entries.count - 1
    var ledger = ledger()
    _ = ledger.advance(to: last, in: archive, reading: .max)
    for back in 0...32 { #expect(ledger.distance(to: last - back, in: archive) == 0) }
    for index in 0...last { #expect(ledger.distance(to: index, in: archive) < 64) }
    #expect(ledger.distance(to: 100, in: archive) > 0)
    _ = ledger.advance(to: 100, in: archive, reading: .max)
    #expect(ledger.book == fresh(100, archive))
    #expect(ledger.distance(to: last, in: archive) < 64)
  }

  @Test func aReplacedSnapshotIsReadAgain() throws {
    let archive = try Archive(path: directory.path)
    let last = archive.entries.count - 1
    var ledger = ledger()
    _ = ledger.advance(to: last, in: archive, reading: .max)
    try directory.write("[]", to: Self.names[5])
    #expect(ledger.distance(to: last, in: archive) == 0)
    ledger.forget(from: archive.entries[5].asOf)
    #expect(ledger.distance(to: last, in: archive) == last - 4)
    _ = ledger.advance(to: last, in: archive, reading: .max)
    #expect(ledger.unread.map(\.path) == [archive.entries[5].path])
    #expect(ledger.book == fresh(last, archive))
  }

  @Test func snapshotsThatComeAndGoAreTakenIn() throws {
    let whole = try Archive(path: directory.path)
    let last = whole.entries.count - 1
    var ledger = ledger()
    _ = ledger.advance(to: last, in: whole, reading: .max)
    #expect(unlink("\(directory.path)/\(Self.names[7])") == 0)
    let fewer = try Archive(path: directory.path)
    #expect(ledger.distance(to: last - 1, in: fewer) == last - 7)
    _ = ledger.advance(to: last - 1, in: fewer, reading: .max)
    #expect(ledger.book == fresh(last - 1, fewer))
    #expect(ledger.distance(to: last, in: whole) == last - 6)
    _ = ledger.advance(to: last, in: whole, reading: .max)
    #expect(ledger.book == fresh(last, whole))
  }
}
