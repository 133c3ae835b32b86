/// Numbers colour pairs as they are needed; terminals may have as few as seven.
///
/// Pair 0 is the terminal's own colours and is never reassigned.
struct PairTable {
  private let capacity: Int
  private var numbers: [ColorPair: Int32] = [:]
  private var owners: [ColorPair?] = [nil]

  /// - Parameter terminalPairs: the number of pairs by terminfo, pair 0 included.
  init(terminalPairs: Int) {
    self.capacity = min(max(0, terminalPairs - 1), 4_096)
  }

  /// The number of a pair.
  ///
  /// Once all numbers are taken, it reuses that of a pair which the frame does not show, since
  /// curses recolours every cell of a pair. If the frame shows all of them, the answer is 0:
  /// without colours, but readable.
  ///
  /// - Parameters:
  ///   - inUse: whether the frame being drawn shows a pair.
  ///   - install: tells curses what a number stands for.
  mutating func number(
    of pair: ColorPair, inUse: (ColorPair) -> Bool, install: (Int32, ColorPair) -> Void
  ) -> Int32 {
    if let number = numbers[pair] { return number }
    guard let number = freeNumber(inUse: inUse) else { return 0 }
    install(number, pair)
    numbers[pair] = number
    owners[Int(number)] = pair
    return number
  }

  private mutating func freeNumber(inUse: (ColorPair) -> Bool) -> Int32? {
    if owners.count <= capacity {
      owners.append(nil)
      return Int32(owners.count - 1)
    }
    for index in owners.indices.dropFirst() {
      guard let owner = owners[index], !inUse(owner) else { continue }
      numbers[owner] = nil
      return Int32(index)
    }
    return nil
  }
}
