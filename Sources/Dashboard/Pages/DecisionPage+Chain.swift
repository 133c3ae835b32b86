internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Who asked for it or opposed it before, and how their members on the Council voted.
  mutating func addChain(_ decision: Decision, _ crisis: Crisis) {
    guard decision.isOfSecurityCouncil else { return }
    let chain = ConsentChain(decision, in: crisis, reference: picture.reference)
    // A text without coercion or force asks for nobody's consent, and nobody is silent on it.
    guard !chain.questions.isEmpty else { return }
    heading(
      "Chain of consent", note: "stances before the vote, members' ballots"
    )
    for link in chain.links { addLink(link, of: decision, crisis) }
    addSilent(chain, decision, crisis)
  }

  /// Organisations concerned that had said nothing on it: that is neither consent nor dissent.
  private mutating func addSilent(_ chain: ConsentChain, _ decision: Decision, _ crisis: Crisis) {
    let spoken = Set(chain.links.map(\.holder))
    let silent = Consensus.concerned(
      with: crisis.state, on: decision.date, reference: picture.reference
    ).map(\.organization).filter { !spoken.contains($0) }
    guard !silent.isEmpty else { return }
    let names = SafeText.joined(silent.map(\.text), separator: " ")
    for (index, part) in names.wrapped(to: width - 21).enumerated() {
      let lead: SafeText = index == 0 ? "  silent on this:" : ""
      line(
        Line(lead.padded(to: 19), .dim).appending(part, .stanceSilent), continues: index > 0)
    }
  }

  private mutating func addLink(
    _ link: ConsentChain.Link, of decision: Decision, _ crisis: Crisis
  ) {
    var line = Line("  ").appending(link.holder.text.padded(to: 8), .strong)
    line = line + Line([padded(Labels.stance(link.position.stance), 14)])
    line = line.appending(words(daysBefore: link.daysBefore).padded(to: 15), .dim)
    for member in link.members {
      let glyph = Labels.ballotGlyph(member.ballot)
      line = line + Line([glyph, Span("\(member.state.text) ", glyph.role)])
    }
    if decision.ballots == nil {
      line = line.appending("ballots not on record by member", .noData)
    } else if link.members.isEmpty {
      line = line.appending("no member on the Council", .dim)
    }
    if !link.broke.isEmpty {
      line = line.appending(
        " \(link.broke.count) of \(link.members.count) against their own organisation", .finding)
    }
    let target = Screen.record(link.position.fact(in: crisis.id))
    self.line(line, opens: target)
    // The question and the day of the stance, and what the same body said against it.
    var words = Line("          ").appending(
      picture.name(link.position.question).lowercasedFirst, .dim)
    words = words.appending(", \(Dates.short(link.position.date, today: picture.today))", .dim)
    if !link.contrary.isEmpty { words = words.appending(";  ", .dim) }
    flow(words, self.words(contrary: link.contrary), indent: 10, opens: target)
  }
}
