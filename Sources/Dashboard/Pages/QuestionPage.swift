internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  /// Who stands where on one question of a crisis.
  mutating func buildQuestion(_ id: QuestionID, _ crisis: Crisis) -> SafeText {
    let stands = Consensus.stands(in: crisis).filter { $0.question == id }
    if stands.isEmpty { line(Line("no position on record", .noData)) }
    for stand in stands.sorted(by: { $0.latest.stance.order < $1.latest.stance.order }) {
      addStand(stand, crisis, naming: SafeText(stand.latest.body, limit: 200))
    }
    return "\(picture.name(id)) · \(SafeText(crisis.name, limit: 80))"
  }
}
