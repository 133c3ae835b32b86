internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI
internal import WatchLog
internal import WatchLogPostgreSQL
internal import WatchLogSQLite

/// Which watch log this run uses, who writes there, and which rule decided.
///
/// The log, first match: the system's configuration where the session is restricted; `--log`;
/// `WATCHFLOOR_LOG`; the system's configuration; `$XDG_DATA_HOME/watchfloor/log.db`; the same below
/// `~/.local/share`. `none` stands for no log.
struct LogSetup: Sendable {
  enum Place: Equatable, Sendable {
    case none
    case file(String)
    case server(String)
  }

  /// A value and where it comes from.
  struct Choice<Value: Sendable>: Sendable {
    let value: Value
    let rule: SafeText
  }

  let place: Choice<Place>
  let desk: Choice<String>
  let role: Choice<String>
  let author: Choice<LogAuthor>
  /// Where the user's data is; `nil` where there is no home directory.
  private let directory: String?

  init(_ arguments: Arguments, _ context: RunContext) {
    let environment = context.environment
    place = Self.choosePlace(arguments, context)
    directory = Self.dataDirectory(context)
    desk =
      Self.first(
        [
          (arguments.desk, "--desk"), (environment["WATCHFLOOR_DESK"], "WATCHFLOOR_DESK"),
          (context.system?.desk, SafeText(SystemConfiguration.path)),
        ]) ?? Choice(value: "", rule: "not named; see --desk")
    role =
      Self.first(
        [(arguments.role, "--role"), (environment["WATCHFLOOR_ROLE"], "WATCHFLOOR_ROLE")])
      ?? Choice(value: "", rule: "not named; see --role")
    author = Officer.author(environment)
  }

  var writer: LogWriter {
    LogWriter(author: author.value, desk: desk.value, role: role.value)
  }

  private static func first(_ choices: [(String?, SafeText)]) -> Choice<String>? {
    for case (let value?, let rule) in choices where !value.isEmpty {
      return Choice(value: value, rule: rule)
    }
    return nil
  }

  private static func choosePlace(_ arguments: Arguments, _ context: RunContext) -> Choice<Place> {
    let environment = context.environment
    let named = first([
      (arguments.log, "--log"), (environment["WATCHFLOOR_LOG"], "WATCHFLOOR_LOG"),
      (context.system?.log, SafeText(SystemConfiguration.path)),
    ])
    if let named { return Choice(value: Place(named.value), rule: named.rule) }
    guard let directory = dataDirectory(context) else {
      return Choice(value: .none, rule: "no home directory; name one with --log")
    }
    return Choice(
      value: .file("\(directory)/log.db"), rule: "XDG_DATA_HOME, else the home directory")
  }

  /// A restricted session is not told of HOME; it has the one of the login.
  private static func dataDirectory(_ context: RunContext) -> String? {
    guard context.permissions.isRestricted else { return UserDirectories(context.environment).data }
    return Officer.home.flatMap { UserDirectories(["HOME": $0]).data }
  }

  /// Why there is no log; `nil` where there is one.
  var absence: SafeText? {
    place.value == .none ? "No watch log is kept here (\(place.rule)); name one with --log." : nil
  }

  /// Where it is, for people; of a server never the password.
  var placeText: SafeText {
    switch place.value {
    case .none: "none"
    case .file(let path): SafeText(path)
    case .server(let url): SafeText(PostgreSQLAddress.withoutPassword(url))
    }
  }

  /// Opens the log; a file is created where it is missing.
  func open() throws(WatchLogError) -> any WatchLogStore {
    switch place.value {
    case .none:
      throw .unavailable(
        place: "none", reason: "no watch log is kept here, by \(plain: place.rule.string)")
    case .file(let path): return try SQLiteLog(path: path)
    case .server(let url): return try openServer(url)
    }
  }

  /// A server's log, with the queue on this machine for the time that the server is away.
  private func openServer(_ url: String) throws(WatchLogError) -> any WatchLogStore {
    let address = try PostgreSQLAddress(url)
    guard let directory else {
      throw .unavailable(
        place: address.place, reason: "no home directory for what waits while it is away")
    }
    let name = "queue-\(ArchiveKey.digest(of: address.target)).db"
    // Earlier programs named it by what is shown of the address, which parameters are no part of.
    let earlier = "queue-\(ArchiveKey(archive: address.place).digest).db"
    return try QueuedLog(
      PostgreSQLLog(address), queue: "\(directory)/\(name)", earlier: "\(directory)/\(earlier)")
  }

  /// Where this officer's half-written texts for this log are kept; `nil` where there is no log or no
  /// home directory.
  var halfWrittenDirectory: String? {
    guard let directory, let name = stableName else { return nil }
    return "\(directory)/half-written-\(ArchiveKey(archive: name).digest)"
  }

  /// The same before and after the log is made, from wherever it is named.
  private var stableName: String? {
    switch place.value {
    case .none: return nil
    case .server: return placeText.string
    case .file(let path):
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let parent = parts.dropLast().joined(separator: "/")
      let directory = parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
      return "\(ArchiveKey(archive: directory).path)/\(parts.last ?? "")"
    }
  }

  /// Opens a log that is there already; `nil` where none is, which is no failure.
  func openExisting() throws(WatchLogError) -> (any WatchLogStore)? {
    if place.value == .none { return nil }
    if case .file(let path) = place.value, access(path, F_OK) != 0, errno == ENOENT { return nil }
    return try open()
  }

  /// Opens a log that is there already; that none is, is an error here.
  ///
  /// A mistyped name must not look like a log without entries, so no log is made by looking at it.
  func existing() throws(WatchLogError) -> any WatchLogStore {
    if let store = try openExisting() { return store }
    guard place.value != .none else { return try open() }
    throw .missing(place: placeText.string)
  }
}

extension LogSetup.Place {
  init(_ text: String) {
    if text == "none" {
      self = .none
    } else if ["postgres://", "postgresql://"].contains(where: text.hasPrefix) {
      self = .server(text)
    } else {
      self = .file(text)
    }
  }
}
