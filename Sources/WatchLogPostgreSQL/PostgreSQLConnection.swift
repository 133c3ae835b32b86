internal import CLibPQ
internal import Glibc
internal import StrictJSON
internal import WatchLog

/// One connection to a server; only one thread may use it at a time.
///
/// No call waits longer than its timeout: libpq is used without blocking, and `poll` waits. Only the
/// look-up of a host's name is the system's and has its own.
final class PostgreSQLConnection {
  let place: String
  let timeouts: PostgreSQLTimeouts
  private let address: PostgreSQLAddress
  private let libpq: UnsafePointer<wf_libpq>
  private let connection: OpaquePointer

  init(
    _ address: PostgreSQLAddress, _ timeouts: PostgreSQLTimeouts
  ) throws(WatchLogError) {
    self.address = address
    place = address.place
    self.timeouts = timeouts
    libpq = try LibPQ.open(for: place)
    guard let started = Self.start(libpq, address.url) else {
      throw .unavailable(place: place, reason: "no memory for a connection")
    }
    connection = started
    _ = libpq.pointee.PQsetNoticeReceiver(connection, wf_ignore_notice, nil)
    try connect()
    try prepare()
  }

  deinit {
    libpq.pointee.PQfinish(connection)
  }

  private static func start(_ libpq: UnsafePointer<wf_libpq>, _ url: String) -> OpaquePointer? {
    let parameters = [
      ("dbname", url), ("client_encoding", "UTF8"), ("fallback_application_name", "watchfloor"),
    ]
    let names = parameters.map { strdup($0.0) }
    let values = parameters.map { strdup($0.1) }
    defer { for text in names + values { free(text) } }
    let keys = names.map { UnsafePointer($0) } + [nil]
    return libpq.pointee.PQconnectStartParams(keys, values.map { UnsafePointer($0) } + [nil], 1)
  }

  var descriptor: Int32 { libpq.pointee.PQsocket(connection) }

  /// Whether nothing more can come of it.
  var isBroken: Bool { libpq.pointee.PQstatus(connection) == CONNECTION_BAD }

  /// What libpq says was wrong last, on one line.
  var message: Message {
    let text = libpq.pointee.PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    return Self.told(address.hidingPassword(in: text))
  }

  /// What a server says is its own, and may be anything.
  static func told(_ text: String) -> Message {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    return Message(quoted: words.joined(separator: " "), limit: 300)
  }

  /// A field of what the server says was wrong.
  func field(_ result: OpaquePointer, _ code: Int32) -> String? {
    libpq.pointee.PQresultErrorField(result, code).map {
      address.hidingPassword(in: String(cString: $0))
    }
  }

  private func connect() throws(WatchLogError) {
    let deadline = Deadline(milliseconds: timeouts.connect)
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      guard state != PGRES_POLLING_FAILED, libpq.pointee.PQstatus(connection) != CONNECTION_BAD
      else { throw .unavailable(place: place, reason: message) }
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      guard wait(for: Int32(events), deadline) else {
        throw .unavailable(place: place, reason: "no connection in \(timeouts.connect) ms")
      }
      state = libpq.pointee.PQconnectPoll(connection)
    }
  }

  /// Makes the session what the log relies on, whatever the server's defaults.
  private func prepare() throws(WatchLogError) {
    guard libpq.pointee.PQsetnonblocking(connection, 1) == 0 else {
      throw .unavailable(place: place, reason: message)
    }
    let encoding = libpq.pointee.PQparameterStatus(connection, "server_encoding")
    if let encoding, strcmp(encoding, "UTF8") != 0 {
      throw .refused(
        place: place, reason: "its encoding is \(quoted: String(cString: encoding)), not UTF8")
    }
    try execute(
      """
      SET statement_timeout = \(timeouts.answer);
      SET default_transaction_isolation = 'read committed';
      SET jit = off;
      SET max_parallel_workers_per_gather = 0;
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'
      """)
  }

  /// Runs a statement with parameters; gives its rows.
  func rows(
    _ sql: String, _ values: [PostgreSQLValue] = []
  ) throws(WatchLogError) -> [PostgreSQLRow] {
    let bytes = values.map(\.bytes)
    let pointers = bytes.map { bytes in
      bytes.map { bytes in
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: max(1, bytes.count))
        for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
        return copy
      }
    }
    defer { for pointer in pointers { pointer?.deallocate() } }
    let isSent = libpq.pointee.PQsendQueryParams(
      connection, sql, Int32(values.count), values.map(\.type),
      pointers.map { UnsafePointer($0) }, bytes.map { Int32($0?.count ?? 0) },
      values.map { $0.isBinary ? 1 : 0 }, 1)
    guard isSent == 1 else { throw .unanswered(place: place, reason: message) }
    return try answer(within: timeouts.answer)
  }

  /// Runs statements without parameters, in one transaction where they say nothing else.
  func execute(_ sql: String) throws(WatchLogError) {
    try execute(sql, within: timeouts.answer)
  }

  /// The same, for statements that may take longer than an answer.
  func execute(_ sql: String, milliseconds: Int) throws(WatchLogError) {
    try execute("SET statement_timeout = \(milliseconds)")
    try execute(sql, within: milliseconds)
    try execute("SET statement_timeout = \(timeouts.answer)")
  }

  private func execute(_ sql: String, within milliseconds: Int) throws(WatchLogError) {
    guard libpq.pointee.PQsendQuery(connection, sql) == 1 else {
      throw .unanswered(place: place, reason: message)
    }
    _ = try answer(within: milliseconds)
  }

  /// What the server has told since the last call; throws where the connection is gone.
  func takeNotifications() throws(WatchLogError) -> [String] {
    guard libpq.pointee.PQconsumeInput(connection) == 1 else {
      throw .unavailable(place: place, reason: message)
    }
    var told: [String] = []
    while let notification = libpq.pointee.PQnotifies(connection) {
      told.append(notification.pointee.extra.map { String(cString: $0) } ?? "")
      libpq.pointee.PQfreemem(notification)
    }
    return told
  }

  /// Waits for everything the server answers; the rows of the last result that has some.
  private func answer(within milliseconds: Int) throws(WatchLogError) -> [PostgreSQLRow] {
    let deadline = Deadline(milliseconds: milliseconds)
    var rows: [PostgreSQLRow] = []
    var failure: WatchLogError?
    while let result = try nextResult(deadline) {
      defer { libpq.pointee.PQclear(result) }
      switch libpq.pointee.PQresultStatus(result) {
      case PGRES_TUPLES_OK: rows = read(result)
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
      default: failure = failure ?? self.failure(result)
      }
    }
    if let failure { throw failure }
    return rows
  }

  private func nextResult(_ deadline: Deadline) throws(WatchLogError) -> OpaquePointer? {
    while true {
      let unsent = libpq.pointee.PQflush(connection)
      guard unsent >= 0 else { throw .unanswered(place: place, reason: message) }
      if unsent == 0 && libpq.pointee.PQisBusy(connection) == 0 { break }
      guard wait(for: Int32(POLLIN) | (unsent == 1 ? Int32(POLLOUT) : 0), deadline) else {
        throw .unanswered(place: place, reason: "no answer in \(deadline.given) ms")
      }
      guard libpq.pointee.PQconsumeInput(connection) == 1 else {
        throw .unanswered(place: place, reason: message)
      }
    }
    return libpq.pointee.PQgetResult(connection)
  }

  private func read(_ result: OpaquePointer) -> [PostgreSQLRow] {
    let columns = libpq.pointee.PQnfields(result)
    return (0..<libpq.pointee.PQntuples(result)).map { row in
      PostgreSQLRow(columns: (0..<columns).map { column in value(result, row, column) })
    }
  }

  private func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32) -> [UInt8]? {
    guard libpq.pointee.PQgetisnull(result, row, column) == 0,
      let bytes = libpq.pointee.PQgetvalue(result, row, column)
    else { return nil }
    let count = Int(libpq.pointee.PQgetlength(result, row, column))
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  private func wait(for events: Int32, _ deadline: Deadline) -> Bool {
    Descriptor.wait([descriptor], events: Int16(events), milliseconds: deadline.milliseconds)
  }
}
