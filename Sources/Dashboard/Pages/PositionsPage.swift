internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  mutating func buildPositions(_ crisis: Crisis) -> SafeText {
    let stands = Consensus.stands(in: crisis)
    for question in picture.reference.questions {
      let here = stands.filter { $0.question == question.id }
      if here.isEmpty { continue }
      heading(SafeText(question.name))
      for stand in here.sorted(by: { $0.latest.stance.order < $1.latest.stance.order }) {
        addStand(stand, crisis, naming: SafeText(stand.latest.body, limit: 200))
      }
    }
    if stands.isEmpty { line(Line("no position on record", .noData)) }
    addSilent(crisis, Set(stands.map(\.holder)))
    return "Positions · \(SafeText(crisis.name, limit: 80))"
  }

  private mutating func addSilent(_ crisis: Crisis, _ spoken: Set<ActorID>) {
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    let silent = concerned.filter { !spoken.contains(ActorID($0.organization.rawValue)) }
    heading("Silent", note: "concerned, without any position on record; that is not neutral")
    for entry in silent {
      let reason: SafeText =
        switch entry.concern.value {
        case .member(let isSuspended): isSuspended ? "member, suspended" : "member"
        case .neighbor(let states): "through \(SafeText.joined(states.map(\.text)))"
        }
      let line = Line("  ").appending(entry.organization.text.padded(to: 8), .strong)
      self.line(
        (line + Line([padded(Labels.silent, 14)])).appending(reason, .dim),
        opens: .record(.membership(entry.organization, crisis.state)))
    }
  }
}
