import DisplayText
import FoundationEssentials
import Glibc
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

/// What names a log, and what is refused with what to write instead.
@Suite("Places of the watch log") struct LogPlaceTests {
  private func refusal(_ text: String, home: String? = "/home/a") -> LogPlace.Refusal? {
    do throws(LogPlace.Refusal) {
      _ = try LogPlace(text, home: home)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      (":memory:", .memory), (":MEMORY:", .memory), ("file:log.db?mode=memory", .file),
      ("file:///srv/log.db?mode=ro", .file), ("FILE:log.db", .file), ("file://log", .file),
      ("sqlite:///srv/log.db", .file), ("sqlite:log.db", .file), ("SQLite3://log", .file),
      ("POSTGRES://h/d", .server), ("Postgresql://h/d", .server), ("postgres:h", .server),
      ("postgresql:/h/d", .server), ("postgres:", .server), ("http://h/log", .scheme("http")),
      ("HTTPS://h", .scheme("https")), ("mysql://h/d", .scheme("mysql")),
      ("jdbc:postgresql://h/d", .scheme("jdbc:postgresql")), ("://x", .scheme("")),
      ("host=h dbname=d password=p", .parameters), ("dbname=d", .parameters),
      ("  HOST=h", .parameters), ("~bob/log.db", .homeOfAnother), ("~bob", .homeOfAnother),
    ] as [(String, LogPlace.Refusal)])
  func refused(text: String, reason: LogPlace.Refusal) {
    #expect(refusal(text) == reason)
    #expect(reason.text.string.contains("write ") || reason == .memory)
  }

  @Test(
    arguments: [
      ("none", .none), ("None", .file("None")), ("/srv/log.db", .file("/srv/log.db")),
      ("postgres://h/d", .server("postgres://h/d")),
      ("postgresql://u:p@h", .server("postgresql://u:p@h")),
      ("~/log.db", .file("/home/a/log.db")), ("~", .file("/home/a")),
      ("./~/log.db", .file("./~/log.db")), ("/srv/a:b/log.db", .file("/srv/a:b/log.db")),
      ("log:1.db", .file("log:1.db")), ("./file:log", .file("./file:log")),
      ("/srv/http://x", .file("/srv/http://x")), ("filed.db", .file("filed.db")),
      ("/srv/host=a/log.db", .file("/srv/host=a/log.db")), ("sqlite.db", .file("sqlite.db")),
      ("~\u{301}/x", .file("~\u{301}/x")),
    ] as [(String, LogPlace)])
  func understood(text: String, place: LogPlace) throws {
    if text.utf8.elementsEqual("~\u{301}/x".utf8) {
      #expect(refusal(text) == .homeOfAnother)
    } else {
      #expect(try LogPlace(text, home: "/home/a") == place)
    }
  }

  @Test func aHomeThatIsNotKnownIsSaid() {
    #expect(refusal("~/log.db", home: nil) == .noHome)
  }

  @Test(arguments: [
    ["log"], ["log", "write", "x"], ["log", "verify"], ["alerts"], ["handover"], [],
  ])
  func isUsageOnTheCommandLineAndInTheEnvironment(words: [String]) throws {
    let directory = try TemporaryDirectory()
    let home = ["HOME": directory.path]
    let named = try Watchfloor.run(words + ["--log", "file:x.db?mode=memory"], environment: home)
    #expect(named.code == 2)
    #expect(named.messageText.contains("--log: a log in a file is named by its path alone; write"))
    let inherited = try Watchfloor.run(
      words, environment: home.merging(["WATCHFLOOR_LOG": ":memory:"]) { $1 })
    #expect(inherited.code == 2)
    #expect(inherited.messageText.contains("WATCHFLOOR_LOG: a log in memory would be lost"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
  }

  @Test func doctorSaysItAndGoesOn() throws {
    let run = try Watchfloor.run("doctor", "--log", "http://h/x")
    #expect(run.code == 0)
    #expect(run.outputText.contains("log         --log: logs of the kind http:// are not known"))
  }

  @Test func theTildeIsTheHome() throws {
    let directory = try TemporaryDirectory()
    let run = try Watchfloor.run(
      ["log", "write", "x", "--log=~/log.db"], environment: ["HOME": directory.path])
    #expect(run.outputText == "written as #1 in \(directory.path)/log.db\n")
  }
}

/// A password never appears: not in messages, not in what doctor prints, not in the list of processes.
@Suite("Passwords of servers") struct PasswordTests {
  static let passwords = ["s3cr3t", "s3c/r3t", "s3c?r3t", "s3c#r3t", "s3c@r3t", "12/s3c@r3t"]

  private func shows(_ run: ProgramRun) -> Bool {
    (run.outputText + run.messageText).contains("s3c") || run.messageText.contains("r3t")
  }

  @Test(arguments: passwords) func isInNoMessage(password: String) throws {
    let directory = try TemporaryDirectory()
    let environment = ["HOME": directory.path]
    let urls = [
      "postgres://u:\(password)@127.0.0.1:1/d",
      "postgresql://u:\(password)@127.0.0.1:1/d?password=\(password)",
      "POSTGRES://u:\(password)@127.0.0.1:1/d", "postgres://127.0.0.1:1/d?password=\(password)",
      "host=127.0.0.1 port=1 password=\(password)", "postgres:u:\(password)@h",
    ]
    for url in urls {
      for words in [["doctor"], ["log"], ["log", "verify"], ["alerts"]] {
        #expect(
          !shows(try Watchfloor.run(words + ["--log", url], environment: environment)), "\(url)")
      }
      for words in [
        [url], ["validate", url], ["log", url], ["--lgo=\(url)"], ["--data", url],
        ["handover", url], ["log", "ack", url], ["--size", url], ["brief", url], ["--log"],
      ] {
        let run = try Watchfloor.run(
          words, environment: environment.merging(["WATCHFLOOR_LOG": url]) { $1 })
        #expect(!shows(run), "\(words) \(run.messageText)")
      }
    }
  }

  /// As `ps` shows the words of a command, to everybody on the machine.
  @Test(arguments: [
    ["--log", "postgres://u:s3cr3t@h:1/d", "x"], ["--log=postgresql://u:s3c/r@h/d?password=s3c"],
    ["POSTGRES://u:s3c@h"], ["host=h password=s3c"], ["postgres://h/d?password=s3c"],
  ])
  func wordsAreOverwritten(words: [String]) {
    for word in words {
      let shown = SecretWord.hidden(word)
      #expect(!shown.contains("s3c"))
      #expect(shown.utf8.count == word.utf8.count)
    }
    #expect(SecretWord.hidden("/srv/log.db") == "/srv/log.db")
  }

  @Test func isNotInTheListOfProcesses() async throws {
    let directory = try TemporaryDirectory()
    let tmux = try Tmux()
    try await tmux.wait(for: "shell>")
    let url = "postgres://u:s3cr3t@127.0.0.1:1/d"
    try tmux.enter(
      "clear; HOME=\(directory.path) sh -c 'echo $$ > \(directory.path)/pid; exec \(Watchfloor.path) --log \(url)'"
    )
    try await tmux.wait(for: "Active crises")
    let bytes = try Data(contentsOf: URL(filePath: "\(directory.path)/pid"))
    let process = String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber }
    let words = try ProgramRun("/bin/cat", ["/proc/\(process)/cmdline"]).outputText
    #expect(words.contains("postgres://u@127.0.0.1:1/d"))
    #expect(!words.contains("s3cr3t"))
    try tmux.press("q")
  }
}
