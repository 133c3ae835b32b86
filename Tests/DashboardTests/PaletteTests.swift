import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Palette") struct PaletteTests {
  private let dashboard = Rehearsal()

  private var listed: [String] {
    dashboard.lines.drop { !$0.contains("Commands, crises") }.dropFirst().filter {
      $0.hasPrefix("│")
    }
  }

  @Test func opensOverTheScreenAndNamesEverything() throws {
    dashboard.press(":")
    let picture = try #require(dashboard.state.picture)
    let commands = Set(Command.table.map(\.id)).count - 1
    let decisions = picture.snapshot.crises.reduce(0) { $0 + $1.decisions.count }
    let organizations = dashboard.state.reference.organizationOrder.count
    let questions = dashboard.state.currentCrisis.map { dashboard.state.askedQuestions($0).count }
    let all =
      commands + (questions ?? 0) + picture.snapshot.crises.count + organizations + decisions
    #expect(dashboard.text.contains("1 of \(all)"))
    #expect(dashboard.footer.hasPrefix(" :"))
  }

  @Test(arguments: [
    ("libya", Screen.record(.crisis(.libya))), ("lby", .record(.crisis(.libya))),
    ("cote", .record(.crisis(.ivoryCoast))), ("d'ivoire", .record(.crisis(.ivoryCoast))),
    ("cote_d’iv", .record(.crisis(.ivoryCoast))),
    ("1973", .record(.decision(.libya, "S/RES/1973 (2011)"))),
    ("sres1970", .record(.decision(.libya, "S/RES/1970 (2011)"))), ("au", .organization("AU")),
    ("african_union", .organization("AU")), ("not_tried", .aspect(.notTried, .ivoryCoast)),
    ("six", .aspect(.sixTests, .ivoryCoast)), ("MATRIX", .matrix),
  ])
  func leadsToTheBestMatch(typed: String, screen: Screen) {
    dashboard.press(": text:\(typed) Enter")
    #expect(dashboard.state.screen == screen)
    #expect(dashboard.state.prompt == nil)
  }

  @Test func arrowsChooseAmongMatches() {
    dashboard.press(": text:s/res Down Down")
    #expect(dashboard.text.contains("3 of "))
    dashboard.press("Up Enter")
    guard case .record(.decision) = dashboard.state.screen else {
      Issue.record("\(dashboard.state.screen)")
      return
    }
  }

  /// The palette, the filters, finding and a time take so many bytes and say it of more.
  @Test(arguments: [":", "/", "2 /", "@"]) func whatIsSoughtHasALength(keys: String) {
    dashboard.press(keys)
    _ = dashboard.send(.paste(String(repeating: "y", count: 1_000)))
    #expect(dashboard.state.prompt?.text.utf8.count == 1_000)
    #expect(!dashboard.text.contains("not taken"))
    _ = dashboard.send(.character("z"))
    #expect(dashboard.state.prompt?.text.utf8.count == 1_000)
    #expect(dashboard.text.contains("not taken: 1 bytes more, and this takes 1000 in all"))
    dashboard.press("Backspace")
    _ = dashboard.send(.character("z"))
    #expect(dashboard.state.prompt?.text.hasSuffix("yz") == true)
  }

  @Test(arguments: ["Esc", "C-c", "C-g"]) func leavesNothingBehind(key: String) {
    let before = dashboard.state.summary
    dashboard.press(": text:libya Down \(key)")
    #expect(dashboard.state.summary == before)
  }

  @Test func commandsRunAsTheirKeysDo() {
    dashboard.press(": text:zoom Enter")
    #expect(dashboard.state.isZoomed)
    #expect(dashboard.send(.character(":")) == [])
    for character in "quit" { _ = dashboard.send(.character(character)) }
    #expect(dashboard.send(.enter) == [.quit])
  }

  /// A command of the overview, given on a page, leads there first.
  @Test func commandsOfAnotherPlaceGoThere() {
    dashboard.press("2 : text:zoom Enter")
    #expect(dashboard.state.screens == [.overview])
    #expect(dashboard.state.isZoomed)
  }

  @Test func nothingFoundIsSaid() {
    dashboard.press(": text:qqqq")
    #expect(dashboard.text.contains("nothing matches"))
    dashboard.press("Enter")
    #expect(dashboard.state.screens == [.overview])
    #expect(dashboard.footer.contains("nothing matches qqqq"))
  }

  @Test func aCrisisThatTheFilterHidesIsShownAllTheSame() {
    dashboard.press("/ text:libya Enter : text:syria Enter")
    #expect(dashboard.state.screen == .record(.crisis(.syria)))
    #expect(dashboard.state.filter.isEmpty)
    #expect(dashboard.footer.contains("filter cleared"))
    dashboard.press("Esc")
    #expect(dashboard.state.currentCrisis?.id == .syria)
  }

  /// The breadcrumbs name the crisis that a decision belongs to, not another one.
  @Test func aDecisionSelectsItsCrisis() {
    dashboard.press(": text:1973 Enter")
    #expect(dashboard.footer.hasPrefix(" libya-2011 ▸ S/RES/1973"))
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 60)]) func fitsEveryWindow(width: Int, height: Int) {
    _ = dashboard.send(.resized(Size(width: width, height: height)))
    dashboard.press(": text:s/res")
    #expect(!listed.isEmpty && listed.count <= 12)
    #expect(dashboard.frame.cursorIsVisible)
  }

  /// By a word and not by its colour; the reason comes when it is chosen, and nothing moves.
  @Test func whatIsForbiddenSaysSoAndWhy() throws {
    let dashboard = Rehearsal().withAlerts().withLog()
    dashboard.state.permissions = Permissions(isReadOnly: true)
    dashboard.press("8 : text:prepare")
    let line = try #require(dashboard.lines.first { $0.contains("Prepare the handover") })
    #expect(line.contains("forbidden") && !line.contains("command"))
    let screens = dashboard.state.screens
    dashboard.press("Enter")
    #expect(dashboard.state.screens == screens)
    #expect(dashboard.state.prompt == nil)
    #expect(
      dashboard.footer.contains(
        "this session is read-only: writing to the watch log is not allowed"))
    dashboard.press(": text:handover")
    let other = try #require(dashboard.lines.first { $0.contains("Show what the next") })
    #expect(other.contains("command") && !other.contains("forbidden"))
  }

  @Test(arguments: [
    Permissions(), Permissions(isReadOnly: true), Permissions(isRestricted: true),
    Permissions(isReadOnly: true, isRestricted: true),
  ])
  func eachModeMarksWhatItForbids(mode: Permissions) {
    let dashboard = Rehearsal(size: Size(width: 120, height: 40)).withLog()
    dashboard.state.permissions = mode
    var found = 0
    for command in Command.table where command.id != .palette {
      dashboard.press(":")
      for character in command.title.string { _ = dashboard.send(.character(character)) }
      let description = command.description.string.prefix(30)
      let line = dashboard.lines.first { $0.contains(description) && $0.hasPrefix("│") }
      let isForbidden = mode.refusal(of: command.capability) != nil
      if let line { #expect(line.contains("forbidden ") == isForbidden, "\(command.id)") }
      found += line == nil ? 0 : 1
      dashboard.press("Esc")
    }
    // Of commands that share a name with others some are below those listed.
    #expect(found > Command.table.count / 2)
  }

  @Test func hostileTextIsShownAndNotObeyed() {
    dashboard.press(":")
    _ = dashboard.send(.paste("\u{1B}[2J\u{202E}" + String(repeating: "x", count: 60_000)))
    #expect(HostileText.harmful(in: dashboard.text) == [])
  }
}
