internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import StrictJSON
internal import WatchDesk
internal import WatchLog
internal import WatchLogPostgreSQL
internal import WatchLogSQLite

/// Which watch log this run uses, who writes there, and which rule decided.
///
/// The log, first match: the system's configuration where the session is restricted; `--log`;
/// `WATCHFLOOR_LOG`; the system's configuration; `$XDG_DATA_HOME/watchfloor/log.db`; the same below
/// `~/.local/share`. `none` stands for no log.
struct LogSetup: Sendable {
  let place: Choice<LogPlace>
  /// Why the text that names it names no log; there is none then.
  let refusal: SafeText?
  let desk: Choice<String>
  let role: Choice<String>
  let author: Choice<LogAuthor>
  /// Where the user's data is; `nil` where there is no home directory.
  private let directory: String?
  /// Whether entries wait for a server that was never reached: the site has said so of its log.
  private let queuesUnseen: Bool
  let limits: WritingLimits
  /// Whether this run may write to it.
  private let mayWrite: Bool

  init(_ arguments: Arguments, _ context: RunContext) {
    let environment = context.environment
    (place, refusal) = Self.choosePlace(arguments, context)
    directory = Self.dataDirectory(context)
    let system = context.system
    queuesUnseen = system?.queues == true && place.rule == Self.configuration
    limits = system?.limits ?? .usual
    mayWrite = context.permissions.allows(.writeLog)
    desk =
      Self.first(
        [
          (arguments.desk, "--desk"), (environment["WATCHFLOOR_DESK"], "WATCHFLOOR_DESK"),
          (system?.desk, Self.configuration),
        ]) ?? Choice(value: "", rule: "not named; see --desk")
    role =
      Self.first(
        [
          (arguments.role, "--role"), (environment["WATCHFLOOR_ROLE"], "WATCHFLOOR_ROLE"),
          (system?.role, Self.configuration),
        ])
      ?? Choice(value: "", rule: "not named; see --role")
    author = Officer.author(environment, keys: system?.keys)
  }

  private static let configuration = SafeText(SystemConfiguration.path)

  var writer: LogWriter {
    LogWriter(author: author.value, desk: desk.value, role: role.value)
  }

  private static func first(_ choices: [(String?, SafeText)]) -> Choice<String>? {
    for case (let value?, let rule) in choices where !value.isEmpty {
      return Choice(value: value, rule: rule)
    }
    return nil
  }

  private static func choosePlace(
    _ arguments: Arguments, _ context: RunContext
  ) -> (Choice<LogPlace>, refusal: SafeText?) {
    let environment = context.environment
    let named = first([
      (arguments.log, "--log"), (environment["WATCHFLOOR_LOG"], "WATCHFLOOR_LOG"),
      (context.system?.log, configuration),
    ])
    if let named { return read(named, home: home(context)) }
    guard let directory = dataDirectory(context) else {
      return (Choice(value: .none, rule: "no home directory; name one with --log"), nil)
    }
    let rule: SafeText = "XDG_DATA_HOME, else the home directory"
    return (Choice(value: .file("\(directory)/log.db"), rule: rule), nil)
  }

  private static func read(
    _ named: Choice<String>, home: String?
  ) -> (Choice<LogPlace>, refusal: SafeText?) {
    do {
      return (Choice(value: try LogPlace(named.value, home: home), rule: named.rule), nil)
    } catch {
      return (Choice(value: .none, rule: named.rule), "\(named.rule): \(error.text)")
    }
  }

  static func home(_ context: RunContext) -> String? {
    context.permissions.isRestricted ? Officer.home : UserDirectories(context.environment).home
  }

  /// A restricted session is not told of HOME; it has the one of the login.
  private static func dataDirectory(_ context: RunContext) -> String? {
    guard context.permissions.isRestricted else { return UserDirectories(context.environment).data }
    return Officer.home.flatMap { UserDirectories(["HOME": $0]).data }
  }

  /// Why there is no log; `nil` where there is one.
  var absence: SafeText? {
    if let refusal { return refusal }
    return place.value == .none
      ? "No watch log is kept here (\(place.rule)); name one with --log." : nil
  }

  /// Where it is, for people; of a server never the password.
  var placeText: SafeText {
    switch place.value {
    case .none: "none"
    case .file(let path): SafeText(path)
    case .server(let url): SafeText(PostgreSQLAddress.withoutPassword(url))
    }
  }

  /// What is said where an entry waits for the log.
  var queuedText: SafeText {
    if case .file = place.value {
      return "kept on this machine until others let go of the watch log \(placeText)"
    }
    return "kept on this machine until the watch log \(placeText) can be reached"
  }

  /// Opens the log.
  ///
  /// - Parameters:
  ///   - mayMake: whether a file is created where it is missing.
  ///   - isRead: whether it is only read; then nothing is written to its file, nor made beside it, and
  ///     nothing that waits is handed on.
  func open(
    mayMake: Bool = true, isRead: Bool = false
  ) throws(WatchLogError) -> any WatchLogStore {
    switch place.value {
    case .none:
      throw .unavailable(
        place: "none", reason: "no watch log is kept here, by \(plain: place.rule.string)")
    case .file(let path):
      return isRead || !mayWrite
        ? try SQLiteLog(path: path, makes: false, isReadOnly: true)
        : LimitedLog(try openFile(path, mayMake: mayMake), ledger)
    case .server(let url):
      return isRead || !mayWrite
        ? try PostgreSQLLog(try PostgreSQLAddress(url), isReadOnly: true)
        : LimitedLog(try openServer(url), ledger)
    }
  }

  /// A log in a file, with the queue on this machine for the time that others keep it locked.
  private func openFile(
    _ path: String, mayMake: Bool
  ) throws(WatchLogError) -> any WatchLogStore {
    let queue = fileQueue
    do throws(WatchLogError) {
      let log = try SQLiteLog(path: path, makes: mayMake)
      guard let queue else { return log }
      return try QueuedLog(file: log, queue: queue)
    } catch {
      guard case .busy = error, let queue else { throw error }
      return try QueuedLog(file: LateLog(path: path, after: error), queue: queue)
    }
  }

  /// The queue before a log in a file; `nil` where there is no home directory.
  private var fileQueue: String? {
    guard let directory, let name = stableName else { return nil }
    return "\(directory)/queue-\(ArchiveKey(archive: name).digest).db"
  }

  /// The files in which entries for this log may wait on this machine.
  var queues: [String] {
    get throws(WatchLogError) {
      guard let directory else { return [] }
      switch place.value {
      case .none: return []
      case .file: return [fileQueue].compactMap(\.self)
      case .server(let url):
        let (name, earlier) = Self.queueNames(try PostgreSQLAddress(url))
        return [earlier, name].map { "\(directory)/\($0)" }
      }
    }
  }

  /// What this officer has written into this log from here.
  var ledger: WritingLedger {
    let officer = "\(author.value.login)\n\(author.value.credential?.text ?? "")"
    let about = "\(stableName ?? "")\n\(officer)"
    let path = directory.map { "\($0)/written-\(ArchiveKey.digest(of: about))" }
    return WritingLedger(path: path, limits: limits)
  }

  /// A server's log, with the queue on this machine for the time that the server is away.
  private func openServer(_ url: String) throws(WatchLogError) -> any WatchLogStore {
    let address = try PostgreSQLAddress(url)
    guard let directory else {
      throw .unavailable(
        place: address.place, reason: "no home directory for what waits while it is away")
    }
    let (name, earlier) = Self.queueNames(address)
    let contact =
      queuesUnseen
      ? nil : LogContact(path: "\(directory)/reached-\(ArchiveKey.digest(of: address.target))")
    return try QueuedLog(
      PostgreSQLLog(address), queue: "\(directory)/\(name)",
      earlier: "\(directory)/\(earlier)", contact: contact)
  }

  /// Earlier programs named it by what is shown of the address, which parameters are no part of.
  private static func queueNames(_ address: PostgreSQLAddress) -> (name: String, earlier: String) {
    (
      "queue-\(ArchiveKey.digest(of: address.target)).db",
      "queue-\(ArchiveKey(archive: address.place).digest).db"
    )
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

  /// Opens a log that is there already, to read it; `nil` where none is, which is no failure.
  func openExisting(isRead: Bool = true) throws(WatchLogError) -> (any WatchLogStore)? {
    if place.value == .none { return nil }
    do throws(WatchLogError) {
      let store = try open(mayMake: false, isRead: isRead)
      // Whether a server has one is known when it has answered.
      if case .server = place.value, isRead { _ = try store.head() }
      return store
    } catch .missing {
      return nil
    } catch {
      throw error
    }
  }

  /// Opens a log that is there already; that none is, is an error here.
  ///
  /// A mistyped name must not look like a log without entries, so no log is made by looking at it.
  ///
  /// - Parameter isRead: whether it is only read.
  func existing(isRead: Bool = true) throws(WatchLogError) -> any WatchLogStore {
    if let store = try openExisting(isRead: isRead) { return store }
    guard place.value != .none else { return try open() }
    throw .missing(place: placeText.string)
  }
}
