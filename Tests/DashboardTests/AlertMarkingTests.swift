import CrisisModel
import Dashboard
import Presentation
import TestSupport
import Testing

@Suite("Marking of an alert") struct AlertMarkingTests {
  /// What raised an alert stays told; what stands at it now is the newest word on it.
  @Test func alertHasThatOfWhatRaisedItAndOfTheNewestWord() throws {
    let shipped = ShippedArchive.year2011
    let rules = shipped.alerts(upTo: 0).rules
    let last = shipped.snapshots.count - 1
    let plain = shipped.alerts(upTo: last).book
    let alert = try #require(plain.open.first { $0.raisedAt < shipped.snapshots[last].asOf })
    func marking(strict: (Instant) -> Bool) -> Marking? {
      var book = AlertBook()
      for var snapshot in shipped.snapshots {
        if strict(snapshot.asOf) {
          snapshot.handling = .red
          snapshot.exercise = true
        }
        _ = book.take(snapshot, reference: shipped.reference, rules: rules)
      }
      return book.alert(alert.id)?.marking
    }
    let red = Marking(.red, isExercise: true)
    #expect(marking { _ in false } == Marking(.clear))
    #expect(marking { $0 == alert.raisedAt } == red)
    #expect(marking { $0 < alert.raisedAt } == Marking(.clear))
    #expect(marking { $0 > alert.raisedAt } == red)
  }
}
