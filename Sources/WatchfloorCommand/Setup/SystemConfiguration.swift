internal import Glibc
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI

/// What the machine's administrator decided for every session: `/etc/watchfloor.json`.
///
/// ```json
/// { "schemaVersion": 1, "restricted": true, "archive": "/srv/watchfloor/archive",
///   "log": "/srv/watchfloor/log.db", "desk": "Africa" }
/// ```
///
/// Only `schemaVersion` must be there. The path is fixed, and the file counts only where root owns
/// it and nobody else can write it. One that is wrong stops the program: what it should have
/// forbidden is not known.
struct SystemConfiguration: Equatable, Sendable {
  static let path = "/etc/watchfloor.json"

  var isRestricted = false
  var archive: String?
  var log: String?
  var desk: String?

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
    case schemaVersion, restricted, archive, log, desk
  }

  private static let fields = FieldTable(Field.self, "schemaVersion restricted archive log desk")

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
      case nil: try reader.json.skipValue()
      }
    }
    reader.require(1, in: scope, fields)
    return configuration
  }
}
