internal import Dashboard
internal import DisplayText
internal import Reports
internal import TerminalUI

/// The forms in which a report is written.
enum ReportFormat: String, CaseIterable {
  case text, markdown, html, json

  /// - Parameter isASCII: counts for text alone; the others are UTF-8 by their own definition.
  func bytes(of report: Report, isASCII: Bool) -> [UInt8] {
    switch self {
    case .text:
      let lines = ReportText(report).lines.map { isASCII ? AsciiForm.of($0.string) : $0.string }
      return Array((lines.joined(separator: "\n") + "\n").utf8)
    case .markdown: return Array(ReportMarkdown(report).text.utf8)
    case .html: return Array(ReportHTML(report).text.utf8)
    case .json: return ReportJSON(report).bytes
    }
  }
}
