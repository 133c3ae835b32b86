internal import CDigest
internal import StrictJSON

/// The SHA-256 that chains an entry to the one before.
package struct LogHash: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// What the first entry has as the hash of the one before: 32 zeros.
  package static let beginning = LogHash(unchecked: Array(repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// `nil` unless there are 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The hash of an entry, over `watchfloor log\n`, the hash of the entry before, and the bytes of
  /// the draft (`LogDraft.canonicalBytes`).
  ///
  /// With a server's facts (`ServerFacts.canonicalBytes`) it covers `watchfloor log 2\n`, the hash
  /// before, the SHA-256 of the facts, and the draft. Facts that were removed, added or altered
  /// change the hash, and no entry of one form has the bytes of the other.
  ///
  /// The number of the entry is not covered: only the chain gives the order, so that a moved entry
  /// can be told from an altered one. Throws `noDigest` if libcrypto cannot be used.
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
  /// 64 lower-case hexadecimal digits.
  package var description: String { Hexadecimal.text(bytes) }

  /// Reads 64 hexadecimal digits, in either case; `nil` for anything else.
  package init?(hexadecimal text: String) {
    guard let bytes = Hexadecimal.bytes(text) else { return nil }
    self.init(bytes)
  }
}
