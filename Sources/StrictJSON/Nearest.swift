/// Finds the word that a misspelt one probably means.
package enum Nearest {
  /// The candidate with the fewest edits, if they are at most a third of its length.
  ///
  /// `nil` if two are equally near, since naming either would be a guess. The case of letters does
  /// not count.
  package static func match(_ word: String, among candidates: some Sequence<String>) -> String? {
    let length = word.unicodeScalars.count
    lazy var letters = Array(word.lowercased().unicodeScalars)
    var best: (name: String, distance: Int, isAlone: Bool)?
    for candidate in candidates {
      let size = candidate.unicodeScalars.count
      let limit = min(max(1, size / 3), best?.distance ?? .max)
      guard abs(size - length) <= limit else { continue }
      let other = Array(candidate.lowercased().unicodeScalars)
      guard let found = distance(letters, other, limit: limit) else { continue }
      best = (candidate, found, found != best?.distance)
    }
    return best.flatMap { $0.isAlone ? $0.name : nil }
  }

  /// How many insertions, deletions, replacements and swaps of neighbours turn one word into the
  /// other; `nil` if they exceed the limit.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    var (previous, row) = ([Int](), Array(0...right.count))
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      next.reserveCapacity(right.count + 1)
      for (j, other) in right.enumerated() {
        var cost = min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          cost = min(cost, previous[j - 1] + 1)
        }
        next.append(cost)
      }
      (previous, row) = (row, next)
      if isBeyond(limit, previous) && isBeyond(limit, row) { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }

  private static func isBeyond(_ limit: Int, _ row: [Int]) -> Bool {
    row.allSatisfy { $0 > limit }
  }
}
