package import CrisisModel

/// What a server itself knows of an entry, apart from what the author claims.
///
/// Author, desk and times of a draft are claims of whoever holds the account. The server adds these
/// facts when it takes the entry, and the chain's hash covers them.
package struct ServerFacts: Hashable, Sendable {
  /// The role that logged in to the server (`session_user`), whatever role it took on later.
  package let user: String
  /// The server's clock when it took the entry; a draft that waited in a queue was written earlier.
  package let recorded: Instant
  /// The client's address as the server sees it, which may be a proxy's; `nil` on a local socket.
  package let address: String?

  /// - Parameter address: in the server's words; `nil` on a local socket.
  package init(user: String, recorded: Instant, address: String?) {
    self.user = user
    self.recorded = recorded
    self.address = address
  }
}

/// The bytes of the facts, which the stores keep and which the hash covers.
///
/// Version 1, in this order (forms: `CanonicalWriter`): one byte 1, the text of the user, the
/// integer of the seconds, then one byte 0 if there is no address, otherwise one byte 1 and its
/// text.
extension ServerFacts {
  static let canonicalVersion: UInt8 = 1

  /// The most bytes that facts may have; the name of a role has at most 63 in a standard
  /// PostgreSQL.
  package static let longest = 1_024

  /// Version 1 of the form above.
  package var canonicalBytes: [UInt8] {
    var writer = CanonicalWriter()
    writer.byte(Self.canonicalVersion)
    writer.text(user)
    writer.integer(Int64(recorded.seconds))
    writer.byte(address == nil ? 0 : 1)
    if let address { writer.text(address) }
    return writer.bytes
  }

  /// Reads `canonicalBytes`, to their last byte.
  package init(reading bytes: [UInt8]) throws(LogDraft.Flaw) {
    guard bytes.count <= Self.longest else { throw .length }
    var reader = CanonicalReader(bytes)
    if let version = reader.byte(), version > Self.canonicalVersion { throw .newer }
    guard bytes.first == Self.canonicalVersion, let user = reader.text(),
      let recorded = reader.instant(), let mark = reader.byte()
    else { throw .form }
    let address = mark == 1 ? reader.text() : nil
    guard mark <= 1, (mark == 1) == (address != nil), reader.isAtEnd else { throw .form }
    if reader.hasTimeBeyond { throw .time }
    self.init(user: user, recorded: recorded, address: address)
  }
}

/// A difference between the server's facts and an author's claims.
///
/// It is no offence: desks share accounts, drafts wait in queues, and clocks differ. It is what a
/// reader should know when asking who wrote an entry, and when.
package enum LogDiscrepancy: Hashable, Sendable {
  /// The role that logged in to the server is not the author's login.
  case user(String, login: String)
  /// How many seconds the server's clock was ahead of the author's when the entry was written down;
  /// negative if it was behind. Waiting in a queue counts.
  case recorded(seconds: Int)
}

extension LogEntry {
  /// By how many seconds clocks may differ before a reader is told.
  package static let clockTolerance = 300

  /// The differences between claims and facts; empty if the server added no facts.
  package var discrepancies: [LogDiscrepancy] {
    guard let facts else { return [] }
    var found: [LogDiscrepancy] = []
    if !facts.user.utf8.elementsEqual(draft.author.login.utf8) {
      found.append(.user(facts.user, login: draft.author.login))
    }
    let seconds = draft.recorded.seconds(to: facts.recorded)
    if abs(seconds) > Self.clockTolerance { found.append(.recorded(seconds: seconds)) }
    return found
  }
}
