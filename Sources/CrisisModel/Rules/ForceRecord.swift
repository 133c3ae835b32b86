/// The force on record, by what it rests on; the kinds are never added together, and an authority
/// is not its use.
package struct ForceRecord: Sendable {
  /// Force that rests on no adopted text of the Council.
  package static let withoutAuthority: StepID = "force-without-authority"
  /// Force that the State's own government asked for.
  package static let byInvitation: StepID = "force-by-invitation"
  /// Force under Article 51 of the Charter.
  package static let selfDefence: StepID = "self-defence"

  /// Authorities on rung 4 by adopted decisions of the Council, ended or not.
  package let authorities: [Measure]
  /// Force used on rung 4 under such an authority.
  package let withAuthority: [Measure]
  /// Force that was used by invitation.
  package let byInvitation: [Measure]
  /// Force that was used in self-defence.
  package let inSelfDefence: [Measure]
  /// Force that was used without authority, whatever step the record names.
  package let withoutAuthority: [Measure]

  /// Sorts the crisis's measures; proposals and blocked measures are in none of the lists.
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
