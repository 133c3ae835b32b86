internal import CLibPQ
internal import Glibc
internal import StrictJSON
internal import WatchLog

/// A connection from its first step until the server has accepted the login.
struct Greeting {
  private let address: PostgreSQLAddress
  private let libpq: UnsafePointer<wf_libpq>
  private let connection: OpaquePointer

  init(
    _ address: PostgreSQLAddress, _ libpq: UnsafePointer<wf_libpq>, _ connection: OpaquePointer
  ) {
    self.address = address
    self.libpq = libpq
    self.connection = connection
    _ = libpq.pointee.PQsetNoticeReceiver(connection, wf_ignore_notice, nil)
  }

  /// Waits until the server has accepted the login.
  func wait(_ milliseconds: Int) throws(WatchLogError) {
    let deadline = Deadline(milliseconds: milliseconds)
    var state = PGRES_POLLING_WRITING
    var isHandshake = false
    while state != PGRES_POLLING_OK {
      let status = libpq.pointee.PQstatus(connection)
      guard state != PGRES_POLLING_FAILED, status != CONNECTION_BAD else {
        throw failure(isHandshake: isHandshake)
      }
      // libpq may continue with another address of the host, which says nothing about the first
      // one's failure.
      if status == CONNECTION_SSL_STARTUP { isHandshake = true }
      if status == CONNECTION_AWAITING_RESPONSE { isHandshake = false }
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      guard
        Descriptor.wait(
          [descriptor], events: Int16(events), milliseconds: deadline.milliseconds),
        !deadline.isOver
      else {
        throw .unavailable(place: address.place, reason: "no connection in \(milliseconds) ms")
      }
      state = libpq.pointee.PQconnectPoll(connection)
      guard wf_received_bytes(descriptor) <= AnswerBounds.greeting else {
        throw .oversized(place: address.place, bytes: AnswerBounds.greeting)
      }
    }
  }

  private var descriptor: Int32 { libpq.pointee.PQsocket(connection) }

  /// - Parameter isHandshake: whether it failed while certificates were exchanged and checked.
  private func failure(isHandshake: Bool) -> WatchLogError {
    let message = address.told(libpq.pointee.PQerrorMessage(connection))
    return isHandshake
      ? .untrusted(place: address.place, reason: message)
      : .unavailable(place: address.place, reason: message)
  }

  /// How the line is guarded, by its nature and the parameters in force.
  var line: LogLine {
    if wf_is_local_socket(descriptor) != 0 { return .local }
    guard libpq.pointee.PQsslInUse(connection) == 1 else {
      return libpq.pointee.PQgssEncInUse(connection) == 1 ? .kerberos : .plain
    }
    let version = libpq.pointee.PQsslAttribute(connection, "protocol").map { String(cString: $0) }
    return .tls(version: version ?? "TLS", check)
  }

  private var check: LogLine.Check {
    let settings = LibPQ.settings(libpq, connection)
    let named = settings["sslrootcert"].flatMap { $0.isEmpty ? nil : $0 }
    let authorities = named ?? LineDefaults.ownAuthorities
    switch settings["sslmode"] {
    case LineDefaults.checked:
      return .host(settings["host"] ?? "", authorities: Self.words(authorities))
    case "verify-ca": return .authority(Self.words(authorities))
    // Other modes also check the authority if libpq finds a file of authorities.
    default:
      let isThere = authorities.map { access($0, F_OK) == 0 } ?? false
      return isThere ? .authority(Self.words(authorities)) : .nobody
    }
  }

  private static func words(_ authorities: String?) -> String {
    authorities == "system" ? "the authorities of the system" : authorities ?? "its authority"
  }
}

extension LibPQ {
  /// The parameters in force, wherever they come from, without passwords.
  static func settings(
    _ libpq: UnsafePointer<wf_libpq>, _ connection: OpaquePointer
  ) -> [String: String] {
    guard let first = libpq.pointee.PQconninfo(connection) else { return [:] }
    defer { libpq.pointee.PQconninfoFree(first) }
    var settings: [String: String] = [:]
    var option = first
    while let keyword = option.pointee.keyword.map({ String(cString: $0) }) {
      if let value = option.pointee.val, !keyword.contains(bytesOf: "password") {
        settings[keyword] = String(cString: value)
      }
      option += 1
    }
    return settings
  }
}
