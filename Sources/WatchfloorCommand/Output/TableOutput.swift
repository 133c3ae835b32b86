internal import CrisisModel
internal import DisplayText
internal import Reports
internal import StrictJSON

/// A table as it leaves the program: under its marking, as lines or as JSON of the published schema.
struct TableOutput {
  let command: String
  let marking: Marking
  /// Of the snapshot; `nil` where the table is not about one.
  var asOf: Instant?
  /// Of the snapshot that it is compared with.
  var since: Instant?
  /// Members besides those that every table has.
  var members: (inout JSONWriter) -> Void = { _ in }

  /// What stands above every table.
  static func head(_ marking: Marking) -> [SafeText] {
    [SafeText(marking.handling.rawValue)] + (marking.isExercise ? ["EXERCISE"] : [])
  }

  func write(
    _ tables: [(key: String, table: RecordTable)], isJSON: Bool, to gate: ExportGate
  ) throws(CommandError) {
    try write(tables, isJSON ? nil : tables.flatMap(\.table.lines), to: gate)
  }

  /// - Parameter lines: for people; `nil` where JSON is wanted.
  func write(
    _ tables: [(key: String, table: RecordTable)], _ lines: [SafeText]?, to gate: ExportGate
  ) throws(CommandError) {
    guard let lines else { return try gate.write(json(tables), marking, "table") }
    try gate.write(Self.head(marking) + lines, marking, "table")
  }

  private func json(_ tables: [(key: String, table: RecordTable)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.integer("schemaVersion", 1)
      writer.string("command", command)
      if let since { writer.string("since", since.iso) }
      if let asOf { writer.string("asOf", asOf.iso) }
      writer.string("handling", marking.handling.rawValue)
      writer.boolean("exercise", marking.isExercise)
      members(&writer)
      for (key, table) in tables { table.write(key, to: &writer) }
    }
    return writer.finish()
  }
}
