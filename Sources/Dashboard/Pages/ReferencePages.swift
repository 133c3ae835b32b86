internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  mutating func buildMembership(_ id: OrganizationID, _ state: StateID) -> SafeText {
    guard let organization = picture.reference.organizations[id] else { return absent(id.text) }
    let today = picture.today
    field(
      "Organisation", "\(SafeText(organization.name(on: today))) (\(id.text))", role: .strong,
      opens: .organization(id))
    field("Decides", SafeText(organization.decides))
    field("Rule", SafeText(organization.decisionRule))
    field("Members", "\(organization.members(on: today).count) on \(Dates.long(today))")
    blank()
    addMembership(of: state, in: organization)
    for neighbor in picture.reference.neighbors(of: state, on: today)
    where organization.isMember(neighbor, on: today) {
      field(
        "Neighbour", "\(picture.name(neighbor)) is a member",
        opens: .record(.border(state, neighbor)))
    }
    return "\(id.text) and \(picture.name(state))"
  }

  private mutating func addMembership(of state: StateID, in organization: Organization) {
    let name = picture.name(state)
    let entries = organization.memberships.filter { $0.state == state }
    if entries.isEmpty { field("Membership", "\(name) is not and was not a member") }
    for entry in entries {
      field("Membership", "\(name): \(words(entry.period))")
      optionalField("", entry.note)
      for suspension in entry.suspensions {
        field("Suspended", words(suspension.period))
        optionalField("", suspension.note)
      }
    }
  }

  private func words(_ period: Period) -> SafeText {
    let from =
      period.from.map { "from \(Dates.long($0))" as SafeText } ?? "since before the record begins"
    let until = period.until.map { " until \(Dates.long($0))" as SafeText } ?? ""
    return "\(from)\(until)"
  }

  mutating func buildBorder(_ first: StateID, _ second: StateID) -> SafeText {
    let title: SafeText = "\(picture.name(first)) and \(picture.name(second))"
    let border = picture.reference.landBorders.first {
      Set([$0.first, $0.second]) == Set([first, second])
    }
    guard let border else { return absent("a land border of \(title)") }
    field("Land border", words(border.period))
    return title
  }
}

enum FindingsPage {
  static func page(_ findings: [SafeText], width: Int) -> Page {
    var rows: [Page.Row] = []
    if findings.isEmpty {
      rows.append(
        Page.Row(Line("No formal error in this snapshot or the reference data."), .words))
      rows.append(Page.Row(Line("That says nothing of how complete they are.", .dim), .words))
    }
    for finding in findings {
      for (index, line) in finding.wrapped(to: max(20, width)).enumerated() {
        rows.append(Page.Row(Line(line), .item(finding), continues: index > 0))
      }
    }
    return Page(title: "Findings", rows: rows)
  }
}
