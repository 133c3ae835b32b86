import Testing

@testable import CrisisModel

@Suite("IDTable")
struct IDTableTests {
  private func find(_ id: String, in table: IDTable) -> String? {
    var id = id
    return id.withUTF8 { table[$0] }
  }

  /// Whether a table of these ids holds one that may be written otherwise.
  private func holds(_ ids: [String], _ id: String) -> Bool {
    var table = IDTable(ids)
    return table.contains(id)
  }

  @Test func idsAreFoundByTheirBytes() {
    let table = IDTable(["LBY", "no-fly-zone", "all-necessary-means", "S/RES/1973 (2011)"])
    for id in table.ids { #expect(find(id, in: table) == id) }
    #expect(find("LB", in: table) == nil)
    #expect(find("all-necessary-meanz", in: table) == nil)
    #expect(find("", in: table) == nil)
  }

  @Test func manyIDsAreFound() {
    var table = IDTable()
    let ids = (0..<20_000).map { "source-\($0)" }
    let inserted = ids.map { table.insert($0) }
    #expect(inserted.allSatisfy { $0 })
    #expect(table.ids == ids)
    let again = ["source-777", "source-19999", "source-20000"].map { table.insert($0) }
    #expect(again == [false, false, true])
  }

  @Test func idsAreEqualAsText() {
    #expect(holds(["plain", "\u{E9}tat"], "e\u{301}tat"))
    #expect(!holds(["plain", "\u{E9}tat"], "etat"))
    var table = IDTable(["\u{E9}tat"])
    let inserted = ["e\u{301}tat", "etat", "etat", "\u{E9}tat"].map { table.insert($0) }
    #expect(inserted == [false, true, false, false])
  }

  /// The Kelvin sign is canonically equal to an ASCII letter.
  @Test func asciiCanEqualWhatIsNot() {
    #expect(holds(["K-1"], "\u{212A}-1"))
    #expect(holds(["\u{212A}-1"], "K-1"))
  }
}
