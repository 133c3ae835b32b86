/// How much a document may demand of the reader.
///
/// What exceeds a limit is refused, never cut short; problems beyond their limit are counted.
package struct Limits: Hashable, Sendable {
  /// Bytes of the whole document.
  package var bytes: Int
  /// Levels of arrays and objects inside one another.
  package var depth: Int
  /// Bytes of one string, as written between its quotes.
  package var stringBytes: Int
  /// Values of all kinds in the document.
  package var values: Int
  /// Errors, and also findings, that are kept with their place; further ones are counted.
  package var problems: Int

  /// The limits of a snapshot, unless they are given.
  package init(
    bytes: Int = 128 << 20, depth: Int = 64, stringBytes: Int = 64 << 10,
    values: Int = 20_000_000, problems: Int = 1_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.stringBytes = stringBytes
    self.values = values
    self.problems = problems
  }

  /// The limits of a snapshot.
  package static let standard = Limits()
}
