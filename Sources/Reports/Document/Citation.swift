package import CrisisModel
package import DisplayText
internal import Presentation
internal import TerminalUI

extension Report {
  /// A source with the number under which the report cites it.
  package struct Citation: Hashable, Sendable {
    package let number: Int
    package let source: Source

    /// `17 Mar 2011, 3 days ago`.
    func date(on today: CalendarDay) -> SafeText {
      "\(Dates.dated(source.date)), \(Dates.age(source.date.day, today: today))"
    }

    /// Publisher, title, symbol and address; the last one as text, to be typed and not followed.
    var text: SafeText {
      let parts = [source.title, source.symbol, source.url].compactMap(\.self)
      return
        "\(SafeText(source.publisher)): \(SafeText.joined(parts.map { SafeText($0) }, separator: "; "))"
    }
  }

  /// The sources of one statement, with the best grade among them.
  package struct References: Hashable, Sendable {
    package let numbers: [Int]
    /// `nil` where none of them is graded, since none is in the snapshot.
    package let grade: Grade?
    /// Ids that the record names but does not hold.
    package let missing: [SourceID]

    /// Of what is worked out or said by the program itself.
    package static let none = References(numbers: [], grade: nil, missing: [])

    /// The numbers, three or more in a row as one.
    package var runs: [ClosedRange<Int>] {
      var runs: [ClosedRange<Int>] = []
      for number in numbers {
        if let last = runs.last, last.upperBound + 1 == number {
          runs[runs.count - 1] = last.lowerBound...number
        } else {
          runs.append(number...number)
        }
      }
      return runs.flatMap { $0.count == 2 ? $0.map { $0...$0 } : [$0] }
    }

    /// `A1`; question marks where a source is named that the snapshot does not hold.
    package var gradeText: SafeText {
      if let grade { return SafeText(grade.code) }
      return missing.isEmpty ? "" : "??"
    }
  }
}

/// Numbers sources in the order in which a report cites them.
struct CitationList {
  private(set) var citations: [Report.Citation] = []
  /// Named on record and in neither snapshot.
  private(set) var missing: [SourceID] = []
  private var numbers: [SourceID: Int] = [:]

  /// - Parameters:
  ///   - picture: the snapshot that has the record.
  ///   - isSeries: whether they stand for figures of different days.
  mutating func cite(
    _ ids: [SourceID], in picture: Picture, isSeries: Bool = false
  ) -> Report.References {
    var cited: [Int] = []
    var unknown: [SourceID] = []
    for id in ids {
      if let number = number(of: id, picture) {
        if !cited.contains(number) { cited.append(number) }
      } else if !unknown.contains(id) {
        unknown.append(id)
      }
    }
    missing += unknown.filter { !missing.contains($0) }
    let grade = isSeries ? picture.figureGrade(ids) : picture.bestGrade(ids)
    return Report.References(numbers: cited.sorted(), grade: grade, missing: unknown)
  }

  private mutating func number(of id: SourceID, _ picture: Picture) -> Int? {
    if let number = numbers[id] { return number }
    guard let source = picture.source(id) else { return nil }
    citations.append(Report.Citation(number: citations.count + 1, source: source))
    numbers[id] = citations.count
    return citations.count
  }
}

extension CitationList {
  /// Every source cited, under its number; `nil` where none is.
  func table(on today: CalendarDay) -> Report.Table? {
    guard !citations.isEmpty else { return nil }
    let rows = citations.map { citation in
      Report.Row([
        SafeText(citation.number), Labels.grade(citation.source.grade).text,
        citation.date(on: today), citation.text,
      ])
    }
    return Report.Table(
      caption: "A to F for the source, 1 to 6 for the item; F and 6: cannot be judged",
      columns: [
        .init("No", .number), .init("Gr", .word), .init("Date, age", .word), .init("Source"),
      ],
      rows: rows, listsSources: true)
  }
}
