internal import CrisisModel
internal import Dashboard
internal import StrictJSON
internal import TerminalUI

/// Which crises of two snapshots a brief is on; one that is gone counts as well.
struct BriefSelection {
  let comparison: Comparison
  let filter: CrisisFilter

  /// In the order of the newer snapshot, then those that are in the older one only.
  private var all: [(crisis: Crisis, picture: Picture)] {
    let (old, new) = (comparison.old, comparison.new)
    return new.snapshot.crises.map { ($0, new) }
      + old.snapshot.crises.filter { new.crisis($0.id) == nil }.map { ($0, old) }
  }

  var passing: [CrisisID] {
    all.filter { filter.matches($0.crisis, ladder: $0.picture.ladders[$0.crisis.id]) }
      .map(\.crisis.id)
  }

  /// By id, or by the beginning of one where no other crisis has it.
  func named(_ words: [String]) throws(CommandError) -> [CrisisID] {
    guard filter.isEmpty else {
      throw .usage("name crises or filter them with --where, not both")
    }
    let known = all.map(\.crisis.id)
    var found: [CrisisID] = []
    for word in words {
      let matches = known.filter { $0.rawValue.hasPrefix(word) }
      let exact = matches.first { $0.rawValue == word }
      guard let id = exact ?? (matches.count == 1 ? matches[0] : nil) else {
        throw .usage(unknown(word, known))
      }
      found.append(id)
    }
    return known.filter(found.contains)
  }

  private func unknown(_ word: String, _ known: [CrisisID]) -> SafeText {
    let names = known.map(\.rawValue)
    let hint: SafeText =
      Nearest.match(word, among: names).map { "did you mean \(SafeText($0))?" }
      ?? "there are \(SafeText.joined(names.map { SafeText($0) }))"
    return "no crisis \(quoted: word) in these snapshots; \(hint)"
  }
}
