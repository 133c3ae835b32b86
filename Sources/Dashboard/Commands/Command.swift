package import DisplayText
package import TerminalUI

/// Where a command can be given.
package enum CommandContext: CaseIterable, Sendable {
  /// The watch log has keys of its own; its entries are pages.
  case overview, page, log, help
}

/// One entry of the command table, from which keys, help and footer come.
package struct Command: Sendable {
  package enum ID: String, CaseIterable, Sendable {
    case up, down, pageUp, pageDown, first, last
    case open, back, quit, leave, nextPanel, previousPanel
    case overview, crisis, ladder, notTried, positions, council, sixTests, riskSheet, timeline,
      reasons, trends, multiples, matrix, stances, endings, alerts, sources, findings, help
    case changes, compareHere, seen
    case earlier, later, earlierDay, laterDay, firstInstant, lastInstant, earlierChange,
      laterChange,
      goToTime, live, pause
    case palette, filter, find, nextMatch, previousMatch, mark, copy, raw
    case sort, reverseSort, nextQuestion, previousQuestion, zoom
    case chartForm, chartScale
    case nextTheme, redraw, bell
    case log, filterLog, acknowledge, writeEntry, correctEntry, watch
    case handover, prepareHandover, acceptHandover
  }

  package let id: ID
  package let title: SafeText
  package let description: SafeText
  package let keys: [Key]
  package let contexts: Set<CommandContext>
  package let capability: Capability
  package let group: SafeText
}

extension Command {
  /// The command for a key in a context; the table is small, so a scan will do.
  package static func command(for key: Key, in context: CommandContext) -> Command? {
    table.first { $0.keys.contains(key) && $0.contexts.contains(context) }
  }

  package static func named(_ id: ID) -> Command? {
    table.first { $0.id == id }
  }

  /// `↓ j`, as help prints it.
  package var keyNames: SafeText {
    SafeText.joined(keys.map { SafeText($0.name) }, separator: " ")
  }
}
