/// The stance of an organisation, a body or a State on a question, decided on a date.
package struct Position: Hashable, Sendable {
  /// From asking for it to ruling it out.
  ///
  /// No position on record is not a stance.
  package enum Stance: String, CaseIterable, Sendable {
    case requests, supports, conditional, reserved, opposes, rejects
  }

  /// An organisation, a body or a State.
  package var holder: ActorID
  /// What the stance answers.
  package var question: QuestionID
  /// From asking for it to ruling it out.
  package var stance: Stance
  /// The day it was taken; of two of one day, the later in the list is the newer.
  package var date: CalendarDay
  /// Who decided it, such as "Council, ministerial level".
  package var body: String
  /// The members of the holder that dissented by name.
  package var dissent: [StateID]
  /// The condition or reservation that goes with it.
  package var caveat: String?
  /// The symbol of the text that states it.
  package var document: String?
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

extension Position.Stance {
  /// 0 for requests to 5 for rejects.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
