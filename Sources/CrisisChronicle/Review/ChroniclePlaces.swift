internal import CrisisModel
internal import StrictJSON

/// Finds where in a chronicle's documents a part of a composed snapshot was written.
struct ChroniclePlaces {
  private let chronicle: Chronicle
  private let documents: ChronicleDocuments

  struct Place {
    let document: ChronicleDocument
    let offset: Int
  }

  init(_ chronicle: Chronicle, _ documents: ChronicleDocuments) {
    self.chronicle = chronicle
    self.documents = documents
  }

  /// - Parameter steps: from the root of a snapshot.
  func place(of steps: [PathStep], in snapshot: Snapshot) -> Place {
    guard steps.count > 1, case .element(let index) = steps[1] else {
      return place([steps], in: documents.archive)
    }
    let rest = Array(steps.dropFirst(2))
    if steps[0] == "sources", snapshot.sources.indices.contains(index) {
      return place(of: snapshot.sources[index].id, rest)
    }
    guard steps[0] == "crises", snapshot.crises.indices.contains(index),
      let crisis = chronicle.crises.firstIndex(where: { $0.id == snapshot.crises[index].id })
    else { return place([steps], in: documents.archive) }
    return place(of: rest, inCrisis: crisis, at: snapshot.asOf)
  }

  /// The place of the first path that the document has to its end, else of the last one.
  private func place(_ paths: [[PathStep]], in document: ChronicleDocument) -> Place {
    document.bytes.withUnsafeBufferPointer { bytes in
      for path in paths {
        if let offset = DocumentPath.offset(ofAll: path, in: bytes) {
          return Place(document: document, offset: offset)
        }
      }
      return Place(
        document: document, offset: DocumentPath.offset(of: paths.last ?? [], in: bytes))
    }
  }

  private func place(of id: SourceID, _ rest: [PathStep]) -> Place {
    for document in documents.sources {
      let sources = document.bytes.withUnsafeBufferPointer { bytes in
        (try? JSONSlice(bytes))?.members.first { $0.name == "sources" }?.value.elements.map {
          $0.members.first { $0.name == "id" }?.value.text
        } ?? []
      }
      if let index = sources.firstIndex(of: id.rawValue) {
        return place([["sources", .element(index)] + rest], in: document)
      }
    }
    return place([], in: documents.archive)
  }

  /// - Parameter steps: from the crisis.
  func place(of steps: [PathStep], inCrisis index: Int, at instant: Instant) -> Place {
    let paths = chronicle.crises[index].paths(of: steps, at: instant)
    return place(paths, in: documents.crises[index])
  }
}

// The ways from a crisis of a snapshot to its document
extension CrisisHistory {
  /// The paths at which a part may have been written, the latest first.
  fileprivate func paths(of steps: [PathStep], at instant: Instant) -> [[PathStep]] {
    guard case .member(let name)? = steps.first else { return [[]] }
    let rest = Array(steps.dropFirst())
    if let version = assessment(name, at: instant) {
      let path: [PathStep] = [.member(name), .element(version)]
      return [path + ["text"], path + rest, [.member(name)]]
    }
    guard case .element(let index)? = rest.first,
      let (place, version) = record(name, index, at: instant)
    else { return [steps] }
    let path: [PathStep] = [.member(name), .element(place)]
    let part = Array(rest.dropFirst())
    if name == "indicators" { return Self.paths(ofIndicator: path, part, version) }
    let own = part.first == "sources" ? ["sources"] : part
    let changes = (0..<version).reversed().map { path + ["later", .element($0)] }
    let whole = [changes.first ?? path]
    return own.isEmpty ? whole : (changes + [path]).map { $0 + own } + whole
  }

  /// A part of an indicator: a point by its place in the series; a text's last version first.
  private static func paths(
    ofIndicator path: [PathStep], _ part: [PathStep], _ version: Int
  ) -> [[PathStep]] {
    guard let first = part.first else { return [path] }
    if first == "series", part.count > 1 {
      return [path + ["points", part[1]], path]
    }
    let texts = (0...version).reversed().map { path + [first, .element($0), "text"] }
    return texts + [path + part, path]
  }

  /// Which version of an assessment or a text holds.
  private func assessment(_ name: String, at instant: Instant) -> Int? {
    switch name {
    case "name": self.name.place(at: instant)
    case "summary": summary.place(at: instant)
    case "place": place?.place(at: instant)
    case "verdict": verdict.place(at: instant)
    case "stateCapacity": stateCapacity?.place(at: instant)
    case "consequences": consequences?.place(at: instant)
    default: nil
    }
  }

  /// The place of a record in its document, by that in a snapshot, and the version that holds.
  private func record(
    _ list: String, _ index: Int, at instant: Instant
  ) -> (place: Int, version: Int)? {
    switch list {
    case "riskFactors":
      spot(riskFactors, riskFactors.known(at: instant).map(\.place), index, instant)
    case "measures": spot(measures, measures(at: instant).map(\.place), index, instant)
    case "positions": spot(positions, positions(at: instant).map(\.place), index, instant)
    case "decisions": spot(decisions, decisions(at: instant).map(\.place), index, instant)
    case "indicators": spot(indicators, indicators.known(at: instant).map(\.place), index, instant)
    case "events": spot(events, events(at: instant).map(\.place), index, instant)
    default: nil
    }
  }

  private func spot<Value>(
    _ histories: [History<Value>], _ places: [Int], _ index: Int, _ instant: Instant
  ) -> (place: Int, version: Int)? {
    guard places.indices.contains(index) else { return nil }
    let place = places[index]
    return histories[place].place(at: instant).map { (place, $0) }
  }
}
