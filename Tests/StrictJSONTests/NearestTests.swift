import StrictJSON
import Testing

@Suite("Nearest")
struct NearestTests {
  private let words = ["status", "state", "sources", "summary", "id"]

  @Test(arguments: [
    ("statsu", "status"), ("stat", "state"), ("soruces", "sources"), ("SUMMARY", "summary"),
    ("sumary", "summary"), ("ids", "id"), ("state", "state"),
  ])
  func misspeltWords(word: String, expected: String) {
    #expect(Nearest.match(word, among: words) == expected)
  }

  @Test(arguments: ["", "x", "verdict", "stance", "sourcesofthings"])
  func otherWords(word: String) {
    #expect(Nearest.match(word, among: ["status", "sources", "summary"]) == nil)
  }

  /// The Olympic code of Libya must not be taken for Lebanon.
  @Test func noneOfEquals() {
    #expect(Nearest.match("LBA", among: ["LBN", "LBR", "LBY"]) == nil)
    #expect(Nearest.match("LBA", among: ["LBY", "DZA"]) == "LBY")
    #expect(Nearest.match("LYB", among: ["LBN", "LBR", "LBY"]) == "LBY")
  }

  @Test func noCandidates() {
    #expect(Nearest.match("word", among: []) == nil)
  }

  @Test func marksAndLongWords() {
    #expect(Nearest.match("Côte d'Ivore", among: ["Côte d'Ivoire"]) == "Côte d'Ivoire")
    let long = String(repeating: "x", count: 100_000)
    #expect(Nearest.match(long, among: words) == nil)
  }
}
