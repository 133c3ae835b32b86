internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// The Council's table at a glance: permanent members apart, a glyph and a code a seat.
  mutating func addSeats(_ review: DecisionReview) {
    let seats = review.seats(picture.reference.council)
    guard !seats.isEmpty else { return }
    blank()
    for row in SeatMap.legend(seats) + SeatMap.rows(seats) { line(row) }
  }

  /// Every ballot by name: of the Council a table of seats, of other bodies lists of names.
  mutating func addBallots(_ review: DecisionReview) {
    let decision = review.decision
    guard let ballots = decision.ballots else {
      heading("Ballots", note: CouncilWords.ballotsMissing(decision))
      return
    }
    let seats = review.seats(picture.reference.council)
    guard !seats.isEmpty else {
      heading("Ballots", note: "\(ballots.voters.count) members")
      for ballot in Ballot.allCases { addNames(ballots[ballot].sorted(), ballot, decision) }
      return
    }
    heading("Ballots", note: "\(seats.count) seats")
    for seat in seats { addBallot(seat, on: decision.date) }
  }

  private mutating func addBallot(_ seat: DecisionReview.Seat, on day: CalendarDay) {
    let kind: SafeText = seat.isPermanent ? "permanent" : "elected"
    let ballot = seat.ballot.map(Labels.ballot) ?? SeatMap.noBallot
    let line = Line("  ").appending(seat.state.text.padded(to: 5), .strong)
      .appending(picture.name(seat.state, on: day).padded(to: 34))
      .appending(" \(kind.padded(to: 11))", .dim)
    self.line(line + Line([ballot]), named: seat.state.text)
  }

  private mutating func addNames(_ states: [StateID], _ ballot: Ballot, _ decision: Decision) {
    guard !states.isEmpty else { return }
    line(Line([Labels.ballot(ballot), Span("  \(states.count)", .dim)]))
    text(SafeText.joined(states.map { picture.name($0, on: decision.date) }), indent: 2)
  }
}

/// Fifteen seats in 54 columns: the permanent members in the first row, five seats a row.
enum SeatMap {
  /// A member of that day without a ballot on record; not an absence.
  static let noBallot = Span("? no ballot on record", .noData)

  private static let seatsPerRow = 5

  static func legend(_ seats: [DecisionReview.Seat]) -> [Line] {
    var line = Line("SEATS", .tableHeader)
    for ballot in Ballot.allCases {
      let label = Labels.ballot(ballot)
      let count = seats.count { $0.ballot == ballot }
      line =
        line.appending("  ")
        + Line([Span("\(label.text) \(count)", count == 0 ? .dim : label.role)])
    }
    let missing = seats.count { $0.ballot == nil }
    return missing == 0
      ? [line] : [line, Line("       \(noBallot.text) \(missing)", noBallot.role)]
  }

  static func rows(_ seats: [DecisionReview.Seat]) -> [Line] {
    rows("Permanent", seats.filter(\.isPermanent))
      + rows("Elected", seats.filter { !$0.isPermanent })
  }

  private static func rows(_ title: SafeText, _ seats: [DecisionReview.Seat]) -> [Line] {
    stride(from: 0, to: seats.count, by: seatsPerRow).map { start in
      let shown = seats[start..<min(start + seatsPerRow, seats.count)]
      return shown.reduce(Line("  \((start == 0 ? title : "").padded(to: 11))│", .dim)) {
        $0 + seat($1)
      }
    }
  }

  private static func seat(_ seat: DecisionReview.Seat) -> Line {
    let glyph = seat.ballot.map(Labels.ballotGlyph) ?? Span("?", .noData)
    return Line([Span(" "), glyph, Span(" \(seat.state.text.padded(to: 3)) ", glyph.role)])
      .appending("│", .dim)
  }
}
