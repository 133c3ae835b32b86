import TerminalUI
import Testing

@testable import NcursesTerminal

@Suite("Palette")
struct PaletteTests {
  private let eight = Palette(colors: 8, hasTerminalDefaults: true)
  private let many = Palette(colors: 256, hasTerminalDefaults: true)

  private func style(_ foreground: UInt8?, on background: UInt8? = nil) -> Style {
    Style(
      foreground: foreground.map(Color.indexed) ?? .terminalDefault,
      background: background.map(Color.indexed) ?? .terminalDefault)
  }

  private func look(
    _ foreground: Int32, on background: Int32, _ attributes: Attributes = []
  ) -> Palette.Look {
    let pair = ColorPair(foreground: foreground, background: background)
    return Palette.Look(pair: pair, attributes: attributes)
  }

  @Test func manyColorsAreTakenAsTheyAre() {
    #expect(many.look(of: style(203, on: 17)) == look(203, on: 17))
    #expect(many.look(of: style(9)) == look(9, on: -1))
    #expect(many.look(of: style(nil)) == look(-1, on: -1))
  }

  @Test func eightColorsShowBrightOnesInBold() {
    #expect(eight.look(of: style(9)) == look(1, on: -1, .bold))
    #expect(eight.look(of: style(15, on: 12)) == look(7, on: 4, .bold))
    #expect(eight.look(of: style(3, on: 4)) == look(3, on: 4))
  }

  @Test func brightBlackIsNotDrawnBlackOnBlack() {
    #expect(eight.look(of: style(8)) == look(-1, on: -1))
  }

  @Test func textInTheColorOfItsBackgroundGetsAContrast() {
    #expect(many.look(of: style(1, on: 1)) == look(15, on: 1))
    #expect(many.look(of: style(231, on: 231)) == look(0, on: 231))
    #expect(many.look(of: style(16, on: 16)) == look(15, on: 16))
    #expect(many.look(of: style(250, on: 250)) == look(0, on: 250))
    #expect(eight.look(of: style(4, on: 4)) == look(7, on: 4))
    #expect(eight.look(of: style(12, on: 4)) == look(7, on: 4, .bold))
  }

  @Test func withoutOwnColorsWhiteOnBlackStandsIn() {
    let palette = Palette(colors: 8, hasTerminalDefaults: false)
    #expect(palette.look(of: style(nil)) == look(7, on: 0))
  }

  @Test func everyColorOnItselfIsReadable() {
    for index in UInt8.min...UInt8.max {
      for palette in [eight, many] {
        let pair = palette.look(of: style(index, on: index)).pair
        #expect(pair.foreground != pair.background)
      }
    }
  }
}

@Suite("Pair table")
struct PairTableTests {
  private func pair(_ number: Int32) -> ColorPair {
    ColorPair(foreground: number, background: -1)
  }

  @Test func aPairKeepsItsNumber() {
    var table = PairTable(terminalPairs: 64)
    var installed: [Int32] = []
    for _ in 0..<2 {
      for index in 0..<10 as Range<Int32> {
        let number = table.number(of: pair(index), inUse: { _ in true }) { number, _ in
          installed.append(number)
        }
        #expect(number == index + 1)
      }
    }
    #expect(installed == Array(1...10))
  }

  @Test func whenFullAPairThatIsNotShownGivesItsNumberUp() {
    var table = PairTable(terminalPairs: 4)
    for index in 1...3 as ClosedRange<Int32> {
      _ = table.number(of: pair(index), inUse: { _ in true }) { _, _ in }
    }
    let shown = Set([pair(1), pair(3), pair(4)])
    let number = table.number(of: pair(4), inUse: shown.contains) { _, _ in }
    #expect(number == 2)
    let again = table.number(of: pair(2), inUse: { _ in true }) { _, _ in }
    #expect(again == 0)
  }

  @Test func withoutPairsThereIsOnlyTheDefault() {
    for pairs in [-1, 0, 1] {
      var table = PairTable(terminalPairs: pairs)
      #expect(table.number(of: pair(1), inUse: { _ in false }) { _, _ in } == 0)
    }
  }
}
