import Presentation
import TestSupport
import Testing

@testable import CrisisChronicle

/// The numbers of a text that may be figures.
@Suite("Figures in texts") struct FiguresTests {
  @Test(arguments: [
    ("at least 24, more than 80, at least 173, at least 233", [80, 173, 233]),
    ("Of 19,555 authorised.", [19_555]), ("More than 1,000, as told on 25 February.", [1_000]),
    ("Some 2 million, the UN says.", [2_000_000]), ("(782,300; 778,300)", [782_300, 778_300]),
    ("1.5 million people", [1_500_000]), ("of 31 December and 32 others", [32]),
    ("since mid-March 2011", []), ("the counts of 1899 and 2100", [1_899, 2_100]),
    ("no number at all", []), ("", []),
  ])
  func areFound(text: String, figures: [Double]) {
    #expect(Figures.mentioned(in: text) == figures)
  }

  @Test func areSaidAsTheyAreWritten() {
    #expect(Figures.text(1_000) == "1000")
    #expect(Figures.text(2.5) == "2.5")
  }
}
