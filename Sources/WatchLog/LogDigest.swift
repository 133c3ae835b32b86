internal import CDigest
internal import StrictJSON

/// SHA-256 by libcrypto, for fingerprints.
package enum LogDigest {
  /// Returns 32 bytes; throws `noDigest` if libcrypto cannot be used.
  package static func of(_ message: [UInt8]) throws(WatchLogError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    if let problem = wf_sha256(message, message.count, &digest) {
      throw .noDigest(reason: Message(quoted: String(cString: problem)))
    }
    return digest
  }
}
