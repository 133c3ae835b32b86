/// Where a program that is measured keeps what it remembers: apart from the officer's own, and
/// empty at first.
struct ProgramHome {
  private let path: String

  /// A new one in a directory for such.
  init(_ name: String, in directory: borrowing TemporaryDirectory) throws(BenchError) {
    path = try directory.directory("home-\(name)")
  }

  var environment: [String: String] {
    [
      "HOME": path, "XDG_CACHE_HOME": "\(path)/cache", "XDG_STATE_HOME": "\(path)/state",
      "XDG_CONFIG_HOME": "\(path)/config",
    ]
  }
}
