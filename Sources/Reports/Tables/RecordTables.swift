package import CrisisModel
internal import DisplayText
package import Presentation
internal import TerminalUI

/// What each table command shows, from the same rules as the screens.
package enum RecordTables {
  package static func crises(_ crises: [Crisis], _ picture: Picture) -> RecordTable {
    RecordTable(
      [
        .init("id", "ID"), .init("name", "CRISIS"), .init("state", "STATE"),
        .init("status", "STATUS"), .init("trend", "TREND"), .init("risk", "RISK"),
        .init("rungInForce", "RUNG"), .init("rungAuthorised", "AUTH"), .init("gap", "GAP"),
        .init("notTried", "NOT TRIED"),
        .init("rationale", "RATIONALE"),
      ],
      crises.map { crisis in
        let ladder = picture.ladder(of: crisis.id)
        return [
          .text(crisis.id.rawValue), .text(crisis.name), .text(crisis.state.rawValue),
          .text(crisis.verdict.status.rawValue), .text(crisis.verdict.trend.rawValue),
          .text(crisis.verdict.risk.rawValue),
          .init(ladder?.highestInForce?.value.rawValue),
          .init(ladder?.highestAuthorised?.value.rawValue),
          .init(ladder.flatMap { ResponseGap.gap(crisis, ladder: $0)?.value }),
          .init(ladder?.notTried.reduce(0) { $0 + $1.steps.count }),
          .text(crisis.verdict.rationale),
        ]
      })
  }

  package static func ladder(_ crisis: Crisis, _ picture: Picture) -> RecordTable {
    let ladder = picture.ladder(of: crisis.id)
    let onRungs = ladder?.rungs.reversed().flatMap(\.steps) ?? []
    let states = onRungs + (ladder?.outside ?? []) + (ladder?.after ?? [])
    return RecordTable(
      [
        .init("rung", "RUNG"), .init("place", "PLACE"), .init("step", "STEP"),
        .init("state", "STATE"), .init("since", "SINCE"), .init("days", "DAYS"),
        .init("ends", "ENDS"), .init("actors", "ACTORS"), .init("measures", "MEASURES"),
      ],
      states.map { state in
        [
          .init(state.step.rung?.rawValue), .text(place(state.step)), .text(state.step.id.rawValue),
          .text(word(state.state)), .init(state.measures.map(\.from).min()?.iso),
          .init(state.daysInForce(on: picture.today)), .init(state.nextEnd?.iso),
          .list(distinct(state.measures.map(\.actor.rawValue))),
          .list(state.measures.map(\.id.rawValue)),
        ]
      })
  }

  private static func place(_ step: Step) -> String {
    switch step.place {
    case .rung: "ladder"
    case .outside: "outside"
    case .after: "after"
    }
  }

  private static func word(_ state: Ladder.State) -> String { String(describing: state) }

  static func distinct(_ items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }

  /// Every stance, the latest of each holder and question; then organisations that are silent.
  package static func positions(_ crisis: Crisis, _ picture: Picture) -> RecordTable {
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    let concern = Dictionary(
      concerned.map { ($0.organization.rawValue, word($0.concern.value)) },
      uniquingKeysWith: { first, _ in first })
    let stands = Consensus.stands(in: crisis)
    let spoken = Set(stands.map(\.holder.rawValue))
    let silent = concerned.map(\.organization.rawValue).filter { !spoken.contains($0) }
    return RecordTable(
      [
        .init("holder", "HOLDER"), .init("concerned", "CONCERNED"), .init("question", "QUESTION"),
        .init("stance", "STANCE"), .init("date", "DATE"), .init("grade", "GR"),
        .init("dissent", "DISSENT"), .init("since", "SINCE"), .init("previous", "BEFORE"),
        .init("crossed", "CROSSED"), .init("body", "BODY"),
      ],
      stands.map { row($0, concern[$0.holder.rawValue], picture) }
        + silent.map { holder in
          [
            .text(holder), .init(concern[holder]), .none, .text("silent"), .none, .none, .list([]),
            .none, .none, .none, .none,
          ]
        })
  }

  private static func row(
    _ stand: Consensus.Stand, _ concern: String?, _ picture: Picture
  ) -> [RecordTable.Value] {
    let position = stand.latest
    return [
      .text(position.holder.rawValue), .init(concern), .text(position.question.rawValue),
      .text(position.stance.rawValue), .text(position.date.iso),
      .init(picture.bestGrade(position.sources)?.code), .list(position.dissent.map(\.rawValue)),
      .text(stand.since.iso), .init(stand.previous?.stance.rawValue), .init(stand.crossed?.iso),
      .text(position.body),
    ]
  }

  private static func word(_ concern: Consensus.Concern) -> String {
    switch concern {
    case .member(isSuspended: false): "member"
    case .member(isSuspended: true): "suspended"
    case .neighbor: "neighbour"
    }
  }

  package static func untried(_ crisis: Crisis, _ picture: Picture) -> RecordTable {
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    let groups = picture.ladder(of: crisis.id)?.notTried ?? []
    return RecordTable(
      [
        .init("rung", "RUNG"), .init("step", "STEP"), .init("name", "NAME"),
        .init("open", "OPEN"), .init("takers", "TAKERS"),
        .init("organizations", "CONCERNED, WITH THE POWER"),
      ],
      groups.flatMap { group in
        group.steps.map { step in
          let takers = Takers(step, concerned: concerned, reference: picture.reference)
          return [
            .integer(group.rung.rawValue), .text(step.id.rawValue), .text(step.name),
            .text(group.unconfirmed.contains(step.id) ? "unconfirmed" : "open"),
            .list(step.takers), .list(takers.organizations.map(\.rawValue)),
          ]
        }
      })
  }
}
