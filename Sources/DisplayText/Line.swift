/// A piece of text with its role; the style is kept beside the text, never inside it.
package struct Span: Hashable, Sendable {
  package var text: SafeText
  package var role: Role

  package init(_ text: SafeText, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One line of text in several roles.
package struct Line: Hashable, Sendable {
  package var spans: [Span]

  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  package init(_ text: SafeText, _ role: Role = .text) {
    self.spans = [Span(text, role)]
  }

  package static let empty = Line()

  package var width: Int { spans.reduce(0) { $0 + $1.text.width } }

  package var text: SafeText {
    SafeText.joined(spans.map(\.text), separator: "")
  }

  package static func + (left: Line, right: Line) -> Line {
    Line(left.spans + right.spans)
  }

  package func appending(_ text: SafeText, _ role: Role = .text) -> Line {
    Line(spans + [Span(text, role)])
  }
}

extension Line {
  /// At most `lines` lines of at most `columns`, broken at spaces; the last one ends with an
  /// ellipsis if something was left out.
  ///
  /// A word that is wider than a line is cut.
  package func wrapped(to columns: Int, lines: Int) -> [Line] {
    guard columns > 0, lines > 0 else { return [] }
    let words = spans.flatMap(\.words)
    var result: [Line] = []
    var rest = words[...]
    while !rest.isEmpty && result.count < lines {
      let isLast = result.count == lines - 1
      result.append(isLast ? Line(Array(rest)).cut(to: columns) : Self.taking(&rest, columns))
    }
    return result
  }

  /// Takes the words that fit, at least one, from the front; drops a space at a break.
  private static func taking(_ words: inout ArraySlice<Span>, _ columns: Int) -> Line {
    var line = Line()
    while let word = words.first {
      if !line.spans.isEmpty && line.width + word.text.width > columns { break }
      line.spans.append(word)
      words.removeFirst()
    }
    if let next = words.first {
      words[words.startIndex] = Span(next.text.withoutLeadingSpace, next.role)
    }
    if let last = line.spans.popLast() {
      line = line.appending(last.text.trimmed, last.role)
    }
    return line.cut(to: columns)
  }

  /// The line cut to so many columns, with an ellipsis if something was cut.
  package func cut(to columns: Int) -> Line {
    guard width > columns else { return self }
    var line = Line()
    for span in spans {
      let room = columns - line.width
      if span.text.width >= room {
        return line.appending((span.text + " ").truncated(to: room), span.role)
      }
      line.spans.append(span)
    }
    return line
  }
}

extension Span {
  /// The words, each with the space before it.
  fileprivate var words: [Span] {
    text.string.split(separator: " ", omittingEmptySubsequences: false).enumerated().map {
      Span(SafeText(alreadySafe: $0 == 0 ? String($1) : " \($1)"), role)
    }.filter { !$0.text.isEmpty }
  }
}

extension SafeText {
  fileprivate var withoutLeadingSpace: SafeText {
    string.first == " " ? SafeText(alreadySafe: String(string.dropFirst())) : self
  }
}
