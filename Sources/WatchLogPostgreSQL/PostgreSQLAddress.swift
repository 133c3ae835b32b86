internal import CLibPQ
package import WatchLog

/// Where a log is: a `postgres://` URL, as libpq reads it.
package struct PostgreSQLAddress: Hashable, Sendable {
  /// With the password, if the URL has one.
  let url: String
  /// Without it.
  package let place: String

  package init(_ url: String) throws(WatchLogError) {
    self.url = url
    place = Self.withoutPassword(url)
    let libpq = try LibPQ.open(for: place)
    var message: UnsafeMutablePointer<CChar>?
    guard let options = libpq.pointee.PQconninfoParse(url, &message) else {
      libpq.pointee.PQfreemem(message)
      throw .refused(place: place, reason: "no address: postgres://[USER@]HOST[:PORT]/DATABASE")
    }
    libpq.pointee.PQconninfoFree(options)
  }

  /// The URL without what may be secret in it: the password before `@`, and every parameter.
  ///
  /// What cannot be taken apart is not shown at all.
  package static func withoutPassword(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "postgres" }
    let rest = url[scheme.upperBound...].prefix { $0 != "?" }
    let authority = rest.prefix { $0 != "/" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0] }
    let host = user.map { authority[$0.endIndex...].dropFirst() } ?? authority
    let name = user.map { $0.prefix { $0 != ":" } + "@" } ?? ""
    return "postgres://\(name)\(host)\(rest[authority.endIndex...])"
  }
}

enum LibPQ {
  /// The functions of libpq; they stay there.
  static func open(for place: String) throws(WatchLogError) -> UnsafePointer<wf_libpq> {
    var problem: UnsafePointer<CChar>?
    if let functions = wf_libpq_open(&problem) { return functions }
    let reason = problem.map { String(cString: $0) } ?? "libpq.so.5"
    throw .unavailable(place: place, reason: "\(reason); install libpq5")
  }
}
