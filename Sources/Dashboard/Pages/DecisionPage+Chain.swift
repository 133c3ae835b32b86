internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  /// Who asked for it or opposed it before, and how their members on the Council voted.
  mutating func addChain(_ decision: Decision, _ crisis: Crisis) {
    guard decision.isOfSecurityCouncil else { return }
    let chain = ConsentChain(decision, in: crisis, reference: picture.reference)
    guard !chain.links.isEmpty else { return }
    heading(
      "Chain of consent", note: "organisations' stances before the vote, and their members' ballots"
    )
    for link in chain.links { addLink(link, of: decision, crisis) }
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
    self.line(line, opens: .record(link.position.fact(in: crisis.id)))
  }
}
