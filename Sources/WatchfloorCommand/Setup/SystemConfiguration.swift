internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import StrictJSON
internal import WatchDesk
internal import WatchLog

/// What the machine's administrator decided for every session: `/etc/watchfloor.json`.
///
/// ```json
/// { "schemaVersion": 1, "restricted": true, "archive": "/srv/watchfloor/archive",
///   "log": "postgres://db.example.org/watch", "queue": true,
///   "desk": "Africa", "desks": ["Africa", "Asia"], "role": "officer", "roles": ["officer", "lead"],
///   "keys": "/etc/ssh/authorized_keys/%u",
///   "entriesPerMinute": 60, "bytesPerDay": 25000000 }
/// ```
///
/// Only `schemaVersion` must be there. `desk` and `role` hold where nothing else is named; in a
/// restricted session nothing else may be named but what is in `desks` and `roles`. `queue` lets
/// entries wait for a server that was never reached. `keys` is where the SSH keys of a login are listed
/// (`KeyListPath`). The path is fixed, and the file counts only where root owns
/// it and nobody else can write it. One that is wrong stops the program: what it should have
/// forbidden is not known.
struct SystemConfiguration: Equatable, Sendable {
  static let path = "/etc/watchfloor.json"

  var isRestricted = false
  var archive: String?
  var log: String?
  var desk: String?
  var role: String?
  /// What an officer may name besides, where the session is restricted.
  var desks: [String] = []
  var roles: [String] = []
  var keys: KeyListPath?
  var queues = false
  var limits = WritingLimits.usual

  var allowedDesks: [String] { [desk].compactMap { $0 } + desks }
  var allowedRoles: [String] { [role].compactMap { $0 } + roles }

  /// Why it cannot be used.
  struct Failure: Error, Equatable {
    let text: SafeText
  }

  /// `nil` where there is none.
  static func read(
    path: String = path, owner: uid_t = 0
  ) throws(Failure) -> SystemConfiguration? {
    var status = stat()
    if stat(path, &status) != 0 {
      if errno == ENOENT { return nil }
      throw Failure(
        text: "\(SafeText(path)): cannot be read (\(SafeText(String(cString: strerror(errno)))))")
    }
    guard status.st_uid == owner, status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw Failure(
        text:
          "\(SafeText(path)): others than root can write it; chown root and chmod go-w, or remove it"
      )
    }
    let read = DocumentFile.read(path: path) { SystemConfigurationReader.read($0) }
    // What is not understood may have forbidden something.
    if let problem = read.problems.first { throw Failure(text: SafeText(problem.text)) }
    return read.value
  }
}

private enum SystemConfigurationReader {
  private enum Field: Int, CaseIterable {
    case schemaVersion, restricted, archive, log, desk, role, desks, roles, keys, queue
    case entriesPerMinute, bytesPerDay
  }

  private static let fields = FieldTable(
    Field.self,
    "schemaVersion restricted archive log desk role desks roles keys queue entriesPerMinute bytesPerDay"
  )

  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (value: SystemConfiguration?, problems: [Problem]) {
    do {
      var reader = try DocumentReader(bytes, limits: Limits(bytes: 1 << 16, values: 100))
      let value = try configuration(&reader)
      try reader.json.end()
      return (reader.allProblems.isEmpty ? value : nil, reader.allProblems)
    } catch {
      let problem = Problem(
        offset: error.offset, severity: .error, complaint: .syntax(error.reason))
      return (nil, [problem])
    }
  }

  private static func configuration(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> SystemConfiguration? {
    guard var scope = try reader.object() else { return nil }
    var configuration = SystemConfiguration()
    while let index = try reader.nextField(&scope, fields) {
      switch Field(rawValue: index) {
      case .schemaVersion: _ = try reader.integer(in: 1...1)
      case .restricted: configuration.isRestricted = try reader.boolean() ?? true
      case .archive: configuration.archive = try reader.words()
      case .log: configuration.log = try reader.words()
      case .desk: configuration.desk = try reader.words()
      case .role: configuration.role = try reader.words()
      case .desks: configuration.desks = try names(&reader)
      case .roles: configuration.roles = try names(&reader)
      case .keys: configuration.keys = try keys(&reader)
      case .queue: configuration.queues = try reader.boolean() ?? false
      case .entriesPerMinute:
        let count = try reader.integer(in: 1...1_000)
        configuration.limits.entriesPerMinute = count ?? configuration.limits.entriesPerMinute
      case .bytesPerDay:
        let bytes = try reader.integer(in: 1_000...1_000_000_000_000)
        configuration.limits.bytesPerDay = bytes ?? configuration.limits.bytesPerDay
      case nil: try reader.json.skipValue()
      }
    }
    reader.require(1, in: scope, fields)
    return configuration
  }

  private static func names(_ reader: inout DocumentReader) throws(JSONSyntaxError) -> [String] {
    var names: [String] = []
    try reader.array { (reader) throws(JSONSyntaxError) in
      if let name = try reader.words() { names.append(name) }
    }
    return names
  }

  private static func keys(
    _ reader: inout DocumentReader
  ) throws(JSONSyntaxError) -> KeyListPath? {
    guard let token = try reader.stringToken(), let text = reader.words(token) else { return nil }
    if let path = KeyListPath(text) { return path }
    reader.note(
      .malformed(value: text, expected: "an absolute path, with %u, %U, %h or %%"),
      at: token.range.lowerBound - 1)
    return nil
  }
}
