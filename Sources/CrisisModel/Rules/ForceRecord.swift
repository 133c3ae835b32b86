/// Force on record, by what it rests on; the kinds are never added together, and an authority is
/// not its use.
package struct ForceRecord: Sendable {
  package static let withoutAuthority: StepID = "force-without-authority"
  package static let byInvitation: StepID = "force-by-invitation"
  package static let selfDefence: StepID = "self-defence"

  /// Authorities on rung 4 by adopted decisions of the Council, over or not.
  package let authorities: [Measure]
  /// Used on rung 4, with such an authority.
  package let withAuthority: [Measure]
  package let byInvitation: [Measure]
  package let inSelfDefence: [Measure]
  package let withoutAuthority: [Measure]

  package init(_ crisis: Crisis, reference: Reference) {
    let force = crisis.measures.filter { reference.rung(of: $0.step) == .force }
    authorities = force.filter {
      $0.status.isAuthority && !crisis.lacksAuthority($0, reference)
    }
    let used = crisis.measures.filter(\.wasTaken)
    let counted = { (step: StepID) in
      used.filter { crisis.countedStep(of: $0, reference) == step }
    }
    withAuthority = used.filter { crisis.countedRung(of: $0, reference) == .force }
    byInvitation = counted(Self.byInvitation)
    inSelfDefence = counted(Self.selfDefence)
    withoutAuthority = counted(Self.withoutAuthority)
  }
}
