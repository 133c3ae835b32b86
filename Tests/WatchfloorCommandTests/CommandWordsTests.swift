import Testing

@testable import WatchfloorCommand

@Suite("Words of the command line") struct CommandWordsTests {
  /// The sign ends the option's name whatever mark stands on it.
  @Test(arguments: ["\u{301}", "\u{FE0F}", "x", ""]) func valueAfterTheSign(start: String) throws {
    let words = try CommandWords(["list", "--where=\(start)libya"])
    let option = try #require(words.options.first)
    #expect(option.option.id == .filter)
    #expect(option.value.map { Array($0.utf8) } == Array("\(start)libya".utf8))
  }

  @Test func marksMakeNoOperandOfAnOption() {
    #expect(throws: UsageError.self) { try CommandWords(["-\u{301}x"]) }
    #expect(throws: UsageError.self) { try CommandWords(["--at", "--\u{301}x"]) }
  }
}
