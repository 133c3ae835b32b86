/// The stance of an organisation, a body or a State on a question, decided on a date.
package struct Position: Hashable, Sendable {
  /// From asking for it to ruling it out.
  ///
  /// No position on record is not a stance.
  package enum Stance: String, CaseIterable, Sendable {
    case requests, supports, conditional, reserved, opposes, rejects
  }

  package var holder: ActorID
  package var question: QuestionID
  package var stance: Stance
  package var date: CalendarDay
  /// Who decided it, "Council, ministerial level".
  package var body: String
  /// Members of the holder that dissented by name.
  package var dissent: [StateID]
  package var caveat: String?
  package var document: String?
  package var sources: [SourceID]
}

extension Position.Stance {
  /// 0 for requests to 5 for rejects.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
