/// What a crisis has on record for each rung, in one pass over its measures.
///
/// Changes and alerts examine very many crises and need only this much; `Ladder` gives the same
/// answers.
struct RungRecord: Sendable {
  private let measures: [Measure]
  /// The index of the earliest measure on each rung that was taken, in force or once in force.
  private var taken: [Rung: Int] = [:]
  /// The same for measures in force.
  private var inForce: [Rung: Int] = [:]
  /// The same for authorities, ended or not.
  private var authorised: [Rung: Int] = [:]

  init(_ crisis: Crisis, _ reference: Reference) {
    measures = crisis.measures
    for place in measures.indices {
      let status = measures[place].status
      guard status.isAuthority || measures[place].wasTaken,
        let rung = crisis.countedRung(of: measures[place], reference)
      else { continue }
      if status.isAuthority {
        let isRefused = crisis.lacksAuthority(measures[place], reference)
        if !isRefused { authorised[rung] = earlier(place, authorised[rung]) }
      } else {
        taken[rung] = earlier(place, taken[rung])
        if status == .inForce { inForce[rung] = earlier(place, inForce[rung]) }
      }
    }
  }

  private func earlier(_ place: Int, _ kept: Int?) -> Int {
    guard let kept else { return place }
    let (first, other) = (measures[kept].from, measures[place].from)
    if first != other { return first < other ? kept : place }
    return measures[kept].id <= measures[place].id ? kept : place
  }

  func firstTaken(_ rung: Rung) -> Measure? { taken[rung].map { measures[$0] } }
  func firstAuthorised(_ rung: Rung) -> Measure? { authorised[rung].map { measures[$0] } }

  /// The highest rung in force, with the earliest measure that makes it so.
  var highest: (rung: Rung, measure: Measure)? {
    inForce.max { $0.key < $1.key }.map { ($0.key, measures[$0.value]) }
  }

  /// The first day of each rung that was reached.
  var daysReached: [Rung: CalendarDay] { taken.mapValues { measures[$0].from } }
  /// The first day of an authority on each rung that has one.
  var daysAuthorised: [Rung: CalendarDay] { authorised.mapValues { measures[$0].from } }
}
