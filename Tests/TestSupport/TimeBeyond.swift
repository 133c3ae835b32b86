internal import CrisisModel
package import WatchLog

/// A part of an entry that tells a time, to be filled with one that no calendar of ours has.
package enum TimeBeyond: CaseIterable, Sendable {
  case occurred, recorded, snapshot, periodBegin, periodEnd

  /// A time that stands nowhere else, by whose bytes the part is found.
  private static let mark = Instant(seconds: 0x11_2233_4455)

  /// The bytes of a draft in which this part has these seconds.
  package func draft(_ seconds: Int64, key: LogKey = .random()) -> [UInt8] {
    var instants = [Instant](repeating: Instant(seconds: 1_300_363_200), count: Self.allCases.count)
    instants[Self.allCases.firstIndex(of: self) ?? 0] = Self.mark
    let writer = LogWriter(
      author: LogAuthor(name: "n", login: "l", host: "h"), desk: "d", role: "r")
    let period = LogPeriod(from: instants[3], to: instants[4])
    let draft = LogDraft(
      key: key, occurred: instants[0], recorded: instants[1], by: writer,
      .handoverPrepared(document: "doc", period: period), links: LogLinks(snapshot: instants[2]))
    return Self.replacing(Self.bytes(Int64(Self.mark.seconds)), in: draft.canonicalBytes, seconds)
  }

  private static func bytes(_ seconds: Int64) -> [UInt8] {
    withUnsafeBytes(of: seconds.bigEndian) { Array($0) }
  }

  private static func replacing(
    _ mark: [UInt8], in draft: [UInt8], _ seconds: Int64
  ) -> [UInt8] {
    guard let place = draft.firstRange(of: mark) else {
      preconditionFailure("the draft has no time to replace")
    }
    return Array(draft[..<place.lowerBound]) + bytes(seconds) + Array(draft[place.upperBound...])
  }

  /// An entry that a store can have from a time before it had a range.
  package func stored(after entry: LogEntry, _ seconds: Int64) throws -> StoredEntry {
    let bytes = draft(seconds)
    let hash = try LogHash(previous: entry.hash, draft: bytes)
    let fields = LogFields(
      occurred: self == .occurred ? seconds : 1_300_363_200,
      recorded: self == .recorded ? seconds : 1_300_363_200, search: "doc"
    ) { column in
      switch column {
      case .kind: "handoverPrepared"
      case .level: "general"
      case .desk: "d"
      case .author: "n"
      case .crisis, .alert, .subject: nil
      }
    }
    return StoredEntry(
      sequence: entry.sequence + 1, previous: entry.hash.bytes, hash: hash.bytes, draft: bytes,
      fields: fields)
  }
}

extension StoredEntry {
  private var key: String { Hexadecimal.text(Array(draft[1..<17])) }

  /// The statement by which anybody adds it to a log in a file.
  package var insertInSQLite: String {
    let blobs = [previous, hash, draft].map { "x'\(Hexadecimal.text($0))'" }.joined(separator: ", ")
    return """
      INSERT INTO entries (sequence, key, previous, hash, draft, occurred, recorded, search, kind,
        level, desk, author)
      VALUES (\(sequence), x'\(key)', \(blobs), \(fields.occurred), \(fields.recorded), 'doc',
        'handoverPrepared', 'general', 'd', 'n')
      """
  }

  /// The statement by which a program adds it to a log on a server.
  package var appendInPostgreSQL: String {
    "SELECT watchlog.append('\\x\(Hexadecimal.text(draft))', '\(fields.search)')"
  }

  /// The same for a log of a form before the fourth, to which programs told the columns.
  package var appendInThirdForm: String {
    """
    SELECT 1 FROM watchlog.append('\\x\(key)', '\\x\(Hexadecimal.text(draft))',
      '\(fields.occurred)', '\(fields.recorded)', 'doc', 'handoverPrepared', 'general', 'd', 'n',
      NULL, NULL, NULL)
    """
  }
}
