package import StrictJSON

/// An object of a database that is not as a log's schema should have it.
package struct SchemaDifference: Hashable, Sendable {
  /// In what way it differs.
  package enum Kind: Hashable, Sendable {
    /// It should be there and is not.
    case missing
    /// It is there, but not as this program makes it.
    case altered
    /// No version of this program makes it.
    case foreign
  }

  /// In what way the object differs.
  package let kind: Kind
  /// The object's type and name, such as `trigger entries.follow`; on a server, anybody may have
  /// chosen the name.
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
