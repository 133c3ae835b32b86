internal import CrisisModel
package import DisplayText
internal import Presentation

/// A report as lines of at most 80 columns, or fewer where its kind says so, for a terminal, a mail or a telex.
package struct ReportText {
  private let report: Report
  private var columns: Int { report.kind.columns }

  package init(_ report: Report) {
    self.report = report
  }

  package var lines: [SafeText] {
    let blank: [SafeText] = [.empty]
    var lines = marking + blank + wrapped(report.title.uppercased()) + blank
    lines += fields(report.header)
    for notice in report.notices { lines += blank + wrapped(Self.text(notice)) }
    for (index, section) in report.sections.enumerated() {
      lines += blank + heading("\(index + 1)  \(section.title.uppercased())")
      for block in section.blocks { lines += blank + self.lines(block) }
    }
    return lines + blank + [rule] + fields(report.signatures) + blank + marking
  }

  private var rule: SafeText {
    SafeText.joined(Array(repeating: "-", count: columns), separator: "")
  }

  /// In the middle of the line.
  private var marking: [SafeText] {
    let words: [SafeText] = [report.marking.text] + (report.isExercise ? ["EXERCISE"] : [])
    return words.map { "\(SafeText.empty.padded(to: (columns - $0.width) / 2))\($0)" }
  }

  private func heading(_ text: SafeText) -> [SafeText] {
    wrapped(text) + [rule]
  }

  private func fields(_ fields: [Report.Field]) -> [SafeText] {
    let width = (fields.map(\.label.width).max() ?? 0) + 2
    return fields.flatMap { field in
      let value = field.value.isEmpty ? "______________________________" : field.value
      // What is copied as one word is not broken: it has a line of its own.
      let isWord = value.width > columns - width && !value.string.utf8.contains(UInt8(ascii: " "))
      if isWord { return [field.label] + wrapped(value) }
      return indented(value, under: field.label.padded(to: width))
    }
  }

  private func lines(_ block: Report.Block) -> [SafeText] {
    switch block {
    case .heading(let text): wrapped("== \(text)")
    case .paragraph(let passage): wrapped(Self.text(passage))
    case .list(let passages): passages.flatMap { indented(Self.text($0), under: "  * ") }
    case .table(let table): ReportTextTable(table, columns: columns).lines
    }
  }

  private func wrapped(_ text: SafeText) -> [SafeText] { text.wrapped(to: columns) }

  /// Wrapped beside what stands before it.
  private func indented(_ text: SafeText, under lead: SafeText) -> [SafeText] {
    text.wrapped(to: max(20, columns - lead.width)).enumerated().map { index, line in
      index == 0 ? lead + line : SafeText.empty.padded(to: lead.width) + line
    }
  }

  package static func text(_ passage: Report.Passage) -> SafeText {
    passage.references == .none ? passage.text : "\(passage.text) (\(passage.references.text))"
  }
}

extension Report.References {
  /// `A1 [3, 7]`.
  var text: SafeText {
    guard self != .none else { return "" }
    guard !numbers.isEmpty else { return "?? source not in the snapshot" }
    let parts = runs.map { run -> SafeText in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
    }
    return "\(gradeText) [\(SafeText.joined(parts))]"
  }
}
