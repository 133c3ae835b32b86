internal import CrisisModel
internal import DisplayText

extension CommandOption {
  /// Every option, in the order of help.
  static let table = [
    CommandOption(
      id: .at, value: Value(name: "TIME", kind: .time),
      summary:
        "the last snapshot at or before a time; with compose, an instant to compose, as often as it is given",
      details: SafeText(TimeExpression.forms)),
    CommandOption(
      id: .since, value: Value(name: "TIME", kind: .time),
      summary:
        "what changed since that snapshot; alerts raised after it, cleared ones too; where a brief begins",
      details: SafeText(TimeExpression.forms)),
    CommandOption(
      id: .theme, value: Value(name: "NAME", kind: .theme),
      summary: "a theme of Themes/; with render, adds its colours to the text"),
    CommandOption(
      id: .color,
      value: Value(
        name: "WHEN", kind: .words(["auto", "never", "mono", "16", "256"]),
        expected: "auto, never, mono, 16 or 256"),
      summary: "when to use colours; wins over NO_COLOR and the terminal",
      details: "auto, never, mono, 16 or 256"),
    CommandOption(
      id: .fresh, summary: "neither take up the last session nor remember this one"),
    CommandOption(
      id: .site,
      summary:
        "go through the set-up for many officers: configuration, watch log, sshd; exit status 1 where something is not so"
    ),
    CommandOption(
      id: .ascii, summary: "ASCII only, as in a locale that is not UTF-8", isUniversal: true),
    CommandOption(id: .json, summary: "JSON for scripts (Data/schema/tables.schema.json)"),
    CommandOption(
      id: .filter, value: Value(name: "FILTER", kind: .text),
      summary: "crises as 'risk>=high !status:closed \"security forces\"'"),
    CommandOption(
      id: .check,
      summary:
        "say by the exit code whether alerts are open, and print only those; whether compose would write, and write nothing; for cron"
    ),
    CommandOption(
      id: .into, value: Value(name: "ARCHIVE", kind: .directory),
      summary: "the archive to compose into; it is made where it is missing"),
    CommandOption(
      id: .jobs,
      value: Value(name: "N", kind: .text, expected: "a number of threads from 1 to 256"),
      summary: "how many threads compose (one a processor)"),
    CommandOption(
      id: .unacknowledged,
      summary: "only alerts that nobody has acknowledged in the watch log, with --check too"),
    CommandOption(
      id: .maxAge,
      value: Value(name: "DAYS", kind: .text, expected: "a whole number of days, as 2"),
      summary: "with --check, a newest snapshot older than so many days is stale data"),
    CommandOption(
      id: .rules, value: Value(name: "FILE", kind: .file),
      summary: "your own alert rules; one with the id of a shipped rule replaces it"),
    CommandOption(id: .bell, summary: "ring the terminal's bell on new alerts"),
    CommandOption(
      id: .data, value: Value(name: "DIR", kind: .directory),
      summary: "the directory that holds Data and Themes"),
    CommandOption(
      id: .size,
      value: Value(
        name: "WxH", kind: .suggestions(["80x24", "120x40", "200x60"]),
        expected: "columns x rows, as 120x40"),
      summary: "the size of the screen (80x24)"),
    CommandOption(
      id: .keys,
      value: Value(
        name: "KEYS", kind: .text, expected: "key names as Down, Enter, C-l, q, text:libya"),
      summary: "keys to press first, as 'j Enter text:libya'"),
    CommandOption(
      id: .format,
      value: Value(
        name: "FORM", kind: .words(ReportFormat.allCases.map { SafeText($0.rawValue) }),
        expected: "text, markdown, html or json"),
      summary: "the form of the report",
      details: "text, markdown, html or json (Data/schema/report.schema.json)"),
    CommandOption(
      id: .outputFile, value: Value(name: "FILE", kind: .file),
      summary: "write to a file, whole or not at all; only its owner reads it above TLP:CLEAR"),
    CommandOption(id: .force, summary: "replace the file of --output where it is there already"),
    CommandOption(
      id: .maxHandling,
      value: Value(
        name: "TLP", kind: .words(["clear", "green", "amber", "amber+strict", "red"]),
        expected: "clear, green, amber, amber+strict or red"),
      summary: "print, write and copy nothing that is marked more strictly",
      details: "clear, green, amber, amber+strict or red", isUniversal: true),
    CommandOption(
      id: .handling,
      value: Value(
        name: "TLP", kind: .words(["clear", "green", "amber", "amber+strict", "red"]),
        expected: "clear, green, amber, amber+strict or red"),
      summary:
        "how the entry is marked (as the snapshot, else amber); a text may begin with TLP:RED as well"
    ),
    CommandOption(
      id: .to, value: Value(name: "NAMES", kind: .text), summary: "whom the report is for"),
    CommandOption(
      id: .cc, value: Value(name: "NAMES", kind: .text), summary: "who is sent a copy"),
    CommandOption(
      id: .preparedBy, value: Value(name: "NAME", kind: .text),
      summary: "who prepared the report; else a line to sign on"),
    CommandOption(
      id: .approvedBy, value: Value(name: "NAME", kind: .text),
      summary: "who approved the report; else a line to sign on"),
    CommandOption(
      id: .log, value: Value(name: "LOG", kind: .file),
      summary: "the watch log: a file, postgres://HOST/NAME, or none"),
    CommandOption(
      id: .desk, value: Value(name: "NAME", kind: .text),
      summary: "the desk that an entry or a report is from"),
    CommandOption(
      id: .role, value: Value(name: "NAME", kind: .text),
      summary: "the role in which you write into the watch log"),
    CommandOption(
      id: .limit,
      value: Value(name: "N", kind: .text, expected: "a number of entries from 1 on, as 50"),
      summary: "how many entries to print at most (100)"),
    CommandOption(
      id: .level,
      value: Value(
        name: "LEVEL", kind: .words(["general", "incident", "duty"]),
        expected: "general, incident or duty"),
      summary: "what the entry is for", details: "general, incident or duty"),
    CommandOption(
      id: .crisis, value: Value(name: "ID", kind: .text),
      summary: "the crisis that the entry is about"),
    CommandOption(
      id: .occurred,
      value: Value(
        name: "TIME", kind: .text,
        expected: "-20m, -2h, 0340Z or 2011-03-17T03:40Z, not later than now"),
      summary: "when it happened (now)", details: "-20m, -2h, 0340Z, 2011-03-17T03:40Z"),
    CommandOption(
      id: .note, value: Value(name: "TEXT", kind: .text),
      summary: "what to note with the acknowledgement, or to leave with the handover"),
    CommandOption(
      id: .question, value: Value(name: "TEXT", kind: .text),
      summary: "an open question for the next watch; may be given several times"),
    CommandOption(
      id: .head,
      value: Value(
        name: "HEAD", kind: .text,
        expected: "NUMBER:HASH with 64 hexadecimal digits, as log head prints it"),
      summary: "a head of the log that was written down elsewhere; may be given several times",
      details: "NUMBER:HASH, as log head and handovers print it"),
    CommandOption(
      id: .sameOfficer,
      summary: "accept your own handover, as one officer alone on watch; the record says so"),
    CommandOption(
      id: .readOnly, summary: "write nothing: neither to the watch log nor any file",
      isUniversal: true),
    CommandOption(
      id: .restricted,
      summary: "for ForceCommand: no paths, clipboard, suspending or files of your own",
      isUniversal: true),
    CommandOption(
      id: .idleTimeout,
      value: Value(name: "MINUTES", kind: .text, expected: "minutes from 1 to 1440"),
      summary: "leave when no key came for so long (30 with --restricted, else never)"),
    CommandOption(
      id: .version, short: "V", summary: "say the version", isUniversal: true),
    CommandOption(
      id: .help, short: "h", summary: "say how the program or the subcommand is used",
      isUniversal: true),
  ]
}
