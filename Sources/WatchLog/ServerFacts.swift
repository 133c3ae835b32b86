package import CrisisModel

/// What a server knows of an entry by itself, beside what the entry's author says.
///
/// Author, desk and times of a draft are claims of whoever holds the account. The server adds these
/// facts when it takes the entry, and the chain's hash covers them.
package struct ServerFacts: Hashable, Sendable {
  /// The role that logged in to the server (`session_user`), whatever role it took on later.
  package let user: String
  /// The server's clock when it took the entry; a draft that waited in a queue was written earlier.
  package let recorded: Instant
  /// The client's address as the server sees it, that of a proxy included; `nil` of a local socket.
  package let address: String?

  /// - Parameter address: in the server's words; `nil` on a local socket.
  package init(user: String, recorded: Instant, address: String?) {
    self.user = user
    self.recorded = recorded
    self.address = address
  }
}

/// The bytes over which the hash is taken, and which the stores keep.
///
/// Version 1, in this order (forms: `CanonicalWriter`): one byte 1, the text of the user, the integer
/// of the seconds, then one byte 0 where there is no address, else one byte 1 and the text of it.
extension ServerFacts {
  static let canonicalVersion: UInt8 = 1

  /// No server's facts have more bytes: names of roles have 63 in PostgreSQL as it is built.
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

  /// Reads `canonicalBytes`.
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

/// Where the server's facts and an author's claims are not the same.
///
/// Neither is an offence: desks share accounts, drafts wait in queues, and clocks differ. It is what a
/// reader should know who asks who wrote an entry, and when.
package enum LogDiscrepancy: Hashable, Sendable {
  /// The role that logged in to the server is not called as the author's login.
  case user(String, login: String)
  /// The server's clock was so many seconds ahead of the time at which the author's machine says that
  /// it was written down; negative where it was behind.
  case recorded(seconds: Int)
}

extension LogEntry {
  /// Seconds by which clocks may differ and nobody is told.
  package static let clockTolerance = 300

  /// Where claims and facts are not the same; empty where the server added none.
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
