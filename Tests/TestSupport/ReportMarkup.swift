/// The tags of an HTML document, as far as a report's writer goes.
package struct HTMLTags {
  /// Each tag with its attributes; numbers are written N.
  package let forms: [String]
  /// Elements that are not closed in the order in which they were opened.
  package let unclosed: [String]
  /// What follows an ampersand that begins none of the five references a writer needs.
  package let strayReferences: [String]

  private static let void: Set = ["meta", "!DOCTYPE"]

  /// By scalars, as browsers read: a mark may stand on a `<` and changes nothing of it.
  package init(_ html: String) {
    var forms: [String] = []
    var open: [String] = []
    var unclosed: [String] = []
    for part in html.unicodeScalars.split(separator: "<") {
      let tag = Self.text(part.prefix { $0 != ">" })
      forms.append("<\(Self.masked(tag))>")
      let name = String(tag.prefix { $0 != " " })
      if name.hasPrefix("/") {
        if open.popLast() != String(name.dropFirst()) { unclosed.append(name) }
      } else if !Self.void.contains(name) {
        open.append(name)
      }
    }
    self.forms = forms
    self.unclosed = unclosed + open
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"].map(\.unicodeScalars)
    strayReferences = html.unicodeScalars.split(separator: "&").dropFirst()
      .filter { part in !known.contains { part.starts(with: $0) } }
      .map { Self.text($0.prefix(12)) }
  }

  private static func text(_ scalars: Substring.UnicodeScalarView) -> String {
    String(Substring(scalars))
  }

  private static func masked(_ tag: String) -> String {
    var result = ""
    for character in tag {
      if !character.isASCII || !character.isNumber {
        result.append(character)
      } else if result.last != "N" {
        result.append("N")
      }
    }
    return result
  }
}

/// What a renderer of Markdown would take for markup, once escapes are set aside.
package struct MarkdownMarks {
  /// Lines with raw HTML, a link, an address that renderers link, code or mathematics.
  package let outside: [String]
  /// Rows of tables with another number of cells than the rows above.
  package let raggedRows: [String]
  /// The first word of every line that is a mark: `#`, `-`, `>`, `|`.
  package let blockStarts: Set<String>

  private static let marks = ["<", "[", "]", "`", "$", "~", "_", "://", "www.", "@", "&"]
  private static let starts = Set("#->|*+=0123456789.)")

  package init(_ markdown: String) {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(Self.bare)
    outside = lines.filter { line in Self.marks.contains { line.lowercased().contains($0) } }
    var ragged: [String] = []
    var cells: Int?
    for line in lines {
      guard line.hasPrefix("|") else {
        cells = nil
        continue
      }
      let count = line.count { $0 == "|" }
      if let cells, cells != count { ragged.append(line) }
      cells = count
    }
    raggedRows = ragged
    let firsts = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    blockStarts = Set(firsts.filter { $0.allSatisfy(Self.starts.contains) })
  }

  /// The ASCII of a line, which is all that has a meaning, without escaped characters and without
  /// the code spans that hold a mail's sign.
  private static func bare(_ line: Substring) -> String {
    var result = ""
    var rest = line.unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "\\" {
        _ = rest.popFirst()
      } else if scalar == "`", rest.first == "@" {
        while rest.first == "@" { rest.removeFirst() }
        if rest.first == "`" { rest.removeFirst() } else { result.append("`") }
      } else if scalar.isASCII {
        result.unicodeScalars.append(scalar)
        continue
      }
      result.append("x")
    }
    return result
  }
}
