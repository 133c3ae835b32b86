import DisplayText
import Presentation
import Testing

@testable import CrisisModel

/// Which of a text's numbers are dates, each with what was read into it.
@Suite("Dates that a text names")
struct DateMentionTests {
  /// `2011-03-17`, `2011-03`, `2011`; with `→` before an end and `←` before a start.
  private func mentions(_ text: String) -> [String] {
    DateMention.mentions(in: text).map { mention in
      let iso = mention.date.day.iso
      let words: Substring =
        switch mention.date.precision {
        case .year: iso.prefix(4)
        case .month: iso.prefix(7)
        case .week, .day: iso[...]
        }
      let signs: [DateMention.Role: String] = [.end: "→", .start: "←"]
      return (signs[mention.role] ?? "") + words
    }
  }

  @Test(arguments: [
    ("on 17 March 2011", "2011-03-17"), ("the 17 Mar. 2011 attack", "2011-03-17"),
    ("March 17, 2011", "2011-03-17"), ("as of 2011-03-17.", "2011-03-17"),
    ("until 2011-03-17T23:59:00Z", "→2011-03-17"), ("19-20 March 2011", "2011-03-20"),
    ("by 31 July 2011", "→2011-07-31"), ("renewed to July 2012", "→2012-07"),
    ("in May 2011", "2011-05"), ("to the end of June 2011", "→2011-06"),
    ("on 31 April 2011", "2011-04"),
    ("from 15 September 2014", "←2014-09-15"),
  ])
  func daysAndMonths(text: String, expected: String) {
    #expect(mentions(text) == [expected])
  }

  @Test(arguments: [
    ("the counts of 2013 and 2014", ["2013", "2014"]), ("since 2011", ["2011"]),
    ("mid-2013", ["2013"]), ("in 2012–2013", ["2012", "2013"]), ("until 2013", ["→2013"]),
    ("In 2011, 2012 or 2013", ["2011", "2012", "2013"]), ("the 2012 elections", ["2012"]),
    ("in 1899", []), ("in 1900", ["1900"]), ("in 2099", ["2099"]), ("in 2100", []),
  ])
  func years(text: String, expected: [String]) {
    #expect(mentions(text) == expected)
  }

  @Test(arguments: [
    ("S/2015/792", ["2015"]), ("S/PRST/1994/16", ["1994"]),
    ("Regulation (EU) No 878/2011", ["2011"]),
    ("2011/273/CFSP Art. 1", ["2011"]), ("Decision (CFSP) 2023/2076", ["2023"]),
    ("resolution 1973 (2011)", ["2011"]), ("S/RES/2014 (2011)", ["2011"]),
    ("PSC/PR/COMM.1041 (2021)", ["2021"]), ("S/PV.2042", []), ("SC/2014", []),
  ])
  func symbols(text: String, expected: [String]) {
    #expect(mentions(text) == expected)
  }

  @Test(arguments: [
    "under resolution 2042", "resolutions 2014 and 2016", "resolutions 1970, 2009 and 2016",
    "of 2014 people", "up to 2000 troops", "2,014 dead", "in 12.2011", "in 2011.5", "the 1990s",
    "2014 fled", "0002011", "in 20110", "", "no number", "17 March",
  ])
  func otherNumbers(text: String) {
    #expect(mentions(text) == [])
  }
}
