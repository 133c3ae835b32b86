internal import TerminalUI
internal import WatchLog

/// A public key or a certificate, as files of SSH write it: `ssh-ed25519 AAAA…`.
struct SSHKey: Hashable, Sendable {
  let type: String
  /// What the base64 stands for; keys are compared by it, never by their texts.
  let blob: [UInt8]

  /// `nil` where the base64 is none, or is of another type than the word before it says.
  init?(type word: some Collection<UInt8>, base64: some Collection<UInt8>) {
    guard !word.isEmpty, let blob = Base64.decode(base64) else { return nil }
    var reader = SSHReader(blob)
    guard let inner = reader.string(), inner.elementsEqual(word) else { return nil }
    type = String(decoding: word, as: UTF8.self)
    self.blob = blob
  }

  /// `SHA256:…`, as `ssh-keygen -l` prints it.
  func fingerprint() throws(WatchLogError) -> String { try Self.fingerprint(of: blob) }

  static func fingerprint(of blob: [UInt8]) throws(WatchLogError) -> String {
    let digits = Base64.encode(try LogDigest.of(blob)).prefix { $0 != UInt8(ascii: "=") }
    return "SHA256:\(String(decoding: digits, as: UTF8.self))"
  }

  /// What the watch log keeps of it.
  ///
  /// Of a certificate it is the id that its authority gave, so that a new one for the same officer is
  /// the same; an id that is long, or has other than printable ASCII, is kept as its digest.
  func credential() throws(WatchLogError) -> LogCredential? {
    guard let certificate else { return LogCredential(try fingerprint()) }
    let authority = try Self.fingerprint(of: certificate.authority)
    let id = certificate.keyID
    let isPlain = id.count <= 100 && id.allSatisfy { (0x20...0x7E).contains($0) }
    let shown = isPlain ? String(decoding: id, as: UTF8.self) : try Self.fingerprint(of: id)
    return LogCredential("certificate \(shown) of \(authority)")
  }
}

/// What a certificate says besides its key (OpenSSH, PROTOCOL.certkeys).
struct SSHCertificate: Hashable, Sendable {
  /// The name that the authority gave to it.
  let keyID: [UInt8]
  /// The key of the authority that signed it.
  let authority: [UInt8]
}

extension SSHKey {
  private static let certificateSuffix = "-cert-v01@openssh.com"

  /// How many texts the public key of a type has in a certificate.
  private static let keyParts = [
    "ssh-ed25519": 1, "ssh-rsa": 2, "ssh-dss": 4, "ecdsa-sha2-nistp256": 2,
    "ecdsa-sha2-nistp384": 2, "ecdsa-sha2-nistp521": 2, "sk-ssh-ed25519": 2,
    "sk-ecdsa-sha2-nistp256": 3,
  ]

  var isCertificate: Bool { type.hasSuffix(Self.certificateSuffix) }

  /// `nil` where it is a plain key, or no certificate that can be read.
  var certificate: SSHCertificate? {
    guard isCertificate,
      let parts = Self.keyParts[String(type.dropLast(Self.certificateSuffix.count))]
    else { return nil }
    var reader = SSHReader(blob)
    // The type, a nonce, and the key; then a serial number and whether it is a user's.
    for _ in 0..<(2 + parts) where reader.string() == nil { return nil }
    guard reader.skip(12), let keyID = reader.string() else { return nil }
    // Principals; two times; critical options, extensions and what is reserved.
    guard reader.string() != nil, reader.skip(16) else { return nil }
    for _ in 0..<3 where reader.string() == nil { return nil }
    guard let authority = reader.string() else { return nil }
    return SSHCertificate(keyID: Array(keyID), authority: Array(authority))
  }
}

/// Reads SSH's binary form (RFC 4251 §5); everything is `nil` where the bytes are not that.
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// A length of four bytes, most significant first, and so many bytes.
  mutating func string() -> ArraySlice<UInt8>? {
    guard rest.count >= 4 else { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard length <= rest.count - 4 else { return nil }
    defer { rest = rest.dropFirst(4 + length) }
    return rest.dropFirst(4).prefix(length)
  }

  mutating func skip(_ count: Int) -> Bool {
    guard rest.count >= count else { return false }
    rest = rest.dropFirst(count)
    return true
  }
}
