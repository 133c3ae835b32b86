import DisplayText
import FoundationEssentials
import Glibc
import StrictJSON
import TerminalUI
import Testing

@Suite("Themes") struct ThemeTests {
  static let shipped = [
    "dark", "deuteranopia", "high-contrast", "light", "mono", "standard", "tritanopia",
  ]

  @Test func directoryHoldsTheShippedThemes() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: ThemeFile.directory)
    #expect(files.sorted() == Self.shipped.map { $0 + ".json" })
  }

  @Test(arguments: shipped) func isReadWithoutProblems(name: String) throws {
    let (theme, problems) = try ThemeFile.read(name)
    #expect(problems == [])
    #expect(theme?.name == name)
  }

  @Test(arguments: shipped) func setsEveryRoleAtEveryDepth(name: String) throws {
    let theme = try ThemeFile.theme(name)
    for depth in ColorDepth.allCases {
      #expect(theme.inherited[depth] == [], "depth \(depth.rawValue)")
    }
  }

  @Test(arguments: shipped) func isReadable(name: String) throws {
    let least = name == "high-contrast" ? 7 : ContrastCheck.normal
    let theme = try ThemeFile.theme(name)
    #expect(ContrastCheck(least: least).complaints(about: theme) == [])
  }

  /// Painted areas end the terminal's own background, which the officer chose.
  @Test(arguments: shipped) func paintsOnlyBarsAndChips(name: String) throws {
    let painted: Set<Role> = [
      .selection, .selectionInactive, .stale, .bannerError, .bannerWarning, .bannerExercise,
    ]
    let theme = try ThemeFile.theme(name)
    for depth in ColorDepth.allCases {
      for role in Role.allCases where !painted.contains(role) {
        let style = theme.style(role, depth: depth)
        #expect(style.background == .terminalDefault, "\(role.name) at \(depth.rawValue)")
        #expect(!style.attributes.contains(.reverse), "\(role.name) at \(depth.rawValue)")
      }
    }
  }

  /// Terminals halve the brightness of faint text as they like, so its contrast is unknown; older
  /// ones show italics in reverse.
  @Test(arguments: shipped) func usesNeitherFaintNorItalic(name: String) throws {
    let theme = try ThemeFile.theme(name)
    for depth in ColorDepth.allCases {
      for role in Role.allCases {
        let attributes = theme.style(role, depth: depth).attributes
        #expect(attributes.isDisjoint(with: [.dim, .italic]), "\(role.name) at \(depth.rawValue)")
      }
    }
  }

  @Test(arguments: shipped) func monoFormsHaveNoColors(name: String) throws {
    for style in try ThemeFile.theme(name).table(depth: .mono) {
      #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
    }
  }

  @Test func monoHasNoColorsAtAnyDepth() throws {
    let theme = try ThemeFile.theme("mono")
    for depth in ColorDepth.allCases {
      #expect(theme.table(depth: depth) == theme.table(depth: .mono))
    }
  }

  /// These stand without a glyph or a word of their own, so the attributes must show them.
  @Test(arguments: shipped, ColorDepth.allCases)
  func signsWithoutGlyphsStandOut(name: String, depth: ColorDepth) throws {
    let theme = try ThemeFile.theme(name)
    let pairs: [(Role, Role)] = [
      (.selection, .text), (.selectionInactive, .text), (.selection, .selectionInactive),
      (.stale, .text), (.stale, .header), (.footerKey, .footer), (.match, .text),
      (.panelTitleFocused, .panelTitle), (.panelBorderFocused, .panelBorder),
      (.bannerError, .text), (.bannerWarning, .text), (.bannerExercise, .text),
    ]
    for (one, other) in pairs {
      #expect(
        theme.style(one, depth: depth) != theme.style(other, depth: depth),
        "\(one.name) and \(other.name)")
    }
  }

  @Test(arguments: shipped.filter { $0 != "mono" }) func groupsAreToldApart(name: String) throws {
    let theme = try ThemeFile.theme(name)
    #expect(SeparationCheck(vision: .normal).complaints(about: theme) == [])
  }

  @Test(arguments: [
    ("deuteranopia", Vision.deuteranopia), ("deuteranopia", .protanopia),
    ("tritanopia", .tritanopia),
  ])
  func groupsAreToldApartWithout(name: String, vision: Vision) throws {
    let theme = try ThemeFile.theme(name)
    #expect(SeparationCheck(vision: vision).complaints(about: theme) == [])
  }
}

@Suite("Theme checks") struct ThemeCheckTests {
  @Test func greyOnBlackIsReported() {
    let complaints = ContrastCheck().complaints(about: theme(.dark, .indexed(234)))
    #expect(complaints.contains { $0.hasPrefix("text at 256: 1.2 : 1") })
  }

  @Test func ownBackgroundCountsInsteadOfTheBackdrop() {
    let style = Style(foreground: .indexed(16), background: .indexed(231))
    #expect(complaints(about: style, depth: .indexed, backdrop: .dark) == [])
  }

  @Test func defaultForegroundOnPaintIsReported() {
    let style = Style(background: .indexed(231))
    #expect(complaints(about: style, depth: .indexed, backdrop: .dark) != [])
  }

  /// Colour 1 is readable on white; its bright form, 9, is not.
  @Test func boldThatTheTerminalBrightensIsReported() {
    let plain = Style(foreground: .indexed(1))
    #expect(complaints(about: plain, depth: .sixteen, backdrop: .light) == [])
    let bold = Style(foreground: .indexed(1), attributes: .bold)
    #expect(complaints(about: bold, depth: .sixteen, backdrop: .light) != [])
  }

  /// One grey lies between black and white; its neighbours are too dark or too light.
  @Test func anyBackdropIsCheckedOnBlackAndOnWhite() {
    let grounds = [242, 243, 244].map { (number: UInt8) in
      complaints(about: Style(foreground: .indexed(number)), depth: .indexed, backdrop: .any)
    }
    #expect(grounds.map(\.isEmpty) == [false, true, false])
  }

  @Test func sixColorsSuitEveryBackdrop() {
    let suited = (16...255).filter { (number: UInt8) in
      complaints(about: Style(foreground: .indexed(number)), depth: .indexed, backdrop: .any) == []
    }
    #expect(suited == [29, 63, 98, 131, 163, 243])
  }

  /// Not even their bright forms, so a theme for any backdrop has none at 16 colours.
  @Test func noNamedColorSuitsEveryBackdrop() {
    let suited = (0...15).filter { (number: UInt8) in
      complaints(about: Style(foreground: .indexed(number)), depth: .sixteen, backdrop: .any) == []
    }
    #expect(suited == [])
  }

  @Test func weightTellsApartOnAnyBackdropOnly() {
    let styles: [String: Style] = [
      "alert.risk": Style(foreground: .indexed(29), attributes: .bold),
      "alert.opportunity": Style(foreground: .indexed(29)),
    ]
    let complaints = Theme.Backdrop.allCases.map { backdrop in
      let theme = Theme(
        name: "weight", title: "Weight", backdrop: backdrop, styles: [.indexed: styles])
      return SeparationCheck(vision: .normal).complaints(about: theme)
        .filter { $0.hasPrefix("alert") }
    }
    #expect(complaints.map(\.isEmpty) == [false, false, true])
  }

  /// Grey 234 is far from a light default foreground and like a dark one.
  @Test func defaultForegroundIsDarkOrLightOnAnyBackdrop() {
    let styles = ["alert.risk": Style(foreground: .indexed(234))]
    let theme = Theme(name: "grey", title: "Grey", backdrop: .any, styles: [.indexed: styles])
    let complaints = SeparationCheck(vision: .normal).complaints(about: theme)
    #expect(complaints.contains { $0.hasPrefix("alert.risk and alert.opportunity") })
  }

  @Test func redAndGreenOfOneLightnessAreReported() {
    let styles: [String: Style] = [
      "ballot.in.favour": Style(foreground: .indexed(142)),
      "ballot.against": Style(foreground: .indexed(173)),
      "ballot.abstaining": Style(foreground: .indexed(39)),
      "ballot.not.participating": Style(foreground: .indexed(255)),
    ]
    let theme = Theme(
      name: "red-green", title: "Red-green", backdrop: .dark, styles: [.indexed: styles])
    let pair = "ballot.in.favour and ballot.against"
    let seen = SeparationCheck(vision: .normal).complaints(about: theme)
    #expect(!seen.contains { $0.hasPrefix(pair) })
    let confused = SeparationCheck(vision: .deuteranopia).complaints(about: theme)
    #expect(confused.contains { $0.hasPrefix(pair) })
  }

  private func theme(_ backdrop: Theme.Backdrop, _ foreground: Color) -> Theme {
    Theme(
      name: "test", title: "Test", backdrop: backdrop,
      styles: [.indexed: ["text": Style(foreground: foreground)]])
  }

  private func complaints(
    about style: Style, depth: ColorDepth, backdrop: Theme.Backdrop
  ) -> [String] {
    let theme = Theme(
      name: "test", title: "Test", backdrop: backdrop, styles: [depth: ["text": style]])
    return ContrastCheck().complaints(about: theme)
  }
}

/// The theme files of the source tree.
private enum ThemeFile {
  static let directory: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/" + root + "/Themes"
  }()

  static func read(_ name: String) throws -> (value: Theme?, problems: [Problem]) {
    let bytes = try Data(contentsOf: URL(filePath: "\(directory)/\(name).json"))
    return Array(bytes).withUnsafeBufferPointer { ThemeReader.read($0) }
  }

  static func theme(_ name: String) throws -> Theme {
    try #require(try read(name).value)
  }
}

/// Finds styles whose foreground is too close to what it stands on, by WCAG 2's contrast ratio.
///
/// Default colours on each other are the officer's own choice and not checked.
private struct ContrastCheck {
  /// WCAG 2's level AA for text.
  static let normal = 4.5

  var least = Self.normal

  func complaints(about theme: Theme) -> [String] {
    ColorDepth.allCases.flatMap { depth in
      Role.allCases.flatMap { role in
        complaints(about: theme.style(role, depth: depth), on: backdrops(theme.backdrop, depth))
          .map { "\(role.name) at \(depth.rawValue): \($0)" }
      }
    }
  }

  private func complaints(about style: Style, on backdrops: [LinearColor]) -> [String] {
    var grounds = backdrops
    if case .indexed(let number) = style.background { grounds = [LinearColor(palette: number)] }
    guard case .indexed(let number) = style.foreground else {
      return style.background == .terminalDefault ? [] : ["default foreground on paint"]
    }
    return inks(number, style.attributes).flatMap { ink in
      grounds.map { ink.contrast(to: $0) }.filter { $0 < least }.map { "\(tenths($0)) : 1" }
    }
  }

  /// Many terminals show bold text of colours 0-7 in the bright colours 8-15.
  private func inks(_ number: UInt8, _ attributes: Attributes) -> [LinearColor] {
    let brightens = number < 8 && attributes.contains(.bold)
    return (brightens ? [number, number + 8] : [number]).map { LinearColor(palette: $0) }
  }

  /// Common backgrounds; at 16 colours the palette is xterm's, and so is the background.
  private func backdrops(_ backdrop: Theme.Backdrop, _ depth: ColorDepth) -> [LinearColor] {
    let black = LinearColor(0x000000)
    let white = LinearColor(0xFFFFFF)
    switch (backdrop, depth) {
    case (.dark, .indexed): return [black, LinearColor(0x121212), LinearColor(0x1E1E1E)]
    case (.light, .indexed): return [white, LinearColor(0xFDF6E3)]
    case (.dark, _): return [black]
    case (.light, _): return [white]
    case (.any, _): return [black, white]
    }
  }

  private func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}

/// Finds roles of one group that look alike at 256 colours.
///
/// Few colours are readable on any backdrop, so there bold type tells two roles apart as well.
private struct SeparationCheck {
  /// Distance in Oklab; 0.02 is just noticeable side by side.
  static let least = 0.065

  static let groups: [[Role]] = [
    [.headerLive, .headerPaused, .headerReplay],
    [.bannerError, .bannerWarning, .bannerExercise],
    [.severityCritical, .severityHigh, .severityElevated],
    [.statusCurrentCrisis, .statusImminentRisk, .statusWatch, .statusEasing, .statusClosed],
    [.trendDeteriorated, .trendUnchanged, .trendImproved],
    [.alertRisk, .alertOpportunity],
    [.rungPrevention, .rungPeaceful, .rungCoercion, .rungForce, .outsideLadder, .afterLadder],
    [
      .stateInForce, .stateProposed, .stateBlocked, .stateEnded, .stateInadequate,
      .stateNotOnRecord,
    ],
    [
      .stanceRequests, .stanceSupports, .stanceConditional, .stanceReserved, .stanceOpposes,
      .stanceRejects, .stanceSilent,
    ],
    [.ballotInFavour, .ballotAgainst, .ballotAbstaining, .ballotNotParticipating],
    [.outcomeAdopted, .outcomeVetoed, .outcomeFailed],
    [.gradeReliable, .gradeDoubtful, .gradeUnknown],
    [.tlpRed, .tlpAmber, .tlpGreen, .tlpClear],
  ]

  let vision: Vision

  func complaints(about theme: Theme) -> [String] {
    Self.groups.flatMap { group in
      group.indices.flatMap { index in
        group[..<index].compactMap { other in
          let distance = self.distance(from: other, to: group[index], theme)
          return distance < Self.least
            ? "\(other.name) and \(group[index].name): \(distance)" : nil
        }
      }
    }
  }

  private func distance(from one: Role, to other: Role, _ theme: Theme) -> Double {
    let styles = [one, other].map { theme.style($0, depth: .indexed) }
    let weights = styles.map { $0.attributes.contains(.bold) }
    if theme.backdrop == .any && weights[0] != weights[1] { return .infinity }
    let distances = defaultForegrounds(theme.backdrop).map { ink in
      look(styles[0], ink).distance(to: look(styles[1], ink))
    }
    return distances.min() ?? 0
  }

  private func defaultForegrounds(_ backdrop: Theme.Backdrop) -> [LinearColor] {
    let dark = LinearColor(0x1E1E1E)
    let light = LinearColor(0xDCDCDC)
    return switch backdrop {
    case .dark: [light]
    case .light: [dark]
    case .any: [dark, light]
    }
  }

  /// What catches the eye: a painted background, else the foreground.
  private func look(_ style: Style, _ defaultForeground: LinearColor) -> Oklab {
    let color: LinearColor =
      switch (style.background, style.foreground) {
      case (.indexed(let number), _), (_, .indexed(let number)): LinearColor(palette: number)
      default: defaultForeground
      }
    return Oklab(color.seen(with: vision))
  }
}

/// How an eye sees: matrices on linear RGB for a missing kind of cone, from Machado, Oliveira and
/// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009).
enum Vision: Sendable {
  case normal, protanopia, deuteranopia, tritanopia

  fileprivate var matrix: [[Double]] {
    switch self {
    case .normal:
      [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}

/// A colour as amounts of light, each from 0 to 1.
private struct LinearColor {
  var red: Double
  var green: Double
  var blue: Double

  /// - Parameter hex: sRGB, `0xRRGGBB`.
  init(_ hex: UInt32) {
    red = Self.light(hex >> 16)
    green = Self.light(hex >> 8)
    blue = Self.light(hex)
  }

  /// A number of xterm's palette: 16 names, a cube of 6 × 6 × 6, a ramp of 24 greys.
  init(palette number: UInt8) {
    let number = UInt32(number)
    switch number {
    case 0..<16: self.init(Self.named[Int(number)])
    case 16..<232:
      let cube = number - 16
      let steps = [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 }
      self.init(steps[0] << 16 | steps[1] << 8 | steps[2])
    default: self.init((8 + 10 * (number - 232)) * 0x010101)
    }
  }

  private static let named: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  private static func light(_ byte: UInt32) -> Double {
    let value = Double(byte & 0xFF) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// From 1 (the same) to 21 (black and white).
  func contrast(to other: LinearColor) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  func seen(with vision: Vision) -> LinearColor {
    let amounts = vision.matrix.map { row in
      min(1, max(0, row[0] * red + row[1] * green + row[2] * blue))
    }
    var seen = self
    (seen.red, seen.green, seen.blue) = (amounts[0], amounts[1], amounts[2])
    return seen
  }
}

/// Björn Ottosson's Oklab: a space where equal distances look about equally different.
private struct Oklab {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ color: LinearColor) {
    let (red, green, blue) = (color.red, color.green, color.blue)
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  func distance(to other: Oklab) -> Double {
    let squares = [lightness - other.lightness, a - other.a, b - other.b].map { $0 * $0 }
    return squares.reduce(0, +).squareRoot()
  }
}
