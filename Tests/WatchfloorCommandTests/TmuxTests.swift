import CrisisModel
import DisplayText
import TerminalUI
import TestSupport
import Testing

/// The real program on a real terminal.
///
/// One after the other: each has a server and a program of its own, and two cores are soon busy.
@Suite("In tmux", .serialized) struct TmuxTests {
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
    let expected = Rehearsal(size: Size(width: width, height: height)).settled().lines
    #expect(expected.count == height)
    try await tmux.wait(for: expected)
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
    try await tmux.wait(for: Rehearsal(size: Size(width: 80, height: 24)).settled().lines)
    try tmux.press("q")
    try await tmux.wait(for: "the shell's screen") { lines in
      lines.contains("what was here before") && lines.last { !$0.isEmpty } == "shell>"
        && !lines.contains { $0.contains("Active crises") }
    }
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
      let expected = Rehearsal(size: Size(width: width, height: height)).settled().lines
      try await tmux.wait(for: expected)
    }
    try tmux.resize(width: 40, height: 12)
    try await tmux.wait(for: "needs 60x16, has 40x12")
  }

  @Test(arguments: ["TERM=vt100", "TERM=nonsense", "TERM=", "LANG=C", "NO_COLOR=1"])
  func startsWhateverTheEnvironmentSays(environment: String) async throws {
    let tmux = try Tmux()
    try await start(tmux, environment)
    if environment == "LANG=C" {
      try await tmux.wait(for: "an overview in ASCII alone") { lines in
        lines.joined().utf8.allSatisfy { $0 < 0x80 } && lines[1].hasPrefix("+- Active crises")
          && lines.contains { $0.contains("Security Council . Cote d'Ivoire") }
      }
    } else {
      // The last line says what TERM was taken for.
      let expected = Rehearsal(size: Size(width: 80, height: 24)).settled().lines.dropLast()
      try await tmux.wait(for: "the overview, whatever its last line says") {
        $0.dropLast() == expected
      }
    }
    try tmux.press("q")
    try await tmux.wait(for: "shell>") { $0.last { !$0.isEmpty }?.hasPrefix("shell>") == true }
  }

  /// A terminal that cannot place the cursor gets what there is without one, and the reason.
  @Test func aTerminalWithoutACursorGetsLines() async throws {
    let tmux = try Tmux(width: 160, height: 200)
    let expected = try Watchfloor.run(["--at", "2011-03-17"])
    try await tmux.wait(for: "shell>")
    try tmux.enter("clear; TERM=dumb \(Watchfloor.path) --at 2011-03-17; echo code $?")
    let screen = try await tmux.wait(for: "code 0")
    let text = screen.joined(separator: "\n")
    #expect(text.contains("TERM=dumb cannot place the cursor: the overview as text"))
    for line in expected.lines { #expect(text.contains(line)) }
  }

  @Test func anUnknownThemeOfTheEnvironmentIsSaid() async throws {
    let tmux = try Tmux(width: 120, height: 40)
    try await start(tmux, "WATCHFLOOR_THEME=nigth")
    try await tmux.wait(for: "Active crises")
    try await tmux.wait(for: "WATCHFLOOR_THEME: no theme \"nigth\"; there are standard")
    try tmux.press("q")
    try await tmux.wait(for: "the notice in the shell") { lines in
      lines.last { !$0.isEmpty }?.hasPrefix("shell>") == true
        && lines.contains { $0.contains("no theme \"nigth\"") }
    }
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
    // A terminal shows a frame in pieces: the whole of it is waited for, not its first sign.
    try await tmux.wait(for: "wide names between straight borders") { lines in
      guard lines.contains(where: { $0.contains("漢字かな") }) else { return false }
      let framed = lines.filter { $0.hasPrefix("│") || $0.hasPrefix("╭") || $0.hasPrefix("╰") }
      guard framed.count == 22, framed.allSatisfy({ DisplayWidth.of($0) == 80 }) else {
        return false
      }
      let edges: Set = [0, 39, 40]
      return lines[2...9].allSatisfy { Self.columns(of: "│", in: $0).isSuperset(of: edges) }
    }
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

  /// The longest paste that a filter takes, and one that it does not; a search that is slow by its
  /// square would take minutes.
  @Test func aLongPasteDoesNotFreezeTheScreen() async throws {
    let tmux = try Tmux()
    try await start(tmux)
    try await tmux.wait(for: "Active crises")
    try tmux.press("/")
    try await tmux.wait(for: "filter:")
    try tmux.paste(String(repeating: "x", count: 60_000) + "end")
    try await tmux.wait(for: "not taken: 60003 bytes")
    try tmux.paste(String(repeating: "x", count: Prompt.searchLimit - 3) + "end")
    try await tmux.wait(for: "xxxend")
    try tmux.press("Escape")
    try await tmux.wait(for: "Enter open")
  }
}
