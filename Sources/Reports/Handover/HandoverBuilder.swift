internal import CrisisModel
internal import DisplayText
internal import Presentation
package import WatchDesk
internal import WatchLog

/// Writes what one watch leaves to the next, for a reader who was not there.
///
/// It tells what is on record and recommends nothing; where nothing is told, it says up to when and
/// that this does not mean calm.
package struct HandoverBuilder {
  let material: HandoverMaterial
  let words: ChangeWords
  var citations = CitationList()

  private init(_ material: HandoverMaterial) {
    self.material = material
    words = ChangeWords(material.comparison)
  }

  package static func report(_ material: HandoverMaterial) -> Report {
    var builder = HandoverBuilder(material)
    return builder.build()
  }

  var comparison: Comparison { material.comparison }
  var old: Picture { comparison.old }
  var new: Picture { comparison.new }
  var today: CalendarDay { new.today }

  private mutating func build() -> Report {
    let sections = [
      summary(), verdicts(), decisions(), positions(), alerts(), entries(), endings(), silences(),
      questions(), watch(),
    ]
    return Report(
      kind: .handover, title: "Handover: \(LogWords.desk(material.writer.desk))",
      marking: material.marking.handling,
      isExercise: material.marking.isExercise, since: old.snapshot.asOf, asOf: new.snapshot.asOf,
      header: header, notices: notices, sections: sections + [sources()],
      sources: citations.citations, signatures: signatures)
  }

  private var header: [Report.Field] {
    [
      .init("Desk", LogWords.desk(material.writer.desk)),
      .init("Snapshots told", "\(span), \(length)"),
      .init("Log told", logSpan),
      .init("Log head", head),
      .init("Last handover", lastHandover),
    ]
  }

  /// The two snapshots.
  var span: SafeText {
    "\(Dates.group(old.snapshot.asOf)) to \(Dates.group(new.snapshot.asOf))"
  }

  private var length: SafeText {
    TimeWords.words(new.snapshot.asOf.seconds - old.snapshot.asOf.seconds)
  }

  private var logSpan: SafeText {
    switch material.log {
    case .unread(let reason): "NOT READ: \(reason)"
    case .read(let reading, _, _):
      "recorded \(Dates.group(reading.period.from)) to \(Dates.group(reading.period.to))"
    }
  }

  /// As `log verify --head` takes it: on paper it shows later whether the log was written anew.
  private var head: SafeText {
    guard let head = material.reading?.head else { return "not known" }
    return head.sequence > 0 ? SafeText(head.description) : "none, the log has no entry"
  }

  private var lastHandover: SafeText {
    guard let reading = material.reading else { return "not known" }
    guard let last = reading.last else {
      return "none was accepted at this desk yet, so this goes a day back"
    }
    let alone: SafeText = last.isBySameOfficer ? ", who had prepared it: one officer alone" : ""
    let author = last.acceptance.draft.author
    let claims: SafeText = LogWords.claims(last.acceptance).map { "; \($0)" } ?? ""
    return
      "\(LogWords.number(last.prepared)), accepted by \(LogWords.author(author)), \(Dates.group(last.acceptance.draft.recorded))\(alone)\(claims)"
  }

  /// What must be known before anything is read.
  private var notices: [Report.Passage] {
    var notes: [SafeText] = []
    if material.marking.isExercise {
      notes.append("EXERCISE: something told here was made up for training.")
    }
    if material.later > 0 {
      notes.append(
        "NOT THE NEWEST: \(material.later) later snapshots are in the archive and not told.")
    }
    if let reading = material.reading {
      let age = reading.period.to.seconds - new.snapshot.asOf.seconds
      if age > TimeWords.staleSeconds {
        notes.append(
          "OLD: the snapshot that is told is \(TimeWords.words(age)) older than this document; what happened since is not in it."
        )
      }
    }
    let apart = old.snapshot.asOf.seconds - material.begin.seconds
    if apart > 0 {
      notes.append(
        "The archive has no snapshot at \(Dates.group(material.begin)), where this should begin; what changed before \(Dates.group(old.snapshot.asOf)) is not told."
      )
    }
    let warnings = notes.map { note in
      var passage = Report.Passage(note)
      passage.isWarning = true
      return passage
    }
    return warnings + [new.snapshot.note].compactMap { $0.map { Report.Passage(SafeText($0)) } }
      + [
        Report.Passage(
          "What is on record, for whoever takes over. A letter and a digit grade the best source, of a series of figures the newest (Admiralty code), numbers in brackets stand in the list of sources. Nothing here recommends a measure."
        )
      ]
  }

  private var signatures: [Report.Field] {
    let writer = material.writer
    let role: SafeText = writer.role.isEmpty ? "" : ", \(SafeText(writer.role, limit: 200))"
    let time: SafeText = material.reading.map { ", \(Dates.group($0.period.to))" } ?? ""
    return [
      .init("Prepared by", "\(LogWords.author(writer.author))\(role)\(time)"),
      .init("Accepted by", ""),
    ]
  }

  private mutating func sources() -> Report.Section {
    guard let table = citations.table(on: today) else {
      return section("sources", "Sources", [.paragraph(.init("No source is cited."))])
    }
    return section("sources", "Sources", [.table(table)])
  }

  func section(
    _ key: SafeText, _ title: SafeText, _ blocks: [Report.Block]
  ) -> Report.Section {
    Report.Section(key: key, title: title, blocks: blocks)
  }

  /// That nothing of a kind came, between which times, which is not the same as calm.
  func nothing(_ what: SafeText) -> Report.Block {
    guard old.snapshot.asOf != new.snapshot.asOf else {
      return .paragraph(
        .init(
          "Not compared: no snapshot came after that of \(Dates.group(new.snapshot.asOf)). That is no news; it does not mean calm."
        ))
    }
    return .paragraph(.init("\(what) on record from \(span) (\(length)); that does not mean calm."))
  }

  func crisisName(_ id: CrisisID) -> SafeText {
    let crisis = new.crisis(id) ?? old.crisis(id)
    return crisis.map { SafeText($0.name, limit: 200) } ?? id.text
  }

  /// A change with its crisis and what it rests on.
  mutating func passage(_ change: Change) -> Report.Passage {
    let picture = words.picture(change)
    let name: SafeText = change.crisis.map { "\(crisisName($0)): " } ?? ""
    let target: Report.Place = change.isOnlyInOld ? .earlier(change.fact) : .record(change.fact)
    return Report.Passage(
      "\(name)\(words.line(change).text)",
      citations.cite(change.sources(in: picture), in: picture, isSeries: change.kind.isOfSeries),
      opens: target)
  }
}
