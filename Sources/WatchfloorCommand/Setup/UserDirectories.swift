/// Where the program keeps what belongs to the officer, by the XDG base directory specification.
///
/// Each is `nil` where the environment names no place for it.
struct UserDirectories {
  private let environment: [String: String]

  init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// What can be made anew: `$XDG_CACHE_HOME/watchfloor`, else `~/.cache/watchfloor`.
  var cache: String? { directory("XDG_CACHE_HOME", ".cache") }
  /// The officer's own rules: `$XDG_CONFIG_HOME/watchfloor`, else `~/.config/watchfloor`.
  var config: String? { directory("XDG_CONFIG_HOME", ".config") }
  /// What must not be lost: `$XDG_DATA_HOME/watchfloor`, else `~/.local/share/watchfloor`.
  var data: String? { directory("XDG_DATA_HOME", ".local/share") }
  /// Where one was: `$XDG_STATE_HOME/watchfloor`, else `~/.local/state/watchfloor`.
  var state: String? { directory("XDG_STATE_HOME", ".local/state") }

  /// `nil` where it is no absolute path.
  var home: String? { environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } }

  /// A relative path is to be ignored, says the specification.
  private func directory(_ variable: String, _ place: String) -> String? {
    if let named = environment[variable], named.hasPrefix("/") { return "\(named)/watchfloor" }
    guard let home else { return nil }
    return "\(home)/\(place)/watchfloor"
  }
}
