package import CrisisModel
package import DisplayText
package import Presentation

/// What a brief is made of; the same material gives the same brief.
package struct BriefMaterial: Sendable {
  package let comparison: Comparison
  /// Those told of, in the order of the newer snapshot; one may be in the older snapshot only.
  package let crises: [CrisisID]
  /// `nil` where they were not worked out.
  package var alerts: AlertsView?
  /// Of the snapshots besides the two on which alerts rest.
  package var alertMarkings: [Handling] = []
  /// The times that were asked for, which no snapshot need have.
  package var asked: (since: Instant?, at: Instant?) = (nil, nil)
  /// As it was typed, where crises were left out by one.
  package var filter: SafeText = ""
  /// Files that could not be read, with what is wrong.
  package var unread: [SafeText] = []
  package var letterhead = Letterhead()

  package init(_ comparison: Comparison, crises: [CrisisID]) {
    self.comparison = comparison
    self.crises = crises
  }

  /// Those that are told, the newest first.
  package var openAlerts: [Alert] {
    (alerts?.book.open ?? []).filter { crises.contains($0.crisis) }
  }
}

/// Who a report is from and for, as the officer says it; empty where it was not said.
package struct Letterhead: Hashable, Sendable {
  package var from: SafeText = ""
  package var to: SafeText = ""
  package var cc: SafeText = ""
  package var preparedBy: SafeText = ""
  package var approvedBy: SafeText = ""

  package init() {}
}
