import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The real program on a real terminal, while files come and go under it.
@Suite("Live, in tmux", .serialized) struct LiveProgramTests {
  private let archive: TemporaryDirectory
  private let tmux: Tmux

  private static let february = "20110226T235900Z.json"
  private static let march = "20110310T235900Z.json"

  init() async throws {
    archive = try TemporaryDirectory()
    tmux = try Tmux()
    try archive.copy("\(Repository.archives)/2011/\(Self.february)", to: Self.february)
    try await tmux.wait(for: "shell>")
    try tmux.enter("\(Watchfloor.path) \(archive.path)")
    try await tmux.wait(for: "the newest snapshot, live") { lines in
      lines.first?.contains("262359Z FEB 11 ◀ 1/1 ▶ LIVE") == true
        && lines.contains { $0.contains("Escalation ladder") }
    }
  }

  /// As feeds do: written under another name, then renamed into place.
  private func drop(_ name: String, as other: String? = nil) throws {
    try archive.copy("\(Repository.archives)/2011/\(name)", to: "part")
    #expect(rename("\(archive.path)/part", "\(archive.path)/\(other ?? name)") == 0)
  }

  private func waitForHeader(_ text: String) async throws {
    try await tmux.wait(for: text) { $0.first?.contains(text) == true }
  }

  @Test func aSnapshotThatIsRenamedInAppears() async throws {
    try drop(Self.march)
    try await waitForHeader("102359Z MAR 11 ◀ 2/2 ▶ LIVE")
  }

  @Test func aSnapshotWrittenInPlaceAppears() async throws {
    try archive.copy("\(Repository.archives)/2011/\(Self.march)", to: Self.march)
    try await waitForHeader("102359Z MAR 11 ◀ 2/2 ▶ LIVE")
  }

  @Test func aBrokenOneLeavesTheLastGoodStateUnderABanner() async throws {
    try archive.write("{\"schemaVersion\": 1,\n \"asOf\": ", to: Self.march)
    try await tmux.wait(for: "a banner over the last good state") { lines in
      lines.first?.contains("262359Z FEB 11 ◀ 2/2 ▶ LIVE") == true
        && lines[1...3].joined().filter { $0 != " " }.contains("\(Self.march):2:")
        && lines.contains { $0.contains("Active crises") }
    }
    try drop(Self.march)
    try await tmux.wait(for: "the snapshot once it is whole") { lines in
      lines.first?.contains("102359Z MAR 11 ◀ 2/2 ▶ LIVE") == true
        && !lines.contains { $0.contains("✘ /") }
    }
  }

  @Test func theOfficersPlaceSurvives() async throws {
    try tmux.press("3", "Down", "Down")
    try await tmux.wait(for: "libya-2011 ▸ ladder")
    try drop(Self.march)
    try await waitForHeader("102359Z MAR 11")
    try await tmux.wait(for: "libya-2011 ▸ ladder")
    try await tmux.wait(for: "Ladder · Libya")
  }

  @Test func pausedItIsOnlyCounted() async throws {
    try tmux.press("p")
    try await waitForHeader("PAUSED")
    try drop(Self.march)
    try await waitForHeader("262359Z FEB 11 ◀ 1/2 ▶ PAUSED -12d 1 new")
    try tmux.press(".")
    try await waitForHeader("102359Z MAR 11 ◀ 2/2 ▶ LIVE")
  }

  @Test func aStormOfFilesIsTakenInAndKeysAreHeard() async throws {
    for number in 0..<300 {
      let minute = String(100 + number % 50).dropFirst()
      try drop(Self.march, as: "2012010\(1 + number / 50)T00\(minute)00Z.json")
    }
    try await tmux.wait(for: "the number of snapshots") { $0.first?.contains("/301") == true }
    try tmux.press("?")
    try await tmux.wait(for: "─ Help ─")
  }
}
