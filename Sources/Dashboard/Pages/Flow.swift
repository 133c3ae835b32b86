internal import DisplayText

extension PageBuilder {
  /// A line that goes on below itself where the page is too narrow: nothing is cut off.
  ///
  /// - Parameters:
  ///   - parts: kept whole where a line holds them; a longer one is broken between words.
  ///   - indent: of the lines below the first.
  mutating func flow(
    _ lead: Line, _ parts: [Span], indent: Int, gap: Int = 2, opens target: Screen? = nil,
    named name: SafeText? = nil
  ) {
    let margin = ("" as SafeText).padded(to: indent)
    var line = lead
    var isEmpty = true
    let first = rows.count
    for part in parts where !part.text.isEmpty {
      let between = ("" as SafeText).padded(to: isEmpty ? 0 : gap)
      if line.width + between.width + part.text.width <= width {
        line = line.appending(between) + Line([part])
      } else {
        if !isEmpty || line.width > indent { add(line) }
        let pieces = part.text.wrapped(to: max(8, width - indent))
        for piece in pieces.dropLast() {
          add(Line(margin).appending(piece, part.role))
        }
        line = Line(margin).appending(pieces.last ?? "", part.role)
      }
      isEmpty = false
    }
    add(line)

    func add(_ line: Line) {
      self.line(line, opens: target, named: name, continues: rows.count > first)
    }
  }
}
