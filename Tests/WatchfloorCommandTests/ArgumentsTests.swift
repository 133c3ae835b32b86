import CrisisModel
import Dashboard
import DisplayText
import TerminalUI
import Testing

@testable import WatchfloorCommand

@Suite("Arguments") struct ArgumentsTests {
  private func parse(_ words: String...) throws -> Arguments {
    try Arguments.parse(words)
  }

  private func error(_ words: String...) -> UsageError? {
    do {
      _ = try Arguments.parse(words)
      return nil
    } catch {
      return error
    }
  }

  @Test func nothingOpensTheShippedArchive() throws {
    let arguments = try parse()
    #expect(arguments == Arguments())
    #expect(arguments.mode == .dashboard)
    #expect(arguments.archive == nil)
    #expect(arguments.size == Size(width: 80, height: 24))
  }

  @Test func everyOptionIsUnderstood() throws {
    let arguments = try parse(
      "render", "archive", "--at", "2011-03-17", "--theme", "dark", "--color", "16", "--ascii",
      "--data", "/data", "--size", "120x40", "--keys", "j Enter text:a_b C-l")
    let day = try #require(CalendarDay("2011-03-17"))
    var expected = Arguments()
    expected.mode = .render
    expected.archive = "archive"
    expected.at = .instant(Instant(day: day, secondOfDay: 86_399))
    expected.instants = [.instant(Instant(day: day, secondOfDay: 86_399))]
    expected.theme = "dark"
    expected.colorDepth = .sixteen
    expected.isASCII = true
    expected.data = "/data"
    expected.size = Size(width: 120, height: 40)
    expected.keys = [
      .character("j"), .enter, .character("a"), .character(" "), .character("b"), .control("l"),
    ]
    expected.capabilities = [
      CapabilityNeed(what: "--data", capability: .path),
      CapabilityNeed(what: "archive", capability: .path),
    ]
    #expect(arguments == expected)
  }

  @Test func anEqualsSignJoinsNameAndValue() throws {
    let joined = try parse("--size=120x40", "--theme=a=b", "--data=", "render")
    #expect(joined.size == Size(width: 120, height: 40))
    #expect(joined.theme == "a=b")
    #expect(joined.data == "")
    #expect(joined.mode == .render)
  }

  @Test func twoDashesEndTheOptions() throws {
    #expect(try parse("--", "--ascii").archive == "--ascii")
    #expect(try parse("validate", "--", "--help").mode == .validate(["--help"]))
    #expect(try parse("-").archive == "-")
  }

  @Test(arguments: [
    ("--help", Arguments.Mode.help(nil)), ("-h", .help(nil)), ("help", .help(nil)),
    ("--version", .version), ("man", .man),
    ("-V", .version), ("doctor", .doctor), ("render", .render),
  ])
  func modes(word: String, mode: Arguments.Mode) throws {
    #expect(try parse(word).mode == mode)
    #expect(try parse(word).archive == nil)
  }

  @Test func validateTakesManyFilesAndAtLeastOne() throws {
    #expect(try parse("validate", "a", "b").mode == .validate(["a", "b"]))
    #expect(error("validate") == .missing(.file, of: .validate))
  }

  @Test(arguments: ["2011-03-17T06:00Z", "2011-03-17 06:00", "20110317T060000Z", "170600Z MAR 11"])
  func timesAreTakenInEveryForm(text: String) throws {
    let instant = try #require(Instant("20110317T060000Z"))
    #expect(try parse("--at", text).at == .instant(instant))
  }

  @Test(arguments: [
    ("auto", nil), ("never", ColorDepth.mono), ("mono", .mono), ("16", .sixteen),
    ("256", .indexed),
  ])
  func colors(word: String, depth: ColorDepth?) throws {
    #expect(try parse("--color", word).colorDepth == depth)
  }

  @Test(arguments: [
    ("--colour", "--color"), ("--siz", "--size"), ("--versoin", "--version"), ("--key", "--keys"),
  ])
  func anUnknownOptionNamesTheNearest(option: String, nearest: String) {
    #expect(error(option) == .unknownOption(option, nearest: nearest))
    #expect(error(option)?.text.string.contains("did you mean \(nearest)?") == true)
  }

  @Test func anUnknownOptionWithoutALikeOnePointsToHelp() {
    #expect(error("--frobnicate") == .unknownOption("--frobnicate", nearest: nil))
    #expect(error("-x")?.text.string == "unknown option -x; see --help")
  }

  @Test(arguments: ["--at", "--color", "--data", "--keys", "--size", "--theme"])
  func anOptionWithoutItsValueSaysSo(option: String) {
    #expect(error("render", option) == .missingValue(option: option))
  }

  @Test(arguments: [
    ("--at", "yesterday"), ("--at", "2011-02-31"), ("--at", ""), ("--color", "red"),
    ("--size", "80"), ("--size", "0x24"), ("--size", "80x1001"), ("--size", "80x24x1"),
    ("--size", "axb"), ("--size", "-80x24"), ("--keys", "Foo"), ("--keys", "j text:"),
    // not quite a size
    ("--size", "80x24x"), ("--size", "80xx24"), ("--size", "80x24xfoo"), ("--size", "80,x24"),
  ])
  func aBadValueSaysWhatToWrite(option: String, value: String) throws {
    let found = try #require(error("render", option, value))
    guard case .badValue(let named, _, let problem) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(named == option)
    #expect(problem.string.contains("write ") || problem.string.contains("check "))
    #expect(error("render", "\(option)=\(value)") == found)
  }

  @Test(arguments: ["--ascii=no", "--help=x", "--version=2"])
  func aFlagTakesNoValue(word: String) {
    #expect(error(word) != nil)
  }

  @Test func oneArchiveIsEnough() {
    #expect(error("a", "b") == .unexpected("b"))
    #expect(error("render", "a", "b") == .unexpected("b"))
  }

  @Test func hostileWordsAreQuotedHarmlessly() throws {
    let text = try #require(error("--\u{1B}[2J\u{202E}")).text
    #expect(text.string.hasPrefix(#"unknown option "--\u001b[2J\u202e""#))
  }

  @Test func helpNamesEveryOption() {
    let help = HelpText.lines.map(\.string).joined(separator: "\n")
    for option in CommandOption.table { #expect(help.contains(option.name)) }
    #expect(HelpText.lines.allSatisfy { $0.width <= 100 })
  }
}
