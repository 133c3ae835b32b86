import CrisisModel
import TerminalUI
import TestSupport
import Testing

/// The real program on a real terminal.
///
/// One after the other: each has a server and a program of its own, and two cores are soon busy.
@Suite("In tmux", .serialized, .enabled(if: Tmux.isInstalled)) struct TmuxTests {
  private func start(
    _ tmux: Tmux, _ environment: String = "", _ arguments: String = "--at 2011-03-17"
  ) async throws {
    try await tmux.wait(for: "shell>")
    try tmux.enter("\(environment) \(Watchfloor.path) \(arguments)")
  }

  @Test(arguments: [(80, 24), (120, 40)]) func showsTheOverview(width: Int, height: Int)
    async throws
  {
    let tmux = try Tmux(width: width, height: height)
    try await start(tmux)
    let screen = try await tmux.wait(for: "Security Council · Côte d'Ivoire")
    #expect(screen.count == height)
    #expect(screen == Rehearsal(size: Size(width: width, height: height)).lines)
  }

  @Test func keysLeadInAndOut() async throws {
    let tmux = try Tmux()
    try await start(tmux)
    try await tmux.wait(for: "Escalation ladder · Côte")
    try tmux.press("Down")
    try await tmux.wait(for: "Escalation ladder · Libya")
    try tmux.press("Enter")
    try await tmux.wait(for: "libya-2011 ▸ crisis")
    try tmux.press("Escape")
    try await tmux.wait(for: "Escalation ladder · Libya")
    try tmux.press("?")
    try await tmux.wait(for: "─ Help ─")
    try tmux.press("q")
    try await tmux.wait(for: "Escalation ladder · Libya")
    try tmux.press("/", "s", "y", "r", "i", "a")
    try await tmux.wait(for: "filter: syria")
    try tmux.press("Enter", "]")
    try await tmux.wait(for: "242359Z MAR 11")
  }

  @Test func leavingRestoresTheShellsScreen() async throws {
    let tmux = try Tmux()
    try await tmux.wait(for: "shell>")
    try tmux.enter("echo what was here before")
    try await tmux.wait(for: "what was here before") { $0.contains("what was here before") }
    try await start(tmux)
    let inside = try await tmux.wait(for: "Active crises")
    #expect(!inside.contains("what was here before"))
    try tmux.press("q")
    let after = try await tmux.wait(for: "the shell's screen") {
      $0.contains("what was here before") && $0.last { !$0.isEmpty } == "shell>"
    }
    #expect(!after.contains { $0.contains("Active crises") })
    try tmux.enter("echo code $?")
    try await tmux.wait(for: "exit code") { $0.contains("code 0") }
    // Echo and line editing are those of the shell again.
    try tmux.enter("stty -a | grep -c ' icanon .* echo '")
    try await tmux.wait(for: "a terminal in line mode") { $0.contains("1") }
  }

  @Test func aNewSizeIsDrawnAnew() async throws {
    let tmux = try Tmux()
    try await start(tmux)
    try await tmux.wait(for: "Active crises")
    for (width, height) in [(120, 40), (60, 16), (200, 60), (80, 24)] {
      try tmux.resize(width: width, height: height)
      let expected = Rehearsal(size: Size(width: width, height: height)).lines
      _ = try await tmux.wait(for: "the screen at \(width)x\(height)") { $0 == expected }
    }
    try tmux.resize(width: 40, height: 12)
    try await tmux.wait(for: "needs 60x16, has 40x12")
  }

  @Test(arguments: ["TERM=vt100", "TERM=nonsense", "TERM=", "TERM=dumb", "LANG=C", "NO_COLOR=1"])
  func startsWhateverTheEnvironmentSays(environment: String) async throws {
    let tmux = try Tmux()
    try await start(tmux, environment)
    let screen = try await tmux.wait(for: "Escalation ladder")
    if environment == "LANG=C" {
      #expect(screen.joined().utf8.allSatisfy { $0 < 0x80 })
      #expect(screen[1].hasPrefix("+- Active crises"))
    } else {
      #expect(screen[1].hasPrefix("╭─ Active crises"))
    }
    try tmux.press("q")
    try await tmux.wait(for: "shell>") { $0.last { !$0.isEmpty }?.hasPrefix("shell>") == true }
  }

  @Test func wideNamesKeepBordersStraight() async throws {
    TestLocale.prepare()
    let directory = try TemporaryDirectory()
    let names = [
      "漢字かな交じり文の危機", "Kri\u{301}se\u{302} 🌍🌍", "한국어 이름", "e\u{301}\u{302}x", "ｆｕｌｌ",
    ]
    var snapshot = try #require(
      ShippedArchive.year2011.snapshots.first { $0.asOf == Instant("20110317T235900Z") })
    for crisis in snapshot.crises.indices {
      snapshot.crises[crisis].name = names[crisis % names.count]
      snapshot.crises[crisis].summary = names.joined(separator: " ")
    }
    try directory.write(SnapshotWriter.write(snapshot), to: "20110317T235900Z.json")
    let tmux = try Tmux()
    try await start(tmux, "", directory.path)
    let screen = try await tmux.wait(for: "漢字かな交じり") { $0.contains { $0.contains("漢字かな") } }
    for (y, line) in screen.enumerated() where line.hasPrefix("│") || line.hasPrefix("╭") {
      #expect(DisplayWidth.of(line) == 80, "line \(y): \(line)")
      #expect(Self.columns(of: "│╭╮╰╯", in: line).isSuperset(of: [0]), "line \(y)")
    }
    let edges = screen[2...9].map { Self.columns(of: "│", in: $0).intersection([0, 39, 40, 79]) }
    #expect(edges.allSatisfy { $0.isSuperset(of: [0, 39, 40]) })
  }

  /// Columns at which one of some signs stands.
  private static func columns(of signs: String, in line: String) -> Set<Int> {
    var columns: Set<Int> = []
    var column = 0
    for scalar in line.unicodeScalars {
      if signs.unicodeScalars.contains(scalar) { columns.insert(column) }
      column += DisplayWidth.of(scalar)
    }
    return columns
  }

  /// The longest paste that is kept; a search that is slow by its square would take minutes.
  @Test func aLongPasteDoesNotFreezeTheScreen() async throws {
    let tmux = try Tmux()
    try await start(tmux)
    try await tmux.wait(for: "Active crises")
    try tmux.press("/")
    try await tmux.wait(for: "filter:")
    try tmux.paste(String(repeating: "x", count: 60_000) + "end")
    try await tmux.wait(for: "xxxend")
    try tmux.press("Escape")
    try await tmux.wait(for: "Tab next panel")
  }
}
