@testable import CrisisModel

extension Ladder {
  /// Of a made-up crisis whose measures are looked at on 17 March 2011.
  init(_ crisis: Crisis, reference: Reference) {
    self.init(crisis, reference: reference, on: CalendarDay(dayNumber: 15_050))
  }
}
