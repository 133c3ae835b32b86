internal import Glibc
internal import Paths

/// What libpq is told about the line if neither the URL, the environment nor a service says it.
///
/// libpq itself would accept any server that answers, encrypted or not (`sslmode=prefer`). Here the
/// server has to show a certificate for its name. On a local socket libpq ignores all of it.
struct LineDefaults {
  /// Keywords with their values; those of the URL override them.
  let parameters: [(keyword: String, value: String)]

  /// - Parameters:
  ///   - settings: by keyword, what the URL, the environment or a service says.
  ///   - known: the keywords of this libpq.
  ///   - version: libpq's; version 16 can use the authorities of the system by itself.
  init(_ settings: [String: String], known: Set<String>, version: Int32) {
    var parameters: [(String, String)] = []
    if settings["sslmode"] == nil { parameters.append(("sslmode", Self.checked)) }
    if settings["sslmode"] ?? Self.checked == Self.checked, Self.isEmpty(settings["sslrootcert"]),
      let authorities = Self.authorities(version)
    {
      parameters.append(("sslrootcert", authorities))
    }
    // With a Kerberos ticket at hand libpq prefers GSSAPI, and then asks for no certificate at all.
    if settings["gssencmode"] == nil, known.contains("gssencmode") {
      parameters.append(("gssencmode", "disable"))
    }
    self.parameters = parameters
  }

  /// The server's certificate must be valid, and for its name.
  static let checked = "verify-full"

  /// The user's own authorities for libpq, otherwise the system's; `nil` if libpq finds them by
  /// itself, or if there are none, which libpq reports.
  private static func authorities(_ version: Int32) -> String? {
    if ownAuthorities != nil { return nil }
    return version >= 160_000 ? "system" : systemFiles.first { access($0, R_OK) == 0 }
  }

  /// The file of authorities that libpq looks for; `nil` if it is not there.
  static var ownAuthorities: String? {
    let named = getenv("HOME").map { String(path: $0) }
    let home = isEmpty(named) ? UserEntry(of: geteuid())?.home : named
    let path = home.map { "\($0)/.postgresql/root.crt" }
    return path.flatMap { path in path.withPath { access($0, F_OK) } == 0 ? path : nil }
  }

  /// Where Debian, Red Hat and Alpine keep the authorities of the system.
  private static let systemFiles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
  ]

  private static func isEmpty(_ text: String?) -> Bool { text?.isEmpty ?? true }
}
