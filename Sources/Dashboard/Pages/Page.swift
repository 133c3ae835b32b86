package import CrisisModel
package import DisplayText
internal import Presentation
internal import TerminalUI

/// A screen of lines, some of which open a record.
package struct Page: Sendable {
  package struct Row: Sendable {
    package var line: Line
    package let subject: RowSubject
    /// The figures that it is about, where a page has those of several indicators.
    package var indicator: IndicatorID?
    /// Whether it goes on with the line above it, which was too long for the page.
    package let continues: Bool

    init(
      _ line: Line, _ subject: RowSubject, of indicator: IndicatorID? = nil,
      continues: Bool = false
    ) {
      self.line = line
      self.subject = subject
      self.indicator = indicator
      self.continues = continues
    }

    static let blank = Row(.empty, .words)

    /// The screen that Enter opens.
    package var target: Screen? { subject.screen }

    package var opens: Bool {
      switch subject {
      case .screen, .instant, .command: true
      case .words, .title, .item: false
      }
    }
  }

  package var title: SafeText
  package var rows: [Row]
  /// Whether more is being worked out or read; what is missing on it is not gone.
  package var isPending = false
}

/// Collects the lines of a page, wrapped to its width.
struct PageBuilder {
  let picture: Picture
  let width: Int
  /// The crises that pass the filter, in the order chosen.
  let crises: [Crisis]
  let arrangement: SourceArrangement
  let charts: ChartArrangement
  /// What figures are held against; none where alerts are still being worked out.
  var rules: [AlertRule] = []
  private(set) var rows: [Page.Row] = []

  init(
    _ picture: Picture, crises: [Crisis] = [], sources: SourceArrangement = SourceArrangement(),
    charts: ChartArrangement = ChartArrangement(), width: Int
  ) {
    self.charts = charts
    arrangement = sources
    self.picture = picture
    self.crises = crises
    self.width = max(20, width)
  }

  static let labelWidth = 14

  mutating func blank() {
    if !rows.isEmpty { rows.append(.blank) }
  }

  mutating func heading(_ text: SafeText, note: SafeText = "") {
    blank()
    let line = Line(text.uppercased(), .tableHeader)
    title(text, note.isEmpty ? line : line.appending("  \(note)", .dim))
  }

  /// A line that begins a part of the page, by the name of the part.
  mutating func title(_ name: SafeText, _ line: Line) {
    rows.append(Page.Row(line, .title(name)))
  }

  /// - Parameters:
  ///   - name: tells the line from others that open the same, or nothing.
  ///   - continues: goes on with what the line above says.
  mutating func line(
    _ line: Line, opens target: Screen? = nil, named name: SafeText? = nil,
    of indicator: IndicatorID? = nil, continues: Bool = false
  ) {
    let subject: RowSubject =
      target.map { .screen($0, named: name) } ?? name.map(RowSubject.item) ?? .words
    rows.append(Page.Row(line, subject, of: indicator, continues: continues))
  }

  /// Gives the lines from one on, which are one text, a name.
  mutating func name(from first: Int, _ name: SafeText) {
    for row in rows.indices[first...] {
      rows[row] = Page.Row(rows[row].line, .item(name), continues: rows[row].continues)
    }
  }

  /// Says that the lines from one on are about an indicator.
  mutating func mark(from first: Int, as indicator: IndicatorID) {
    for row in rows.indices[first...] { rows[row].indicator = indicator }
  }

  mutating func text(_ text: SafeText, role: Role = .text, indent: Int = 0) {
    let margin = SafeText("").padded(to: indent)
    for (index, part) in text.wrapped(to: width - indent).enumerated() {
      line(Line(margin).appending(part, role), continues: index > 0)
    }
  }

  /// A label and its value; a long value is wrapped under itself.
  ///
  /// - Parameter name: tells fields apart that open the same.
  mutating func field(
    _ label: SafeText, _ value: SafeText, role: Role = .text, opens target: Screen? = nil,
    named name: SafeText? = nil
  ) {
    rows += Page.Row.field(
      label, value.wrapped(to: width - Self.labelWidth), role, labelWidth: Self.labelWidth,
      target.map { .screen($0, named: name) } ?? Page.Row.subject(ofField: label))
  }

  mutating func field(_ label: SafeText, _ value: Line, opens target: Screen? = nil) {
    rows.append(
      Page.Row(
        Line(label.padded(to: Self.labelWidth), .dim) + value,
        target.map { .screen($0) } ?? Page.Row.subject(ofField: label)))
  }

  /// A field that is there only where it is on record.
  mutating func optionalField(_ label: SafeText, _ value: String?) {
    if let value { field(label, SafeText(value)) }
  }

  /// The sources of a fact, each with grade and age; every one opens.
  mutating func sources(_ ids: [SourceID]) {
    heading("Sources")
    for id in ids {
      guard let source = picture.source(id) else {
        line(Line("?? \(id.text): not in this snapshot", .gradeUnknown))
        continue
      }
      self.source(source)
    }
  }

  mutating func source(_ source: Source) {
    let age = Dates.age(source.date.day, today: picture.today)
    let title = SafeText(source.symbol ?? source.title, limit: 200)
    let line = Line([Labels.grade(source.grade)])
      .appending(" \(Dates.dated(source.date)), \(age)  ", .dim)
      .appending("\(SafeText(source.publisher, limit: 120)): \(title)")
    self.line(line, opens: .record(.source(source.id)))
  }
}

extension Page.Row {
  /// A label and its value in lines, each below the other.
  static func field(
    _ label: SafeText, _ parts: [SafeText], _ role: Role, labelWidth: Int, _ subject: RowSubject
  ) -> [Page.Row] {
    (parts.isEmpty ? [""] : parts).enumerated().map { index, part in
      let lead = (index == 0 ? label : "").padded(to: labelWidth)
      return Page.Row(Line(lead, .dim).appending(part, role), subject, continues: index > 0)
    }
  }

  /// What a field without a record behind it stands for: the field, whatever its value.
  static func subject(ofField label: SafeText) -> RowSubject {
    label.isEmpty ? .words : .item(label)
  }
}

extension DashboardState {
  /// The page of the present screen; `nil` on the overview.
  package var page: Page? { page(of: screen) }

  func build(_ screen: Screen) -> Page? {
    if screen == .help { return HelpPage.page(width: size.width - 4, permissions) }
    if screen == .findings { return FindingsPage.page(allFindings, width: size.width - 4) }
    if screen == .changes { return changesPage }
    if case .earlier(let fact) = screen { return earlierPage(fact) }
    if let page = logPage(of: screen) { return page }
    if screen == .handover { return handoverPage }
    guard let picture else { return nil }
    if let page = alertsPage(of: screen, picture) { return page }
    let crises = screen.listsCrises ? visibleCrises : []
    var builder = PageBuilder(
      picture, crises: crises, sources: sources, charts: charts, width: size.width - 4)
    builder.rules = alerts?.rules.rules ?? []
    guard let title = builder.build(screen) else { return nil }
    return Page(title: title, rows: builder.rows)
  }
}

extension PageBuilder {
  /// Builds the page of a screen; gives its title, `nil` where the screen has no page.
  mutating func build(_ screen: Screen) -> SafeText? {
    switch screen {
    case .overview, .help, .findings, .changes, .earlier, .alerts, .alert, .log, .logEntry,
      .handover:
      return nil
    case .sources: return buildSources()
    case .aspect(let aspect, let id): return withCrisis(id) { $0.build(aspect, $1) }
    case .question(let id, let question):
      return withCrisis(id) { $0.buildQuestion(question, $1) }
    case .projection(let id, let question):
      return withCrisis(id) { $0.buildProjection(question, $1) }
    case .organization(let id): return buildOrganization(id)
    case .stances: return buildStances()
    case .multiples: return buildMultiples()
    case .endings: return buildEndings()
    case .reason(let derivation, let id):
      return withCrisis(id) { $0.buildReason(derivation, $1) }
    case .matrix: return buildMatrix()
    case .record(let fact): return buildRecord(fact)
    case .raw(let fact): return buildRaw(fact)
    }
  }

  private mutating func build(_ aspect: Aspect, _ crisis: Crisis) -> SafeText {
    switch aspect {
    case .ladder: buildLadder(crisis)
    case .notTried: buildNotTried(crisis)
    case .positions: buildPositions(crisis)
    case .council: buildCouncil(crisis)
    case .sixTests: buildSixTests(crisis)
    case .riskSheet: buildRiskSheet(crisis)
    case .timeline: buildTimeline(crisis)
    case .reasons: buildReasons(crisis)
    case .trends: buildTrends(crisis)
    }
  }

  /// A crisis that this snapshot does not have is said to be absent, not shown as calm.
  mutating func withCrisis(
    _ id: CrisisID, _ body: (inout PageBuilder, Crisis) -> SafeText
  ) -> SafeText {
    if let crisis = picture.crisis(id) { return body(&self, crisis) }
    line(
      Line("\(id.text) is not in the snapshot of \(Dates.group(picture.snapshot.asOf)).", .noData))
    line(Line("That is not a sign of calm: it may not have begun, or not be on record."))
    return id.text
  }

  private mutating func buildRecord(_ fact: Fact) -> SafeText {
    switch fact {
    case .crisis(let id): withCrisis(id) { $0.buildCrisis($1) }
    case .measure(let id, let measure): withCrisis(id) { $0.buildMeasure(measure, $1) }
    case .position(let id, let holder, let question, let date):
      withCrisis(id) { $0.buildPosition(holder, question, date, $1) }
    case .decision(let id, let symbol): withCrisis(id) { $0.buildDecision(symbol, $1) }
    case .event(let id, let event): withCrisis(id) { $0.buildEvent(event, $1) }
    case .source(let id): buildSource(id)
    case .step(let id): buildStep(id)
    case .membership(let organization, let state): buildMembership(organization, state)
    case .border(let first, let second): buildBorder(first, second)
    }
  }

  /// What is said of a record that this snapshot does not have.
  mutating func absent(_ what: SafeText) -> SafeText {
    line(
      Line(
        "\(what) is not on record in the snapshot of \(Dates.group(picture.snapshot.asOf)).",
        .noData))
    return what
  }
}
