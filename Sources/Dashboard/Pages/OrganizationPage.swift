internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  /// An organisation: how it decides, and its stances in every crisis.
  mutating func buildOrganization(_ id: OrganizationID) -> SafeText {
    guard let organization = picture.reference.organizations[id] else { return absent(id.text) }
    let today = picture.today
    field("Organisation", "\(SafeText(organization.name(on: today))) (\(id.text))", role: .strong)
    field("Decides", SafeText(organization.decides))
    field("Rule", SafeText(organization.decisionRule))
    for crisis in picture.snapshot.crises {
      let stands = Consensus.stands(in: crisis).filter { $0.holder.rawValue == id.rawValue }
      if stands.isEmpty { continue }
      heading(SafeText(crisis.name, limit: 80))
      for stand in stands { addStand(stand, crisis, naming: picture.name(stand.question)) }
    }
    return SafeText(organization.name(on: today))
  }
}
