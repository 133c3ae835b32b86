import Dashboard
import DisplayText
import Glibc
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Man page") struct ManPageTests {
  @Test(arguments: [
    ("a-b", "a-b"), ("--at", "\\-\\-at"), ("2011-03-17", "2011\\-03\\-17"), ("-", "\\-"),
    ("\\", "\\(rs"), (".", "\\&."), ("...", "\\&..."), ("'", "\\&\\(aq"), ("it's", "it\\(aqs"),
    ("\"", "\\(dq"), ("^~`", "\\(ha\\(ti\\(ga"), ("côte", "c\\[u00F4]te"), ("😀", "\\[u1F600]"),
    ("\\fBx", "\\(rsfBx"),
  ])
  func proseIsEscaped(text: String, roff: String) {
    #expect(Roff.prose(text) == [roff])
  }

  @Test func aKeyIsPrintedAsItIsTyped() {
    #expect(
      ["\\", "-", ".", "'", "a-b"].map(Roff.bold) == [
        "\\fB\\(rs\\fR", "\\fB\\-\\fR", "\\fB.\\fR", "\\fB\\(aq\\fR", "\\fBa\\-b\\fR",
      ])
    #expect(Roff.macro("SH", "A \"B\"") == ".SH \"A \\(dqB\\(dq\"")
  }

  /// Wherever a line breaks, the next one must not become a request.
  @Test func brokenLinesAreNoRequests() {
    let lines = Roff.prose(String(repeating: ".x 'y ", count: 40))
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { $0.hasPrefix("\\&") && $0.count <= 80 })
  }

  /// Nor may a text that has line breaks or marks of its own.
  @Test(arguments: ["a\n.SH b", "a\r\n'b", "\n.x", "a\t.b", ".\u{301}x", "'\u{301}x", " \u{301}.x"])
  func noTextIsARequest(text: String) {
    let lines =
      Roff.prose(text)
      + [Roff.literal(text), Roff.bold(text), Roff.macro("SH", text)].flatMap {
        $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    for line in lines.dropLast() { #expect(line.first != "." && line.first != "'", "\(line)") }
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } })
    #expect(lines.last?.hasPrefix(".SH \"") == true)
  }

  private static let requests: Set = ["TH", "SH", "SS", "TP", "IP", "PP", "br", "\\\""]

  @Test func isMadeOfKnownRequestsAndText() {
    for line in ManPage.lines {
      #expect(line.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "\(line)")
      #expect(!line.hasPrefix("'"))
      #expect(!line.isEmpty && line.utf8.count <= 200)
      if line.hasPrefix(".") {
        let name = line.dropFirst().prefix { $0 != " " }
        #expect(Self.requests.contains(String(name)), "\(line)")
      }
    }
  }

  @Test func namesEveryKeySubcommandOptionVariableAndCode() {
    let lines = ManPage.lines
    for command in Command.table {
      let keys = command.keys.map { Roff.bold($0.name) }.joined(separator: ", ")
      let text = Roff.prose("\(command.description.string).")
      let isThere = lines.indices.contains {
        lines[$0] == keys && lines[($0 + 1)...].starts(with: text)
      }
      #expect(isThere, "\(command.id)")
    }
    let labels =
      Subcommand.listed.map(\.usage.string) + CommandOption.table.map(\.labels.string)
      + EnvironmentVariable.table.map(\.name.string) + ExitCode.allCases.map { "\($0.rawValue)" }
    for label in labels { #expect(lines.contains(Roff.bold(label)), "\(label)") }
    #expect(!lines.contains { $0.contains("completion\\-words") })
  }

  @Test func theProgramPrintsIt() throws {
    let run = try Watchfloor.run("man")
    #expect(run.code == 0)
    #expect(run.lines == ManPage.lines)
    let ascii = try Watchfloor.run(["man"], environment: ["LANG": "C"])
    #expect(ascii.output == run.output)
  }

  @Test(arguments: ["ascii", "utf8"])
  func groffHasNothingToSay(device: String) throws {
    let directory = try TemporaryDirectory()
    let file = try directory.write(
      ManPage.lines.joined(separator: "\n") + "\n", to: "watchfloor.1")
    let run = try ProgramRun(
      "/usr/bin/groff", ["-man", "-T\(device)", "-ww", file],
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    #expect(run.code == 0)
    #expect(run.messageText == "")
    #expect(run.outputText.contains("The themes, by name."))
  }
}
