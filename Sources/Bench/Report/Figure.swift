/// One line of the table: a thing measured, beside the same of the reference.
struct Figure {
  let name: String
  /// With its unit and noise.
  let measured: String
  let reference: String
  /// Of the measured to the reference; larger is better where the aim says so.
  let ratio: String
  var aim: Aim?

  /// What a figure should be.
  struct Aim {
    let text: String
    let isMet: Bool

    /// - Parameter unit: with a space before it where it takes one.
    static func atMost(_ limit: Double, _ value: Double, unit: String, places: Int = 0) -> Aim {
      Aim(text: "≤ \(limit.text(places: places))\(unit)", isMet: value <= limit)
    }

    static func atLeast(_ limit: Double, _ value: Double, unit: String) -> Aim {
      Aim(text: "≥ \(limit.text(places: 0))\(unit)", isMet: value >= limit)
    }
  }
}

/// The figures in columns.
struct FigureTable {
  private static let header = ["figure", "Watchfloor", "reference", "ratio", "aim", "met"]
  private var rows: [[String]] = [header]

  mutating func add(_ figures: [Figure]) {
    rows += figures.map { figure in
      let verdict = figure.aim.map { $0.isMet ? "yes" : "NO" } ?? ""
      let aim = figure.aim?.text ?? "none"
      return [figure.name, figure.measured, figure.reference, figure.ratio, aim, verdict]
    }
  }

  var lines: [String] {
    let widths = Self.header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let table = rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return cells.joined(separator: "  ").trimmingTrailingSpaces()
    }
    return table + ["", "Medians; in parentheses the least and the greatest value of all runs."]
  }
}

extension String {
  fileprivate func trimmingTrailingSpaces() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
