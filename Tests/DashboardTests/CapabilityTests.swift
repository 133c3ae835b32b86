import Dashboard
import DisplayText
import TerminalUI
import TestSupport
import Testing
import WatchLog

/// One check decides for every command, by a list of what is allowed.
@Suite("Capabilities") struct CapabilityTests {
  private static let modes = [
    Permissions(), Permissions(isReadOnly: true), Permissions(isRestricted: true),
    Permissions(isReadOnly: true, isRestricted: true),
  ]

  /// Everything but these only shows.
  private static let needs: [Command.ID: Capability] = [
    .copy: .clipboard, .acknowledge: .writeLog, .writeEntry: .writeLog, .correctEntry: .writeLog,
    .watch: .writeLog, .prepareHandover: .writeLog, .acceptHandover: .writeLog,
  ]

  @Test(arguments: Command.ID.allCases) func everyCommandNeedsWhatItNeeds(id: Command.ID) {
    for entry in Command.table where entry.id == id {
      #expect(entry.capability == Self.needs[id] ?? .readData)
    }
  }

  @Test func whatEachModeGrants() {
    #expect(Self.modes[0].granted == Set(Capability.allCases))
    #expect(Self.modes[1].granted == [.readData, .clipboard, .suspend, .path])
    #expect(Self.modes[2].granted == [.readData, .writeLog])
    #expect(Self.modes[3].granted == [.readData])
  }

  /// The golden table: every command in every mode, by its key and by the palette's way.
  @Test(arguments: Command.ID.allCases) func whatIsForbiddenSaysWhyAndDoesNothing(
    id: Command.ID
  ) throws {
    let capability = Self.needs[id] ?? .readData
    for mode in Self.modes {
      let dashboard = Rehearsal().withAlerts().withLog()
      dashboard.state.permissions = mode
      let before = dashboard.state.summary
      let effects = dashboard.state.perform(id)
      let isForbidden = !mode.granted.contains(capability)
      let said = dashboard.state.message?.string.contains("is not allowed") == true
      #expect(said == isForbidden, "\(id) in \(mode)")
      guard isForbidden else { continue }
      #expect(effects == [])
      var expected = before
      expected.message = dashboard.state.message
      #expect(dashboard.state.summary == expected)
    }
  }

  @Test func keysAndPaletteAreHeldToIt() {
    let store = MemoryLog()
    let dashboard = Rehearsal().withAlerts().withLog(store)
    dashboard.state.permissions = Permissions(isReadOnly: true)
    dashboard.press("w text:x Enter : text:write Enter")
    #expect(dashboard.state.prompt == nil || !dashboard.footer.contains("(Tab)"))
    #expect(store.head() == .empty)
  }

  @Test func helpAndFooterTellWhatIsForbidden() throws {
    let dashboard = Rehearsal(size: Size(width: 160, height: 40)).withLog()
    dashboard.state.permissions = Permissions(isRestricted: true)
    dashboard.press("2")
    #expect(!dashboard.footer.contains("y copy"))
    dashboard.press("?")
    let rows = try #require(dashboard.state.page).rows.map(\.line)
    let copy = try #require(
      rows.first { $0.text.string.contains("the terminal's clipboard is not allowed") })
    #expect(copy.spans.contains { $0.role == .dim && $0.text.string.contains("y") })
    #expect(!rows.contains { $0.text.string.contains("writing to the watch log is not allowed") })
  }
}
