import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Strip of changes") struct TimeStripTests {
  private let dashboard = Rehearsal(size: Size(width: 120, height: 40))
  private let archive = ShippedArchive.year2011

  /// The line above the last one.
  private var strip: String { dashboard.lines[dashboard.lines.count - 2] }

  private func count(
    _ all: [ChangeCounts.Count], of crisis: CrisisID = .ivoryCoast, _ own: [Int: Int] = [:]
  ) {
    let instants = Array(archive.instants.prefix(all.count))
    let counts = ChangeCounts(instants: instants, all: all, crises: [crisis: own])
    _ = dashboard.send(.changesCounted(counts, problem: nil))
  }

  /// What stands between the two dates.
  private var bars: String? {
    let ends = archive.instants.map { $0.day }
    guard let first = ends.first, let last = ends.last else { return nil }
    let text = strip
    guard let from = text.firstRange(of: Self.words(first)),
      let to = text.firstRange(of: Self.words(last))
    else { return nil }
    return String(text[from.upperBound..<to.lowerBound].dropFirst().dropLast())
  }

  private static func words(_ day: CalendarDay) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = day.iso.split(separator: "-").compactMap { Int($0) }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  @Test func untilItIsKnownNothingIsClaimed() {
    #expect(strip.contains("looking where changes cluster"))
    #expect(!strip.contains("·"))
  }

  /// Nothing differs, nobody can tell, and nothing is there: three signs.
  @Test func zeroUnknownAndNoSnapshotLookDifferent() throws {
    let rest = archive.instants.count - 4
    count(
      [.first, .records(0), .unknown, .records(40)] + .init(repeating: .records(0), count: rest))
    let bars = try #require(bars)
    #expect(bars.contains("·"))
    #expect(bars.contains("?"))
    #expect(bars.contains("█"))
    #expect(bars.contains(" "))
    #expect(strip.contains("most 40"))
  }

  @Test func theShownSnapshotStandsOut() throws {
    count(.init(repeating: .records(1), count: archive.instants.count))
    func selected() -> [Int] {
      let buffer = dashboard.frame.buffer
      return (0..<buffer.size.width).filter {
        buffer[$0, buffer.size.height - 2].role == .selection
      }
    }
    dashboard.press("<")
    let first = selected()
    dashboard.press(">")
    let last = selected()
    #expect(first.count == 1 && last.count == 1)
    #expect(first[0] < last[0])
  }

  @Test func aPageOnACrisisShowsItsOwn() throws {
    count(.init(repeating: .records(9), count: archive.instants.count), [5: 3])
    #expect(strip.contains("changes all"))
    #expect(try !#require(bars).contains("·"))
    dashboard.press("3")
    #expect(strip.contains("changes Côte d'Ivoire"))
    #expect(strip.contains("most 3"))
    #expect(try #require(bars).contains("·"))
  }

  @Test func aCrisisThatIsNeverAnotherHasNoBars() throws {
    count(.init(repeating: .records(9), count: archive.instants.count), of: .syria)
    dashboard.press("3")
    let bars = try #require(bars)
    #expect(bars.contains("·"))
    #expect(!bars.contains("█"))
  }

  @Test func aSmallWindowShowsItWhereTheOfficerMovesInTime() {
    let small = Rehearsal()
    #expect(!small.lines.contains { $0.contains("changes all") })
    small.press("@")
    #expect(small.lines[22].contains("changes all"))
    small.press("Esc")
    #expect(!small.lines.contains { $0.contains("changes all") })
  }
}
