internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  /// Crises down, organisations across.
  mutating func buildStances() -> SafeText {
    for crisis in picture.snapshot.crises {
      let stands = Consensus.stands(in: crisis).filter {
        picture.reference.isOrganization($0.holder)
      }
      let line = Line(SafeText(crisis.name, limit: 80).padded(to: 24))
      self.line(
        line.appending("\(stands.count) stances", .dim), opens: .aspect(.positions, crisis.id))
    }
    return "Crises and organisations"
  }
}
