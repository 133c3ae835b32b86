internal import CLibPQ
internal import Glibc
internal import StrictJSON
package import WatchLog

/// Where a log is: a `postgres://` URL, as libpq reads it.
package struct PostgreSQLAddress: Hashable, Sendable {
  /// With the password, if the URL has one.
  let url: String
  /// Without it.
  package let place: String
  /// All that says which log it is, in the URL, its parameters or the environment; no password.
  package let target: String

  package init(_ url: String) throws(WatchLogError) {
    self.url = url
    place = Self.withoutPassword(url)
    let libpq = try LibPQ.open(for: place)
    var message: UnsafeMutablePointer<CChar>?
    guard let options = libpq.pointee.PQconninfoParse(url, &message) else {
      libpq.pointee.PQfreemem(message)
      throw .refused(place: place, reason: "no address: postgres://[USER@]HOST[:PORT]/DATABASE")
    }
    target = Self.target(options)
    libpq.pointee.PQconninfoFree(options)
  }

  /// The keywords that say which server, database and user are meant.
  private static let targetKeywords: Set = [
    "service", "host", "hostaddr", "port", "dbname", "user",
  ]

  /// One line a keyword, in the order of libpq, which asks the environment for what the URL leaves out.
  private static func target(_ options: UnsafePointer<PQconninfoOption>) -> String {
    var lines: [String] = []
    var option = options
    while let keyword = option.pointee.keyword.map({ String(cString: $0) }) {
      let named = option.pointee.val ?? option.pointee.envvar.flatMap { getenv($0) }
      if targetKeywords.contains(keyword), let named {
        lines.append("\(keyword)=\(String(cString: named))")
      }
      option += 1
    }
    return lines.joined(separator: "\n")
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
    let reason = Message(quoted: problem.map { String(cString: $0) } ?? "libpq.so.5")
    throw .unavailable(place: place, reason: "\(reason); install libpq5")
  }
}
