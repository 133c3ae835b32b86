internal import DisplayText
package import StrictJSON

/// Reads a theme file.
///
/// ```json
/// { "schemaVersion": 1, "name": "dark", "title": "Dark", "backdrop": "dark",
///   "roles": { "severity.critical": {
///     "256": { "fg": 203, "bg": "default", "bold": true }, "16": { "fg": 9 }, "mono": { "bold": true } } } }
/// ```
///
/// A role may be missing; it then falls back along its dots. An unknown role is a finding.
package enum ThemeReader {
  /// Reads a theme; it is `nil` if a problem is an error, and the problems are returned in either
  /// case.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (value: Theme?, problems: [Problem]) {
    do {
      var reader = try DocumentReader(bytes, limits: Limits(bytes: 1 << 20, values: 20_000))
      let theme = try readTheme(&reader)
      try reader.json.end()
      let failed = reader.allProblems.contains { $0.severity == .error }
      return (failed ? nil : theme, reader.allProblems)
    } catch {
      let problem = Problem(
        offset: error.offset, severity: .error, complaint: .syntax(error.reason))
      return (nil, [problem])
    }
  }

  private enum Field: Int, CaseIterable {
    case schemaVersion, name, title, backdrop, roles
  }

  private static let fields = FieldTable(Field.self, "schemaVersion name title backdrop roles")
  private static let backdrops = FieldTable(Theme.Backdrop.self, "dark light any")

  private static func readTheme(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> Theme? {
    guard var scope = try reader.object() else { return nil }
    var name = ""
    var title = SafeText.empty
    var backdrop = Theme.Backdrop.any
    var styles: [ColorDepth: [String: Style]] = [:]
    while let index = try reader.nextField(&scope, fields) {
      switch Field(rawValue: index) {
      case .schemaVersion: _ = try reader.integer(in: 1...1)
      case .name: name = try reader.words() ?? ""
      case .title: title = SafeText(try reader.words() ?? "", limit: 60)
      case .backdrop:
        if let word = try reader.word(of: backdrops) { backdrop = Theme.Backdrop.allCases[word] }
      case .roles: styles = try readRoles(&reader)
      case nil: try reader.json.skipValue()
      }
    }
    reader.require(0b11111, in: scope, fields)
    return Theme(name: name, title: title, backdrop: backdrop, styles: styles)
  }

  /// There are many role names, so they are matched by name here and not by a field table.
  private static func readRoles(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> [ColorDepth: [String: Style]] {
    var styles: [ColorDepth: [String: Style]] = [:]
    var seen: Set<String> = []
    guard try reader.expect(.object, "an object") else { return [:] }
    try reader.json.enter()
    while let key = try reader.json.nextKey(isFirst: seen.isEmpty) {
      let name = reader.json.text(key)
      let keyOffset = key.range.lowerBound - 1
      if !seen.insert(name).inserted { reader.note(.duplicate(field: name), at: keyOffset) }
      if !knownNames.contains(name) {
        let nearest = Nearest.match(name, among: Role.allCases.map(\.name))
        reader.note(.unknown(field: name, nearest: nearest), at: keyOffset, severity: .finding)
      }
      for (depth, style) in try readForms(&reader) {
        styles[depth, default: [:]][name] = style
      }
    }
    return styles
  }

  /// Every role, and every prefix that roles fall back to.
  private static let knownNames = Set(Role.allCases.flatMap { [$0.name] + $0.fallbacks })

  private static let depths = FieldTable("mono 16 256")

  private static func readForms(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> [(ColorDepth, Style)] {
    guard var scope = try reader.object() else { return [] }
    var forms: [(ColorDepth, Style)] = []
    while let index = try reader.nextField(&scope, depths) {
      let depth = ColorDepth.allCases[index]
      if let style = try readStyle(&reader, depth) { forms.append((depth, style)) }
    }
    return forms
  }

  private enum StyleField: Int, CaseIterable {
    case fg, bg, bold, dim, underline, reverse, italic
  }

  private static let styleFields = FieldTable(
    StyleField.self, "fg bg bold dim underline reverse italic")

  private static func readStyle(
    _ reader: inout DocumentReader, _ depth: ColorDepth
  ) throws(JSONSyntaxError) -> Style? {
    guard var scope = try reader.object() else { return nil }
    var style = Style()
    while let index = try reader.nextField(&scope, styleFields) {
      switch StyleField(rawValue: index) {
      case .fg: style.foreground = try readColor(&reader, depth)
      case .bg: style.background = try readColor(&reader, depth)
      case .bold: try readFlag(.bold, &reader, &style)
      case .dim: try readFlag(.dim, &reader, &style)
      case .underline: try readFlag(.underline, &reader, &style)
      case .reverse: try readFlag(.reverse, &reader, &style)
      case .italic: try readFlag(.italic, &reader, &style)
      case nil: try reader.json.skipValue()
      }
    }
    return style
  }

  private static func readFlag(
    _ attribute: Attributes, _ reader: inout DocumentReader, _ style: inout Style
  ) throws(JSONSyntaxError) {
    if try reader.boolean() == true { style.attributes.insert(attribute) }
  }

  /// Reads a palette number, or the word `default`; a mono form has no numbers.
  private static func readColor(
    _ reader: inout DocumentReader, _ depth: ColorDepth
  ) throws(JSONSyntaxError) -> Color {
    if try reader.json.peek() == .string {
      _ = try reader.word(of: FieldTable("default"))
      return .terminalDefault
    }
    let offset = reader.json.offset
    let highest = depth == .indexed ? 255 : 15
    guard let number = try reader.integer(in: 0...highest) else { return .terminalDefault }
    if depth == .mono {
      let what: Message = "a mono form has no colours"
      reader.note(.contradiction(what, remedy: "use bold, underline or reverse"), at: offset)
    }
    return .indexed(UInt8(number))
  }
}
