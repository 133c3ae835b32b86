/// Who could take a step in a crisis: what the catalogue of steps says, made concrete.
///
/// The catalogue names bodies, and the words `regional` and `state`; an organisation can take a
/// step where it is concerned with the crisis and has the power by its own rules.
package struct Takers: Hashable, Sendable {
  /// Organs and offices of the United Nations, and other bodies, by name.
  package let bodies: [ActorID]
  /// Organisations concerned that have the power.
  package let organizations: [OrganizationID]
  /// The catalogue says that a regional organisation can take it, whether or not one that has the
  /// power is concerned here.
  package let isRegional: Bool
  /// States on their own.
  package let includesStates: Bool

  /// - Parameter concerned: the organisations that the crisis concerns on the day.
  package init(_ step: Step, concerned: [Consensus.Concerned], reference: Reference) {
    bodies = step.takers.filter { $0 != "regional" && $0 != "state" }.map { ActorID($0) }
    isRegional = step.takers.contains("regional")
    includesStates = step.takers.contains("state")
    organizations = concerned.filter { Self.canTake(step.id, $0, reference) }.map(\.organization)
  }

  /// An organisation can suspend its own members only, and those that it has not yet suspended.
  private static func canTake(
    _ step: StepID, _ concerned: Consensus.Concerned, _ reference: Reference
  ) -> Bool {
    guard reference.organizations[concerned.organization]?.powers.contains(step) == true else {
      return false
    }
    return step != suspension || concerned.concern.value == .member(isSuspended: false)
  }

  private static let suspension: StepID = "suspension"
}
