import DisplayText
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Help") struct HelpTests {
  @Test func namesEverySubcommandAndOption() {
    let help = HelpText.lines.map(\.string)
    for command in Subcommand.listed {
      #expect(help.contains { $0.hasPrefix("  \(command.usage.string) ") }, "\(command.id)")
    }
    for option in CommandOption.table {
      #expect(help.contains { $0.contains(option.name) }, "\(option.name)")
    }
    #expect(!help.contains { $0.contains("completion-words") })
  }

  @Test(arguments: Subcommand.ID.allCases) func fitsAWindow(command: Subcommand.ID) {
    #expect(HelpText.lines(command).filter { $0.width > 100 } == [])
    #expect(HelpText.lines.filter { $0.width > 100 } == [])
  }

  @Test(arguments: Subcommand.named.map(\.id)) func ofASubcommand(id: Subcommand.ID) throws {
    let run = try Watchfloor.run("help", id.rawValue)
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    #expect(run.output == (try Watchfloor.run(id.rawValue, "--help")).output)
    #expect(run.output == (try Watchfloor.run("-h", id.rawValue, "more")).output)
    let command = Subcommand.entry(id)
    #expect(run.lines[0].hasPrefix("watchfloor \(id.rawValue): "))
    #expect(run.lines.contains("  \(command.usage.string)"))
    #expect(run.lines.last == "  \(command.example.string)")
    for option in command.options {
      #expect(run.lines.contains { $0.hasPrefix("  \(option.labels.string) ") })
    }
  }
}
