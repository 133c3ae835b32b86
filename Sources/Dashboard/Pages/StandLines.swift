internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// One line a stand, and one more where dissent or history do not fit beside it.
  ///
  /// - Parameter subject: what the heading above does not say.
  mutating func addStand(
    _ stand: Consensus.Stand, _ crisis: Crisis, naming subject: SafeText,
    namesDissent: Bool = true
  ) {
    let latest = stand.latest
    var line = Line("  ").appending(column(picture.short(stand.holder), 8), .strong)
    line = line + Line([padded(Labels.stance(latest.stance), 14)])
    line = line.appending(Dates.compact(stand.since, today: picture.today).padded(to: 9), .dim)
    line = line + Line([picture.gradeSpan(latest.sources), Span("  ")])
    let room = max(8, width - line.width)
    var remarks: [Span] = []
    if namesDissent && !latest.dissent.isEmpty {
      remarks.append(Span("\(SafeText.joined(latest.dissent.map(\.text))) dissent", .dim))
    }
    if stand.since != latest.date {
      remarks.append(Span("again \(Dates.compact(latest.date, today: picture.today))", .dim))
    }
    if let before = words(before: stand) { remarks.append(Span(before, .dim)) }
    flow(
      line, [Span(subject.truncated(to: room))] + remarks, indent: 10,
      opens: .record(latest.fact(in: crisis.id)))
  }

  /// `before: ○ reserved 2 Mar, ▽ opposes 20 Feb`.
  private func words(before stand: Consensus.Stand) -> SafeText? {
    let earlier = stand.history.filter { $0.date < stand.since }.map { position -> SafeText in
      let date = Dates.compact(position.date, today: picture.today)
      return "\(Labels.stance(position.stance).text) \(date)"
    }
    return earlier.isEmpty ? nil : "before: \(SafeText.joined(earlier))"
  }

  /// Text in a column that never touches the next one.
  func column(_ text: SafeText, _ columns: Int) -> SafeText {
    text.padded(to: max(columns, text.width + 1))
  }

  func padded(_ span: Span, _ columns: Int) -> Span {
    Span(span.text.padded(to: columns), span.role)
  }

  /// The stand of an organisation, then each member that is not with it.
  mutating func addEntry(_ entry: ConsensusSplit.Entry, _ crisis: Crisis) {
    guard let stand = entry.stand else {
      addSilent(entry.organization, entry.concern, crisis)
      return
    }
    addStand(
      stand, crisis, naming: SafeText(stand.latest.body, limit: 200), namesDissent: false)
    for dissent in entry.dissent { add(dissent, in: entry.organization, crisis) }
  }

  private mutating func add(
    _ dissent: ConsensusSplit.Dissent, in organization: OrganizationID, _ crisis: Crisis
  ) {
    let lead = Line("          \(Labels.dissentGlyph) ", .finding)
      .appending("\(picture.named(dissent.state))  ")
    var words: [Span] = []
    if dissent.isNamed { words.append(Span("dissents by name", .dim)) }
    if let own = dissent.own {
      let date = Dates.compact(own.date, today: picture.today)
      words.append(Span("itself \(Labels.stance(own.stance).text), \(date)", .dim))
    }
    let fact = dissent.own?.fact(in: crisis.id) ?? .membership(organization, dissent.state)
    flow(lead, words, indent: 12, opens: .record(fact))
  }

  /// An organisation that is concerned and has said nothing; opens why it is concerned.
  mutating func addSilent(
    _ organization: OrganizationID, _ concern: Consensus.Concern?, _ crisis: Crisis,
    elsewhere: SafeText? = nil
  ) {
    var line = Line("  ").appending(column(organization.text, 8), .strong)
    line = line + Line([padded(Labels.silent, 14)])
    let words = [Labels.concern(concern), elsewhere].compactMap { $0 }.map { Span($0, .dim) }
    flow(line, words, indent: 24, opens: .record(.membership(organization, crisis.state)))
  }
}
