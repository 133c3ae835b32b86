internal import CrisisModel
package import StrictJSON

/// The session file: which archive it belongs to, and what is found again.
///
/// ```json
/// { "schemaVersion": 1, "archive": "/srv/archive", "screens": [["overview"], ["aspect", "ladder", "libya-2011"]],
///   "selected": "libya-2011", "panel": 0, "sort": "gap", "reversed": false,
///   "questions": [["libya-2011", "no-fly-zone"]], "marks": ["libya-2011"],
///   "seen": "2011-03-17T23:59:00Z" }
/// ```
package struct SessionDocument: Hashable, Sendable {
  package var archive: String
  package var memory: SessionMemory

  package init(archive: String, memory: SessionMemory) {
    self.archive = archive
    self.memory = memory
  }

  private enum Field: Int, CaseIterable {
    case schemaVersion, archive, screens, selected, panel, sort, reversed, questions, marks,
      seen
  }

  private static let fields = FieldTable(
    Field.self, "schemaVersion archive screens selected panel sort reversed questions marks seen")

  package func write() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.integer("schemaVersion", 1)
      writer.string("archive", archive)
      writer.array("screens") { writer in
        for screen in memory.screens { writer.strings(nil, screen.words) }
      }
      if let selected = memory.selectedCrisis { writer.string("selected", selected.rawValue) }
      writer.integer("panel", memory.focus.rawValue)
      writer.string("sort", memory.sort.key.rawValue)
      writer.boolean("reversed", memory.sort.isReversed)
      writer.array("questions") { writer in
        for (crisis, question) in memory.questions.sorted(by: { $0.key < $1.key }) {
          writer.strings(nil, [crisis.rawValue, question.rawValue])
        }
      }
      writer.strings("marks", memory.marks.map(\.rawValue).sorted())
      if let seen = memory.seen { writer.string("seen", seen.iso) }
    }
    return writer.finish()
  }

  /// A session, or `nil` where a problem is an error; the problems either way.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (value: SessionDocument?, problems: [Problem]) {
    do {
      var reader = try DocumentReader(bytes, limits: Limits(bytes: 1 << 20, values: 50_000))
      let document = try read(&reader)
      try reader.json.end()
      let failed = reader.allProblems.contains { $0.severity == .error }
      return (failed ? nil : document, reader.allProblems)
    } catch {
      let problem = Problem(
        offset: error.offset, severity: .error, complaint: .syntax(error.reason))
      return (nil, [problem])
    }
  }

  private static func read(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> SessionDocument? {
    guard var scope = try reader.object() else { return nil }
    var document = SessionDocument(
      archive: "",
      memory: SessionMemory(
        screens: [.overview], focus: .crises, sort: CrisisSort(), questions: [:], marks: []))
    while let index = try reader.nextField(&scope, fields) {
      try document.take(Field(rawValue: index), &reader)
    }
    reader.require(0b111, in: scope, fields)
    return document
  }

  private mutating func take(
    _ field: Field?, _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) {
    switch field {
    case .schemaVersion: _ = try reader.integer(in: 1...1)
    case .archive: archive = try reader.words() ?? ""
    case .screens: memory.screens = try Self.lists(&reader).compactMap(Screen.init(words:))
    case .selected: memory.selectedCrisis = try reader.words().map { CrisisID($0) }
    case .panel:
      let number = try reader.integer(in: 0...(OverviewPanel.allCases.count - 1))
      memory.focus = number.flatMap(OverviewPanel.init(rawValue:)) ?? .crises
    case .sort:
      memory.sort.key = try reader.words().flatMap(CrisisSort.Key.init(rawValue:)) ?? .urgency
    case .reversed: memory.sort.isReversed = try reader.boolean() ?? false
    case .questions:
      let pairs = try Self.lists(&reader).filter { $0.count == 2 }
      memory.questions = Dictionary(
        pairs.map { (CrisisID($0[0]), QuestionID($0[1])) }, uniquingKeysWith: { first, _ in first })
    case .marks: memory.marks = Set(try Self.list(&reader).map { CrisisID($0) })
    case .seen: memory.seen = try Self.instant(&reader)
    case nil: try reader.json.skipValue()
    }
  }

  private static func instant(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> Instant? {
    let offset = reader.json.offset
    guard let text = try reader.string() else { return nil }
    if let instant = Instant(text) { return instant }
    reader.note(.malformed(value: text, expected: "a time as 2011-03-17T23:59:00Z"), at: offset)
    return nil
  }

  private static func lists(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> [[String]] {
    var lists: [[String]] = []
    try reader.array { reader throws(JSONSyntaxError) in lists.append(try list(&reader)) }
    return lists
  }

  private static func list(_ reader: inout DocumentReader) throws(JSONSyntaxError) -> [String] {
    var words: [String] = []
    try reader.array { reader throws(JSONSyntaxError) in
      if let word = try reader.string() { words.append(word) }
    }
    return words
  }
}
