internal import CrisisChronicle
internal import CrisisModel
internal import SnapshotArchive

/// What composing the shipped cases costs on one thread: reading the chronicle, composing every
/// snapshot, and validating each, beside reading the same snapshots once.
///
/// Files are read before; none is written, which costs what the disk asks for.
struct ComposingMeasurement {
  private let options: BenchOptions
  private let reference: Reference
  private let documents: ChronicleDocuments
  private static let aim = 500.0

  init(_ options: BenchOptions) throws(BenchError) {
    self.options = options
    let installation = try Installation()
    reference = ReferenceDirectory.load(path: installation.reference).reference
    documents = try Self.documents(in: "\(installation.root)/Data/chronicle/cases")
  }

  func figures() throws(BenchError) -> [Figure] {
    var (ours, theirs, composed) = ([Double](), [Double](), [ComposedSnapshot]())
    for _ in 0..<(options.isQuick ? 3 : 11) {
      let start = Clock.now()
      composed = try compose()
      ours.append(Double(Clock.now() - start) / 1e6)
      theirs.append(read(composed))
    }
    let (our, their) = (Series(ours), Series(theirs))
    let megabytes = Double(composed.reduce(0) { $0 + $1.bytes.count }) / 1e6
    return [
      Figure(
        name: "composing \(composed.count) snapshots, \(megabytes.text(places: 1)) MB, validated",
        measured: our.text(places: 0) + " ms",
        reference: "reading them " + their.text(places: 0) + " ms",
        ratio: our.ratio(to: their).text(places: 1),
        aim: .atMost(Self.aim, our.median, unit: " ms"))
    ]
  }

  /// Everything that `compose` does but reading and writing files.
  private func compose() throws(BenchError) -> [ComposedSnapshot] {
    guard let archive = ChronicleReader.archive(documents.archive).archive,
      let chronicle = ChronicleReader.read(archive, documents, reference: reference).chronicle
    else { throw .refused(decoder: "the chronicle's reader", reason: "cases has errors") }
    let review = ChronicleReview(chronicle, documents, reference: reference)
    var problems = chronicle.crises.indices.flatMap { review.hindsight(inCrisis: $0) }
    var composer = SnapshotComposer(chronicle)
    let composed = chronicle.instants.map { composer.compose(at: $0) }
    problems += composed.flatMap { review.problems(of: $0) }
    guard problems.isEmpty else { throw .disagreement("the composed cases have problems") }
    return composed
  }

  /// In milliseconds.
  private func read(_ composed: [ComposedSnapshot]) -> Double {
    let start = Clock.now()
    for snapshot in composed {
      snapshot.bytes.withUnsafeBufferPointer { bytes in
        _ = SnapshotReader.read(bytes, reference: reference)
      }
    }
    return Double(Clock.now() - start) / 1e6
  }

  private static func documents(in directory: String) throws(BenchError) -> ChronicleDocuments {
    let archive = try document(ArchiveFile.name, in: directory)
    guard let file = ChronicleReader.archive(archive).archive else {
      throw .refused(decoder: "the chronicle's reader", reason: "\(directory)/archive.json")
    }
    return ChronicleDocuments(
      archive: archive,
      sources: try file.sources.map { name throws(BenchError) in try document(name, in: directory)
      },
      crises: try file.crises.map { name throws(BenchError) in try document(name, in: directory) })
  }

  private static func document(
    _ name: String, in directory: String
  ) throws(BenchError) -> ChronicleDocument {
    do {
      let file = try FileBytes(path: "\(directory)/\(name)")
      return ChronicleDocument(name: name, bytes: file.withBytes { Array($0) })
    } catch {
      throw .file(error)
    }
  }
}
