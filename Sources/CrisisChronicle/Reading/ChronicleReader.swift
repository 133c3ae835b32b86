package import CrisisModel
internal import StrictJSON

/// Reads chronicles (`Data/schema/chronicle.schema.json` is the published contract).
///
/// All problems are noted, not the first. A chronicle with an error gives none.
package enum ChronicleReader {
  /// Reads `archive.json`, which names the other documents.
  package static func archive(
    _ document: ChronicleDocument
  ) -> (archive: ArchiveFile?, problems: [ChronicleProblem]) {
    let records = RecordReader(reference: nil, sources: [])
    let (archive, problems) = PartReader.read(document, records) { $0.archive($1) }
    let isSound = !problems.contains { $0.severity == .error }
    return (isSound ? archive : nil, document.locate(problems))
  }

  /// - Parameters:
  ///   - documents: all that the archive's file names.
  ///   - reference: what ids resolve in; without it they are not checked.
  package static func read(
    _ archive: ArchiveFile, _ documents: ChronicleDocuments, reference: Reference?
  ) -> (chronicle: Chronicle?, problems: [ChronicleProblem]) {
    var reading = ChronicleReading(archive, documents)
    reading.readSources(reference)
    reading.readCrises(reference)
    return (reading.chronicle, reading.problems)
  }
}

/// The documents of a chronicle, in the order in which the archive's file names them.
package struct ChronicleDocuments: Sendable {
  package let archive: ChronicleDocument
  package let sources: [ChronicleDocument]
  package let crises: [ChronicleDocument]

  package init(
    archive: ChronicleDocument, sources: [ChronicleDocument], crises: [ChronicleDocument]
  ) {
    (self.archive, self.sources, self.crises) = (archive, sources, crises)
  }
}

/// A chronicle while it is read.
private struct ChronicleReading {
  private let archive: ArchiveFile
  private let documents: ChronicleDocuments
  private(set) var problems: [ChronicleProblem] = []
  private var sources: [Source] = []
  /// Of all sources, read or not.
  private var ids: Set<SourceID> = []
  private var days: [String: CalendarDay] = [:]
  private var crises: [CrisisHistory] = []
  private var placedSources: [[PlacedSource]] = []

  init(_ archive: ArchiveFile, _ documents: ChronicleDocuments) {
    self.archive = archive
    self.documents = documents
  }

  mutating func readSources(_ reference: Reference?) {
    let records = RecordReader(reference: reference, sources: [])
    for document in documents.sources {
      let (found, read) = PartReader.read(document, records) { $0.sources($1) }
      var noted = read
      for placed in found ?? [] {
        guard ids.insert(placed.id).inserted else {
          let complaint = Problem.Complaint.repeated(kind: "source", id: placed.id.rawValue)
          noted.append(
            Problem(offset: placed.offset, severity: .error, complaint: complaint))
          continue
        }
        if let source = placed.source { take(source) }
      }
      placedSources.append(found ?? [])
      problems += document.locate(noted)
    }
    sources.sort { ($0.date.day, $0.id) < ($1.date.day, $1.id) }
  }

  private mutating func take(_ source: Source) {
    sources.append(source)
    days[source.id.rawValue] = source.date.day
  }

  mutating func readCrises(_ reference: Reference?) {
    let records = RecordReader(reference: reference, sources: ids.sorted())
    var known: Set<CrisisID> = []
    for document in documents.crises {
      let (crisis, noted) = PartReader.read(document, records) { [days, archive] reader, slice in
        reader.checkSources(in: slice, days)
        let crisis = reader.crisis(slice)
        if let crisis { reader.checkInstants(of: crisis, slice, archive) }
        if let id = crisis?.id, known.contains(id) {
          reader.note(.repeated(kind: "crisis", id: id.rawValue), at: slice.offset)
        }
        return crisis
      }
      problems += document.locate(noted)
      if let crisis {
        known.insert(crisis.id)
        crises.append(crisis)
      }
    }
    // Where a fact could not be read, it is not known what it cites.
    if !problems.contains(where: \.isError) { noteUncited() }
  }

  /// A source that no fact cites stands in no snapshot.
  private mutating func noteUncited() {
    let cited = Set(crises.flatMap(\.cited))
    for (document, placed) in zip(documents.sources, placedSources) {
      let unused = placed.filter { !cited.contains($0.id) }
      problems += document.locate(
        unused.map {
          Problem(
            offset: $0.offset, severity: .finding,
            complaint: .contradiction(
              "no fact cites the source \(quoted: $0.id.rawValue)",
              remedy: "cite it, or remove it"))
        })
    }
  }

  /// `nil` where anything is an error.
  var chronicle: Chronicle? {
    guard !problems.contains(where: \.isError) else { return nil }
    let instants = archive.snapshots ?? Set(crises.flatMap(\.instants)).sorted()
    return Chronicle(
      name: archive.name, marking: archive.marking, note: archive.note, sources: sources,
      crises: crises, instants: instants)
  }
}

extension PartReader {
  /// The instants stand in one place: in the archive's file, or in every crisis.
  fileprivate mutating func checkInstants(
    of crisis: CrisisHistory, _ slice: JSONSlice, _ archive: ArchiveFile
  ) {
    let own = slice.members.first { $0.name == "instants" }
    if let own, archive.snapshots != nil {
      contradiction(
        "the archive's file names the snapshots, and so does this crisis",
        "remove \"instants\" here, or \"snapshots\" there", at: own.key.offset)
    }
    if own == nil && archive.snapshots == nil {
      contradiction(
        "neither this crisis nor the archive's file names instants",
        "add \"instants\" here, or \"snapshots\" there", at: slice.offset)
    }
  }
}
