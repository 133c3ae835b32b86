internal import CLibPQ
internal import Glibc
internal import StrictJSON
internal import WatchLog

/// One connection to a server; only one thread at a time may use it.
///
/// No call waits longer than its timeout: libpq is used without blocking, and `poll` waits. Only
/// looking up a host's name is left to the system, with a timeout of its own.
final class PostgreSQLConnection {
  let place: String
  let timeouts: PostgreSQLTimeouts
  let libpq: UnsafePointer<wf_libpq>
  let connection: OpaquePointer
  /// How the line is guarded.
  let line: LogLine
  private let address: PostgreSQLAddress
  /// What the server announced and nobody has asked for.
  private var heard = NotificationBox()
  /// Bytes that were read, for kernels that do not count them.
  private var counted: Int64 = 0
  /// Whether it must write nothing.
  var isOpenedToRead = false
  /// The form of the log; `nil` until it was read.
  var form: PostgreSQLForm?

  init(
    _ address: PostgreSQLAddress, _ timeouts: PostgreSQLTimeouts
  ) throws(WatchLogError) {
    let libpq = try LibPQ.open(for: address.place)
    guard let connection = Self.start(libpq, address) else {
      throw .unavailable(place: address.place, reason: "no memory for a connection")
    }
    do throws(WatchLogError) {
      let greeting = Greeting(address, libpq, connection)
      try greeting.wait(timeouts.connect)
      line = greeting.line
    } catch {
      libpq.pointee.PQfinish(connection)
      throw error
    }
    (self.address, self.timeouts, self.libpq, self.connection) =
      (address, timeouts, libpq, connection)
    place = address.place
    try prepare()
  }

  deinit {
    libpq.pointee.PQfinish(connection)
  }

  var descriptor: Int32 { libpq.pointee.PQsocket(connection) }

  /// Whether the connection is lost.
  var isBroken: Bool { libpq.pointee.PQstatus(connection) == CONNECTION_BAD }

  /// libpq's last error, on one line.
  var message: Message { address.told(libpq.pointee.PQerrorMessage(connection)) }

  /// A field of the server's error.
  func field(_ result: OpaquePointer, _ code: Int32) -> Message? {
    libpq.pointee.PQresultErrorField(result, code).map { address.told($0) }
  }

  /// The SQLSTATE of a failed statement (PostgreSQL, appendix A); empty if there is none.
  func state(_ result: OpaquePointer, _ code: Int32) -> String {
    let field = libpq.pointee.PQresultErrorField(result, code)
    return field.map { String(decoding: UnsafePointer($0).bytes(atMost: 5), as: UTF8.self) } ?? ""
  }

  /// Sets everything that the log relies on, whatever the defaults of the server, the role or the
  /// environment.
  ///
  /// The search path comes first, in a statement of its own: no function and no operator must be
  /// found in a schema in which others may have made one. Settings that change how catalogs are
  /// written as text are set too.
  private func prepare() throws(WatchLogError) {
    guard libpq.pointee.PQsetnonblocking(connection, 1) == 0 else {
      throw .unavailable(place: place, reason: message)
    }
    let encoding = libpq.pointee.PQparameterStatus(connection, "server_encoding")
    if let encoding, strcmp(encoding, "UTF8") != 0 {
      throw .refused(place: place, reason: "its encoding is \(address.told(encoding)), not UTF8")
    }
    try execute("SET search_path = pg_catalog, pg_temp")
    try execute(
      """
      SET row_security = off;
      SET standard_conforming_strings = on;
      SET quote_all_identifiers = off;
      SET bytea_output = 'hex';
      SET statement_timeout = \(timeouts.answer);
      SET lock_timeout = \(max(1, timeouts.answer * 4 / 5));
      SET default_transaction_isolation = 'read committed';
      SET jit = off;
      SET max_parallel_workers_per_gather = 0;
      SELECT pg_catalog.set_config('synchronous_commit', 'on', false)
      WHERE pg_catalog.current_setting('synchronous_commit') = 'off'
      """)
  }

  /// Runs a statement with parameters and returns its rows.
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
    return try answer(within: timeouts.answer, keepsRows: true)
  }

  /// Runs statements without parameters, in one transaction unless they say otherwise.
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
    _ = try answer(within: milliseconds, keepsRows: false)
  }

  /// What the server announced since the last call, with an empty text for what was no number or
  /// too much; throws if the connection is lost.
  func takeNotifications() throws(WatchLogError) -> [String] {
    try consume(or: { (reason) in .unavailable(place: place, reason: reason) })
    hear()
    defer { heard = NotificationBox() }
    return heard.texts
  }

  /// Reads what has arrived.
  func consume(or failure: (Message) -> WatchLogError) throws(WatchLogError) {
    counted += Int64(wf_waiting_bytes(descriptor))
    guard libpq.pointee.PQconsumeInput(connection) == 1 else { throw failure(message) }
  }

  /// Takes the announcements out of libpq, which would keep all of them.
  func hear() {
    while let notification = libpq.pointee.PQnotifies(connection) {
      heard.take(notification.pointee.extra)
      libpq.pointee.PQfreemem(notification)
    }
  }

  /// How many bytes have arrived on the connection.
  var received: Int64 {
    let received = wf_received_bytes(descriptor)
    return received < 0 ? counted : received
  }

  /// Whether so much has arrived that the connection should be renewed.
  var isWornOut: Bool { received > AnswerBounds.connection }

  func wait(for events: Int32, _ deadline: Deadline) -> Bool {
    Descriptor.wait([descriptor], events: Int16(events), milliseconds: deadline.milliseconds)
  }
}
