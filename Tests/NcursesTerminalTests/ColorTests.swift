import TerminalProbe
import TerminalUI
import Testing

@testable import NcursesTerminal

@Suite("Color decision")
struct ColorDecisionTests {
  private func decide(
    _ option: ColorDepth? = nil, _ environment: [String: String] = [:], colors: Int = 256
  ) -> ColorDecision {
    ColorDecision.decide(option: option, environment: environment, colors: colors)
  }

  @Test(arguments: [
    (-1, ColorDepth.mono), (0, .mono), (2, .mono), (8, .sixteen), (16, .sixteen), (88, .sixteen),
    (256, .indexed), (0x1000000, .indexed),
  ])
  func terminfoDecides(colors: Int, depth: ColorDepth) {
    #expect(decide(colors: colors) == ColorDecision(depth: depth, rule: .terminfo))
  }

  @Test func noColorCountsWhateverItSays() {
    for value in ["1", "yes", "0", "false"] {
      let decision = decide(nil, ["NO_COLOR": value])
      #expect(decision == ColorDecision(depth: .mono, rule: .noColor))
    }
    #expect(decide(nil, ["NO_COLOR": ""]).rule == .terminfo)
  }

  @Test func aDumbTerminalHasNoColors() {
    let decision = decide(nil, ["TERM": "dumb"])
    #expect(decision == ColorDecision(depth: .mono, rule: .dumbTerminal))
  }

  @Test func theOptionWins() {
    let decision = decide(.sixteen, ["NO_COLOR": "1", "TERM": "dumb"])
    #expect(decision == ColorDecision(depth: .sixteen, rule: .option))
    #expect(decide(.mono).rule == .option)
  }

  @Test func theOptionCannotDoMoreThanTheTerminal() {
    let decision = decide(.indexed, colors: 8)
    #expect(decision == ColorDecision(depth: .sixteen, rule: .optionLimitedByTerminfo))
  }
}

extension OnATerminal {
  @Suite("Colors on the wire")
  struct ColorsOnTheWireTests {
    /// Attributes may be sent, colours not.
    private func sendsColors(_ terminal: PseudoTerminal) -> Bool {
      ["\u{1B}[3", "\u{1B}[4", "\u{1B}[9", "\u{1B}[10"].contains { prefix in
        (0...9).contains { digit in terminal.contains("\(prefix)\(digit)") }
      } && (terminal.contains("\u{1B}[38;5;") || terminal.contains("\u{1B}[32m"))
    }

    @Test(arguments: [
      (["NO_COLOR": "yes"], "depth mono noColor"),
      (["TERM": "dumb"], "depth mono dumbTerminal"),
      (["TERM": "vt100"], "depth mono terminfo"),
      (["TERM": "xterm-mono"], "depth mono terminfo"),
      (["PROBE_COLOR": "mono"], "depth mono option"),
    ])
    func none(environment: [String: String], told: String) throws {
      let terminal = try DemoProgram.start(environment)
      #expect(terminal.told.contains(told))
      #expect(terminal.wait { $0.contains("row 23 of the demo") })
      #expect(!sendsColors(terminal))
    }

    @Test(arguments: [
      (["NO_COLOR": "1", "PROBE_COLOR": "256"], "depth 256 option", "\u{1B}[38;5;"),
      (["NO_COLOR": ""], "depth 256 terminfo", "\u{1B}[38;5;"),
      (["TERM": "linux"], "depth 16 terminfo", "\u{1B}[32m"),
      (["PROBE_COLOR": "16"], "depth 16 option", "\u{1B}[32m"),
      (["TERM": "linux", "PROBE_COLOR": "256"], "depth 16 optionLimitedByTerminfo", "\u{1B}[32m"),
    ])
    func some(environment: [String: String], told: String, sequence: String) throws {
      let terminal = try DemoProgram.start(environment)
      #expect(terminal.told.contains(told))
      #expect(terminal.wait { $0.contains(sequence) })
    }

    @Test func aNewThemeIsDrawnAtOnce() throws {
      let terminal = try DemoProgram.start()
      #expect(terminal.wait { $0.contains("\u{1B}[38;5;100m") })
      terminal.forgetOutput()
      #expect(terminal.type("\u{19}", toTell: "key C-y"))
      #expect(terminal.wait { $0.contains("\u{1B}[38;5;110m") && $0.contains("row 23") })
      #expect(!terminal.contains("\u{1B}[38;5;100m"))
    }
  }
}
