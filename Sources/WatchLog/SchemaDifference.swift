package import StrictJSON

/// An object of a database that a log's schema should have otherwise, or not at all.
package struct SchemaDifference: Hashable, Sendable {
  /// In what way it differs.
  package enum Kind: Hashable, Sendable {
    /// It should be there.
    case missing
    /// It is there and is not what this program made.
    case altered
    /// No program of ours made it.
    case foreign
  }

  /// In what way the object differs.
  package let kind: Kind
  /// What it is and its name, `trigger entries.follow`; a server's words, which may be anything.
  package let object: String

  /// A difference of a kind in the named object.
  package init(_ kind: Kind, _ object: String) {
    self.kind = kind
    self.object = object
  }

  /// `trigger entries.follow is missing`.
  package var words: Message {
    let object = Message(quoted: object, limit: 60)
    return switch kind {
    case .missing: "\(object) is missing"
    case .altered: "\(object) was altered"
    case .foreign: "\(object) is not the program's"
    }
  }
}

extension [SchemaDifference] {
  /// The first two in words, and how many more there are.
  package var summary: Message {
    let first = Message.joined(prefix(2).map(\.words))
    return count > 2 ? "\(first), and \(count - 2) more" : first
  }
}
