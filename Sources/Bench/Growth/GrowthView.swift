internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import Reports
internal import TerminalUI

/// A screen or a document of a snapshot, from the snapshot to its last line.
struct GrowthView {
  let name: String
  let make: (Snapshot, Reference) -> Void

  /// Every screen that shows something of a snapshot, every table, and the brief.
  static func all(_ crisis: CrisisID) -> [GrowthView] {
    let screens: [(String, Screen)] =
      [
        ("overview", .overview), ("matrix", .matrix), ("stances", .stances),
        ("endings", .endings), ("multiples", .multiples), ("sources", .sources),
        ("crisis", .record(.crisis(crisis))), ("raw", .raw(.crisis(crisis))),
      ] + Aspect.allCases.map { ($0.rawValue, .aspect($0, crisis)) }
    return screens.map(screen) + tables(crisis) + [brief(crisis), changes]
  }

  private static func screen(_ name: String, _ screen: Screen) -> GrowthView {
    GrowthView(name: name) { snapshot, reference in
      var state = DashboardState(
        archive: ArchiveView(name: "growth", instants: [snapshot.asOf], index: 0),
        reference: reference, size: Drawing.size, themes: ["standard"], theme: 0)
      let picture = Picture(snapshot, reference: reference)
      _ = reduce(into: &state, .snapshotRead(index: 0, picture: picture, problems: []))
      state.show(screen)
      let frame = render(state)
      precondition(frame.buffer.size == Drawing.size, "a frame is as large as its state says")
    }
  }

  private static func tables(_ id: CrisisID) -> [GrowthView] {
    func table(_ name: String, _ make: @escaping (Crisis, Picture) -> RecordTable) -> GrowthView {
      GrowthView(name: "table of \(name)") { snapshot, reference in
        let picture = Picture(snapshot, reference: reference)
        guard let crisis = picture.crisis(id) else { return }
        precondition(!make(crisis, picture).columns.isEmpty, "a table has columns")
      }
    }
    return [
      table("crises") { RecordTables.crises($1.snapshot.crises, $1) },
      table("ladder", RecordTables.ladder), table("positions", RecordTables.positions),
      table("tests", RecordTables.tests), table("untried", RecordTables.untried),
      table("decisions") { RecordTables.decisions($1.snapshot.crises, $1) },
      table("sources") { RecordTables.sources($1) },
    ]
  }

  /// Everything in it is new.
  private static func brief(_ id: CrisisID) -> GrowthView {
    GrowthView(name: "brief") { snapshot, reference in
      let report = BriefBuilder.report(
        BriefMaterial(comparison(snapshot, reference), crises: snapshot.crises.map(\.id)))
      precondition(!report.sections.isEmpty, "a brief has sections")
    }
  }

  private static var changes: GrowthView {
    GrowthView(name: "table of changes") { snapshot, reference in
      precondition(
        !RecordTables.changes(comparison(snapshot, reference)).columns.isEmpty,
        "a table has columns")
    }
  }

  /// With the same snapshot without any record.
  private static func comparison(_ snapshot: Snapshot, _ reference: Reference) -> Comparison {
    var empty = snapshot
    empty.asOf = snapshot.asOf.advanced(by: -86_400)
    for index in empty.crises.indices {
      empty.crises[index].measures = []
      empty.crises[index].positions = []
      empty.crises[index].decisions = []
    }
    return Comparison(
      Picture(empty, reference: reference), Picture(snapshot, reference: reference))
  }
}
