/// The names of an object's fields, or of an enumeration's values, looked up by their bytes.
///
/// A lookup starts at the entry after the last hit: a document that keeps the published order
/// costs one comparison a field.
package struct FieldTable: Sendable {
  package let names: [String]
  private let bytes: [UInt8]
  /// Where the name with an index ends in `bytes`; it starts where the one before ends.
  private let ends: [Int]

  /// Fields named as the cases of an enumeration, in their order.
  package init<Field: CaseIterable>(_ type: Field.Type) {
    self.init(Field.allCases.map { String(describing: $0) })
  }

  package init(_ names: [String]) {
    precondition(names.count <= 64, "a field table holds 64 names at most")
    self.names = names
    self.bytes = names.flatMap { Array($0.utf8) }
    var ends: [Int] = []
    for name in names { ends.append((ends.last ?? 0) + name.utf8.count) }
    self.ends = ends
  }

  /// The index of the name with these bytes, trying `guess` first.
  package func index(of name: UnsafeBufferPointer<UInt8>, guess: Int = 0) -> Int? {
    for index in guess..<max(guess, ends.count) where matches(index, name) { return index }
    for index in 0..<min(guess, ends.count) where matches(index, name) { return index }
    return nil
  }

  @inline(__always)
  private func matches(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == name.count else { return false }
    for position in 0..<name.count where bytes[start + position] != name[position] {
      return false
    }
    return true
  }
}
