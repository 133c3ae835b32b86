internal import CrisisModel
internal import TerminalUI

extension CommandOption {
  /// Every option, in the order of help.
  static let table = [
    CommandOption(
      id: .at, value: Value(name: "TIME", kind: .time),
      summary: "the last snapshot at or before a time",
      details: SafeText(TimeExpression.forms)),
    CommandOption(
      id: .since, value: Value(name: "TIME", kind: .time),
      summary:
        "what changed since that snapshot; alerts raised after it, cleared ones too",
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
      id: .ascii, summary: "ASCII only, as in a locale that is not UTF-8", isUniversal: true),
    CommandOption(id: .json, summary: "JSON for scripts (Data/schema/tables.schema.json)"),
    CommandOption(
      id: .filter, value: Value(name: "FILTER", kind: .text),
      summary: "crises as 'risk>=high !status:closed \"security forces\"'"),
    CommandOption(
      id: .check,
      summary: "say by the exit code whether alerts are open, and print only those; for cron"),
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
      id: .version, short: "V", summary: "say the version", isUniversal: true),
    CommandOption(
      id: .help, short: "h", summary: "say how the program or the subcommand is used",
      isUniversal: true),
  ]
}
