import CrisisModel
import Testing

@Suite("Grade")
struct GradeTests {
  @Test func allThirtySixReadBack() {
    for reliability in Grade.Reliability.allCases {
      for credibility in Grade.Credibility.allCases {
        let grade = Grade(reliability, credibility)
        #expect(Grade(grade.code) == grade)
      }
    }
    #expect(Grade("A1") == Grade(.completelyReliable, .confirmed))
    #expect(Grade("F6") == Grade(.cannotBeJudged, .cannotBeJudged))
  }

  @Test(arguments: [
    "", "A", "1", "A0", "A7", "G1", "a1", "1A", "A1 ", " A1", "A11", "AA", "é", "A１",
  ])
  func noGrades(text: String) {
    #expect(Grade(text) == nil)
  }
}
