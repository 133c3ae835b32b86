internal import CLibPQ
internal import Glibc
internal import StrictJSON
package import WatchLog

/// The place of a log: a `postgres://` URL, as libpq reads it.
package struct PostgreSQLAddress: Hashable, Sendable {
  /// The URL, with its password if it has one.
  let url: String
  /// The URL without what may be secret, to be shown.
  package let place: String
  /// Everything that determines which log is meant, from the URL, its parameters and the
  /// environment; no password.
  package let target: String
  /// What the URL or the environment says, by keyword; no password.
  let settings: [String: String]
  /// The keywords that this libpq knows.
  let keywords: Set<String>
  private let password: String?

  /// Reads a URL with libpq; throws `refused` if it is none or its password makes it ambiguous, and
  /// `unavailable` without libpq.
  package init(_ url: String) throws(WatchLogError) {
    self.url = url
    place = Self.withoutPassword(url)
    let options = try Self.options(of: url, place)
    guard Self.isUnambiguous(options) else {
      throw .refused(
        place: place, reason: "in a password write % as %25, / as %2F, ? as %3F, # as %23, @ as %40"
      )
    }
    target = Self.target(options)
    settings = Dictionary(
      options.compactMap { option in option.inForce.map { (option.keyword, $0) } }
    ) { first, _ in first }
    keywords = Set(options.map(\.keyword))
    password = options.first { $0.keyword == "password" }?.value
  }

  /// The keywords that determine server, database and user.
  private static let targetKeywords: Set = [
    "service", "host", "hostaddr", "port", "dbname", "user",
  ]

  /// One line a keyword, in the order of libpq, which asks the environment for what the URL omits.
  private static func target(_ options: [Option]) -> String {
    options.compactMap { option in
      guard targetKeywords.contains(option.keyword), let value = option.inForce else { return nil }
      return "\(option.keyword)=\(value)"
    }.joined(separator: "\n")
  }

  /// The URL without what may be secret in it: the password and every parameter.
  ///
  /// A URL that cannot be taken apart is not shown at all.
  package static func withoutPassword(_ url: String) -> String {
    PostgreSQLURL(url)?.place ?? PostgreSQLURL.hidden
  }

  /// A text of libpq or of the server, without the password.
  func hidingPassword(in text: String) -> String {
    guard let password, !password.isEmpty else { return text }
    // Bytes are compared: a combining mark over the last character must not hide the password.
    let bytes = Array(text.utf8).replacing(bytes: Array(password.utf8), with: Array("…".utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A parameter of libpq: what the URL says, and the variable that libpq asks otherwise.
  private struct Option {
    let keyword: String
    let value: String?
    let variable: String?

    /// What libpq uses unless a service says something else; `nil` for secrets.
    var inForce: String? {
      guard !keyword.contains(bytesOf: "password") else { return nil }
      return value ?? variable.flatMap { getenv($0) }.map { String(cString: $0) }
    }
  }

  /// What libpq reads from a URL, in its order.
  private static func options(
    of url: String, _ place: String
  ) throws(WatchLogError) -> [Option] {
    let libpq = try LibPQ.open(for: place)
    var message: UnsafeMutablePointer<CChar>?
    guard let first = libpq.pointee.PQconninfoParse(url, &message) else {
      // The message quotes the URL.
      libpq.pointee.PQfreemem(message)
      throw .refused(place: place, reason: "no address: postgres://[USER@]HOST[:PORT]/DATABASE")
    }
    defer { libpq.pointee.PQconninfoFree(first) }
    var options: [Option] = []
    var option = first
    while let keyword = option.pointee.keyword {
      options.append(
        Option(
          keyword: String(cString: keyword), value: option.pointee.val.map { String(cString: $0) },
          variable: option.pointee.envvar.map { String(cString: $0) }))
      option += 1
    }
    return options
  }

  /// Whether libpq took no part of a password for something else, which it would look up and quote.
  private static func isUnambiguous(_ options: [Option]) -> Bool {
    let names = options.filter { ["host", "dbname"].contains($0.keyword) }.compactMap(\.value)
    let port = options.first { $0.keyword == "port" }?.value ?? ""
    return !names.contains { $0.utf8.contains(UInt8(ascii: "@")) }
      && port.utf8.allSatisfy { "0123456789,".utf8.contains($0) }
  }
}

enum LibPQ {
  /// The functions of libpq; once opened, they stay.
  static func open(for place: String) throws(WatchLogError) -> UnsafePointer<wf_libpq> {
    var problem: UnsafePointer<CChar>?
    if let functions = wf_libpq_open(&problem) { return functions }
    let reason = Message(quoted: problem.map { String(cString: $0) } ?? "libpq.so.5")
    throw .unavailable(place: place, reason: "\(reason); install libpq5")
  }
}
