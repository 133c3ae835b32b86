import StrictJSON
import Testing

@Suite("FieldTable")
struct FieldTableTests {
  private enum Field: CaseIterable {
    case id, name, names, état
  }

  private func index(_ name: String, guess: Int = 0) -> Int? {
    var name = name
    return name.withUTF8 { FieldTable(Field.self).index(of: $0, guess: guess) }
  }

  @Test func namesAreFoundFromEveryGuess() {
    for guess in 0...5 {
      #expect(index("id", guess: guess) == 0)
      #expect(index("name", guess: guess) == 1)
      #expect(index("names", guess: guess) == 2)
      #expect(index("état", guess: guess) == 3)
      #expect(index("nam", guess: guess) == nil)
      #expect(index("", guess: guess) == nil)
    }
  }

  @Test func namesAreComparedByBytes() {
    #expect(index("ID") == nil)
    #expect(index("e\u{301}tat") == nil)
  }

  @Test func sixtyFourNamesFit() {
    let table = FieldTable((0..<64).map { "f\($0)" })
    var name = "f63"
    #expect(name.withUTF8 { table.index(of: $0) } == 63)
  }
}
