internal import DisplayText
internal import TerminalUI

extension Command {
  private static let everywhere: Set<CommandContext> = [.overview, .page, .log, .help]
  private static let withRecord: Set<CommandContext> = [.overview, .page, .log]

  /// Every command.
  ///
  /// Nothing is bound to Ctrl-A, B, S, Q, Z or \, which belong to tmux, screen, flow control and
  /// job control.
  package static let table: [Command] = moving + going + time + list + log + program

  private static let moving: [Command] = [
    make(.up, "Up", "Move to the row above", [.up, .character("k")], "Move"),
    make(.down, "Down", "Move to the row below", [.down, .character("j")], "Move"),
    make(.pageUp, "Page up", "Move up by a page", [.pageUp, .control("u")], "Move"),
    make(
      .pageDown, "Page down", "Move down by a page", [.pageDown, .control("d")], "Move"),
    make(
      .pageDown, "Page down", "Move down by a page", [.character(" ")], "Move",
      [.page, .log, .help]),
    make(.first, "First", "Move to the first row", [.home, .character("g")], "Move"),
    make(.last, "Last", "Move to the last row", [.end, .character("G")], "Move"),
    make(
      .nextPanel, "Next panel", "Move to the next panel", [.tab, .right, .character("l")], "Move",
      [.overview]),
    make(
      .previousPanel, "Previous panel", "Move to the panel before",
      [.backTab, .left, .character("h")], "Move", [.overview]),
  ]

  private static let going: [Command] = [
    make(.open, "Open", "Open the record behind the selected row", [.enter], "Go", withRecord),
    make(
      .back, "Back", "Go back to where you came from",
      [.escape, .backspace, .left, .character("h")], "Go", [.page, .log, .help]),
    make(.back, "Back", "Clear the filter, leave zoom", [.escape], "Go", [.overview]),
    make(.overview, "Overview", "Show all crises and the four panels", [.character("1")], "Go"),
    make(.crisis, "Crisis", "Show everything on the selected crisis", [.character("2")], "Go"),
    make(.ladder, "Ladder", "Show every rung and step of the crisis", [.character("3")], "Go"),
    make(
      .positions, "Positions", "Show who stands where on every question", [.character("4")], "Go"),
    make(
      .council, "Council", "Show the Security Council's decisions and members", [.character("5")],
      "Go"),
    make(
      .sixTests, "Six tests", "Hold the record against the six tests before force",
      [.character("6")], "Go"),
    make(
      .riskSheet, "Risk sheet", "Show which of the 14 risk factors are assessed",
      [.character("r")], "Go"),
    make(
      .timeline, "Timeline", "Show events and response on one axis",
      [.character("t")], "Go"),
    make(
      .trends, "Trends", "Show the crisis's indicators as charts", [.character("i")], "Go"),
    make(
      .multiples, "All trends", "Show each indicator over all crises", [.character("I")], "Go"),
    make(
      .reasons, "Why", "Show rule and facts behind gap, rungs and tests",
      [.character("W")], "Go"),
    make(
      .endings, "Ends soon", "Show mandates and sanctions that expire, by day",
      [.character("e")], "Go"),
    make(
      .stances, "Stances", "Show where organisations stand in every crisis",
      [.character("7")], "Go"),
    make(.matrix, "Matrix", "Show every crisis against every rung", [.character("m")], "Go"),
    make(
      .notTried, "Not tried", "Show what has not been tried on rungs 1 to 3",
      [.character("u")], "Go"),
    make(
      .changes, "Changes", "Show what changed; again: since another snapshot", [.character("d")],
      "Go"),
    make(.alerts, "Alerts", "Show open alerts, newest first", [.character("A")], "Go"),
    make(.sources, "Sources", "Show all sources with their grade and age", [.character("9")], "Go"),
    make(.findings, "Findings", "Show what was found wrong with the data", [.character("!")], "Go"),
    make(
      .raw, "JSON", "Show the JSON behind what is selected", [.character("o")], "Go", withRecord),
    make(
      .palette, "Command", "Find a command, crisis, organisation, decision",
      [.character(":")], "Go"),
    make(.help, "Help", "Show every key", [.character("?"), .function(1)], "Go", withRecord),
  ]

  private static let time: [Command] = [
    make(.earlier, "Earlier", "Show the snapshot before", [.character("[")], "Time"),
    make(.later, "Later", "Show the next snapshot", [.character("]")], "Time"),
    make(
      .earlierDay, "Day before", "Show the last snapshot of the day before", [.character("(")],
      "Time"),
    make(
      .laterDay, "Day end", "Show the last snapshot of the day, then of the next",
      [.character(")")], "Time"),
    make(.firstInstant, "Earliest", "Show the first snapshot", [.character("<")], "Time"),
    make(
      .compareHere, "Compare", "Compare with this snapshot from now on, or no more",
      [.character("D")], "Time", withRecord),
    make(
      .seen, "Seen", "Mark all shown as seen; new marks start from here", [.character("M")],
      "Time", withRecord),
    make(.lastInstant, "Latest", "Show the last snapshot", [.character(">")], "Time"),
    make(
      .earlierChange, "Change before", "Go back to where the selected record differs",
      [.character("{")], "Time", withRecord),
    make(
      .laterChange, "Next change", "Go on to where the selected record differs",
      [.character("}")], "Time", withRecord),
    make(
      .goToTime, "Go to time", "Go to a time: 17 mar 2011, -2h; +3d, 3d back; +5 on",
      [.character("@")], "Time", withRecord),
    make(.live, "Live", "Show the newest, and each new one", [.character(".")], "Time"),
    make(
      .pause, "Pause, play", "Hold what is live; play what is replayed", [.character("p")], "Time"),
  ]

  private static let list: [Command] = [
    make(
      .filter, "Filter", "Filter crises: libya, risk>=high, !status:closed",
      [.character("/")], "Lists", [.overview]),
    make(
      .find, "Find", "Find text on the page; n and N go on", [.character("/")], "Lists",
      [.page, .help]),
    make(
      .nextMatch, "Next", "Go to the next find, or the next marked crisis",
      [.character("n")], "Lists"),
    make(
      .previousMatch, "Previous", "Go to the find before, or the marked crisis before",
      [.character("N")], "Lists"),
    make(
      .mark, "Mark", "Mark the selected crisis, or take off the mark", [.character(" ")],
      "Lists", [.overview]),
    make(
      .sort, "Sort", "Sort by the next column; the list says by which", [.character("s")], "Lists",
      withRecord),
    make(
      .reverseSort, "Reverse", "Reverse the order of the list", [.character("S")], "Lists",
      withRecord),
    make(
      .nextQuestion, "Question", "Show positions on the next question", [.character("v")], "Lists",
      [.overview]),
    make(
      .previousQuestion, "Previous question", "Show positions on the question before",
      [.character("V")], "Lists", [.overview]),
    make(
      .zoom, "Zoom", "Give the whole screen to the focused panel", [.character("z")], "Lists",
      [.overview]),
    make(
      .chartForm, "Chart form", "Draw charts in braille, blocks or ASCII", [.character("b")],
      "Lists", [.page]),
    make(
      .chartScale, "Chart scale", "Draw charts on a linear or a log scale", [.character("L")],
      "Lists", [.page]),
  ]

  private static let log: [Command] = [
    make(
      .log, "Log", "Show the watch log and who is on watch", [.character("8")], "Watch log"),
    make(
      .acknowledge, "Acknowledge", "Acknowledge an alert; again: withdraw that",
      [.character("a")], "Watch log", withRecord, needs: .writeLog),
    make(
      .writeEntry, "Write", "Write an entry about what is selected",
      [.character("w")], "Watch log", withRecord, needs: .writeLog),
    make(
      .correctEntry, "Correct", "Correct an entry by another; both stay",
      [.character("x")], "Watch log", [.page, .log], needs: .writeLog),
    make(
      .watch, "On, off watch", "Say that you go on watch at your desk, or off", [.character("O")],
      "Watch log", withRecord, needs: .writeLog),
    make(
      .handover, "Handover", "Show what the next watch would be told now", [.character("H")],
      "Watch log"),
    make(
      .prepareHandover, "Prepare", "Prepare the handover: the log keeps its document",
      [.character("P")], "Watch log", [.page], needs: .writeLog),
    make(
      .acceptHandover, "Accept", "Accept the handover that waits at your desk",
      [.character("R")], "Watch log", [.page], needs: .writeLog),
    make(
      .filterLog, "Filter", "Filter entries: convoy, level:duty, since:-8h",
      [.character("/")], "Watch log", [.log]),
  ]

  private static let program: [Command] = [
    make(.nextTheme, "Theme", "Change to the next theme", [.character("T")], "Program"),
    make(
      .copy, "Copy", "Copy the record, or the records of marked crises",
      [.character("y")], "Program", needs: .clipboard),
    make(
      .bell, "Bell", "Ring on new alerts, or no more", [.character("B")], "Program"),
    make(.redraw, "Redraw", "Draw the whole screen again", [.control("l")], "Program"),
    make(.quit, "Quit", "Go back, and leave from the overview", [.character("q")], "Program"),
    make(
      .leave, "Leave", "Leave at once; the next start comes back here", [.character("Q")], "Program"
    ),
  ]

  private static func make(
    _ id: ID, _ title: SafeText, _ description: SafeText, _ keys: [Key], _ group: SafeText,
    _ contexts: Set<CommandContext> = everywhere, needs capability: Capability = .readData
  ) -> Command {
    Command(
      id: id, title: title, description: description, keys: keys, contexts: contexts,
      capability: capability, group: group)
  }
}
