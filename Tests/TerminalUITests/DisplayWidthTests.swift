import DisplayText
import Glibc
import TestSupport
import Testing

@Suite("Display width") struct DisplayWidthTests {
  init() {
    TestLocale.prepare()
  }

  private typealias Measure = @convention(c) (Int32) -> Int32

  /// The C library's own function, which curses calls; Swift's import does not show it.
  private func wcwidth() throws -> Measure {
    let library = try #require(dlopen(nil, RTLD_NOW))
    let symbol = try #require(dlsym(library, "wcwidth"))
    return unsafeBitCast(symbol, to: Measure.self)
  }

  @Test func isThatOfTheCLibrary() throws {
    let wcwidth = try wcwidth()
    let all: [UInt32] = Array(0...0xD7FF) + Array(0xE000...0x10FFFF)
    let wrong = all.filter { value in
      guard let scalar = Unicode.Scalar(value) else { return true }
      let expected = wcwidth(Int32(value))
      return DisplayWidth.known(scalar) != (expected < 0 ? nil : Int(expected))
    }
    #expect(wrong == [])
  }

  @Test(arguments: [("a", 1), ("é", 1), ("漢", 2), ("🌍", 2), ("\u{301}", 0), ("│", 1), ("▲", 1)])
  func ofScalars(text: String, columns: Int) throws {
    let scalar = try #require(text.unicodeScalars.first)
    #expect(DisplayWidth.of(scalar) == columns)
  }

  @Test func anUnknownScalarTakesTheColumnOfItsReplacement() throws {
    let nonCharacter = try #require(Unicode.Scalar(0xFDD0 as UInt32))
    #expect(DisplayWidth.known(nonCharacter) == nil)
    #expect(DisplayWidth.of(nonCharacter) == 1)
  }

  @Test func ofTextIsTheSum() {
    #expect(DisplayWidth.of("") == 0)
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("a漢e\u{301}🌍") == 6)
  }

  /// A border of two columns in one terminal and one in another would not be straight.
  @Test(arguments: Array("─│╭╮╰╯▸◀▶●◐◇△✘○▲▼▽▾▴◆✔–≠·…›▁▂▃▄▅▆▇█⏎="))
  func chromeTakesOneColumn(sign: Character) throws {
    let scalar = try #require(sign.unicodeScalars.first)
    #expect(DisplayWidth.known(scalar) == 1)
  }
}
