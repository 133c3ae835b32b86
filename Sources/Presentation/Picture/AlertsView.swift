package import CrisisModel
package import DisplayText

/// The alerts up to one instant, with the rules that raised them.
package struct AlertsView: Sendable {
  /// The instant of the archive up to which they are worked out.
  package let index: Int
  package let book: AlertBook
  package let openIDs: Set<AlertID>
  /// The same in order: sorted once, since it is asked for on every key.
  package let orderedOpenIDs: [AlertID]
  package let rules: AlertRules
  /// Rules that the officer's own replaced, and what could not be read.
  package let notes: [SafeText]

  package init(index: Int, book: AlertBook, rules: AlertRules, notes: [SafeText]) {
    self.index = index
    self.book = book
    openIDs = Set(book.alerts.lazy.filter(\.isOpen).map(\.id))
    orderedOpenIDs = openIDs.sorted()
    self.rules = rules
    self.notes = notes
  }
}
