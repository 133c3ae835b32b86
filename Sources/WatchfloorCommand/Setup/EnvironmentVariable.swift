internal import DisplayText

/// What the program reads of its environment.
struct EnvironmentVariable: Sendable {
  let name: SafeText
  let summary: SafeText

  static let table = [
    EnvironmentVariable(
      name: "WATCHFLOOR_DATA",
      summary: "the directory that holds Data and Themes; --data wins over it"),
    EnvironmentVariable(
      name: "WATCHFLOOR_THEME",
      summary: "the theme; --theme wins over it; one that is unknown is said and not used"),
    EnvironmentVariable(
      name: "WATCHFLOOR_LOG, WATCHFLOOR_DESK, WATCHFLOOR_ROLE",
      summary: "the watch log and who writes in it; --log, --desk and --role win over them"),
    EnvironmentVariable(
      name: "XDG_DATA_HOME, HOME",
      summary: "where the watch log is, in watchfloor/log.db, where none is named"),
    EnvironmentVariable(
      name: "SSH_USER_AUTH, SSH_CONNECTION",
      summary:
        "the key of the session, as sshd names it, which is kept with every entry; believed under sshd alone"
    ),
    EnvironmentVariable(
      name: "XDG_CONFIG_HOME, HOME",
      summary:
        "where your own alert rules are, in watchfloor/alert-rules.json; --rules wins over it"),
    EnvironmentVariable(
      name: "XDG_STATE_HOME, HOME",
      summary: "where the last session of each archive is remembered; see --fresh"),
    EnvironmentVariable(
      name: "XDG_CACHE_HOME, HOME",
      summary: "where the index of each archive is kept, which can be made anew"),
    EnvironmentVariable(
      name: "WATCHFLOOR_MAX_HANDLING",
      summary: "the strictest marking that may leave the program; --max-handling can only lower it"),
    EnvironmentVariable(
      name: "NO_COLOR", summary: "no colours where it is not empty; --color wins over it"),
    EnvironmentVariable(
      name: "COLORFGBG",
      summary: "the terminal's colours; chooses the dark or the light theme where none is named"),
    EnvironmentVariable(
      name: "TERM",
      summary:
        "the terminal's entry in terminfo; one that cannot place the cursor, as dumb, gets plain lines"
    ),
    EnvironmentVariable(
      name: "LC_ALL, LC_CTYPE, LANG",
      summary: "the character set, the first that is set; ASCII where it is not UTF-8"),
    EnvironmentVariable(
      name: "ESCDELAY",
      summary: "milliseconds to wait for what may follow an Escape; more over a slow link"),
  ]
}
