internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Who sits on the Council on the day of the snapshot, and for how long.
  mutating func addMembers() {
    guard let seats = picture.reference.council.seats(on: picture.today) else {
      heading("Members")
      line(
        Line("the members on \(Dates.long(picture.today)) are not in the reference data", .noData))
      return
    }
    let leaving = seats.count(where: \.endsThisYear)
    heading(
      "Members", note: "on \(Dates.long(picture.today)); \(leaving) terms end this year")
    for seat in seats { addMember(seat) }
  }

  private mutating func addMember(_ seat: CouncilSeat) {
    var line = Line("  ").appending(seat.state.text.padded(to: 5), .strong)
    let name = picture.name(seat.state).truncated(to: 22)
    line = line.appending("\(name.padded(to: 22)) ")
    guard let term = seat.term else {
      self.line(line.appending("permanent"), named: seat.state.text)
      return
    }
    let from = term.period.from.map(Dates.long) ?? "?"
    line = line.appending("\(Self.year(of: seat).padded(to: 13)) \(from) – ", .dim)
    let until = term.period.until
    if let until, seat.endsThisYear {
      let day = Dates.short(until, today: picture.today)
      self.line(line.appending("\(day) this year", .strong), named: seat.state.text)
    } else {
      self.line(line.appending(until.map(Dates.long) ?? "?", .dim), named: seat.state.text)
    }
  }

  private static func year(of seat: CouncilSeat) -> SafeText {
    switch seat.year {
    case nil: "year not known"
    case (_, 1)?: "one-year term"
    case (1, _)?: "first year"
    case (2, _)?: "second year"
    case (let number, let count)?: "year \(number) of \(count)"
    }
  }
}
