internal import CrisisModel
internal import SnapshotArchive

/// Makes the large document: a world with thousands of crises, the same bytes every time.
///
/// The crises are those of the shipped archives, every one as each snapshot has it, over and
/// over: real texts, real ballots, real numbers of measures. Each copy has its own id and its own
/// sources, so that no id is seen more often than in real data.
struct DocumentGenerator {
  /// The snapshots of the shipped archives, the latest last; at least one.
  let templates: [Snapshot]

  struct Document {
    let bytes: [UInt8]
    let census: Census
  }

  init(_ installation: Installation) throws(BenchError) {
    let reference = ReferenceDirectory.load(path: installation.reference).reference
    var templates: [Snapshot] = []
    do {
      for name in try DirectoryListing.names(in: installation.archives).sorted() {
        let archive = try Archive(path: "\(installation.archives)/\(name)")
        templates += archive.entries.compactMap {
          Archive.load(path: $0.path, reference: reference).snapshot
        }
      }
    } catch {
      throw .file(error)
    }
    guard !templates.isEmpty else { throw .missing(path: "\(installation.archives)/*/*.json") }
    self.templates = templates.sorted { $0.asOf < $1.asOf }
  }

  /// At least this many millions of bytes, rounded up to whole rounds of all templates.
  func document(megabytes: Int) -> Document {
    let round = SnapshotWriter.write(snapshot(rounds: 1)).count
    // Later rounds have longer ids and are not smaller.
    let snapshot = snapshot(rounds: (megabytes * 1_000_000 + round - 1) / round)
    return Document(bytes: SnapshotWriter.write(snapshot), census: Census(snapshot))
  }

  /// Its `asOf` is that of the latest template: nothing in it lies later.
  private func snapshot(rounds: Int) -> Snapshot {
    var world = templates[templates.count - 1]
    (world.crises, world.sources) = ([], [])
    var number = 0
    for _ in 0..<rounds {
      for template in templates {
        for crisis in template.crises {
          var copier = CrisisCopier(number: number)
          world.crises.append(copier.copy(crisis))
          world.sources += copier.copyUsed(template.sources)
          number += 1
        }
      }
    }
    return world
  }
}
