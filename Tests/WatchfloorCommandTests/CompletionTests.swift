import CrisisModel
import Glibc
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Completion in bash") struct BashCompletionTests {
  private static let bash = "/bin/bash"

  /// What bash offers for a command line that ends in the word to complete.
  ///
  /// - Parameter words: as bash has split them, quotes and all.
  private func offers(_ words: String..., in directory: String = "/") throws -> [String] {
    let script = """
      cd "$1" && source <("$0" completion bash) && shift
      COMP_WORDS=("$0" "$@") COMP_CWORD=$#
      _watchfloor && (( ${#COMPREPLY[@]} )) && printf '%s\\n' "${COMPREPLY[@]}"
      :
      """
    let run = try ProgramRun(
      Self.bash, ["--norc", "-c", script, Watchfloor.path, directory] + words,
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    #expect(run.code == 0)
    #expect(run.messageText == "")
    return run.lines
  }

  @Test func offersSubcommandsAndDirectories() throws {
    let first = try offers("", in: Repository.root)
    let commands = CompletionScript.commandWords
    #expect(first.prefix(commands.count) == commands[...])
    #expect(first.dropFirst(commands.count).contains("Data"))
    #expect(try offers("co") == ["council", "compose", "completion"])
    #expect(try offers("help", "s") == ["show", "sources"])
    #expect(try offers("completion", "") == ["bash", "zsh", "fish"])
    #expect(try offers("nonexistent", "l") == [])
  }

  @Test(arguments: Subcommand.named.map(\.id)) func offersTheOptionsOf(id: Subcommand.ID) throws {
    let words = id.rawValue.split(separator: " ").map(String.init)
    let first = try #require(Subcommand.entry(word: words[0]))
    let options = CompletionScript.options(of: first).flatMap(\.spellings)
    #expect(try offers(words[0], "-") == options)
    #expect(try offers("--ascii", words[0], "-") == options)
    if words.count == 2 { #expect(try offers(words[0], words[1]) == [words[1]]) }
  }

  @Test func offersValues() throws {
    let colors = ["auto", "never", "mono", "16", "256"]
    #expect(try offers("--color", "") == colors)
    #expect(try offers("--color", "=") == colors)
    #expect(try offers("--color", "=", "m") == ["mono"])
    #expect(try offers("render", "--size", "1") == ["120x40"])
    #expect(Set(try offers("render", "--theme", "")) == Set(Repository.themes))
    #expect(try offers("list", "--where", "") == [])
    #expect(try offers("list", "--at", "20110317") == ["20110317T235900Z"])
    #expect(try offers("list", "--data", "D", in: Repository.root) == ["Data"])
  }

  @Test func offersCrisesOfTheArchive() throws {
    #expect(try offers("show", "l") == ["libya-2011"])
    #expect(try offers("show", "'l") == ["libya-2011"])
    #expect(try offers("show", "").count == 5)
    #expect(try offers("--at", "2011-01-01", "tests", "l") == [])
    #expect(try offers("--at", "=", "2011-03-17", "tests", "l") == ["libya-2011"])
    #expect(try offers("--at", "'17 mar 2011'", "tests", "l") == ["libya-2011"])
    #expect(try offers("--at", "2011-03-17T06", ":", "00Z", "tests", "l") == ["libya-2011"])
    #expect(try offers("--data", "/nonexistent", "tests", "") == [])
    #expect(try offers("show", "libya-2011", "D", in: Repository.root) == ["Data"])
    #expect(try offers("show", "libya-2011", "Data", "", in: Repository.root) == [])
  }

  /// Whoever fills a directory with a program of this name gets nobody to run it by Tab.
  @Test(arguments: ["./watchfloor", "~/watchfloor", "watchfloor", "../x/watchfloor"])
  func asksTheProgramItWasMadeFor(name: String) throws {
    let directory = try TemporaryDirectory()
    let trap = try directory.write("#!/bin/sh\ntouch \(directory.path)/ran\n", to: "x/watchfloor")
    try directory.write("", to: "x/y/z")
    #expect(chmod(trap, 0o755) == 0)
    let script = """
      cd "$2/$([ "$3" = ../x/watchfloor ] && echo x/y || echo x)"; HOME=$2/x PATH=$2/x:$PATH
      source <("$1" completion bash)
      COMP_WORDS=("$3" show l) COMP_CWORD=2
      _watchfloor; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let run = try ProgramRun(
      Self.bash, ["--norc", "-c", script, "bash", Watchfloor.path, directory.path, name],
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    #expect(run.lines == ["libya-2011"], "\(run.messageText)")
    #expect(access("\(directory.path)/ran", F_OK) != 0)
  }

  @Test func quotesDecisions() throws {
    #expect(try offers("council", "S/RES/1973") == ["S/RES/1973\\ \\(2011\\)"])
    #expect(try offers("council", "S/RES/1973\\ \\(") == ["S/RES/1973\\ \\(2011\\)"])
    #expect(try offers("council", "'S/RES/1973") == ["S/RES/1973 (2011)"])
  }

  @Test func offersFilesWhereFilesAreTaken() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "a file.json")
    try directory.write("", to: "another/x.json")
    #expect(Set(try offers("validate", "a", in: directory.path)) == ["a file.json", "another"])
    #expect(try offers("validate", "x", "a f", in: directory.path) == ["a file.json"])
    #expect(try offers("render", "a", in: directory.path) == ["another"])
    #expect(try offers("--", "-", in: directory.path) == [])
  }
}

@Suite("Completion in other shells") struct CompletionScriptTests {
  @Test(arguments: Shell.allCases) func theProgramPrintsIt(shell: Shell) throws {
    let run = try Watchfloor.run("completion", shell.rawValue)
    #expect(run.code == 0)
    #expect(run.lines == CompletionScript.lines(shell, asking: Watchfloor.path))
    for word in CompletionScript.commandWords + LogActions.words {
      #expect(run.outputText.contains(word), "\(word)")
    }
    for option in CommandOption.table {
      let name = shell == .fish ? "-l \(option.id.rawValue) " : option.name
      #expect(run.outputText.contains(name), "\(option.name)")
    }
  }

  @Test(arguments: Shell.allCases) func namesTheProgramGiven(shell: Shell) throws {
    let run = try Watchfloor.run("completion", shell.rawValue, "/opt/it's/watchfloor")
    let quoted = shell == .fish ? #"'/opt/it\'s/watchfloor'"# : #"'/opt/it'\''s/watchfloor'"#
    #expect(run.outputText.contains("\(quoted) completion-words"))
  }

  @Test(arguments: ["watchfloor", "./watchfloor", "", "/a\nb", "/a\u{202E}b"])
  func aPathThatNoScriptCanNameIsUsage(path: String) throws {
    let run = try Watchfloor.run("completion", "bash", path)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("write the absolute one"))
  }

  /// Each shell reads its script without running it.
  @Test(arguments: Shell.allCases) func theShellAcceptsIt(shell: Shell) throws {
    let directory = try TemporaryDirectory()
    let text = CompletionScript.lines(shell, asking: Watchfloor.path).joined(separator: "\n") + "\n"
    let run = try ProgramRun(
      "/usr/bin/\(shell.rawValue)", ["-n", try directory.write(text, to: "script")])
    #expect(run.code == 0)
    #expect(run.messageText == "")
  }
}

@Suite("Words for completion") struct CompletionWordsTests {
  @Test func areSilentWhateverIsWrong() throws {
    for words in [["--data", "/nonexistent"], ["--at"], ["--at", "x"], ["--frobnicate"], ["/"]] {
      let run = try Watchfloor.run(["completion-words", "crises", "--", "show"] + words)
      #expect(run.code == 0)
      #expect(run.messages.isEmpty)
    }
  }

  @Test func areThoseOfTheArchiveNamed() throws {
    let archive = "\(Repository.archives)/gambia-2016"
    let run = try Watchfloor.run("completion-words", "crises", "--", "list", archive)
    #expect(run.lines == ["gambia-2016"])
    let times = try Watchfloor.run("completion-words", "times", "--", archive)
    #expect(times.lines.first == "20170126T235900Z")
    #expect(times.lines.count == 9)
  }

  @Test func ofAHostileArchiveArePrintedHarmlessly() throws {
    let directory = try TemporaryDirectory()
    var generator = SeededGenerator(seed: 7)
    let snapshot = try #require(ShippedArchive.year2011.snapshots.last)
    let hostile = HostileSnapshot.of(snapshot, &generator)
    try directory.write(SnapshotWriter.write(hostile), to: "\(snapshot.asOf.basic).json")
    for kind in WordKind.allCases {
      let run = try Watchfloor.run("completion-words", kind.rawValue, "--", directory.path)
      #expect(run.code == 0)
      #expect(!run.lines.isEmpty)
      #expect(run.harmful == [])
    }
  }
}
