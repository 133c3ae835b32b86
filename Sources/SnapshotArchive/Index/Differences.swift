/// How many records of one crisis, or of all, differ from the snapshot before.
///
/// A record is one element of a list, or a section that is not a list. An altered record counts
/// once. So does a crisis that appeared or disappeared; its records do not count as well.
package struct Differences: Hashable, Sendable {
  /// How many crises the snapshot before did not have.
  package internal(set) var came = 0
  /// How many crises only the snapshot before has.
  package internal(set) var gone = 0
  private var counts = [Int](repeating: 0, count: Section.allCases.count)

  /// How many records of the section differ.
  package internal(set) subscript(section: Section) -> Int {
    get { counts[Int(section.rawValue)] }
    set { counts[Int(section.rawValue)] = newValue }
  }

  /// The records of all sections, and the crises that appeared or disappeared.
  package var total: Int { counts.reduce(came + gone, +) }

  /// Whether nothing differs.
  package var isEmpty: Bool { total == 0 }
}
