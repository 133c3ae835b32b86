/// Numbers for the crises of an index, in the order in which they were met.
struct CrisisTable: Sendable {
  private(set) var ids: [String] = []
  private var numbers: [String: UInt32] = [:]

  /// The most crises for which a cell has room.
  static let limit = 1 << 28

  subscript(id: String) -> UInt32? { numbers[id] }

  /// The number of a crisis; a new crisis gets the next one.
  mutating func number(for id: String) -> UInt32 {
    if let number = numbers[id] { return number }
    let number = UInt32(ids.count)
    ids.append(id)
    numbers[id] = number
    return number
  }
}
