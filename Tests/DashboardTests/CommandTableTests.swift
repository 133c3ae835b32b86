import Dashboard
import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Command table") struct CommandTableTests {
  @Test func nothingIsBoundToKeysOfTheTerminal() {
    let taken: Set<Key> = [
      .control("a"), .control("b"), .control("s"), .control("q"), .control("z"), .control("\\"),
      .control("c"),
    ]
    for command in Command.table { #expect(taken.isDisjoint(with: command.keys), "\(command.id)") }
  }

  @Test(arguments: CommandContext.allCases) func noKeyIsBoundTwice(context: CommandContext) {
    let keys = Command.table.filter { $0.contexts.contains(context) }.flatMap(\.keys)
    let twice = Dictionary(grouping: keys, by: \.self).filter { $0.value.count > 1 }.keys
    #expect(twice.map(\.name) == [])
  }

  @Test(arguments: Command.ID.allCases) func everyCommandIsReachableAndDescribed(id: Command.ID) {
    let entries = Command.table.filter { $0.id == id }
    #expect(!entries.isEmpty)
    for entry in entries {
      #expect(!entry.keys.isEmpty)
      #expect(!entry.contexts.isEmpty)
      #expect(!entry.title.isEmpty)
      #expect(!entry.description.isEmpty)
      #expect(!entry.group.isEmpty)
      for context in entry.contexts {
        for key in entry.keys { #expect(Command.command(for: key, in: context)?.id == id) }
      }
    }
  }

  @Test func everyKeyHasANameThatRenderTakes() {
    for key in Command.table.flatMap(\.keys) { #expect(Key(name: key.name) == key, "\(key)") }
  }

  @Test func thePageOfHelpListsEveryCommand() throws {
    let dashboard = Rehearsal()
    dashboard.press("?")
    let lines = try #require(dashboard.state.page).rows.map { $0.line.text.string }
    for command in Command.table {
      let isListed = lines.contains {
        $0.contains(command.keyNames.string) && $0.contains(command.description.string)
      }
      #expect(isListed, "\(command.id)")
    }
  }

  /// A description that is cut tells nobody what the key does.
  @Test func helpFitsASmallWindow() throws {
    let dashboard = Rehearsal()
    dashboard.press("?")
    let rows = try #require(dashboard.state.page).rows
    let lines = rows.map(\.line).filter { $0.width > 78 }
    #expect(lines.map(\.text.string) == [])
  }

  @Test(arguments: ["", "Enter", "?"]) func theFooterNamesKeysThatWorkHere(keys: String) {
    let dashboard = Rehearsal(size: Size(width: 160, height: 40))
    dashboard.press(keys)
    let context = dashboard.state.context
    let y = 39
    let cells = (0..<160).map { dashboard.frame.buffer[$0, y] }
    let names = cells.split { $0.role != .footerKey }.map { run in
      String(String.UnicodeScalarView(run.flatMap(\.glyph.scalars)))
    }
    #expect(!names.isEmpty)
    for name in names {
      let key = Key(name: name)
      #expect(key.flatMap { Command.command(for: $0, in: context) } != nil, "\(name)")
    }
  }
}
