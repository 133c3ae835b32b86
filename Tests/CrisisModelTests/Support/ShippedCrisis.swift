import CrisisModel
import Testing

/// A crisis of a shipped archive at one instant, with what rules ask for.
struct ShippedCrisis {
  let crisis: Crisis
  let day: CalendarDay
  let reference = ReferenceData.shipped

  init(_ id: CrisisID, _ instant: String, in archive: String = "2011") throws {
    let bytes = try RepositoryFiles.bytes("\(Archives.directory)/\(archive)/\(instant).json")
    let snapshot = try #require(Read(bytes).snapshot)
    crisis = try #require(snapshot.crisis(id))
    day = snapshot.asOf.day
  }

  var ladder: Ladder { Ladder(crisis, reference: reference, on: day) }

  var tests: SixTests { SixTests(crisis, ladder: ladder, reference: reference, on: day) }

  func chain(before symbol: DecisionSymbol) throws -> ConsentChain {
    let decision = try #require(crisis.decisions.first { $0.symbol == symbol })
    return ConsentChain(decision, in: crisis, reference: reference)
  }
}
