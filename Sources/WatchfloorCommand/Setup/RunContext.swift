internal import Dashboard
internal import DisplayText
internal import Glibc

/// What this run may do, and what it knows of its surroundings.
struct RunContext: Sendable {
  /// Without what a restricted session must not be told.
  let environment: [String: String]
  let system: SystemConfiguration?
  let permissions: Permissions

  /// Takes what is forbidden out of the process's own environment as well, where libraries read it;
  /// call it before any of them does.
  init(_ arguments: Arguments, environment: [String: String], system: SystemConfiguration?) {
    self.system = system
    permissions = Permissions(
      isReadOnly: arguments.isReadOnly,
      isRestricted: arguments.isRestricted || system?.isRestricted == true)
    guard permissions.isRestricted else {
      self.environment = environment
      return
    }
    let allowed = environment.filter { !Self.isForbidden($0.key, $0.value) }
    for name in environment.keys where allowed[name] == nil { unsetenv(name) }
    self.environment = allowed
  }

  /// Variables by which whoever starts the program names places: the program's own, those of the
  /// XDG base directories, those by which curses finds terminals (below HOME too), and those by which
  /// libpq finds servers and trusts them; a user and a password are no places.
  ///
  /// A limit to what may leave the program stays, unless it would let more out.
  private static func isForbidden(_ name: String, _ value: String) -> Bool {
    if name == ExportCeiling.variable { return ExportCeiling.isLoose(value) }
    return name == "HOME" || (name.hasPrefix("PG") && !ownOfServer.contains(name))
      || ["WATCHFLOOR_", "XDG_", "TERMINFO", "TERMCAP", "TERMPATH"].contains {
        name.hasPrefix($0)
      }
  }

  private static let ownOfServer: Set = ["PGUSER", "PGPASSWORD", "PGPASSFILE"]

  /// Why the run is refused; `nil` where it may go on.
  func refusal(of arguments: Arguments) -> SafeText? {
    for capability in arguments.capabilities {
      if let refusal = permissions.refusal(of: capability.capability) {
        return "\(capability.what): \(refusal)"
      }
    }
    return refusalOfStation(arguments)
  }

  /// In a restricted session desk and role follow the system's configuration, where there is one.
  ///
  /// Where there is none, the words of the command line are those of sshd's `ForceCommand`.
  private func refusalOfStation(_ arguments: Arguments) -> SafeText? {
    guard permissions.isRestricted, let system else { return nil }
    // It says there whose handover is shown, and not who writes.
    let isShown = if case .handover(.show) = arguments.mode { true } else { false }
    return (isShown ? nil : Self.refusal(arguments.desk, "desk", system.allowedDesks))
      ?? Self.refusal(arguments.role, "role", system.allowedRoles)
  }

  private static func refusal(
    _ value: String?, _ word: SafeText, _ allowed: [String]
  ) -> SafeText? {
    guard let value, !allowed.contains(where: { $0.utf8.elementsEqual(value.utf8) }) else {
      return nil
    }
    let names = SafeText.joined(allowed.map { SafeText($0, limit: 80) })
    let known: SafeText = allowed.isEmpty ? "names none" : "allows \(names)"
    return
      "--\(word): this session is restricted: the \(word) \(quoted: value) is not allowed; \(SafeText(SystemConfiguration.path)) \(known)"
  }
}
