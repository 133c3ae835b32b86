internal import StrictJSON

/// A `postgres://` URL without what may be secret in it.
///
/// A password with a raw `/`, `?`, `#` or `@` makes a URL ambiguous: libpq takes a part of the
/// password for the host, the port or the database. Nothing of such a URL is shown.
struct PostgreSQLURL {
  /// The user, the hosts with their ports, and the database; never a password or a parameter.
  let place: String

  /// What is shown of a URL that cannot be taken apart.
  static let hidden = "postgres"

  /// `nil` if the URL is ambiguous.
  init?(_ url: String) {
    let bytes = Array(url.utf8)
    guard let scheme = bytes.firstRange(ofBytes: Array("://".utf8)) else { return nil }
    let rest = bytes[scheme.upperBound...]
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let tail = rest[authority.endIndex...]
    // An @ behind the authority may belong to a parameter or end a password.
    guard !tail.contains(UInt8(ascii: "@")), tail.first != UInt8(ascii: "#") else { return nil }
    let at = authority.lastIndex(of: UInt8(ascii: "@"))
    let hosts = at.map { authority[($0 + 1)...] } ?? authority
    guard Self.hasSoundPorts(hosts) else { return nil }
    let user = at.map { authority[..<$0].prefix { $0 != UInt8(ascii: ":") } + [UInt8(ascii: "@")] }
    let path = tail.prefix { !"?#".utf8.contains($0) }
    place = "postgres://" + String(decoding: (user ?? []) + hosts + path, as: UTF8.self)
  }

  /// Whether a number follows the colon of each host: `user:password` is no host.
  private static func hasSoundPorts(_ hosts: ArraySlice<UInt8>) -> Bool {
    hosts.split(separator: UInt8(ascii: ",")).allSatisfy { host in
      let end = host.lastIndex(of: UInt8(ascii: "]")) ?? host.startIndex
      guard let colon = host[end...].firstIndex(of: UInt8(ascii: ":")) else { return true }
      return host[(colon + 1)...].allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
    }
  }
}
