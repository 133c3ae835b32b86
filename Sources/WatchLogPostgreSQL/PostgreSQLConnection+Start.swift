internal import CLibPQ
internal import Glibc

extension PostgreSQLConnection {
  /// Begins a connection with the parameters in force; nothing is sent yet.
  static func start(
    _ libpq: UnsafePointer<wf_libpq>, _ address: PostgreSQLAddress
  ) -> OpaquePointer? {
    var settings = address.settings
    if settings["service"] != nil {
      // Only libpq knows what a service says about the line.
      guard let trial = start(libpq, address, []) else { return nil }
      settings = said(by: LibPQ.settings(libpq, trial), settings)
      libpq.pointee.PQfinish(trial)
    }
    let defaults = LineDefaults(
      settings, known: address.keywords, version: libpq.pointee.PQlibVersion())
    return start(libpq, address, defaults.parameters)
  }

  /// Leaves out what libpq itself assumes if nobody says anything.
  private static func said(
    by inForce: [String: String], _ settings: [String: String]
  ) -> [String: String] {
    inForce.filter { keyword, value in
      settings[keyword] != nil
        || !(keyword == "sslmode" || keyword == "gssencmode") || value != "prefer"
    }
  }

  private static func start(
    _ libpq: UnsafePointer<wf_libpq>, _ address: PostgreSQLAddress,
    _ defaults: [(keyword: String, value: String)]
  ) -> OpaquePointer? {
    // Later parameters override earlier ones.
    let parameters =
      defaults + [
        ("dbname", address.url), ("client_encoding", "UTF8"),
        ("fallback_application_name", "watchfloor"),
      ]
    let names = parameters.map { strdup($0.keyword) }
    let values = parameters.map { strdup($0.value) }
    defer { for text in names + values { free(text) } }
    let keys = names.map { UnsafePointer($0) } + [nil]
    return libpq.pointee.PQconnectStartParams(keys, values.map { UnsafePointer($0) } + [nil], 1)
  }
}
