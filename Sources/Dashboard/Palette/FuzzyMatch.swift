/// How well typed words match a name: every word must be in it, its letters in order.
///
/// A letter counts more at the beginning of a word and after the letter before it. Case and accents
/// are taken off by the caller, once for all words and names.
enum FuzzyMatch {
  private static let impossible = Int.min / 2

  /// The score of all words together, the higher the better; `nil` where one does not match.
  static func score(_ words: [[UInt8]], in name: [UInt8]) -> Int? {
    var total = 0
    for word in words {
      guard let score = score(word, in: name) else { return nil }
      total += score
    }
    return total
  }

  /// The best way to find the letters of a word in order, by dynamic programming: for each letter
  /// of the word, the best score of an occurrence that ends at each letter of the name.
  private static func score(_ word: [UInt8], in name: [UInt8]) -> Int? {
    guard !word.isEmpty, word.count <= name.count else { return word.isEmpty ? 0 : nil }
    var endingAt = [Int](repeating: impossible, count: name.count)
    for (index, letter) in word.enumerated() {
      var next = [Int](repeating: impossible, count: name.count)
      var bestBefore = index == 0 ? 0 : impossible
      for place in name.indices {
        if name[place] == letter {
          let joined = index > 0 && place > 0 ? endingAt[place - 1] + 8 : impossible
          let apart = bestBefore > impossible ? bestBefore + bonus(at: place, in: name) : impossible
          next[place] = max(joined, apart)
        }
        if index > 0 { bestBefore = max(bestBefore, endingAt[place] - 1) }
      }
      endingAt = next
    }
    let best = endingAt.max() ?? impossible
    return best > impossible / 2 ? best * 4 - name.count : nil
  }

  /// More for the first letter of the name, then of a word in it.
  private static func bonus(at place: Int, in name: [UInt8]) -> Int {
    if place == 0 { return 10 }
    return isLetter(name[place - 1]) ? 1 : 7
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }
}
