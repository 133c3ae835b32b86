/// Force on record, by what it rests on; the four kinds are never added together.
package struct ForceRecord: Sendable {
  package static let withoutAuthority: StepID = "force-without-authority"
  package static let byInvitation: StepID = "force-by-invitation"
  package static let selfDefence: StepID = "self-defence"

  /// On rung 4, with an adopted decision of the Council.
  package let authorized: [Measure]
  package let byInvitation: [Measure]
  package let inSelfDefence: [Measure]
  package let withoutAuthority: [Measure]

  package init(_ crisis: Crisis, reference: Reference) {
    let taken = crisis.measures.filter { $0.status == .inForce || $0.status == .ended }
    authorized = taken.filter { measure in
      reference.step(measure.step)?.rung == .force
        && !Ladder.lacksAuthority(
          measure, restingOn: crisis.decisions.first { $0.symbol == measure.decision },
          reference: reference)
    }
    byInvitation = taken.filter { $0.step == Self.byInvitation }
    inSelfDefence = taken.filter { $0.step == Self.selfDefence }
    withoutAuthority = taken.filter { $0.step == Self.withoutAuthority }
  }
}
