internal import CrisisModel
internal import DisplayText
internal import Presentation

/// The wording of a rung's state, of what is apart from the ladder, and of what was not tried.
struct LadderLines {
  /// How much a line says.
  enum Detail {
    /// What a column of 40 has room for.
    case narrow
    /// Without the steps' names, which stand below.
    case plain
    case named
  }

  private let picture: Picture
  private let detail: Detail

  private var isNarrow: Bool { detail == .narrow }

  init(_ picture: Picture, _ detail: Detail = .named) {
    self.picture = picture
    self.detail = detail
  }

  /// `3 COERCION ● in force  5 since 26 Feb · freeze, embargo`.
  ///
  /// - Parameter forceIsOutside: force is used apart from the ladder, which an empty fourth rung
  ///   must not hide.
  func rung(
    _ state: Ladder.RungState, of ladder: Ladder, forceIsOutside: Bool = false
  ) -> Line {
    let name = "\(state.rung.rawValue) \(Self.title(state.rung).padded(to: 8)) " as SafeText
    let line = Line(name, Labels.rungRole(state.rung))
    if forceIsOutside, state.rung == .force, state.state == .notOnRecord {
      return line
        + Line([Labels.stateGlyph(.notOnRecord)])
        .appending(" none, but see OUTSIDE", .outsideLadder)
    }
    return line + self.state(state, of: ladder)
  }

  /// The same without the rung's name.
  func state(_ state: Ladder.RungState, of ladder: Ladder) -> Line {
    let label = Labels.state(state.state)
    guard state.state != .notOnRecord else { return Line([label]) }
    let word = isNarrow ? Labels.narrowState(state.state) : label
    return Line([Span(word.text.padded(to: isNarrow ? 12 : 20), word.role)])
      + summary(state.onRecord, ladder)
  }

  func apart(
    _ name: SafeText, _ role: Role, _ steps: [Ladder.StepState], of ladder: Ladder
  ) -> Line {
    let state = steps.map(\.state).standing
    let word = isNarrow ? Labels.narrowState(state) : Labels.state(state)
    return Line("  \(name.padded(to: 9))", role)
      + Line([Span(word.text.padded(to: isNarrow ? 12 : 20), word.role)])
      + summary(steps, ladder)
  }

  private static func title(_ rung: Rung) -> SafeText {
    switch rung {
    case .prevention: "PREVENT"
    case .peacefulMeans: "PEACEFUL"
    case .coercion: "COERCION"
    case .force: "FORCE"
    }
  }

  /// How many steps stand where the rung does, and since when; then the others.
  private func summary(_ steps: [Ladder.StepState], _ ladder: Ladder) -> Line {
    let furthest = steps.map(\.state).standing
    let leading = steps.filter { $0.state == furthest || ($0.isInForce && furthest == .inForce) }
    let others = steps.count - leading.count
    let first = leading.flatMap(\.measures).filter { ladder.state(of: $0) == furthest }.map(\.from)
      .min()
    let day = first.map { Dates.compact($0, today: picture.today) } ?? "?"
    let plus: SafeText = others > 0 ? "+\(others)" : ""
    if isNarrow { return Line("\(leading.count)\(plus)").appending(" · \(day)", .dim) }
    let count: SafeText = leading.count == 1 ? "1 step" : "\(leading.count) steps"
    let rest: SafeText = others > 0 ? " (\(plus) not)" : ""
    let line = Line("\(count)\(rest) since \(day)")
    guard detail == .named else { return line }
    let names = SafeText.joined(leading.newestFirst.map { SafeText($0.step.short, limit: 20) })
    return line.appending(" · \(names)", .dim)
  }

  /// One glyph a test, in their order.
  func sixTests(_ tests: SixTests) -> Line {
    let glyphs = tests.outcomes.map { Labels.testGlyph($0.result.value) }
    return Line("  six tests ", .dim) + Line(glyphs)
  }

  /// `ENDS      in 12 days, Arms embargo, EU`.
  func ends(_ ending: Ending) -> Line {
    let isOver = ending.daysLeft < 0
    return Line(isOver ? "ENDED?     " : "ENDS       ", .strong)
      .appending(
        Dates.age(ending.until, today: picture.today), isOver ? .stale : .severityHigh
      )
      .appending(", \(picture.short(ending.measure.actor)): \(picture.name(ending.measure.step))")
  }

  func notTried(_ ladder: Ladder) -> Line {
    Line("NOT TRIED  ", .strong) + notTriedCount(ladder)
  }

  func notTriedCount(_ ladder: Ladder) -> Line {
    let groups = ladder.notTried
    let peaceful = groups.filter { $0.rung < .coercion }
    let open = peaceful.reduce(0) { $0 + $1.steps.count }
    let line = Line("\(open) of \(peaceful.reduce(0) { $0 + $1.of }) peaceful steps")
    if isNarrow { return line }
    let count = groups.reduce(0) { $0 + $1.steps.count }
    return line.appending(", \(count) of \(groups.reduce(0) { $0 + $1.of }) short of force", .dim)
  }
}
