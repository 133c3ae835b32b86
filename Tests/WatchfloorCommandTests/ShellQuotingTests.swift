import TestSupport
import Testing

@testable import WatchfloorCommand

/// What a shell reads of a quoted text is that text.
@Suite("Quoting for shells") struct ShellQuotingTests {
  /// Texts that an argument can hold: no zero byte.
  private static let texts = HostileText.quotation.filter { !$0.utf8.contains(0) } + ["", "plain"]

  @Test func bashReadsWhatWasQuoted() throws {
    let words = Self.texts.map(ShellQuoting.posix).joined(separator: " ")
    let run = try ProgramRun(
      "/bin/bash", ["--norc", "-c", "printf '%s\\0' \(words)"],
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    #expect(run.code == 0)
    let read = run.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
    #expect(read.map(Array.init) == Self.texts.map { Array($0.utf8) })
  }

  @Test func wordsThatNeedNoneHaveNoQuotes() throws {
    #expect(
      ShellQuoting.posixWords(["a-b", "TLP:RED", "120x40", "2.5"]) == "a-b TLP:RED 120x40 2.5")
    #expect(ShellQuoting.posixWords(["a b", "", "x;y", "é"]) == "'a b' '' 'x;y' 'é'")
  }

  /// By the languages of fish and of zsh's `_arguments`, whose programs need not be there.
  @Test(arguments: ["\u{301}", "\u{FE0F}", ""]) func escapesUnderMarks(mark: String) {
    let fish = "'a\\'\(mark)b\\\\\(mark)c'"
    #expect(ShellQuoting.fish("a'\(mark)b\\\(mark)c").utf8.elementsEqual(fish.utf8))
    let zsh = "\\[\(mark)x\\]\(mark)\\:\(mark)\\\\\(mark)"
    #expect(
      ShellQuoting.zshDescription("[\(mark)x]\(mark):\(mark)\\\(mark)").utf8.elementsEqual(zsh.utf8)
    )
  }
}
