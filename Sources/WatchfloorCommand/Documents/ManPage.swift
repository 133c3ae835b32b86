internal import Dashboard
internal import DisplayText
internal import TerminalUI

/// `watchfloor.1`, made from the tables of subcommands, options, keys and exit codes.
enum ManPage {
  static let lines: [String] = [
    heading, synopsis, description, counting, commands, options, keys, promptKeys, restricted,
    rights, environment, files, exitStatus, examples, seeAlso,
  ].flatMap(\.self)

  private static let heading = [
    ".\\\" Made by \"watchfloor man\"; change its tables instead.",
    ".TH WATCHFLOOR 1 \"\(Version.date.string)\" \"watchfloor \(Version.text.string)\"",
    Roff.macro("SH", "NAME"),
    "watchfloor \\- dashboard for watch officers who follow mass-atrocity crises",
  ]

  private static let synopsis: [String] =
    [Roff.macro("SH", "SYNOPSIS")]
    + Subcommand.listed.enumerated().flatMap { index, command in
      (index == 0 ? [] : [".br"]) + [Roff.literal(command.usage.string)]
    }

  private static let description: [String] =
    section(
      "DESCRIPTION",
      [
        "Watchfloor shows, for each crisis of an archive: what is happening; where the response stands on the ladder from prevention to force; who stands where; and what has not been tried. Everything opens to the record behind it, with source, grade and age.",
        "It mirrors the record. It never recommends force, never fills a gap with a guess, and never lets \"no data\" look like \"calm\".",
        "An archive other than the shipped one is named last on the command line.",
      ])

  private static let counting: [String] =
    section(
      "ACTS, AUTHORITY AND USE",
      [
        "An act, such as a condemnation or a special session, is taken on a day. It counts as tried, is never in force, and closes the response gap for as many days as the catalogue of steps says (90 as shipped). A referral to the International Criminal Court is an act; the proceedings that follow are a measure of their own, by the Court.",
        "Authority is not use. A text of the Security Council authorises force; who uses it takes a measure of their own, and only that is in force. A force under an authority uses it from the day that a source puts it in the country, in the air or at sea; peacekeepers, who are there by consent, from the day that a source says they used force. Where no source speaks of use, none is shown.",
        "A decision's outcome is worked out from its ballots (Charter Art. 27). Where the record says otherwise, both are shown and the ballots count. A procedural vote knows no veto.",
        "Suspension from the Human Rights Council is not open to a State that is known to be no member that day; where membership is not confirmed, the State is said not to be known to be a member.",
        "Filters compare rungs in three ways: rung>=3 (in force), authorised>=4 (an authority stands) and taken>=2 (an act was ever taken).",
      ])

  private static let commands: [String] =
    [Roff.macro("SH", "COMMANDS")]
    + Subcommand.listed.flatMap { command in
      entry(command.usage.string, command.summary.string)
        + command.details.flatMap { [".IP"] + Roff.prose($0.string) }
    }

  private static let options: [String] =
    [Roff.macro("SH", "OPTIONS")]
    + CommandOption.table.flatMap { option in
      entry(option.labels.string, option.description.string)
        + (option.isUniversal ? [] : [".IP"] + owners(of: option))
    }

  private static func owners(of option: CommandOption) -> [String] {
    let words = option.owners.map { $0.id == .dashboard ? "the dashboard" : $0.id.word.string }
    return Roff.prose("Taken by \(words.joined(separator: ", ")).")
  }

  /// In the groups of help, each command once in a group.
  private static let keys: [String] = {
    let groups = Command.table.map(\.group).reduce(into: [SafeText]()) { groups, group in
      if !groups.contains(group) { groups.append(group) }
    }
    return [Roff.macro("SH", "KEYS")]
      + groups.flatMap { group in
        [Roff.macro("SS", group.string)]
          + Command.table.filter { $0.group == group }.flatMap { command in
            [".TP", command.keys.map { Roff.bold($0.name) }.joined(separator: ", ")]
              + Roff.prose("\(command.description.string).")
          }
      }
  }()

  private static let promptKeys: [String] = {
    var lines = [Roff.macro("SS", PromptKeys.group.string)]
    for (keys, text) in PromptKeys.table {
      lines += [".TP", keys.map { Roff.bold($0.name) }.joined(separator: ", ")]
      lines += Roff.prose("\(text.string).")
    }
    lines.append(".PP")
    return lines
      + Roff.prose(
        "C- is Ctrl and A- is Alt; other keys with Alt do nothing. An Escape counts as the key where nothing follows it at once; see ESCDELAY."
      )
  }()

  private static let environment: [String] =
    [Roff.macro("SH", "ENVIRONMENT")]
    + EnvironmentVariable.table.flatMap { entry($0.name.string, $0.summary.string) }

  private static let files: [String] =
    [Roff.macro("SH", "FILES")]
    + entry("../share/watchfloor", "data and themes, as seen from the program's directory")
    + entry("Data/archives/2011", "the archive that opens where none is named")
    + entry("Data/reference", "States, organisations, the Council, steps, questions, risk factors")
    + entry("Data/schema/snapshot.schema.json", "the form of a snapshot (JSON Schema 2020-12)")
    + entry("Data/schema/chronicle.schema.json", "the form of what snapshots are composed of")
    + entry("Data/schema/tables.schema.json", "the form of what --json prints")
    + entry("Data/schema/report.schema.json", "the form of what brief --format json prints")
    + entry("Data/schema/log.schema.json", "the form of what log --json prints")
    + entry("Themes/*.json", "the themes, by name")
    + entry(
      "../share/doc/watchfloor",
      "the manuals: Officer.md (the screen, the watch log, handovers, reports) and Administrator.md (logs that are shared, logins, backups, scripts)"
    )
    + entry(
      "~/.local/state/watchfloor", "the last session of each archive, or $XDG_STATE_HOME/watchfloor"
    )
    + entry(
      "~/.local/share/watchfloor/log.db",
      "the watch log where none is named, or $XDG_DATA_HOME/watchfloor/log.db")
    + entry(
      "~/.local/share/watchfloor/half-written-*",
      "texts for the watch log that were not finished, each of one log; of their owner alone")
    + entry(
      SystemConfiguration.path,
      "what holds for every session on this machine, of root alone: restricted, archive, log and whether entries wait for it unseen (queue), desk, desks, role, roles, the list of SSH keys (keys), entriesPerMinute, bytesPerDay"
    )

  /// How to give somebody the dashboard and nothing else.
  private static let restricted: [String] =
    section(
      "RESTRICTED USE",
      [
        "With --restricted, or where /etc/watchfloor.json says \"restricted\": true, a session reads the archive and writes to the watch log, and nothing else: no path from the command line, no settings from environment or home directory, no clipboard, no suspending, no file of its own but entries that were not finished; and it ends when no key came for 30 minutes. It cannot be lifted while it runs. What it refuses ends with exit status 6. --desk and --role may name what the file has as \"desk\", \"desks\", \"role\" and \"roles\"; without the file, what ForceCommand says. Its \"keys\", as \"/etc/ssh/authorized_keys/%u\", names the list in which the comment behind an SSH key is the officer's name; root alone may be able to write it and the directories above it. In sshd_config:"
      ])
    + block(sshdBlock)

  static let sshdBlock = [
    "Match Group watch",
    "    ForceCommand /usr/local/bin/watchfloor --restricted",
    "    PermitTTY yes",
    "    DisableForwarding yes",
    "    PermitUserRC no",
    "    PermitTunnel no",
    "    MaxSessions 1",
    "    AuthorizedKeysFile /etc/ssh/authorized_keys/%u",
    "    AcceptEnv LANG LC_*",
    "    ExposeAuthInfo yes",
    "    ClientAliveInterval 15",
    "    ClientAliveCountMax 3",
    "    ChannelTimeout session:*=45m",
    "    UnusedConnectionTimeout 1m",
  ]

  private static let exitStatus: [String] =
    [Roff.macro("SH", "EXIT STATUS")]
    + ExitCode.allCases.flatMap { entry(String($0.rawValue), $0.explanation.string) }
    + [".PP", "A signal ends the program with 128 and its number."]

  private static let examples: [String] =
    [Roff.macro("SH", "EXAMPLES")]
    + Subcommand.listed.flatMap { command in
      entry(command.example.string, command.summary.string)
    }

  private static let seeAlso: [String] =
    section(
      "SEE ALSO",
      [
        "The officer's manual and the administrator's manual, Officer.md and Administrator.md in ../share/doc/watchfloor as seen from the program's directory."
      ])

  static func section(_ title: String, _ paragraphs: [String]) -> [String] {
    [Roff.macro("SH", title)]
      + paragraphs.enumerated().flatMap { index, text in
        (index == 0 ? [] : [".PP"]) + Roff.prose(text)
      }
  }

  /// Lines that are typed or stand in a file, each as it is.
  static func block(_ lines: [String]) -> [String] {
    lines.enumerated().flatMap { [$0 == 0 ? ".PP" : ".br", Roff.literal($1)] }
  }

  private static func entry(_ label: String, _ text: String) -> [String] {
    [".TP", Roff.bold(label)] + Roff.prose(sentence(text))
  }

  /// A table's line as a sentence.
  private static func sentence(_ text: String) -> String {
    "\(text.prefix(1).uppercased())\(text.dropFirst())."
  }
}
