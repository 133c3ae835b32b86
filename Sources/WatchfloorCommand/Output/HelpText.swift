internal import TerminalUI

enum HelpText {
  static let lines: [SafeText] = [
    "Watchfloor: a dashboard for watch officers who follow mass-atrocity crises",
    "",
    "Usage:",
    "  watchfloor [ARCHIVE]               open the dashboard (without ARCHIVE: the shipped one)",
    "  watchfloor render [ARCHIVE]        print one screen as text",
    "  watchfloor validate FILE...        say everything that is wrong with files or directories",
    "  watchfloor doctor [ARCHIVE]        say where things were found and what the terminal can do",
    "",
    "Where standard output is no terminal, the overview is printed as text.",
    "",
    "Options:",
    "  --at TIME        the snapshot at or before 2011-03-17 or 2011-03-17T06:00Z",
    "  --theme NAME     a theme of Themes/; with render, adds its colours to the text",
    "  --color WHEN     auto, never, mono, 16 or 256; wins over NO_COLOR and the terminal",
    "  --ascii          ASCII only, as in a locale that is not UTF-8",
    "  --data DIR       the directory that holds Data and Themes",
    "  --size WxH       render: the size of the screen (80x24)",
    "  --keys 'KEYS'    render: keys to press first, as 'j Enter text:libya'",
    "  --version, --help",
    "",
    "Environment: WATCHFLOOR_DATA, WATCHFLOOR_THEME, NO_COLOR, TERM, LC_ALL, LANG, ESCDELAY",
    "",
    "Exit codes: 0 fine, 1 differs or found, 2 usage, 3 invalid data, 4 stale data,",
    "5 no terminal, 6 forbidden here, 7 store unavailable. A signal ends with 128 and its number.",
    "",
    "In the dashboard, ? shows every key.",
  ]
}
