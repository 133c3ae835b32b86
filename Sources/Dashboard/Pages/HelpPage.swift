internal import DisplayText
internal import Presentation
internal import TerminalUI

/// Every key, from the command table, and what the signs mean.
enum HelpPage {
  static func page(width: Int, _ permissions: Permissions) -> Page {
    var rows: [Page.Row] = []
    var group: SafeText = ""
    for command in Command.table {
      if command.group != group {
        if !rows.isEmpty { rows.append(.blank) }
        group = command.group
        rows.append(Page.Row(Line(group.uppercased(), .tableHeader), .title(group)))
      }
      rows += sentence(lines(command, permissions, width: width))
    }
    rows.append(.blank)
    rows.append(
      Page.Row(Line(PromptKeys.group.uppercased(), .tableHeader), .title(PromptKeys.group)))
    for (keys, text) in PromptKeys.table {
      let names = SafeText.joined(keys.map { SafeText($0.name) }, separator: " ")
      rows += sentence(labelled(names, .footerKey, 22, text, width))
    }
    rows.append(.blank)
    rows.append(Page.Row(Line("SIGNS", .tableHeader), .title("Signs")))
    for (label, text) in signs {
      rows += sentence(labelled(label, .dim, 12, text, width))
    }
    for motto in mottoes {
      rows += sentence(motto.wrapped(to: width - 2).map { Line("  ").appending($0) })
    }
    return Page(title: "Help", rows: rows)
  }

  private static func sentence(_ lines: [Line]) -> [Page.Row] {
    lines.enumerated().map { Page.Row($1, .words, continues: $0 > 0) }
  }

  /// What is forbidden is dim, with the reason.
  private static func lines(
    _ command: Command, _ permissions: Permissions, width: Int
  ) -> [Line] {
    let keys = command.keyNames
    guard let refusal = permissions.refusal(of: command.capability) else {
      return labelled(keys, .footerKey, 22, command.description, width)
    }
    return labelled(keys, .dim, 22, "\(command.description); \(refusal)", width, .dim)
  }

  /// A label and its text, which is wrapped under itself.
  private static func labelled(
    _ label: SafeText, _ role: Role, _ columns: Int, _ text: SafeText, _ width: Int,
    _ textRole: Role = .text
  ) -> [Line] {
    text.wrapped(to: max(20, width - columns - 2)).enumerated().map { index, part in
      let lead = index == 0 ? label.padded(to: columns) : SafeText("").padded(to: columns)
      return Line("  ").appending(lead, role).appending(part, textRole)
    }
  }

  private static let signs: [(label: SafeText, text: SafeText)] = [
    ("Rungs", "4 force, 3 coercion without force, 2 peaceful means, 1 prevention"),
    (
      "Steps",
      "● in force, ◐ judged inadequate, ■ taken (an act, never in force), § authorised (not used), ◇ ended, △ proposed, ✘ blocked, ○ not on record, – not open to this State"
    ),
    (
      "Stances",
      "▲ requests, △ supports, ◇ conditional, ○ reserved, ▽ opposes, ▼ rejects, · silent"
    ),
    ("Gap", "rungs short of what the risk looks for; a dash: easing or closed, none worked out"),
    ("+§4", "authorised on rung 4, and nothing there in force"),
    ("+OUT", "force apart from the ladder: by invitation, in self-defence, without authority"),
    (
      "Log",
      "G general, I incident, D duty (Tab); a text that begins with @-20m, @0340Z or @2011-03-17T03:40Z says when it happened; ✔ acknowledged"
    ),
    ("Time", "LIVE and its age, PAUSED, REPLAY and how far behind the newest, PLAY"),
    (
      "Marks",
      "≠ members that dissent, * a caveat is on record, ! the record disagrees, ◆ marked, › Enter opens it"
    ),
    (
      "Gone",
      "✘ no longer listed: what was selected has left the list; nothing is done to another until you move"
    ),
    ("New", "+ since the snapshot compared with (d); changes: + new, - gone, ~ other"),
    ("Trend", "▼ deteriorated, = unchanged, ▲ improved"),
    ("Ballots", "✔ in favour, ✘ against, – abstaining, ○ not participating, ? no ballot on record"),
    ("Tests", "✔ met, ✘ not met, ◐ contested, ? not assessed; in the order of key 6"),
    ("Figures", "0 zero reported, ? no figure, STALE: silent for longer than it reports"),
    ("Grades", "A-F the source's reliability, 1-6 credibility; F and 6: cannot be judged"),
  ]

  private static let mottoes: [SafeText] = [
    "Silent is not neutral, and no data is not calm.",
    "Verdicts are this project's own illustrations, never those of a real body.",
  ]
}
