internal import TerminalUI

/// Every key, from the command table, and what the signs mean.
enum HelpPage {
  static func page(width: Int) -> Page {
    var rows: [Page.Row] = []
    var group: SafeText = ""
    for command in Command.table {
      if command.group != group {
        if !rows.isEmpty { rows.append(Page.Row(line: .empty)) }
        group = command.group
        rows.append(Page.Row(line: Line(group.uppercased(), .tableHeader)))
      }
      rows.append(Page.Row(line: line(command)))
    }
    rows.append(Page.Row(line: .empty))
    rows.append(Page.Row(line: Line("SIGNS", .tableHeader)))
    rows += signs.map { Page.Row(line: $0) }
    return Page(title: "Help", rows: rows)
  }

  private static func line(_ command: Command) -> Line {
    Line("  ").appending(command.keyNames.padded(to: 22), .footerKey)
      .appending(command.description)
  }

  private static let signs: [Line] = [
    Line("  Rungs     4 force  3 coercion without force  2 peaceful means  1 prevention"),
    Line(
      "  Steps     ● in force  ◐ judged inadequate  ◇ ended  △ proposed  ✘ blocked  ○ not on record"
    ),
    Line(
      "  Stances   ▲ requests  △ supports  ◇ conditional  ○ reserved  ▽ opposes  ▼ rejects  · silent"
    ),
    Line("  Marks     ≠ members that dissent  * a caveat is on record  › Enter opens it"),
    Line("  Trend     ▼ deteriorated  = unchanged  ▲ improved"),
    Line("  Ballots   ✔ in favour  ✘ against  – abstaining  ? not participating"),
    Line("  Tests     ✔ met  ✘ not met  ◐ contested  ? not assessed; their order is that of key 6"),
    Line(
      "  Figures   0 zero reported  ? no figure  STALE source silent for longer than it reports"),
    Line("  Grades    A-F reliability of the source, 1-6 credibility; F and 6: cannot be judged"),
    Line("  Silent is not neutral, and no data is not calm."),
    Line("  Verdicts are this project's own illustrations, never those of a real body."),
  ]
}
