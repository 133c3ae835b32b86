/// Who could take a step in a crisis: the catalogue of steps, applied to the crisis.
///
/// The catalogue names bodies, and the words `regional` and `state`. An organisation can take a
/// step if it is concerned with the crisis and its own rules give it the power.
package struct Takers: Hashable, Sendable {
  /// Organs and offices of the United Nations, and other bodies, by id.
  package let bodies: [ActorID]
  /// The organisations concerned that have the power.
  package let organizations: [OrganizationID]
  /// Whether the catalogue lets a regional organisation take it, even if none with the power is
  /// concerned here.
  package let isRegional: Bool
  /// Whether States can take it on their own.
  package let includesStates: Bool

  /// - Parameter concerned: the organisations that the crisis concerns on the day.
  package init(_ step: Step, concerned: [Consensus.Concerned], reference: Reference) {
    bodies = step.takers.filter { $0 != "regional" && $0 != "state" }.map { ActorID($0) }
    isRegional = step.takers.contains("regional")
    includesStates = step.takers.contains("state")
    organizations = concerned.filter { Self.canTake(step.id, $0, reference) }.map(\.organization)
  }

  /// An organisation can suspend only its own members that are not yet suspended.
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
