package import StrictJSON

/// How the line between this program and a log's server is guarded.
package enum LogLine: Hashable, Sendable {
  /// How far the identity of the other end was checked.
  package enum Check: Hashable, Sendable {
    /// The certificate names the requested host and was issued by one of these authorities.
    case host(String, authorities: String)
    /// One of these authorities issued the certificate; its name was not checked.
    case authority(String)
    case nobody
  }

  /// A socket in this machine's file system: nothing leaves the machine.
  case local
  /// - Parameter version: the protocol's, such as `TLSv1.3`.
  case tls(version: String, Check)
  /// Encrypted by Kerberos, whose ticket identifies the other end.
  case kerberos
  case plain

  /// Whether nobody on the way can read along or answer in the server's place.
  package var isGuarded: Bool {
    switch self {
    case .local, .kerberos, .tls(_, .host): true
    case .plain, .tls(_, .authority), .tls(_, .nobody): false
    }
  }

  /// A phrase for the log's page and `doctor`, without a full stop.
  package var words: Message {
    switch self {
    case .local: "a socket of this machine"
    case .tls(let version, .host(let host, let authorities)):
      "\(plain: version), the server's certificate checked for \(plain: host) against \(plain: authorities)"
    case .tls(let version, .authority(let authorities)):
      "\(plain: version), the server's certificate checked against \(plain: authorities), but not its name"
    case .tls(let version, .nobody):
      "\(plain: version), but nobody checked whose server it is"
    case .kerberos: "encrypted and checked by Kerberos"
    case .plain: "not encrypted, and nobody checked whose server it is"
    }
  }
}
