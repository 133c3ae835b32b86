package import DisplayText

/// How every role looks, for each colour depth.
package struct Theme: Hashable, Sendable {
  /// The terminal's own colours for which a theme was made.
  ///
  /// They are used only to check contrast, since the terminal's own background is never painted
  /// over.
  package enum Backdrop: String, CaseIterable, Sendable {
    case dark, light, any
  }

  package let name: String
  package let title: SafeText
  package let backdrop: Backdrop
  /// For each depth, one style a role in the order of `Role.allCases`.
  private let styles: [ColorDepth: [Style]]
  /// The names of the roles that the theme does not set itself at a depth, for the completeness
  /// check.
  package let inherited: [ColorDepth: [String]]

  /// - Parameter styles: by depth and role name (`panel.border`); a missing role falls back along
  ///   its dots, and finally to `text`.
  package init(
    name: String, title: SafeText, backdrop: Backdrop, styles: [ColorDepth: [String: Style]]
  ) {
    self.name = name
    self.title = title
    self.backdrop = backdrop
    var resolved: [ColorDepth: [Style]] = [:]
    var inherited: [ColorDepth: [String]] = [:]
    for depth in ColorDepth.allCases {
      let own = styles[depth] ?? [:]
      resolved[depth] = Role.allCases.map { role in
        own[role.name] ?? role.fallbacks.lazy.compactMap { own[$0] }.first ?? Style()
      }
      inherited[depth] = Role.allCases.map(\.name).filter { own[$0] == nil }
    }
    self.styles = resolved
    self.inherited = inherited
  }

  package func style(_ role: Role, depth: ColorDepth) -> Style {
    styles[depth]?[Int(role.rawValue)] ?? Style()
  }

  /// All styles of a depth, indexed by a role's raw value.
  package func table(depth: ColorDepth) -> [Style] {
    styles[depth] ?? []
  }

  /// A theme that is compiled in, so that an installation without theme files still draws; it has
  /// no colours, only the terminal's own attributes.
  package static let builtIn = Theme(
    name: builtInName, title: "Built-in (no colours)", backdrop: .any,
    styles: Dictionary(
      uniqueKeysWithValues: ColorDepth.allCases.map { ($0, builtInStyles) }))

  /// The name of the compiled-in theme, which costs nothing to ask for.
  package static let builtInName = "built-in"

  private static let builtInStyles: [String: Style] = [
    "text": Style(),
    "strong": Style(attributes: .bold),
    "header": Style(attributes: .bold),
    "footer.key": Style(attributes: .bold),
    "panel.title": Style(attributes: .bold),
    "panel.title.focused": Style(attributes: [.bold, .underline]),
    "panel.border.focused": Style(attributes: .bold),
    "table.header": Style(attributes: .underline),
    "selection": Style(attributes: .reverse),
    "selection.inactive": Style(attributes: .bold),
    "stale": Style(attributes: .reverse),
    "banner": Style(attributes: .reverse),
    "severity": Style(attributes: .bold),
    "prompt.error": Style(attributes: .bold),
  ]
}
