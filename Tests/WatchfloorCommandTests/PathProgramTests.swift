import TestSupport
import Testing

/// The program in directories whose names are no UTF-8: they are found, and no others are made.
@Suite("Paths that are no UTF-8") struct PathProgramTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Runs a script with `$d`, a directory of such a name, `$w`, the program, and `$r`, the repository.
  private func run(_ script: String) throws -> ProgramRun {
    let head = #"d=$(printf '%s/caf\351' "$1"); w=$2; r=$3; mkdir -p "$d"; "#
    return try ProgramRun(
      "/bin/sh",
      ["-c", head + script, "sh", directory.path, Watchfloor.path, Repository.root],
      environment: ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
  }

  /// What stands beside the directory: nothing.
  private func expectAlone() throws {
    #expect(try run(#"ls -b "$1""#).outputText == "caf\\351\n")
  }

  @Test(arguments: [
    #""$w" log write x --log "$d/log.db" && test -f "$d/log.db" && "$w" log --log "$d/log.db""#,
    #"cd "$d" && "$w" log write x --log log.db && "$w" log --log "$d/log.db""#,
    #"export HOME="$d"; "$w" log write x --log '~/log.db' && "$w" log --log "$d/log.db""#,
    #"export HOME="$d"; "$w" log write x && "$w" log && test -f "$d/.local/share/watchfloor/log.db""#,
    #"export XDG_DATA_HOME="$d"; "$w" log write x && "$w" log && test -f "$d/watchfloor/log.db""#,
    #"export WATCHFLOOR_LOG="$d/a/b.db"; "$w" log write x && "$w" log && test -f "$d/a/b.db""#,
  ])
  func logs(script: String) throws {
    let run = try run(script)
    #expect(run.code == 0, "\(run.messageText)")
    #expect(run.outputText.contains("written as #1"))
    #expect(run.lines.last?.hasSuffix("x") == true)
    #expect(run.harmful == [])
    try expectAlone()
  }

  @Test(arguments: [
    #"cp "$r"/Data/archives/2011/*.json "$d"; "$w" list "$d""#,
    #"cp "$r"/Data/archives/2011/*.json "$d"; "$w" validate "$d"/20110317*.json"#,
    #"cp -R "$r/Data" "$r/Themes" "$d"; "$w" list --data "$d""#,
    #""$w" brief libya-2011 --output "$d/b.txt" && test -s "$d/b.txt" && ls "$d" && rm "$d/b.txt""#,
  ])
  func archivesDataAndReports(script: String) throws {
    let run = try run(script)
    #expect(run.code == 0, "\(run.messageText)")
    #expect(run.harmful == [])
    try expectAlone()
  }

  /// The byte is shown as such, and nothing stands for it that could be another's name.
  @Test func messagesShowTheByte() throws {
    let run = try run(#""$w" list "$d/none""#)
    #expect(run.messageText.contains("/caf\\xE9/none: no such file"))
  }

  /// A text is no path: what is no UTF-8 in it is replaced.
  @Test func textsAreUnicode() throws {
    let run = try run(
      #""$w" log write "$(printf 'a\351b')" --log "$d/l.db"; "$w" log --log "$d/l.db" --json"#)
    #expect(run.outputText.contains("a\u{FFFD}b"))
  }
}
