internal import CDigest
internal import StrictJSON

/// The SHA-256 that chains an entry to the one before.
package struct LogHash: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// What stands in the first entry for the hash of the one before: 32 zeros.
  package static let beginning = LogHash(unchecked: Array(repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// `nil` of anything but 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The hash of an entry: over `watchfloor log\n`, the hash of the entry before, and the bytes of
  /// the draft (`LogDraft.canonicalBytes`).
  ///
  /// With a server's facts (`ServerFacts.canonicalBytes`) it is taken over `watchfloor log 2\n`, the
  /// hash before, the SHA-256 of the facts, and the draft: facts that were taken away, added or
  /// altered give another hash, and no entry of one form has the bytes of one of the other.
  ///
  /// The number of the entry is not in it: the chain alone says the order, and an entry that was
  /// moved can be told from one that was altered.
  package init(
    previous: LogHash, draft: [UInt8], facts: [UInt8]? = nil
  ) throws(WatchLogError) {
    let start =
      if let facts {
        Array("watchfloor log 2\n".utf8) + previous.bytes + (try Self.digest(facts))
      } else {
        Array("watchfloor log\n".utf8) + previous.bytes
      }
    bytes = try Self.digest(start + draft)
  }

  private static func digest(_ message: [UInt8]) throws(WatchLogError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    if let problem = wf_sha256(message, message.count, &digest) {
      throw .noDigest(reason: Message(quoted: String(cString: problem)))
    }
    return digest
  }
}

extension LogHash: CustomStringConvertible {
  /// 64 hexadecimal digits.
  package var description: String { Hexadecimal.text(bytes) }

  /// Reads 64 hexadecimal digits, in either case; `nil` for anything else.
  package init?(hexadecimal text: String) {
    guard let bytes = Hexadecimal.bytes(text) else { return nil }
    self.init(bytes)
  }
}
