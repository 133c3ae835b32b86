internal import DisplayText

/// Where a log is, as it is written on a command line, in the environment or in a configuration.
enum LogPlace: Equatable, Sendable {
  case none
  case file(String)
  case server(String)

  /// Why a text names no log; it is not quoted, for it may hold a password.
  enum Refusal: Error, Equatable {
    /// A log in memory would be gone with the program.
    case memory
    /// A URI of SQLite, whose parameters could open it otherwise than a log is opened.
    case file
    /// `POSTGRES://`, or `postgres:` without slashes, which libpq does not know.
    case server
    /// Parameters of libpq without a URL.
    case parameters
    case scheme(String)
    /// `~user/`.
    case homeOfAnother
    case noHome
  }

  /// - Parameter home: the home directory, for which `~` stands; `nil` where there is none.
  init(_ text: String, home: String?) throws(Refusal) {
    if text == "none" {
      self = .none
    } else if ["postgres://", "postgresql://"].contains(where: { text.utf8.starts(with: $0.utf8) })
    {
      self = .server(text)
    } else {
      if let refusal = Refusal(text) { throw refusal }
      self = .file(try Self.expanded(text, home))
    }
  }

  private static func expanded(_ path: String, _ home: String?) throws(Refusal) -> String {
    guard path.utf8.first == UInt8(ascii: "~") else { return path }
    let rest = Substring(path.utf8.dropFirst())
    guard rest.isEmpty || rest.utf8.first == UInt8(ascii: "/") else { throw .homeOfAnother }
    guard let home else { throw .noHome }
    return home + rest
  }
}

extension LogPlace.Refusal {
  /// `nil` of what may be a path.
  fileprivate init?(_ text: String) {
    let folded = text.lowercased()
    let scheme = Self.schemeName(of: folded)
    if folded == ":memory:" {
      self = .memory
    } else if scheme == "file" || folded.utf8.starts(with: "file:".utf8)
      || folded.utf8.starts(with: "sqlite".utf8) && scheme != nil
    {
      self = .file
    } else if folded.utf8.starts(with: "postgres:".utf8)
      || folded.utf8.starts(with: "postgresql:".utf8)
    {
      self = .server
    } else if let scheme {
      self = .scheme(scheme)
    } else if Self.hasParameters(folded) {
      self = .parameters
    } else {
      return nil
    }
  }

  /// What stands before `://`, or before the colon of a scheme of SQLite; a path has a slash before it.
  private static func schemeName(of text: String) -> String? {
    let name = text.prefix { $0 != "/" }
    guard name.utf8.last == UInt8(ascii: ":") else {
      let word = text.prefix { $0 != ":" }
      return word.count < text.count && ["sqlite", "sqlite3"].contains(word) ? String(word) : nil
    }
    guard text.dropFirst(name.count).utf8.starts(with: "//".utf8) else { return nil }
    return String(name.dropLast())
  }

  /// Whether it has words as libpq reads them: `host=… password=…`.
  private static func hasParameters(_ text: String) -> Bool {
    let known = ["host", "hostaddr", "port", "dbname", "user", "password", "service", "sslmode"]
    return text.split(whereSeparator: \.isWhitespace).contains { word in
      known.contains { word.utf8.starts(with: "\($0)=".utf8) }
    }
  }

  /// What is wrong, and what to write instead.
  var text: SafeText {
    switch self {
    case .memory:
      "a log in memory would be lost with the program; name a file, or write none for no log"
    case .file: "a log in a file is named by its path alone; write /path/to/log.db"
    case .server:
      "the address of a server begins with postgres:// in small letters; write postgres://[USER@]HOST[:PORT]/DATABASE"
    case .parameters:
      "the address of a server is a URL; write postgres://[USER@]HOST[:PORT]/DATABASE"
    case .scheme(let scheme):
      "logs of the kind \(SafeText(scheme, limit: 20)):// are not known; write a path, postgres://HOST/DATABASE, or none"
    case .homeOfAnother: "~ stands for your own home alone; write the path of the other in full"
    case .noHome: "~ stands for your home, and none is known; write the path in full"
    }
  }
}
