internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  /// An organisation: how it decides, whether its members voted with it, and its record in every
  /// crisis of the snapshot.
  mutating func buildOrganization(_ id: OrganizationID) -> SafeText {
    guard let organization = picture.reference.organizations[id] else { return absent(id.text) }
    addIdentity(organization)
    addCohesion(organization)
    addRecord(organization)
    addPowers(organization)
    addMembers(organization)
    return "\(SafeText(organization.name(on: picture.today), limit: 100)) (\(id.text))"
  }

  private mutating func addIdentity(_ organization: Organization) {
    let today = picture.today
    let name = SafeText(organization.name(on: today))
    field("Organisation", "\(name) (\(organization.id.text))", role: .strong)
    if today < organization.founded {
      field(
        "", "not founded on \(Dates.long(today)); founded \(Dates.long(organization.founded))",
        role: .finding)
    } else {
      field(
        "Founded", "\(Dates.long(organization.founded)), \(SafeText(organization.headquarters))")
    }
    field("Decides", SafeText(organization.decides))
    field("Rule", SafeText(organization.decisionRule))
    let members = organization.members(on: today)
    let suspended = members.filter { organization.suspension(of: $0, on: today) != nil }
    let names = SafeText.joined(suspended.map { picture.named($0) })
    let note: SafeText = suspended.isEmpty ? "none suspended" : "suspended: \(names)"
    field("Members", "\(members.count) on \(Dates.long(today)), listed below; \(note)")
  }

  private mutating func addPowers(_ organization: Organization) {
    heading("Steps on its own authority")
    if organization.powers.isEmpty { line(Line("none in the reference data", .noData)) }
    let steps = organization.powers.compactMap { picture.reference.step($0) }
    for rung in Rung.allCases {
      addSteps(steps.filter { $0.rung == rung }, "\(rung.rawValue) \(Labels.shortRung(rung))")
    }
    addSteps(steps.filter { $0.place == .outside }, "outside")
    addSteps(steps.filter { $0.place == .after }, "after")
  }

  private mutating func addSteps(_ steps: [Step], _ label: SafeText) {
    if steps.isEmpty { return }
    field(
      "  \(label)", SafeText.joined(steps.map { SafeText($0.name, limit: 80) }, separator: "; "))
  }

  private mutating func addMembers(_ organization: Organization) {
    let today = picture.today
    let members = organization.members(on: today)
    heading("Members", note: "\(members.count) on \(Dates.long(today)); Enter shows since when")
    if members.isEmpty { line(Line("no member on this day in the reference data", .noData)) }
    for state in members {
      var line = Line("  ").appending("\(state.text)  ", .dim).appending(picture.name(state))
      if let suspension = organization.suspension(of: state, on: today) {
        let since = suspension.period.from.map { " since \(Dates.long($0))" as SafeText } ?? ""
        line = line.appending("  suspended\(since)", .finding)
      }
      self.line(line, opens: .record(.membership(organization.id, state)))
    }
  }
}
