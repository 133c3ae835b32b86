/// How many records differ from the snapshot before, of one crisis or of all.
///
/// A record is one element of a list, or a section that is no list. One that was altered counts
/// once, and so does a crisis that came or went, whose records are not counted beside.
package struct Differences: Hashable, Sendable {
  /// Crises that the snapshot before did not have.
  package internal(set) var came = 0
  /// Crises that only the snapshot before has.
  package internal(set) var gone = 0
  private var counts = [Int](repeating: 0, count: Section.allCases.count)

  /// How many records of the section differ.
  package internal(set) subscript(section: Section) -> Int {
    get { counts[Int(section.rawValue)] }
    set { counts[Int(section.rawValue)] = newValue }
  }

  /// Of all sections, with the crises that came or went.
  package var total: Int { counts.reduce(came + gone, +) }

  /// Whether nothing differs.
  package var isEmpty: Bool { total == 0 }
}
