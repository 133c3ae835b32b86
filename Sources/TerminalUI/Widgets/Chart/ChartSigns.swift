internal import DisplayText

/// The glyphs of one form of chart, each one column wide.
struct ChartSigns {
  let line, vertical, corner, mark, tick, dash, point, goesOn: Unicode.Scalar
  /// Whether the dash is drawn in every column; a dash with gaps is, a plain one only in every
  /// other.
  let isSolid: Bool

  init(_ form: Chart.Form) {
    let signs: [Unicode.Scalar] =
      form == .ascii
      ? ["-", "|", "+", "+", "+", "-", "*", ">"] : ["─", "│", "└", "┤", "┴", "┄", "●", "›"]
    (line, vertical, corner, mark) = (signs[0], signs[1], signs[2], signs[3])
    (tick, dash, point, goesOn) = (signs[4], signs[5], signs[6], signs[7])
    isSolid = form != .ascii
  }

  /// What the axis shows for a column.
  func axis(_ sign: ChartColumn.Sign) -> (Unicode.Scalar, Role) {
    switch sign {
    case .before: (" ", .text)
    case .nothingDue, .figure: (line, .dim)
    case .zero: ("0", .chartLine)
    case .gap: ("?", .chartGap)
    case .stale: ("?", .stale)
    }
  }

  static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
