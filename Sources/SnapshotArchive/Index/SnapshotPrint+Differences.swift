/// What differs in one crisis.
struct CrisisDifferences: Sendable {
  let id: String
  let differences: Differences
}

extension SnapshotPrint {
  /// The crises that differ from those of an earlier print, in no order.
  func differences(from old: SnapshotPrint) -> [CrisisDifferences] {
    var left = Dictionary(old.crises.map { ($0.id, $0) }) { first, _ in first }
    var found: [CrisisDifferences] = []
    for crisis in crises {
      var differences = Differences()
      if let before = left.removeValue(forKey: crisis.id) {
        guard before.digests != crisis.digests else { continue }
        differences = crisis.differences(from: before)
      } else {
        differences.came = 1
      }
      found.append(CrisisDifferences(id: crisis.id, differences: differences))
    }
    var gone = Differences()
    gone.gone = 1
    return found + left.keys.map { CrisisDifferences(id: $0, differences: gone) }
  }
}

extension CrisisPrint {
  fileprivate func differences(from old: CrisisPrint) -> Differences {
    var result = Differences()
    for section in Section.allCases
    where digests[Int(section.rawValue)] != old.digests[Int(section.rawValue)] {
      result[section] = section.isList ? count(section, from: old) : 1
    }
    return result
  }

  /// How many records appeared, disappeared or were altered; an altered one has its identity on
  /// both sides.
  private func count(_ section: Section, from old: CrisisPrint) -> Int {
    // How much more often each content occurs on one side than on the other.
    var surplus: [UInt64: (identity: UInt64, count: Int)] = [:]
    for record in records where record.section == section {
      surplus[record.content, default: (record.identity, 0)].count += 1
    }
    for record in old.records where record.section == section {
      surplus[record.content, default: (record.identity, 0)].count -= 1
    }
    var sides: [UInt64: (new: Int, old: Int)] = [:]
    for (identity, count) in surplus.values where count != 0 {
      sides[identity, default: (0, 0)].new += max(count, 0)
      sides[identity, default: (0, 0)].old += max(-count, 0)
    }
    return sides.values.reduce(0) { $0 + max($1.new, $1.old) }
  }
}
