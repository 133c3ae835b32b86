internal import CDigest
internal import StrictJSON

/// The SHA-256 that chains an entry to the one before.
package struct LogHash: Hashable, Sendable {
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
  /// The number of the entry is not in it: the chain alone says the order, and an entry that was
  /// moved can be told from one that was altered.
  package init(previous: LogHash, draft: [UInt8]) throws(WatchLogError) {
    let message = Array("watchfloor log\n".utf8) + previous.bytes + draft
    var digest = [UInt8](repeating: 0, count: 32)
    if let problem = wf_sha256(message, message.count, &digest) {
      throw .noDigest(reason: Message(quoted: String(cString: problem)))
    }
    bytes = digest
  }
}

extension LogHash: CustomStringConvertible {
  /// 64 hexadecimal digits.
  package var description: String { Hexadecimal.text(bytes) }

  package init?(hexadecimal text: String) {
    guard let bytes = Hexadecimal.bytes(text) else { return nil }
    self.init(bytes)
  }
}
