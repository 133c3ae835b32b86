/// Numbers for the crises of an index, in the order that they were met.
struct CrisisTable: Sendable {
  private(set) var ids: [String] = []
  private var numbers: [String: UInt32] = [:]

  /// What a cell has room for.
  static let limit = 1 << 28

  subscript(id: String) -> UInt32? { numbers[id] }

  /// The number of a crisis, which it is given where it has none.
  mutating func number(for id: String) -> UInt32 {
    if let number = numbers[id] { return number }
    let number = UInt32(ids.count)
    ids.append(id)
    numbers[id] = number
    return number
  }
}
