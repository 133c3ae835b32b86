internal import CLibPQ
internal import Glibc
internal import StrictJSON
internal import WatchLog

extension PostgreSQLConnection {
  /// Waits for the whole answer of the server and returns its rows.
  ///
  /// Rows are taken one by one as they arrive, so that an answer without end is noticed while it
  /// arrives and not when it has filled the memory.
  func answer(
    within milliseconds: Int, keepsRows: Bool
  ) throws(WatchLogError) -> [PostgreSQLRow] {
    _ = libpq.pointee.PQsetSingleRowMode(connection)
    let end = received.addingReportingOverflow(Int64(AnswerBounds.answer)).partialValue
    let deadline = Deadline(milliseconds: milliseconds)
    var rows: [PostgreSQLRow] = []
    var failure: WatchLogError?
    while let result = try nextResult(deadline, upTo: end) {
      defer { libpq.pointee.PQclear(result) }
      switch libpq.pointee.PQresultStatus(result) {
      case PGRES_SINGLE_TUPLE: if keepsRows { rows.append(try read(result)) }
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
      case PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR: failure = failure ?? self.failure(result)
      // libpq would return the same result again and again.
      default: throw .unanswered(place: place, reason: "it answers as no log does")
      }
    }
    if let failure { throw failure }
    return rows
  }

  private func nextResult(
    _ deadline: Deadline, upTo end: Int64
  ) throws(WatchLogError) -> OpaquePointer? {
    let unanswered = { [place] (reason: Message) in
      WatchLogError.unanswered(place: place, reason: reason)
    }
    while true {
      let unsent = libpq.pointee.PQflush(connection)
      guard unsent >= 0 else { throw unanswered(message) }
      guard received <= end else { throw .oversized(place: place, bytes: AnswerBounds.answer) }
      let isBusy = libpq.pointee.PQisBusy(connection) != 0
      hear()
      if unsent == 0 && !isBusy { break }
      guard wait(for: Int32(POLLIN) | (unsent == 1 ? Int32(POLLOUT) : 0), deadline) else {
        throw unanswered("no answer in \(deadline.given) ms")
      }
      try consume(or: unanswered)
    }
    // An answer that never pauses has no end either.
    guard !deadline.isOver else { throw unanswered("no answer in \(deadline.given) ms") }
    return libpq.pointee.PQgetResult(connection)
  }

  /// The only row of a result.
  private func read(_ result: OpaquePointer) throws(WatchLogError) -> PostgreSQLRow {
    let count = libpq.pointee.PQnfields(result)
    guard libpq.pointee.PQntuples(result) == 1, count <= AnswerBounds.columns else {
      throw .unanswered(place: place, reason: "it answers with \(Int(count)) columns")
    }
    let lengths = (0..<count).map { Int(libpq.pointee.PQgetlength(result, 0, $0)) }
    guard lengths.reduce(0, +) <= AnswerBounds.row else {
      throw .unanswered(
        place: place, reason: "it answers with a row of more than \(AnswerBounds.row) bytes")
    }
    return PostgreSQLRow(
      place: place, columns: (0..<count).map { value(result, $0, lengths[Int($0)]) },
      types: (0..<count).map { libpq.pointee.PQftype(result, $0) })
  }

  private func value(_ result: OpaquePointer, _ column: Int32, _ length: Int) -> [UInt8]? {
    guard libpq.pointee.PQgetisnull(result, 0, column) == 0,
      let bytes = libpq.pointee.PQgetvalue(result, 0, column)
    else { return nil }
    return Array(UnsafeRawBufferPointer(start: bytes, count: length))
  }
}
