package import StrictJSON

/// How the line between this program and the server of a log is guarded.
package enum LogLine: Hashable, Sendable {
  /// Who was made sure to be at the other end.
  package enum Check: Hashable, Sendable {
    /// The certificate is for the host that was asked for, by an authority among these.
    case host(String, authorities: String)
    /// It is by an authority among these, for whatever host.
    case authority(String)
    case nobody
  }

  /// A socket in this machine's file system: nothing leaves the machine.
  case local
  /// - Parameter version: of the protocol, as `TLSv1.3`.
  case tls(version: String, Check)
  /// Encrypted by Kerberos, whose ticket says who is at the other end.
  case kerberos
  case plain

  /// Whether nobody on the way can read or answer.
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
