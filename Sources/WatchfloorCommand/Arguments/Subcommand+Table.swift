internal import Dashboard
internal import DisplayText

extension Subcommand {
  private static let data: [CommandOption.ID] = [.at, .data]
  private static let tableOptions = data + [.json]

  /// Every subcommand, in the order of help.
  static let table =
    dashboard + tables + comparisons + reports + log + handover + tools + documents

  private static let author: [CommandOption.ID] = [.log, .desk, .role]

  private static let dashboard = [
    Subcommand(
      id: .dashboard, operands: [Operand(.archive, .optional)],
      summary: "open the dashboard (without ARCHIVE: the shipped one)",
      ownOptions: data + [.theme, .color, .fresh, .rules, .bell] + author + [.idleTimeout],
      details: [
        "An archive is a directory of snapshots named by their time, as 20110317T235900Z.json. Where standard output is no terminal, the overview is printed as text."
      ],
      example: "watchfloor --at '17 mar 2011'")
  ]

  private static let tables = [
    Subcommand(
      id: .list, operands: [Operand(.archive, .optional)],
      summary: "every crisis; --where filters, as / does on screen",
      ownOptions: tableOptions + [.filter],
      details: [
        "RUNG is the highest rung in force; AUTH the highest with an authority that stands, which is not its use; GAP is how many rungs the response is short of what the risk looks for; NOT TRIED counts steps of rungs 1 to 3 without a measure on record."
      ],
      example: "watchfloor list --where 'risk>=high !status:closed' --json"),
    Subcommand(
      id: .show, operands: [Operand(.crisis), Operand(.archive, .optional)],
      summary: "everything on one crisis (with --json: its record)",
      ownOptions: tableOptions,
      details: [
        crisisNames,
        "With --json the crisis is printed as it stands in the snapshot, after the members handling and exercise of that snapshot; its form is the crisis of Data/schema/snapshot.schema.json.",
      ],
      example: "watchfloor show libya --at -2w"),
    Subcommand(
      id: .ladder, operands: [Operand(.crisis), Operand(.archive, .optional)],
      summary: "every step: state, since when, by whom", ownOptions: tableOptions,
      details: [
        "Steps apart from the ladder, such as force by invitation, have the place \"outside\" and no rung.",
        crisisNames,
      ],
      example: "watchfloor ladder libya-2011"),
    Subcommand(
      id: .positions, operands: [Operand(.crisis), Operand(.archive, .optional)],
      summary: "who stands where, and who is silent", ownOptions: tableOptions,
      details: [
        "Silent is an organisation that is concerned and has no position on record. That does not mean neutral.",
        crisisNames,
      ],
      example: "watchfloor positions libya-2011 --at '170600Z MAR 11'"),
    Subcommand(
      id: .council, operands: [Operand(.decision, .optional), Operand(.archive, .optional)],
      summary: "decisions; the ballots of one", ownOptions: tableOptions + [.filter],
      details: [
        "RECOMPUTED is the outcome that the ballots give. SYMBOL may be that of a draft. A directory in its place is an archive."
      ],
      example: "watchfloor council 'S/RES/1973 (2011)'"),
    Subcommand(
      id: .tests, operands: [Operand(.crisis), Operand(.archive, .optional)],
      summary: "the six tests before force, with their evidence", ownOptions: tableOptions,
      details: ["Where there is no evidence a test is not assessed, never met.", crisisNames],
      example: "watchfloor tests libya-2011 --json"),
    Subcommand(
      id: .untried, operands: [Operand(.crisis), Operand(.archive, .optional)],
      summary: "steps of rungs 1 to 3 without a measure on record", ownOptions: tableOptions,
      details: [
        "Each with who can take it, and which concerned organisations have the power to.",
        crisisNames,
      ],
      example: "watchfloor untried yemen-2011"),
    Subcommand(
      id: .sources, operands: [Operand(.archive, .optional)],
      summary: "sources with grade and how many facts rest on each", ownOptions: tableOptions,
      details: ["GR is the Admiralty grade. F and 6 mean \"cannot be judged\", not \"bad\"."],
      example: "watchfloor sources --at 2011-03-17"),
    Subcommand(
      id: .alerts, operands: [Operand(.archive, .optional)],
      summary: "open alerts, newest first; --check is for cron",
      ownOptions: tableOptions + [.filter, .since, .check, .unacknowledged, .maxAge, .rules, .log],
      details: [
        "Alerts are worked out from the snapshots up to the time asked for, by the rules of Data/reference/alert-rules.json and your own in $XDG_CONFIG_HOME/watchfloor/alert-rules.json. LEVEL is 1 for routine, 2 for priority, 3 for flash. A silent source clears nothing: STANDING then says so.",
        "With --check the exit code is 1 where alerts are open that were raised after --since, 4 where the newest snapshot is older than --max-age or ahead of the clock, or sources are silent, 3 where data or rules are wrong, else 0; also where the marking keeps the text from being printed. A note above the limit is left out and counted.",
        "With --unacknowledged an alert is told and counted until an officer acknowledges it (a on screen, log ack), and again when that is withdrawn; so is a silent source. Where the log is not there or cannot be read, every alert counts as not acknowledged and the exit code is 7, unless it is 3 or the newest snapshot is too old.",
      ],
      example: "watchfloor alerts --check --unacknowledged --max-age 2"),
  ]

  private static let comparisons = [
    Subcommand(
      id: .changes, operands: [Operand(.archive, .optional)],
      summary: "what changed up to --at, since --since or the snapshot before",
      ownOptions: tableOptions + [.since],
      details: [
        "By crisis, what is major first: + new, - gone, ~ other than before. That a crisis is gone does not mean that it is calm. Where a source is silent no difference of figures is told; what could not be compared is listed at the end."
      ],
      example: "watchfloor changes --since 2011-03-12 --at 2011-03-17"),
    Subcommand(
      id: .diff,
      operands: [Operand(.old), Operand(.new), Operand(.archive, .optional)],
      summary: "changes between two snapshots; exit code 1 where they differ",
      ownOptions: [.data, .json],
      details: [
        "OLD and NEW are two snapshot files, pipes or - for standard input, or two times of an archive. A time that begins with a hyphen follows \"--\", as in diff -- -2w -1d."
      ],
      example: "watchfloor diff 2011-03-12 2011-03-17", capability: .path),
  ]

  private static let log = [
    Subcommand(
      id: .log, operands: [Operand(.logAction, .optional)],
      summary: "entries of the watch log, newest first; --where filters them",
      ownOptions: [.log, .filter, .limit, .json],
      details: [
        "The filter is that of the log's screen: words, and the fields crisis:, alert:, level:, kind:, desk:, author:, since: and until:, as in 'convoy level:incident since:-8h'.",
        "The log is --log, else WATCHFLOOR_LOG, else watchfloor/log.db in XDG_DATA_HOME or ~/.local/share. It only grows: what corrects an entry is another entry.",
        "Entries that are marked more strictly than may leave are left out and counted. HANDLING of an entry that nobody marked is TLP:AMBER, or what its text begins with.",
      ],
      example: "watchfloor log --where 'level:incident since:-1d' --json"),
    Subcommand(
      id: .logWrite, operands: [Operand(.text)], summary: "write an entry into the watch log",
      ownOptions: author + [.level, .crisis, .occurred, .handling],
      details: [
        "Order and hash are the log's; who writes is the login, with desk and role. A text has at most 1000000 bytes, as in the dashboard; - stands for standard input.",
        "The entry is marked as --handling says, or as the text does where it begins with TLP:CLEAR to TLP:RED, the stricter one of both; else as the newest snapshot of the archive that /etc/watchfloor.json names. Without one it is TLP:AMBER, for the organization and its clients, and that is said.",
      ],
      example: "watchfloor log write 'Called the mission' --crisis libya-2011 --occurred -20m",
      capability: .writeLog),
    Subcommand(
      id: .logAck, operands: [Operand(.alert), Operand(.archive, .optional)],
      summary: "acknowledge an alert in the watch log",
      ownOptions: author + data + [.note, .rules, .handling],
      details: [
        "ALERT is an id as alerts prints it, or the beginning of one. The first acknowledgement counts; a later one is kept beside it, and that is said. It is marked as the alert and the snapshot are, unless --handling or a note that begins with TLP: says otherwise."
      ],
      example: "watchfloor log ack new-veto/syria-2011 --note 'seen, calling New York'",
      capability: .writeLog),
    Subcommand(
      id: .logVerify, operands: [],
      summary: "follow the watch log's chain of hashes from its first entry to its last",
      ownOptions: [.log, .head],
      details: [
        "Exit code 0: sound. 1: an entry was altered, moved or removed, or the log is not the one that a head was taken from; the first such entries are named. 7: the log cannot be reached. The last line is the head.",
        "The chain alone finds an entry that was altered, moved or removed before the end. Whoever may write the file or owns the database can write the whole log anew, or put an earlier copy back, with a chain that is whole: that shows only against a head that was written down where they could not reach it. Each --head is looked for: a log that ends before it is cut off, one that has another hash there was written anew. What was written after the last head that was kept is not held by any.",
      ],
      example:
        "watchfloor log verify --head 1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    ),
    Subcommand(
      id: .logHead, operands: [],
      summary:
        "print the watch log's head as NUMBER:HASH, for a place that officers cannot write to",
      ownOptions: [.log],
      details: [
        "The number and the hash of the last entry stand for all before it. Printed alone, on one line, so that a timer of root's can send it to syslog or another machine; log verify --head finds later what was written anew or put back. A log without entries has no head: exit code 7.",
        "Only what the officers cannot write to is worth something: a file of theirs, or a key that they can read, proves nothing.",
      ],
      example: "watchfloor log head --log /srv/watchfloor/log.db | logger -t watchfloor-head"),
    Subcommand(
      id: .logCopy, operands: [Operand(.source), Operand(.target)],
      summary: "copy a log to another place, a file or a server, with its chain intact",
      ownOptions: [.head],
      details: [
        "FROM and TO are logs as --log names them. Numbers, keys, hashes and what a server saw stay as they are; each entry is checked before it is added and read back after, and the last line is the head of both. FROM is only read.",
        "TO is made where it is missing. Where it has entries they must be those that FROM begins with, which is compared: a copy that was interrupted goes on where it stopped, and one that is run again adds what came since. On a server the owner of the schema copies; nobody may write to TO meanwhile.",
        "A log that is not sound is copied up to the first break and no further (exit code 1): no log takes an entry that does not follow. Keep such a log as it is, as a copy of the file or with pg_dump. What waits in a queue for FROM is not in it yet.",
      ],
      example: "watchfloor log copy /srv/watchfloor/log.db postgres://owner@db.example.org/watch",
      capability: .writeLog),
  ]

  private static let handover = [
    Subcommand(
      id: .handover, operands: [Operand(.handoverAction, .optional)],
      summary: "what the next watch would be told now, since the last accepted handover",
      ownOptions: data + [.rules, .format, .outputFile, .force] + author
        + [.note, .question],
      details: [
        "Verdicts, decisions and positions that changed, alerts with those that nobody has acknowledged first, entries of the log, mandates that end within 14 days, sources down, open questions, who is on watch. It begins with the snapshot and the entry at which the last accepted handover of the desk ended; where none was accepted, a day back.",
        "Each desk has handovers of its own; no desk counts as one. A directory in the place of ACTION is the archive. The marking holds as for brief.",
      ],
      example: "watchfloor handover --desk Africa --format html --output handover.html"),
    Subcommand(
      id: .handoverPrepare, operands: [Operand(.archive, .optional)],
      summary: "write the handover into the watch log, for the next watch to accept",
      ownOptions: data + [.rules] + author + [.note, .question],
      details: [
        "Prints the number and the key of its entry. The log keeps the document as it is, with the strictest marking of all that it tells above and below. A log that is not there yet is begun. Keeping it is no export: the log takes every marking, and handover show holds to the limit of brief."
      ],
      example: "watchfloor handover prepare --desk Africa --question 'Did the convoy arrive?'",
      capability: .writeLog),
    Subcommand(
      id: .handoverAccept, operands: [Operand(.handover, .optional)],
      summary: "accept a handover: the next one begins where it ended",
      ownOptions: author + [.note, .sameOfficer, .handling],
      details: [
        "Without NUMBER, the newest one of the desk, where nobody has accepted it. The first acceptance counts. It does not put you on watch: O on the screen does."
      ],
      example: "watchfloor handover accept --desk Africa --note 'taken over'",
      capability: .writeLog),
    Subcommand(
      id: .handoverShow, operands: [Operand(.handover, .optional)],
      summary: "print a handover as the log keeps it, and who accepted it",
      ownOptions: [.log, .desk, .outputFile, .force],
      details: [
        "NUMBER is that of its entry, or its key; without it the newest is printed, of the desk where one is named. It is refused with exit code 6 where its marking is stricter than brief would write."
      ],
      example: "watchfloor handover show 12"),
  ]

  private static let reports = [
    Subcommand(
      id: .brief, operands: [Operand(.crisis, .anyNumber), Operand(.archive, .optional)],
      summary: "a situation report up to --at, since --since or the snapshot before",
      ownOptions: data + [
        .since, .filter, .rules, .format, .outputFile, .force, .desk, .to, .cc,
        .preparedBy, .approvedBy,
      ],
      details: [
        "Summary, significant developments, response by rung, not tried, positions, Council, six tests, outlook, what is not known, sources with their grades. Without CRISIS it is on every crisis, or on those that pass --where. The last word is the archive where it is a directory.",
        "The same snapshots, rules and options give the same report: its date is that of the snapshot. The marking is the strictest of all that is told. Where it is stricter than --max-handling or WATCHFLOOR_MAX_HANDLING allow, the report is refused with exit code 6; of the two the lower one holds. Where neither is given, a terminal shows everything, and a file, a pipe or the clipboard takes what is marked up to TLP:AMBER. The same holds for tables, render and the overview as text.",
        "Text follows the locale and --ascii; the other forms are always UTF-8.",
        crisisNames,
      ],
      example:
        "watchfloor brief libya-2011 --since 2011-02-26 --at 2011-03-17 --format html --output brief.html"
    )
  ]

  private static let crisisNames: SafeText =
    "CRISIS is an id as list prints it, or the beginning of one where no other crisis has it."

  private static let tools = [
    Subcommand(
      id: .render, operands: [Operand(.archive, .optional)],
      summary: "print one screen as text",
      ownOptions: data + [.theme, .color, .size, .keys, .rules],
      details: [
        "For bug reports, documentation and tests. Keys are named as ? shows them in the dashboard; text:libya types five characters, in which _ stands for a space."
      ],
      example: "watchfloor render --size 120x40 --keys 'Down Enter'"),
    Subcommand(
      id: .validate, operands: [Operand(.file, .oneOrMore)],
      summary: "say everything that is wrong with files or directories", ownOptions: [.data],
      details: [
        "Each problem is a line, as file:line:column: path: what is wrong; what to do. A directory stands for the snapshots in it. Reference files and themes are known by their names. A file may be a pipe, as in <(command), and - stands for standard input; what has no name is taken for a snapshot. Of a snapshot it also finds measures in force after their term, texts that name a date after asOf, and votes of what is said to be adopted without a vote."
      ],
      example: "watchfloor validate Data/archives/2011", capability: .path),
    Subcommand(
      id: .compose, operands: [Operand(.chronicle)],
      summary: "compose the snapshots of a chronicle into an archive",
      ownOptions: data + [.check, .into, .jobs],
      details: [
        "A chronicle is a directory with archive.json, in which facts stand with the instant from which each was known (Data/schema/chronicle.schema.json). A snapshot holds what was known at its instant. Everything that is wrong is said, as validate says it, and then nothing is written (exit code 3).",
        "Only snapshots that differ are written, each beside its file and then renamed. With --check none is: those that differ or are missing are named, and the exit code is 1. A snapshot of the archive that the chronicle does not have is named and never removed.",
        "With --at only those instants are composed, in place of the chronicle's own.",
      ],
      example: "watchfloor compose Data/chronicle/2011 --into Data/archives/2011 --check",
      capability: .path),
    Subcommand(
      id: .doctor, operands: [Operand(.archive, .optional)],
      summary: "say where things were found and what the terminal can do",
      ownOptions: [.data, .theme, .color, .site] + author,
      details: [
        "Put its output into a bug report: it says which rule decided what.",
        "With --site it goes through the set-up of a machine for many officers: /etc/watchfloor.json, where the watch log is and what this user may do with it, the line to its server, and the sessions for which sshd starts watchfloor. Each point is so, NOT SO, with what to do, or unseen: what this user cannot see may be wrong, so run it as root as well as as an officer. It changes nothing.",
      ],
      example: "watchfloor doctor --site"),
  ]

  private static let documents = [
    Subcommand(
      id: .completion, operands: [Operand(.shell), Operand(.program, .optional)],
      summary: "print the completion script of a shell", ownOptions: [],
      details: [
        "SHELL is bash, zsh or fish. Crises, decisions, times and themes are asked while completing: of this program, or of the one whose absolute PROGRAM is given, never of what the command line begins with."
      ],
      example: "source <(watchfloor completion bash)"),
    Subcommand(
      id: .man, operands: [], summary: "print the man page", ownOptions: [],
      details: ["In roff, for man -l or share/man/man1."],
      example: "watchfloor man | man -l -"),
    Subcommand(
      id: .help, operands: [Operand(.command, .anyNumber)],
      summary: "say how the program or one subcommand is used", ownOptions: [],
      details: ["The same as --help after the subcommand."], example: "watchfloor help render"),
    Subcommand(
      id: .completionWords, operands: [Operand(.wordList), Operand(.word, .anyNumber)],
      summary: "print what can stand at a place, for completion scripts", ownOptions: [],
      details: [
        "KIND is crises, decisions, times or themes; the words are those typed so far, of which --at, --data and --theme count."
      ],
      example: "watchfloor completion-words crises -- show --at 2011-03-17", capability: .path,
      isHidden: true),
  ]
}
